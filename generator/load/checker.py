"""``pruefer/<checker>.yml`` → Checker. Words are German here and nowhere else in the pipeline."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from generator.expression import AllOf, Expression, Name, Truth
from generator.load.example import check_words, read_example, typed
from generator.load.formula import parse_cell
from generator.load.reader import (
    Fields,
    Read,
    Reader,
    at,
    choices,
    cites,
    condition,
    entries,
    listed,
    one_of,
    one_or_many,
    slug,
    text,
    truth,
    validity,
    whole,
)
from generator.load.source import Mapping, Node, Scalar, Sequence
from generator.model import (
    CONTRADICTION,
    NOT_GIVEN,
    Agreement,
    At,
    Catalogue,
    Checker,
    Choice,
    Derived,
    Fact,
    ListEntry,
    Outcome,
    Row,
    Then,
    Validity,
    Value,
    ValueRule,
)
from generator.problem import did_you_mean

FACT_TYPES = {
    "ja-nein": "boolean",
    "auswahl": "choice",
    "mehrfachauswahl": "choices",
    "ganzzahl": "integer",
    "zahl": "number",
    "datum": "date",
}
VALUE_TYPES = {"datum": "date", "ganzzahl": "integer", "auswahl": "choice", "liste": "list"}
RESULTS = {"eines": "single", "menge": "set", "reihenfolge": "order"}
POLICIES = {"erste": "first", "eindeutig": "unique", "alle": "all", "reihenfolge": "ordered"}
COUNTINGS = {"tage": ("beide-enden", "nur-ende", "ohne-enden"), "monate": ("kalendermonate",)}
_POLICY_OF = {"single": ("first", "unique"), "set": ("all",), "order": ("ordered",)}


def read_checker(reader: Reader, node: Node, catalogues: dict[str, Catalogue]) -> Checker | None:
    """One checker; choices may come from a catalogue (``aus``)."""
    directive = _first_directive(node)
    cite = cites(directive)
    got = reader.fields(node, _fields(cite, catalogues), "Prüfer")
    if got is None:
        return None
    table = got.get("entscheidung") or {}
    result = got.get("ergebnis") or "single"
    policy = table.get("treffer") or _POLICY_OF[result][0]
    if policy not in _POLICY_OF[result]:
        reader.say(
            "treffer-passt-nicht",
            node.get("entscheidung").get("treffer").place,
            "Die Trefferregel passt nicht zum Ergebnis des Prüfers.",
            "eines: »erste« oder »eindeutig« · menge: »alle« · reihenfolge: »reihenfolge«",
        )
    checker = Checker(
        id=got.get("prüfer", ""),
        title=got.get("titel", ""),
        question=got.get("frage", got.get("titel", "")),
        about=got.get("hinweis", ""),
        directives=got.get("weisungen", ()),
        result=result,
        policy=policy,
        counting=got.get("zählung") or {},
        facts=got.get("merkmale", ()),
        derived=got.get("hilfsgrößen", ()),
        outcomes=got.get("ausgänge", ()),
        values=got.get("werte", ()),
        contradictions=got.get("widerspruch", ()),
        columns=table.get("spalten", ()),
        rows=table.get("zeilen", ()),
        open_points=got.get("offen", ()),
        conflicts=got.get("konflikte", ()),
        examples=tuple(
            typed(example, got.get("merkmale", ())) for example in got.get("beispiele", ())
        ),
        agreements=got.get("abgleich", ()),
        valid=got.get("gilt") or Validity(place=node.place),
        place=node.place,
    )
    if not reader.problems:  # else a fact that could not be read would count as unknown
        _check_columns(reader, checker)
        check_words(reader, checker, node)
    return checker


def _check_columns(reader: Reader, checker: Checker) -> None:
    known = [part.id for part in (*checker.facts, *checker.derived)]
    for column in checker.columns:
        if column.value not in known:
            reader.say(
                "merkmal-unbekannt",
                column.place,
                f"Die Spalte »{column}« ist weder ein Merkmal noch eine Hilfsgröße dieses Prüfers.",
                did_you_mean(column.value, known),
            )


def _first_directive(node: Node) -> str:
    named = node.get("weisungen") if isinstance(node, Mapping) else None
    first = named.items[0] if isinstance(named, Sequence) and named.items else None
    return str(first.value) if isinstance(first, Scalar) else ""


def _fields(cite: Read, catalogues: dict[str, Catalogue]) -> Fields:
    return {
        "prüfer": (slug, True),
        "titel": (text, True),
        "frage": (text, False),
        "hinweis": (text, False),
        "weisungen": (listed(at), True),
        "ergebnis": (one_of(RESULTS, "Ergebnis"), True),
        "zählung": (_counting, False),
        "merkmale": (partial(_facts, cite=cite, catalogues=catalogues), True),
        "hilfsgrößen": (_derived, False),
        "ausgänge": (_outcomes, True),
        "werte": (_values, False),
        "widerspruch": (listed(partial(_contradiction, cite=cite)), False),
        "entscheidung": (partial(_table, cite=cite), True),
        "offen": (listed(text), False),
        "konflikte": (listed(at), False),
        "beispiele": (listed(read_example), False),
        "abgleich": (listed(_agreement), False),
        "gilt": (validity, False),
    }


def _counting(reader: Reader, node: Node) -> dict[str, str]:
    fields = {
        word: (one_of(ways, f"Zählung der {word.capitalize()}"), False)
        for word, ways in COUNTINGS.items()
    }
    return {
        word: way for word, way in (reader.fields(node, fields, "Zählung") or {}).items() if way
    }


def _facts(
    reader: Reader, node: Node, cite: Read, catalogues: dict[str, Catalogue]
) -> tuple[Fact, ...]:
    made = (
        _fact(reader, key, value, cite, catalogues)
        for key, value in entries(reader, node, "Merkmale")
    )
    return tuple(fact for fact in made if fact)


def _fact(
    reader: Reader, key: Scalar, node: Node, cite: Read, catalogues: dict[str, Catalogue]
) -> Fact | None:
    got = reader.fields(
        node,
        {
            "typ": (one_of(FACT_TYPES, "Typ des Merkmals"), True),
            "titel": (text, False),
            "frage": (text, True),
            "hilfe": (text, False),
            "einheit": (text, False),
            "stellen": (whole, False),
            "werte": (choices, False),
            "aus": (at, False),
            "ohne": (listed(at), False),
            "fehlt": (_plain, False),
            "gilt_wenn": (condition, False),
            "ersatz": (at, False),
            "statt": (one_or_many(at), False),
            "quelle": (cite, False),
            "ohne_einfluss": (truth, False),
        },
        "Merkmal",
    )
    if got is None or not got.get("typ"):
        return None
    kind = got["typ"]
    return Fact(
        id=str(key.value),
        type=kind,
        title=got.get("titel", got.get("frage", "")),
        question=got.get("frage", ""),
        help=got.get("hilfe", ""),
        unit=got.get("einheit", ""),
        places=got.get("stellen", 2 if kind == "number" else 0),
        choices=_fact_choices(reader, node, got, catalogues),
        absent=_absent(reader, node, kind, got.get("fehlt")),
        applies=got.get("gilt_wenn"),
        stand_in=got.get("ersatz"),
        alternatives=got.get("statt", ()),
        source=got.get("quelle", ()),
        idle=got.get("ohne_einfluss", False),
        place=key.place,
    )


def _fact_choices(
    reader: Reader, node: Node, got: dict, catalogues: dict[str, Catalogue]
) -> tuple[Choice, ...]:
    made: tuple[Choice, ...] = ()
    source = got.get("aus")
    if source:
        catalogue = catalogues.get(source.value)
        if catalogue is None:
            reader.say(
                "katalog-unbekannt",
                source.place,
                f"Den Katalog »{source}« gibt es nicht.",
                did_you_mean(source.value, catalogues),
            )
        else:
            made = _from_catalogue(reader, catalogue, got.get("ohne", ()))
    made += got.get("werte", ())
    needs = got["typ"] in ("choice", "choices")
    if needs and not made and not source:
        reader.say(
            "werte-fehlen",
            node.place,
            "Zu einer Auswahl gehören Werte.",
            "Ergänzen Sie »werte: {kennung: Titel}« oder »aus: katalog«.",
        )
    if made and not needs:
        reader.say(
            "werte-zu-viel",
            node.place,
            "Werte gibt es nur bei »auswahl« und »mehrfachauswahl«.",
            "Ändern Sie den Typ oder streichen Sie die Werte.",
        )
    return made


def _from_catalogue(
    reader: Reader, catalogue: Catalogue, without: tuple[At, ...]
) -> tuple[Choice, ...]:
    known = [row.id for row in catalogue.rows]
    for word in without:
        if word.value not in known:
            reader.say(
                "wert-unbekannt",
                word.place,
                f"»{word}« steht nicht im Katalog »{catalogue.id}«.",
                did_you_mean(word.value, known),
            )
    left_out = {word.value for word in without}
    return tuple(
        Choice(id=row.id, title=row.title, help="", place=row.place)
        for row in catalogue.rows
        if row.id not in left_out
    )


def _plain(reader: Reader, node: Node) -> At | None:
    if isinstance(node, Scalar) and isinstance(node.value, bool):
        return At("ja" if node.value else "nein", node.place)
    return at(reader, node)


def _absent(reader: Reader, node: Node, kind: str, written: At | None) -> object:
    if written is None or written.value == NOT_GIVEN:
        return written and NOT_GIVEN
    if kind == "boolean" and written.value in ("ja", "nein"):
        return written.value == "ja"
    if kind in ("integer", "number") and written.value.lstrip("-").isdigit():
        return Decimal(written.value)
    if kind == "choice":
        return written.value
    reader.say(
        "vorgabe-passt-nicht",
        written.place,
        f"Die Vorgabe »{written}« passt nicht zum Typ des Merkmals.",
        "Möglich ist ein Wert des Merkmals oder »ohne-angabe«.",
    )
    return None


def _derived(reader: Reader, node: Node) -> tuple[Derived, ...]:
    read = ((key, condition(reader, value)) for key, value in entries(reader, node, "Hilfsgrößen"))
    return tuple(
        Derived(id=str(key.value), formula=formula, place=key.place)
        for key, formula in read
        if formula
    )


def _outcomes(reader: Reader, node: Node) -> tuple[Outcome, ...]:
    made = []
    for key, value in entries(reader, node, "Ausgänge"):
        if isinstance(value, Mapping):
            got = (
                reader.fields(
                    value,
                    {
                        "titel": (text, True),
                        "satz": (text, False),
                        "folgen": (listed(text), False),
                        "ohne_zeile": (text, False),
                    },
                    "Ausgang",
                )
                or {}
            )
            made.append(
                Outcome(
                    id=str(key.value),
                    title=got.get("titel", ""),
                    sentence=got.get("satz", ""),
                    follows=got.get("folgen", ()),
                    unreached=got.get("ohne_zeile", ""),
                    place=key.place,
                )
            )
        else:
            made.append(
                Outcome(
                    id=str(key.value),
                    title=text(reader, value),
                    sentence="",
                    follows=(),
                    unreached="",
                    place=key.place,
                )
            )
    return tuple(made)


def _values(reader: Reader, node: Node) -> tuple[Value, ...]:
    made = (_value(reader, key, value) for key, value in entries(reader, node, "Werte"))
    return tuple(value for value in made if value)


def _value(reader: Reader, key: Scalar, node: Node) -> Value | None:
    got = reader.fields(
        node,
        {
            "typ": (one_of(VALUE_TYPES, "Typ des Werts"), True),
            "titel": (text, True),
            "werte": (choices, False),
            "formel": (condition, False),
            "regeln": (listed(_value_rule), False),
            "einträge": (_list_entries, False),
            "unentschieden": (at, False),
        },
        "Wert",
    )
    if got is None or not got.get("typ"):
        return None
    rules = got.get("regeln", ())
    if got.get("formel"):
        rules = (
            ValueRule(
                condition=AllOf(node.place, ()),
                choice=None,
                formula=got["formel"],
                place=node.place,
            ),
            *rules,
        )
    return Value(
        id=str(key.value),
        type=got["typ"],
        title=got.get("titel", ""),
        choices=got.get("werte", ()),
        rules=rules,
        entries=got.get("einträge", ()),
        undecided=got.get("unentschieden"),
        place=key.place,
    )


def _value_rule(reader: Reader, node: Node) -> ValueRule | None:
    got = reader.fields(
        node,
        {"wenn": (condition, False), "dann": (at, False), "formel": (condition, False)},
        "Regel für einen Wert",
    )
    return got and ValueRule(
        condition=got.get("wenn") or AllOf(node.place, ()),
        choice=got.get("dann"),
        formula=got.get("formel"),
        place=node.place,
    )


def _list_entries(reader: Reader, node: Node) -> tuple[ListEntry, ...]:
    made = []
    for key, value in entries(reader, node, "Einträge"):
        got = (
            reader.fields(value, {"titel": (text, True), "wenn": (condition, True)}, "Eintrag")
            or {}
        )
        if got.get("wenn"):
            made.append(
                ListEntry(
                    id=str(key.value),
                    title=got.get("titel", ""),
                    condition=got["wenn"],
                    place=key.place,
                )
            )
    return tuple(made)


def _contradiction(reader: Reader, node: Node, cite: Read) -> Row | None:
    got = reader.fields(
        node,
        {
            "nr": (text, False),
            "wenn": (condition, True),
            "grund": (text, True),
            "quelle": (cite, False),
            "lesart": (text, False),
            "konflikt": (one_or_many(at), False),
        },
        "Widerspruch",
    )
    if not got or not got.get("wenn"):
        return None
    then = (Then(At(CONTRADICTION, node.place)),)
    return Row(
        number=got.get("nr", ""),
        condition=got["wenn"],
        cells=(),
        then=then,
        open=False,
        candidates=(),
        candidates_from=None,
        text=got.get("grund", ""),
        reason="",
        reading=got.get("lesart", ""),
        conflicts=got.get("konflikt", ()),
        source=got.get("quelle", ()),
        exceptions=(),
        place=node.place,
    )


def _table(reader: Reader, node: Node, cite: Read) -> dict:
    columns = node.get("spalten") if isinstance(node, Mapping) else None
    names = (
        tuple(At(str(item.value), item.place) for item in columns.items if isinstance(item, Scalar))
        if isinstance(columns, Sequence)
        else ()
    )
    row = partial(_row, cite=cite, columns=names)
    return (
        reader.fields(
            node,
            {
                "treffer": (one_of(POLICIES, "Trefferregel"), True),
                "spalten": (listed(at), False),
                "zeilen": (listed(row), True),
            },
            "Entscheidung",
        )
        or {}
    )


def _row(reader: Reader, node: Node, cite: Read, columns: tuple[At, ...]) -> Row | None:
    fields: Fields = {
        "nr": (text, False),
        "wenn": (lambda r, n: n, False),
        "dann": (_then, True),
        "kandidaten": (listed(at), False),
        "kandidaten_ab": (at, False),
        "text": (text, False),
        "grund": (text, False),
        "lesart": (text, False),
        "konflikt": (one_or_many(at), False),
        "quelle": (cite, True),
        "ausnahmen": (listed(partial(_row, cite=cite, columns=())), False),
    }
    got = reader.fields(node, fields, "Zeile der Entscheidung")
    if got is None or got.get("dann") is None:
        return None
    then, is_open = got["dann"]
    when = got.get("wenn")
    tree, cells = _when(reader, when, node.place, columns)
    return Row(
        number=got.get("nr", ""),
        condition=tree,
        cells=cells,
        then=then,
        open=is_open,
        candidates=got.get("kandidaten", ()),
        candidates_from=got.get("kandidaten_ab"),
        text=got.get("text", ""),
        reason=got.get("grund", ""),
        reading=got.get("lesart", ""),
        conflicts=got.get("konflikt", ()),
        source=got.get("quelle", ()),
        exceptions=got.get("ausnahmen", ()),
        place=node.place,
    )


def _when(
    reader: Reader, node: Node | None, place, columns: tuple[At, ...]
) -> tuple[Expression | None, tuple[str, ...]]:
    if node is None or (isinstance(node, Scalar) and node.value == "sonst"):
        return None, ()
    if not isinstance(node, Sequence):
        return condition(reader, node) or Truth(place, False), ()
    if len(node.items) != len(columns):
        reader.say(
            "zellen-zahl",
            node.place,
            f"Die Zeile hat {len(node.items)} Zellen, die Tabelle {len(columns)} Spalten.",
            "Schreiben Sie je Spalte eine Zelle; »-« heißt: beliebig.",
        )
        return Truth(place, False), ()
    parts, cells = [], []
    for column, item in zip(columns, node.items):
        written = (
            ("ja" if item.value else "nein")
            if isinstance(item, Scalar) and isinstance(item.value, bool)
            else text(reader, item)
        )
        tree, problems = parse_cell(
            written,
            Name(column.place, column.value),
            item.spot if isinstance(item, Scalar) else item.place,
        )
        reader.problems.extend(problems)
        cells.append(written)
        parts.append(tree or Truth(place, False))
    return AllOf(node.place, tuple(parts)), tuple(cells)


def _then(reader: Reader, node: Node) -> tuple[tuple[Then, ...], bool] | None:
    if isinstance(node, Mapping):
        got = reader.fields(node, {"offen": (listed(at), True)}, "dann")
        return got and (tuple(Then(word) for word in got.get("offen", ())), True)
    return one_or_many(_then_entry)(reader, node), False


def _then_entry(reader: Reader, node: Node) -> Then | None:
    if isinstance(node, Mapping):
        got = reader.fields(
            node, {"eintrag": (at, True), "falls": (condition, True)}, "Eintrag der Reihenfolge"
        )
        return Then(got["eintrag"], got.get("falls")) if got and got.get("eintrag") else None
    word = at(reader, node)
    return word and Then(word)


def _agreement(reader: Reader, node: Node) -> Agreement | None:
    got = reader.fields(
        node,
        {"mit": (at, True), "hier": (one_or_many(at), True), "dort": (one_or_many(at), True)},
        "Abgleich",
    )
    return (
        Agreement(
            other=got["mit"], here=got.get("hier", ()), there=got.get("dort", ()), place=node.place
        )
        if got and got.get("mit")
        else None
    )
