"""Do the pictures hold together?

What they name exists, every row is shown once, every arrow has its norm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from generator.characters import whole_number
from generator.model import (
    At,
    Axis,
    Catalogue,
    CatalogueRow,
    Circle,
    Cite,
    Coordinates,
    Directive,
    Flow,
    Handovers,
    MemberGroup,
    Model,
    Norm,
    Picture,
    Plan,
    Way,
    Window,
)
from generator.problem import Place, Problem, did_you_mean, error, given_numbers

TIMES = ("Tage", "Wochen", "Monate")


def pictures_hold(model: Model) -> Iterator[Problem]:
    """A picture names rows, columns, norms, sections and roles that exist.

    It shows every row of its catalogue once.
    """
    first_places: dict[str, Place] = {}
    for picture in model.pictures:
        if picture.id in first_places:
            yield error(
                "kennung-doppelt",
                picture.place,
                f"Die Kennung »{picture.id}« gibt es schon (Bild).",
                f"Zuerst steht sie in {first_places[picture.id]}.",
            )
        first_places.setdefault(picture.id, picture.place)
        directive = model.directive(picture.directive)
        if directive:
            yield from _picture(picture, directive, model)


def _picture(picture: Picture, directive: Directive, model: Model) -> Iterator[Problem]:
    own = {
        catalogue.id: catalogue
        for catalogue in model.catalogues
        if catalogue.directive.value == picture.directive
    }
    if picture.catalogue and picture.catalogue.value not in own:
        yield error(
            "katalog-unbekannt",
            picture.catalogue.place,
            f"Den Katalog »{picture.catalogue}« gibt es in dieser Weisung nicht.",
            did_you_mean(picture.catalogue.value, own),
        )
    elif picture.on_catalogue and not picture.catalogue:
        yield error(
            "schluessel-fehlt",
            picture.place,
            "Das Bild soll beim Katalog stehen, nennt aber keinen.",
            "Ergänzen Sie »katalog: …«.",
        )
    else:
        catalogue = own.get(picture.catalogue.value) if picture.catalogue else None
        roles = {role.id for role in model.roles}
        yield from _plan(picture.plan, _Known(picture, directive, catalogue, roles))


def _plan(plan: Plan, known: _Known) -> Iterator[Problem]:
    match plan:
        case Circle():
            return _circle(plan, known)
        case Coordinates():
            return _coordinates(plan, known)
        case Window():
            return _window(plan, known)
        case Handovers():
            return _handovers(plan, known)
        case Flow():
            return _flow(plan, known)
        case _ as never:
            assert_never(never)


class _Known:
    """What a picture may name."""

    def __init__(
        self, picture: Picture, directive: Directive, catalogue: Catalogue | None, roles: set[str]
    ) -> None:
        self.picture = picture
        self.roles = roles
        self.issuer = directive.issuer
        self.norms: dict[int, Norm] = {norm.rn: norm for norm in directive.norms}
        self.sections = [section.id for section in directive.sections]
        self.rows: dict[str, CatalogueRow] = {}
        self.columns: list[str] = []
        if catalogue:
            self.rows = {row.id: row for row in catalogue.rows}
            self.columns = [column.id for column in catalogue.columns]

    def missing_columns(self, words: Iterable[At | None]) -> Iterator[Problem]:
        for word in words:
            if word and word.value not in self.columns:
                yield error(
                    "spalte-unbekannt",
                    word.place,
                    f"Die Spalte »{word}« gibt es nicht.",
                    did_you_mean(word.value, self.columns),
                )

    def missing_norms(self, cites: Iterable[Cite]) -> Iterator[Problem]:
        for cite in cites:
            if cite.rn not in self.norms:
                yield error(
                    "rn-unbekannt",
                    cite.place,
                    f"Die Randnummer {cite.rn} gibt es in »{cite.directive}« nicht.",
                    given_numbers(self.norms),
                )

    def missing_ways(self, ways: Iterable[Way], members: list[str]) -> Iterator[Problem]:
        for way in ways:
            for word in (way.source, way.target):
                if word.value not in members:
                    yield error(
                        "verweis-unbekannt",
                        word.place,
                        f"»{word}« kommt in diesem Bild nicht vor.",
                        did_you_mean(word.value, members),
                    )
            if way.source.value == way.target.value:
                yield error(
                    "bild-weg",
                    way.target.place,
                    "Der Weg führt dorthin, wo er beginnt.",
                    "Nennen Sie unter »an« etwas anderes.",
                )
        yield from self.missing_norms(way.norm for way in ways)

    def shown_once(self, members: list[At]) -> Iterator[Problem]:
        """Nothing stands twice in a picture, and no row of its catalogue is left out."""
        seen: set[str] = set()
        for word in members:
            if word.value in seen:
                yield error(
                    "bild-doppelt",
                    word.place,
                    f"»{word}« steht zweimal im Bild.",
                    "Streichen Sie eine der beiden Stellen.",
                )
            seen.add(word.value)
        for row in self.rows.values():
            if row.id not in seen:
                yield error(
                    "bild-zeile-fehlt",
                    self.picture.place,
                    f"Dem Bild fehlt die Zeile »{row.id}« des Katalogs.",
                    "Ein Bild lässt nichts weg: Nehmen Sie die Zeile auf.",
                )


def _circle(plan: Circle, known: _Known) -> Iterator[Problem]:
    yield from known.missing_columns((plan.number, *plan.text, plan.section))
    yield from known.missing_norms((plan.back,))
    if not 3 <= len(known.rows) <= 6:
        yield error(
            "bild-kreis",
            known.picture.place,
            f"Ein Kreis zeigt drei bis sechs Zeilen, der Katalog hat {len(known.rows)}.",
            "Wählen Sie eine andere Art des Bildes.",
        )


def _coordinates(plan: Coordinates, known: _Known) -> Iterator[Problem]:
    columns = (plan.x.column, plan.y.column, *plan.marked, plan.group)
    problems = list(known.missing_columns(columns))
    yield from problems
    if problems:
        return
    for axis in (plan.x, plan.y):
        yield from _steps(axis, known)
    for row in known.rows.values():
        for column in plan.marked:
            value = row.cells.get(column.value)
            if value is not None and str(value) not in plan.signs:
                yield error(
                    "bild-zeichen",
                    column.place,
                    f"Für »{value}« (Zeile »{row.id}«) ist kein Zeichen erklärt.",
                    did_you_mean(str(value), plan.signs),
                )


def _steps(axis: Axis, known: _Known) -> Iterator[Problem]:
    """Each text of the column begins with exactly one step."""
    for row in known.rows.values():
        value = row.cells.get(axis.column.value)
        fitting = [step for step in axis.steps if str(value).startswith(step.value)]
        if axis.steps and value is not None and len(fitting) != 1:
            how = "zu mehreren Stufen" if fitting else "zu keiner Stufe"
            yield error(
                "bild-stufe",
                axis.column.place,
                f"»{value}« (Zeile »{row.id}«) passt {how}.",
                "Eine Stufe ist der Anfang des Textes in der Zelle.",
            )


def _window(plan: Window, known: _Known) -> Iterator[Problem]:
    problems = list(known.missing_norms((plan.start, plan.end, plan.around)))
    yield from problems
    if problems:
        return
    ends: list[tuple[int, str]] = []
    for cite in (plan.start, plan.end):
        norm = known.norms[cite.rn]
        # »+28« is text, so that its plus is shown
        length = (
            whole_number(norm.value.removeprefix("+"))
            if isinstance(norm.value, str)
            else norm.value
        )
        if not isinstance(length, int) or not norm.unit.startswith(TIMES):
            yield error(
                "bild-fenster",
                cite.place,
                f"Die Norm {cite.rn} nennt keine Zahl von Tagen, Wochen oder Monaten.",
                "Das Bild braucht »wert« als ganze Zahl und eine »einheit«, die mit »Tage«, "
                "»Wochen« oder »Monate« beginnt.",
            )
            return
        ends.append((length, norm.unit.split()[0]))
    (start, start_unit), (end, end_unit) = ends
    if not start < 0 < end or start_unit != end_unit:
        yield error(
            "bild-fenster",
            plan.end.place,
            "Das Fenster muss vor dem Tag beginnen und nach ihm enden, in derselben Einheit.",
            "Vor dem Tag ist »wert« negativ, danach positiv.",
        )


def _handovers(plan: Handovers, known: _Known) -> Iterator[Problem]:
    members = [member for group in plan.groups for member in group.members]
    for group in plan.groups:
        yield from _group(group, known)
    yield from known.shown_once(members)
    yield from known.missing_ways(plan.ways, [member.value for member in members])


def _group(group: MemberGroup, known: _Known) -> Iterator[Problem]:
    yield from known.missing_columns(group.text)
    if group.section and group.section.value not in known.sections:
        yield error(
            "abschnitt-unbekannt",
            group.section.place,
            f"Den Abschnitt »{group.section}« gibt es nicht.",
            did_you_mean(group.section.value, known.sections),
        )
    for member in group.members:
        if member.value not in known.rows and f"{known.issuer}/{member}" not in known.roles:
            yield error(
                "verweis-unbekannt",
                member.place,
                f"»{member}« ist weder Zeile des Katalogs noch Rolle.",
                did_you_mean(member.value, known.rows),
            )


def _flow(plan: Flow, known: _Known) -> Iterator[Problem]:
    yield from known.missing_columns(plan.text)
    for lane in plan.lanes:
        if lane.value not in known.roles:
            yield error(
                "rolle-unbekannt",
                lane.place,
                f"Die Rolle »{lane.value.partition('/')[2]}« gibt es nicht.",
                did_you_mean(lane.value, known.roles).replace(known.issuer + "/", ""),
            )
    for step in plan.steps:
        yield from _step(step, plan, known)
    yield from known.shown_once(list(plan.steps))
    steps = [step.value for step in plan.steps]
    yield from known.missing_ways(plan.ways, steps)
    for way in plan.ways:
        if way.source.value not in steps or way.target.value not in steps:
            continue
        if steps.index(way.target.value) < steps.index(way.source.value):
            yield error(
                "bild-weg",
                way.target.place,
                f"Der Weg führt zurück: »{way.target}« steht unter »schritte« vor »{way.source}«.",
                "Ordnen Sie die Schritte so, dass alle Wege vorwärts führen.",
            )


def _step(step: At, plan: Flow, known: _Known) -> Iterator[Problem]:
    """A step is a row or a norm, and one of the lanes acts in it."""
    row = known.rows.get(step.value)
    norm = known.norms.get(whole_number(step.value) or 0)
    if row:
        numbers = row.source
    elif norm:
        numbers = (norm.rn,)
    else:
        yield error(
            "verweis-unbekannt",
            step.place,
            f"»{step}« ist weder Zeile des Katalogs noch Randnummer.",
            did_you_mean(step.value, known.rows),
        )
        return
    actors: set[str] = set()
    for rn in numbers:
        if rn in known.norms:
            actors.update(actor.value for actor in known.norms[rn].actors)
    if actors.isdisjoint(lane.value for lane in plan.lanes):
        yield error(
            "bild-bahn",
            step.place,
            f"Zu »{step}« nennt keine Norm eine der Bahnen als handelnd.",
            "Ergänzen Sie die Rolle unter »bahnen« oder »akteur« bei der Norm.",
        )
