"""What changed between two versions of the rules: the page »Was ist neu«, by directive, and its headlines for other pages."""

from __future__ import annotations

from dataclasses import dataclass

from generator.changes import CheckerChange, Comparison, EntryChange
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.views.case_diffs import CaseView, cases
from generator.views.field_diffs import KINDS, STATES, FieldView, view

TITLE = "Was ist neu"


@dataclass(frozen=True)
class EntryView:
    """An entry that was added, changed or dropped; ``href`` leads to it where it still stands."""

    entry: EntryChange
    kind: str
    state: str
    href: str
    text: str
    fields: tuple[FieldView, ...]
    parts: tuple[EntryView, ...] = ()


@dataclass(frozen=True)
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
        about = (
            self.about.fields,
            self.about.parts,
            self.outcomes,
            self.values,
            self.reasons,
            self.change.sampled,
            self.change.doubts,
        )
        return self.change.entry.state == "changed" and not any(about)

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


@dataclass(frozen=True)
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
        """»2 Randnummern neu, 1 geändert · 1 Prüfer mit anderem Ergebnis«."""
        counts = [
            (sum(norm.entry.state == state for norm in self.norms), STATES[state])
            for state in ("added", "changed", "dropped")
        ]
        found = ", ".join(f"{count} {word}" for count, word in counts if count)
        others = sum(bool(checker.outcomes) for checker in self.checkers)
        said = (
            STATES[self.about.entry.state]
            if self.about and self.about.entry.state != "changed"
            else "",
            found and f"Randnummern: {found}",
            f"{others} Prüfer mit anderem Ergebnis" if others else "",
        )
        return " · ".join(filter(None, said)) or "kleinere Änderungen"


@dataclass(frozen=True)
class News:
    """The comparison as people read it."""

    comparison: Comparison
    parts: tuple[NewsPart, ...]
    registers: tuple[tuple[str, tuple[EntryView, ...]], ...]


def page(comparison: Comparison, cross_references: CrossReferences, templates: Templates) -> Page:
    """The page »Was ist neu«."""
    context = PageContext(cross_references, addresses.CHANGES)
    text = templates.fill(
        "changes.md",
        context=context,
        addresses=addresses,
        news=news(comparison, context),
        title=TITLE,
    )
    return Page(addresses.page_path(context.address), TITLE, text)


def news(comparison: Comparison, context: PageContext) -> News:
    """The differences by directive: those of this handbook in its order, then those that were dropped."""
    return _ChangeReader(comparison, context).news()


@dataclass(frozen=True)
class _ChangeReader:
    comparison: Comparison
    context: PageContext

    def news(self) -> News:
        model = self.context.cross_references.model
        known = {one.id: one.short for one in model.directives} | {
            one.id: one.title for one in self.comparison.directives if one.state == "dropped"
        }
        # what belongs to a directive that could not be read
        others = dict.fromkeys(
            [
                *map(_directive, self.comparison.checkers),
                *map(self._home, self.comparison.catalogues),
            ]
        )
        parts = [
            self._part(id, title)
            for id, title in {**known, **{id: id for id in others if id not in known}}.items()
        ]
        found = tuple(
            (
                KINDS[kind],
                tuple(
                    self._entry(entry) for entry in self.comparison.registers if entry.kind == kind
                ),
            )
            for kind in ("conflict", "term", "document", "role", "issuer")
        )
        return News(
            self.comparison,
            tuple(part for part in parts if part),
            tuple((title, entries) for title, entries in found if entries),
        )

    def _part(self, id: str, title: str) -> NewsPart | None:
        about = next((entry for entry in self.comparison.directives if entry.id == id), None)
        checkers = tuple(
            self._checker(change) for change in self.comparison.checkers if _directive(change) == id
        )
        catalogues = tuple(
            self._entry(entry) for entry in self.comparison.catalogues if self._home(entry) == id
        )
        if not (about or checkers or catalogues):
            return None
        reader = _ChangeReader(self.comparison, self.context.about(id))
        inside = {
            kind: tuple(map(reader._entry, about.of(kind))) if about else ()
            for kind in ("norm", "section")
        }
        return NewsPart(
            title,
            id,
            about and self._entry(about),
            inside["norm"],
            inside["section"],
            catalogues,
            checkers,
        )

    def _home(self, entry: EntryChange) -> str:
        """The directive of a catalogue; of a dropped one from its particulars."""
        known = {
            catalogue.id: catalogue.directive.value
            for catalogue in self.context.cross_references.model.catalogues
        }
        return known.get(entry.id) or next(
            (str(field.old) for field in entry.fields if field.name == "directive"), ""
        )

    def _checker(self, change: CheckerChange) -> CheckerView:
        found = {
            kind: cases(change, kind, self.context.cross_references)
            for kind in ("outcome", "value", "reason")
        }
        return CheckerView(
            change, self._entry(change.entry), found["outcome"], found["value"], found["reason"]
        )

    def _entry(self, entry: EntryChange, columns: dict[str, str] | None = None) -> EntryView:
        columns = columns or self._columns(entry)
        fields = entry.fields if entry.state == "changed" else ()
        return EntryView(
            entry,
            KINDS[entry.kind],
            STATES[entry.state],
            "" if entry.state == "dropped" else self._href(entry),
            self._text(entry),
            tuple(
                view(field, entry.kind, self.context.cross_references, columns) for field in fields
            ),
            tuple(
                self._entry(part, columns)
                for part in entry.parts
                if part.kind not in ("norm", "section")
            ),
        )

    def _columns(self, entry: EntryChange) -> dict[str, str]:
        found = next(
            (
                one
                for one in self.context.cross_references.model.catalogues
                if entry.kind == "catalogue" and one.id == entry.id
            ),
            None,
        )
        return {column.id: column.title for column in found.columns} if found else {}

    def _text(self, entry: EntryChange) -> str:
        """The text of a norm that only one version has."""
        wanted = {"added": "new", "dropped": "old"}.get(entry.state)
        return (
            next(
                (str(getattr(field, wanted)) for field in entry.fields if field.name == "text"), ""
            )
            if wanted
            else ""
        )

    def _href(self, entry: EntryChange) -> str:
        if entry.kind == "norm":
            return self.context.rn(int(entry.id)).href
        target = self._target(entry)
        return self.context.href(target) if target else ""

    def _target(self, entry: EntryChange) -> str:
        if entry.kind == "conflict":
            return addresses.conflict(self.context.cross_references.conflicts[entry.id])
        known = {
            "directive": addresses.directive,
            "catalogue": addresses.catalogue,
            "checker": addresses.checker,
            "role": addresses.role,
            "term": addresses.term,
            "document": addresses.document,
        }
        return known[entry.kind](entry.id) if entry.kind in known else ""


def _directive(change: CheckerChange) -> str:
    return (change.new or change.old).directives[0].value
