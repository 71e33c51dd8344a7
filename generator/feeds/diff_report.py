"""The comparison for a terminal and for other programs: the same views as the page, as plain text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from generator.changes import CheckerChange, Comparison, EntryChange
from generator.model import Model
from generator.pages.changes import CheckerView, EntryView, NewsPart, news, page
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.views.case_diffs import CaseView, cases
from generator.views.field_diffs import FieldView

FORMAT = 1


def difference_page(comparison: Comparison, model: Model, templates: Path) -> str:
    """The page »Was ist neu« alone."""
    return page(comparison, CrossReferences.of(model), Templates(templates)).text


def difference_text(comparison: Comparison, model: Model) -> str:
    """The differences as indented lines."""
    found = news(comparison, PageContext(CrossReferences.of(model), addresses.CHANGES))
    lines = [f"Vergleich »{comparison.old}« → »{comparison.new}«"]
    lines += [f"Nicht verglichen, weil fehlerhaft: {file}" for file in comparison.unread]
    for part in found.parts:
        lines += ["", f"{part.title} – {part.headline}", *_indented(_part(part))]
    for title, entries in found.registers:
        lines += ["", title, *_indented(line for entry in entries for line in _entry(entry))]
    return "\n".join([*lines, *(["Kein Unterschied."] if comparison.empty else [])]) + "\n"


def _part(part: NewsPart) -> Iterator[str]:
    yield from map(_field, part.about.fields if part.about else ())
    for entry in (*part.sections, *part.norms, *part.catalogues):
        yield from _entry(entry)
    for checker in part.checkers:
        yield from _checker(checker)


def _entry(view: EntryView) -> Iterator[str]:
    name = (
        f"Rn. {view.entry.id} {view.entry.title}".strip()
        if view.entry.kind == "norm"
        else view.entry.title or view.entry.id
    )
    yield (
        f"{view.state}: {view.kind} {name}"
        if view.entry.kind != "norm"
        else f"{view.state}: {name}"
    )
    yield from _indented([view.text] if view.text else [])
    yield from _indented(map(_field, view.fields))
    for part in view.parts:
        yield from _indented(_entry(part))


def _field(view: FieldView) -> str:
    if not view.before and not view.after:
        return f"{view.label}: geändert"
    return f"{view.label}: {view.before or '–'} → {view.after or '–'}"


def _checker(view: CheckerView) -> Iterator[str]:
    yield f"Prüfer {view.change.entry.id}: {view.verdict}"
    if view.change.sampled:
        yield f"  Nur Stichproben ({view.change.compared} Fälle): {view.change.sampled}"
    yield from (
        f"  Nur Stichproben: Die Formel von »{doubt}« ist anders geschrieben, an den verglichenen Tagen kommt dasselbe heraus."
        for doubt in view.change.doubts
    )
    yield from _indented(map(_sentence, (*view.outcomes, *view.values)))
    yield from _indented(map(_field, view.about.fields))
    for part in view.about.parts:
        yield from _indented(_entry(part))
    for case in view.reasons:
        yield f"  {_sentence(case)}"
        yield from (
            f"    {word}: {' · '.join(why)}"
            for word, why in zip(("bisher", "jetzt"), case.why)
            if why
        )


def _sentence(case: CaseView) -> str:
    return (
        f"{f'Bei {{{case.typed}}}' if case.typed else 'In jedem Fall'} {case.before}, {case.after}."
    )


def _indented(lines) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def difference_data(comparison: Comparison, model: Model) -> dict:
    """The differences as JSON values."""
    cross_references = CrossReferences.of(model)
    return {
        "format": FORMAT,
        "old": comparison.old,
        "new": comparison.new,
        "unread": list(comparison.unread),
        "directives": [_plain(entry) for entry in comparison.directives],
        "catalogues": [_plain(entry) for entry in comparison.catalogues],
        "checkers": [_change(change, cross_references) for change in comparison.checkers],
        "registers": [_plain(entry) for entry in comparison.registers],
    }


def _plain(entry: EntryChange) -> dict:
    made = asdict(entry)
    return {**made, "fields": list(made["fields"]), "parts": [_plain(part) for part in entry.parts]}


def _change(change: CheckerChange, cross_references: CrossReferences) -> dict:
    views = {kind: cases(change, kind, cross_references) for kind in ("outcome", "value", "reason")}
    made = [
        {
            "kind": kind,
            "about": case.about,
            "facts": case.facts,
            "unasked": {"old": list(case.unasked[0]), "new": list(case.unasked[1])},
            "old": case.old,
            "new": case.new,
            "sentence": _sentence(view),
        }
        for kind, found in views.items()
        for case, view in zip(change.of(kind), found)
    ]
    return {
        **_plain(change.entry),
        "exact": not change.sampled and change.entry.state == "changed",
        "sampled": change.sampled,
        "compared": change.compared,
        "doubts": list(change.doubts),
        "cases": made,
    }
