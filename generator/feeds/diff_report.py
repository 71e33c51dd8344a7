"""The comparison for a terminal and for other programs, made of the same views as the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import get_args

from generator.changes import CaseKind, CheckerChange, Comparison, EntryChange
from generator.model import Model
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page_context import PageContext
from generator.views.case_diffs import CaseView, cases
from generator.views.field_diffs import FieldView
from generator.views.news import CheckerView, EntryView, NewsPart, news

FORMAT = 1
INDENT = "  "
Json = dict[str, object]


def difference_text(comparison: Comparison, model: Model) -> str:
    """The differences as indented lines."""
    changes = news(comparison, PageContext(CrossReferences.of(model), addresses.CHANGES))
    lines = [f"Vergleich »{comparison.old}« → »{comparison.new}«"]
    lines += [f"Nicht verglichen, weil fehlerhaft: {file}" for file in comparison.unread]
    for part in changes.parts:
        lines += ["", f"{part.title} – {part.headline}", *_indented(_part(part))]
    for title, entries in changes.registers:
        lines += ["", title]
        for entry in entries:
            lines += _indented(_entry(entry))
    if comparison.empty:
        lines.append("Kein Unterschied.")
    return "\n".join(lines) + "\n"


def _part(part: NewsPart) -> Iterator[str]:
    if part.about:
        yield from map(_field, part.about.fields)
    for entry in (*part.sections, *part.norms, *part.catalogues):
        yield from _entry(entry)
    for checker in part.checkers:
        yield from _checker(checker)


def _entry(view: EntryView) -> Iterator[str]:
    if view.entry.kind == "norm":
        yield f"{view.state}: " + f"Rn. {view.entry.id} {view.entry.title}".strip()
    else:
        yield f"{view.state}: {view.kind} {view.entry.title or view.entry.id}"
    if view.text:
        yield INDENT + view.text
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
    for value in view.change.doubts:
        yield (
            f"  Nur Stichproben: Die Formel von »{value}« ist anders geschrieben, "
            "an den verglichenen Tagen kommt dasselbe heraus."
        )
    yield from _indented(map(_sentence, (*view.outcomes, *view.values)))
    yield from _indented(map(_field, view.about.fields))
    for part in view.about.parts:
        yield from _indented(_entry(part))
    for case in view.reasons:
        yield INDENT + _sentence(case)
        for when, why in zip(("bisher", "jetzt"), case.why, strict=True):
            if why:
                yield f"{INDENT}{INDENT}{when}: {' · '.join(why)}"


def _sentence(case: CaseView) -> str:
    facts = f"Bei {{{case.typed}}}" if case.typed else "In jedem Fall"
    return f"{facts} {case.before}, {case.after}."


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (INDENT + line for line in lines)


def difference_data(comparison: Comparison, model: Model) -> Json:
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


def _plain(entry: EntryChange) -> Json:
    plain: Json = asdict(entry)
    plain["fields"] = [asdict(field) for field in entry.fields]
    plain["parts"] = [_plain(part) for part in entry.parts]
    return plain


def _change(change: CheckerChange, cross_references: CrossReferences) -> Json:
    described: list[Json] = []
    for kind in get_args(CaseKind):
        described += _cases(change, kind, cross_references)
    return {
        **_plain(change.entry),
        "exact": not change.sampled and change.entry.state == "changed",
        "sampled": change.sampled,
        "compared": change.compared,
        "doubts": list(change.doubts),
        "cases": described,
    }


def _cases(
    change: CheckerChange, kind: CaseKind, cross_references: CrossReferences
) -> Iterator[Json]:
    """The cases of one kind with their sentence."""
    for case, view in zip(change.of(kind), cases(change, kind, cross_references), strict=True):
        yield {
            "kind": kind,
            "about": case.about,
            "facts": case.facts,
            "unasked": {"old": list(case.unasked[0]), "new": list(case.unasked[1])},
            "old": case.old,
            "new": case.new,
            "sentence": _sentence(view),
        }
