"""One checker → diagrams of its decision, its extra values and its contradictions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.cells import facts_of
from generator.compile.diagram import Diagram
from generator.compile.layout import Layout, lay_out
from generator.compile.resolve import Resolver
from generator.compile.typed import Condition, Every, Given, Neg, Quantity, Some, Yields, leaves
from generator.expression import AllOf
from generator.model import CONTRADICTION, UNDECIDED, Checker, Fact, Row
from generator.problem import Problem, did_you_mean, error

GAP = ("gap",)


@dataclass
class Built:
    """Everything that verification and output need. Roots are node numbers in ``layout.diagram``."""

    checker: Checker
    layout: Layout
    rows: tuple[Row, ...]
    conditions: list[int] = field(default_factory=list)
    clash: int = 0
    root: int = 0
    members: dict[str, int] = field(default_factory=dict)
    hits: list[int] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)
    terms: list[tuple] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    @property
    def diagram(self) -> Diagram:
        """The store of nodes."""
        return self.layout.diagram


@dataclass(frozen=True)
class Rules:
    """What the expressions of a checker mean: typed conditions, before there are variables."""

    checker: Checker
    rows: tuple[Row, ...]
    applies: dict[int, Condition]
    conditions: list[Condition | None]
    items: list[list[Condition]]
    values: list[tuple]
    used: set[str]

    @property
    def every(self) -> list[Condition]:
        """All conditions that need variables."""
        return (
            [c for c in self.conditions if c]
            + [c for row in self.items for c in row]
            + [c for c in _value_conditions(self.values)]
        )


def build(checker: Checker) -> tuple[Built | None, list[Problem]]:
    """The diagrams of a checker, or the problems in its rules."""
    rules, problems = resolve(checker)
    return (
        assemble(rules, lay_out(checker.facts, rules.applies, rules.every)) if rules else None
    ), problems


def resolve(checker: Checker) -> tuple[Rules | None, list[Problem]]:
    """The rules of a checker with all names and units resolved, or the problems in them."""
    resolver = Resolver(checker)
    rows = (*checker.contradictions, *_expanded(checker.rows))
    applies = {
        index: resolver.condition(fact.applies)
        for index, fact in enumerate(checker.facts)
        if fact.applies
    }
    _check_facts(resolver, applies)
    conditions = [_row_condition(resolver, row) for row in rows]
    items = [[_then_condition(resolver, then.condition) for then in row.then] for row in rows]
    values = _values(resolver)
    for derived in checker.derived:
        if derived.id not in resolver.used:
            _resolve_unused(resolver, derived)
    problems = resolver.problems + _check_words(checker, rows)
    return (
        None
        if problems
        else Rules(checker, rows, applies, conditions, items, values, resolver.used)
    ), problems


def assemble(rules: Rules, layout: Layout) -> Built:
    """The diagrams of a checker over given variables."""
    built = Built(rules.checker, layout, rules.rows, used=rules.used)
    _decide(built, rules.conditions, rules.items)
    _evaluate_values(built, rules.values)
    return built


def _expanded(rows: tuple[Row, ...]) -> list[Row]:
    """Exceptions stand before the row that they except from, with both conditions."""
    made = []
    for row in rows:
        for exception in row.exceptions:
            made.append(_with_condition(exception, row))
        made.append(row)
    return made


def _with_condition(exception: Row, row: Row) -> Row:
    parts = tuple(part for part in (row.condition, exception.condition) if part is not None)
    return replace(exception, condition=AllOf(exception.place, parts))


def _row_condition(resolver: Resolver, row: Row) -> Condition | None:
    return None if row.condition is None else resolver.condition(row.condition)


def _then_condition(resolver: Resolver, tree) -> Condition:
    return Every(()) if tree is None else resolver.condition(tree)


def _resolve_unused(resolver: Resolver, derived) -> None:
    """A derived value that nothing uses must still be well formed."""
    resolver.check(derived.formula)


def _check_facts(resolver: Resolver, applies: dict[int, Condition]) -> None:
    facts = resolver.checker.facts
    for index, condition in applies.items():
        if _depends_on(index, index, applies, set()):
            resolver.say(
                "gilt-wenn-kreis",
                facts[index].place,
                f"Ob »{facts[index].id}« gilt, hängt von »{facts[index].id}« selbst ab.",
            )
        if facts[index].type == "choices":
            resolver.say(
                "gilt-wenn-typ",
                facts[index].place,
                "»gilt_wenn« gibt es nicht bei einer Mehrfachauswahl.",
            )
    for fact in facts:
        for word in filter(None, (fact.stand_in, *fact.alternatives)):
            if word.value not in resolver.facts:
                resolver.say(
                    "merkmal-unbekannt",
                    word.place,
                    f"Das Merkmal »{word}« gibt es nicht.",
                    did_you_mean(word.value, resolver.facts),
                )
        _check_absent(resolver, fact)


def _check_absent(resolver: Resolver, fact: Fact) -> None:
    ids = [choice.id for choice in fact.choices]
    if (
        fact.type == "choice"
        and isinstance(fact.absent, str)
        and fact.absent not in (*ids, "ohne-angabe")
    ):
        resolver.say(
            "wert-unbekannt",
            fact.place,
            f"Die Vorgabe »{fact.absent}« ist kein Wert von »{fact.id}«.",
            did_you_mean(fact.absent, ids),
        )
    if len(set(ids)) < len(ids):
        double = next(word for word in ids if ids.count(word) > 1)
        resolver.say(
            "wert-doppelt", fact.place, f"Der Wert »{double}« kommt bei »{fact.id}« zweimal vor."
        )


def _depends_on(fact: int, start: int, applies: dict[int, Condition], seen: set[int]) -> bool:
    if fact in seen or fact not in applies:
        return False
    seen.add(fact)
    named = {n for leaf in leaves(applies[fact]) for n in _leaf_facts(leaf)}
    return start in named or any(_depends_on(other, start, applies, seen) for other in named)


def _leaf_facts(leaf: Condition) -> tuple[int, ...]:
    return (
        (leaf.fact,)
        if hasattr(leaf, "fact")
        else facts_of(leaf.left) + facts_of(leaf.right)
        if hasattr(leaf, "left")
        else ()
    )


def _check_words(checker: Checker, rows: tuple[Row, ...]) -> list[Problem]:
    known = [outcome.id for outcome in checker.outcomes]
    numbers = [row.number for row in rows if row.number]
    problems = []
    for row in rows:
        for word in (*(then.outcome for then in row.then), *row.candidates):
            if word.value not in known:
                problems.append(
                    error(
                        "ausgang-unbekannt",
                        word.place,
                        f"»{word}« ist kein Ausgang dieses Prüfers.",
                        did_you_mean(word.value, known),
                    )
                )
        named = row.candidates_from
        if named and named.value not in numbers:
            problems.append(
                error(
                    "zeile-unbekannt",
                    named.place,
                    f"Eine Zeile »{named}« gibt es nicht.",
                    did_you_mean(named.value, numbers),
                )
            )
        undecided = row.then and row.then[0].outcome.value == UNDECIDED
        if (row.candidates or row.candidates_from) and not undecided:
            problems.append(
                error(
                    "kandidaten-ohne-fachentscheidung",
                    row.place,
                    "Kandidaten gibt es nur bei »fachentscheidung«.",
                )
            )
        if undecided and not row.reason:
            problems.append(
                error(
                    "grund-fehlt",
                    row.place,
                    "Zu »fachentscheidung« gehört ein Grund.",
                    "Ergänzen Sie »grund: …«: warum entscheidet der Text nicht?",
                )
            )
    doubles = {number for number in numbers if numbers.count(number) > 1}
    problems += [
        error("zeile-doppelt", row.place, f"Die Nummer »{row.number}« ist zweimal vergeben.")
        for row in rows
        if row.number in doubles
    ]
    return problems


def _decide(built: Built, conditions: list[Condition | None], items: list[list[Condition]]) -> None:
    d, count = built.diagram, len(built.checker.contradictions)
    built.conditions = [d.true if c is None else built.layout.build(c) for c in conditions]
    built.clash = d.leaf(None)
    for index in reversed(range(count)):
        built.clash = d.ite(
            built.conditions[index], d.leaf(("r", index, (CONTRADICTION,), ())), built.clash
        )
    if built.checker.result == "set":
        _decide_set(built, count, conditions)
    else:
        _decide_first(built, count, items)


def _clashes(built: Built) -> int:
    return built.diagram.apply(lambda leaf: leaf is not None, built.clash)


def _wild(built: Built, root: int) -> int:
    return built.diagram.ite(_clashes(built), built.diagram.leaf(None), root)


def _decide_first(built: Built, count: int, items: list[list[Condition]]) -> None:
    d = built.diagram
    numbers = {row.number: index for index, row in enumerate(built.rows)}
    rest = {len(built.rows): d.leaf(GAP)}
    for index in reversed(range(count, len(built.rows))):
        row = built.rows[index]
        leaf = _row_leaf(built, index, items[index])
        if row.candidates_from:
            source = rest[max(numbers[row.candidates_from.value], index + 1)]
            leaf = d.apply(_with_candidates, leaf, source)
        rest[index] = d.ite(built.conditions[index], leaf, rest[index + 1])
    built.root = _wild(built, rest[count])


def _row_leaf(built: Built, index: int, items: list[Condition]) -> int:
    d, row = built.diagram, built.rows[index]
    candidates = tuple(sorted(word.value for word in row.candidates))
    if built.checker.result != "order":
        return d.leaf(
            ("r", index, tuple(sorted(then.outcome.value for then in row.then)), candidates)
        )
    sequence = d.leaf(())
    for then, condition in zip(row.then, items):
        word = then.outcome.value
        sequence = d.apply(
            lambda got, held, word=word: (*got, word) if held else got,
            sequence,
            built.layout.build(condition),
        )
    return d.apply(lambda got: ("r", index, got, ()), sequence)


def _with_candidates(leaf: tuple, source: tuple) -> tuple:
    if source == GAP:
        return leaf
    others = source[3] if UNDECIDED in source[2] else source[2]
    return (*leaf[:3], tuple(sorted({*leaf[3], *others})))


def _decide_set(built: Built, count: int, conditions: list[Condition | None]) -> None:
    d = built.diagram
    named = d.either(
        *(node for node, c in list(zip(built.conditions, conditions))[count:] if c is not None)
    )
    for index in range(count, len(built.rows)):
        if conditions[index] is None:  # »sonst«: no other row fits
            built.conditions[index] = d.negate(named)
    built.hits = [_wild(built, condition) for condition in built.conditions[count:]]
    for outcome in built.checker.outcomes:
        hits = [
            built.conditions[i]
            for i in range(count, len(built.rows))
            if outcome.id in {t.outcome.value for t in built.rows[i].then}
        ]
        if hits:
            built.members[outcome.id] = _wild(built, d.either(*hits))


def _values(resolver: Resolver) -> list[tuple]:
    made = []
    for value in resolver.checker.values:
        ids = [choice.id for choice in value.choices]
        if value.undecided and value.undecided.value not in ids:
            resolver.say(
                "wert-unbekannt",
                value.undecided.place,
                f"»{value.undecided}« ist kein Wert von »{value.id}«.",
                did_you_mean(value.undecided.value, ids),
            )
        rules = []
        for rule in value.rules:
            if rule.choice and rule.choice.value not in ids:
                resolver.say(
                    "wert-unbekannt",
                    rule.choice.place,
                    f"»{rule.choice}« ist kein Wert von »{value.id}«.",
                    did_you_mean(rule.choice.value, ids),
                )
            formula = resolver.quantity(rule.formula) if rule.formula else None
            if formula and formula.dimension != ("datum" if value.type == "date" else "zahl"):
                resolver.say(
                    "formel-typ", rule.place, f"Die Formel passt nicht zum Typ von »{value.id}«."
                )
            elif formula and formula.places:
                resolver.say(
                    "formel-stellen",
                    rule.place,
                    f"Die Formel von »{value.id}« kann Nachkommastellen ergeben; ein Wert ist eine ganze Zahl oder ein Datum.",
                    "Geben Sie den Merkmalen der Formel »stellen: 0« oder rechnen Sie mit ganzen Zahlen.",
                )
            rules.append((resolver.condition(rule.condition), rule.choice, formula))
        entries = [(entry.id, resolver.condition(entry.condition)) for entry in value.entries]
        made.append((value, rules, entries))
    return made


def _value_conditions(values: list[tuple]) -> list[Condition]:
    return [
        c
        for _, rules, entries in values
        for c in [*(rule[0] for rule in rules), *(entry[1] for entry in entries)]
    ]


def _evaluate_values(built: Built, values: list[tuple]) -> None:
    d = built.diagram
    for value, rules, entries in values:
        if value.type == "list":
            built.values[value.id] = [
                (name, _wild(built, _with_result(built, c))) for name, c in entries
            ]
            continue
        root = d.leaf(("-",))
        for condition, choice, formula in reversed(rules):
            leaf = ("v", choice.value) if choice else ("t", _term(built, formula))
            root = d.ite(
                _known(built, formula),
                d.ite(_with_result(built, condition), d.leaf(leaf), root),
                root,
            )
        built.values[value.id] = _wild(built, root)


def _known(built: Built, formula: Quantity | None) -> int:
    """A formula yields nothing where one of its facts carries no statement."""
    return (
        built.layout.build(Every(tuple(Given(fact) for fact in facts_of(formula.term))))
        if formula
        else built.diagram.true
    )


def _term(built: Built, formula: Quantity) -> int:
    if formula.term not in built.terms:
        built.terms.append(formula.term)
    return built.terms.index(formula.term)


def _with_result(built: Built, condition: Condition) -> int:
    d = built.diagram
    if isinstance(condition, Yields):
        if built.checker.result == "set":
            return d.either(
                *(d.apply(bool, built.members[o]) for o in condition.outcomes if o in built.members)
            )
        return d.apply(
            lambda leaf: bool(leaf and leaf != GAP and set(leaf[2]) <= condition.outcomes),
            built.root,
        )
    if isinstance(condition, Neg):
        return d.negate(_with_result(built, condition.of))
    if isinstance(condition, (Every, Some)):
        join = d.both if isinstance(condition, Every) else d.either
        return join(*(_with_result(built, part) for part in condition.parts))
    return built.layout.build(condition)
