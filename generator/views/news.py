"""What changed between two versions of the rules, by directive, with a headline for each."""

from __future__ import annotations

from dataclasses import dataclass

from generator.changes import CheckerChange, Comparison, EntryChange
from generator.site import addresses
from generator.site.cross_references import main_directive
from generator.site.page_context import PageContext
from generator.views.case_diffs import CaseView, cases
from generator.views.field_diffs import KINDS, STATES, FieldView, field_view

REGISTERS = ("conflict", "decision", "term", "document", "role", "issuer")
_ADDRESSES = {
    "directive": addresses.directive,
    "catalogue": addresses.catalogue,
    "checker": addresses.checker,
    "role": addresses.role,
    "term": addresses.term,
    "document": addresses.document,
}


@dataclass(frozen=True, kw_only=True)
class EntryView:
    """An entry that was added, changed or dropped; ``href`` leads to it where it still stands."""

    entry: EntryChange
    kind: str
    state: str
    href: str
    text: str
    fields: tuple[FieldView, ...]
    parts: tuple[EntryView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CheckerView:
    """A checker: what is written differently, and what comes out differently."""

    change: CheckerChange
    about: EntryView
    outcomes: tuple[CaseView, ...]
    values: tuple[CaseView, ...]
    reasons: tuple[CaseView, ...]

    @property
    def quiet(self) -> bool:
        """True when nothing but the way it is written changed."""
        visible = (
            self.about.fields,
            self.about.parts,
            self.outcomes,
            self.values,
            self.reasons,
            self.change.sampled,
            self.change.doubts,
        )
        return self.change.entry.state == "changed" and not any(visible)

    @property
    def verdict(self) -> str:
        """One line: does it change results?"""
        if self.change.entry.state != "changed":
            return STATES[self.change.entry.state]
        if self.outcomes:
            return "In manchen Fällen ein anderes Ergebnis"
        if self.values:
            return "Ergebnis unverändert, weitere Angaben anders"
        return "Ergebnis unverändert" + (", Begründung anders" if self.reasons else "")


@dataclass(frozen=True, kw_only=True)
class NewsPart:
    """All that changed in one directive; ``about`` None = only its catalogues or checkers did."""

    title: str
    id: str
    about: EntryView | None
    norms: tuple[EntryView, ...]
    sections: tuple[EntryView, ...]
    catalogues: tuple[EntryView, ...]
    checkers: tuple[CheckerView, ...]

    @property
    def headline(self) -> str:
        """»Randnummern: 2 neu, 1 geändert · 1 Prüfer mit anderem Ergebnis«."""
        pieces: list[str] = []
        if self.about and self.about.entry.state != "changed":
            pieces.append(STATES[self.about.entry.state])
        states = [norm.entry.state for norm in self.norms]
        counts = [f"{states.count(state)} {STATES[state]}" for state in STATES if state in states]
        if counts:
            pieces.append(f"Randnummern: {', '.join(counts)}")
        if others := sum(bool(checker.outcomes) for checker in self.checkers):
            pieces.append(f"{others} Prüfer mit anderem Ergebnis")
        return " · ".join(pieces) or "kleinere Änderungen"


@dataclass(frozen=True)
class News:
    """The comparison as people read it; ``registers``: entries under the name of their register."""

    comparison: Comparison
    parts: tuple[NewsPart, ...]
    registers: tuple[tuple[str, tuple[EntryView, ...]], ...]


def news(comparison: Comparison, context: PageContext) -> News:
    """The differences by directive: those of this handbook in its order, then those dropped."""
    reader = _NewsReader(comparison, context)
    return News(comparison, reader.parts(), reader.registers())


@dataclass(frozen=True)
class _NewsReader:
    comparison: Comparison
    context: PageContext

    def parts(self) -> tuple[NewsPart, ...]:
        parts = (self._part(directive, title) for directive, title in self._directives().items())
        return tuple(part for part in parts if part)

    def _directives(self) -> dict[str, str]:
        """Titles of all directives in which something may have changed, by id."""
        titles = {
            directive.id: directive.short
            for directive in self.context.cross_references.model.directives
        }
        titles |= {
            entry.id: entry.title
            for entry in self.comparison.directives
            if entry.state == "dropped"
        }
        # what belongs to a directive that could not be read
        for change in self.comparison.checkers:
            titles.setdefault(_directive(change), _directive(change))
        for entry in self.comparison.catalogues:
            titles.setdefault(self._home(entry), self._home(entry))
        return titles

    def registers(self) -> tuple[tuple[str, tuple[EntryView, ...]], ...]:
        registers: list[tuple[str, tuple[EntryView, ...]]] = []
        for kind in REGISTERS:
            entries = [entry for entry in self.comparison.registers if entry.kind == kind]
            if entries:
                registers.append((KINDS[kind], tuple(map(self._entry, entries))))
        return tuple(registers)

    def _part(self, directive: str, title: str) -> NewsPart | None:
        comparison = self.comparison
        about = next((entry for entry in comparison.directives if entry.id == directive), None)
        checkers = [change for change in comparison.checkers if _directive(change) == directive]
        catalogues = [entry for entry in comparison.catalogues if self._home(entry) == directive]
        if not (about or checkers or catalogues):
            return None
        inside = _NewsReader(self.comparison, self.context.about(directive))
        return NewsPart(
            title=title,
            id=directive,
            about=self._entry(about) if about else None,
            norms=inside.entries(about, "norm"),
            sections=inside.entries(about, "section"),
            catalogues=tuple(map(self._entry, catalogues)),
            checkers=tuple(map(self._checker, checkers)),
        )

    def entries(self, about: EntryChange | None, kind: str) -> tuple[EntryView, ...]:
        """The norms or sections of the directive at hand that changed."""
        return tuple(map(self._entry, about.of(kind))) if about else ()

    def _home(self, entry: EntryChange) -> str:
        """The directive of a catalogue; that of a dropped one from its fields."""
        for catalogue in self.context.cross_references.model.catalogues:
            if catalogue.id == entry.id:
                return catalogue.directive.value
        return next((str(field.old) for field in entry.fields if field.name == "directive"), "")

    def _checker(self, change: CheckerChange) -> CheckerView:
        cross_references = self.context.cross_references
        return CheckerView(
            change=change,
            about=self._entry(change.entry),
            outcomes=cases(change, "outcome", cross_references),
            values=cases(change, "value", cross_references),
            reasons=cases(change, "reason", cross_references),
        )

    def _entry(self, entry: EntryChange) -> EntryView:
        return self._entry_of(entry, self._columns(entry))

    def _entry_of(self, entry: EntryChange, columns: dict[str, str]) -> EntryView:
        """The entry and its parts; ``columns``: titles of those of the catalogue at hand."""
        fields = entry.fields if entry.state == "changed" else ()
        parts = [part for part in entry.parts if part.kind not in ("norm", "section")]
        return EntryView(
            entry=entry,
            kind=KINDS[entry.kind],
            state=STATES[entry.state],
            href="" if entry.state == "dropped" else self._href(entry),
            text=_text(entry),
            fields=tuple(
                field_view(field, entry.kind, self.context.cross_references, columns)
                for field in fields
            ),
            parts=tuple(self._entry_of(part, columns or self._columns(part)) for part in parts),
        )

    def _columns(self, entry: EntryChange) -> dict[str, str]:
        if entry.kind == "catalogue":
            for catalogue in self.context.cross_references.model.catalogues:
                if catalogue.id == entry.id:
                    return {column.id: column.title for column in catalogue.columns}
        return {}

    def _href(self, entry: EntryChange) -> str:
        if entry.kind == "norm":
            return self.context.rn(int(entry.id)).href
        if entry.kind == "conflict":
            return self.context.conflict(self.context.cross_references.conflicts[entry.id]).href
        if entry.kind in _ADDRESSES:
            return self.context.href(_ADDRESSES[entry.kind](entry.id))
        return ""


def _text(entry: EntryChange) -> str:
    """The text of a norm that only one version has."""
    for field in entry.fields:
        if field.name == "text" and entry.state == "added":
            return str(field.new)
        if field.name == "text" and entry.state == "dropped":
            return str(field.old)
    return ""


def _directive(change: CheckerChange) -> str:
    """The main directive of a checker, as the version says that still has it."""
    checker = change.new or change.old
    if checker is None:
        raise ValueError(f"neither version has the checker {change.entry.id!r}")
    return main_directive(checker)
