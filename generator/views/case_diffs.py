"""A case that two versions of a checker answer differently, in German."""

from __future__ import annotations

from dataclasses import dataclass

from generator.changes import Case, CheckerChange
from generator.model import Checker, Fact
from generator.site.cross_references import CrossReferences
from generator.views.decision import outcome_titles
from generator.views.examples import answer
from generator.wording.words import day, joined


@dataclass(frozen=True)
class CaseView:
    """``facts`` as title and value, ``typed`` as an editor writes them; what was and what is, as ends of one sentence."""

    facts: tuple[tuple[str, str], ...]
    typed: str
    before: str
    after: str
    why: tuple[tuple[str, ...], tuple[str, ...]]


def cases(
    change: CheckerChange, kind: str, cross_references: CrossReferences
) -> tuple[CaseView, ...]:
    """The cases of one kind, in the order of the comparison."""
    return (
        tuple(_view(case, change, cross_references) for case in change.of(kind))
        if change.old and change.new
        else ()
    )


def _view(case: Case, change: CheckerChange, cross_references: CrossReferences) -> CaseView:
    facts: dict[str, Fact] = {fact.id: fact for fact in (*change.old.facts, *change.new.facts)}
    before, after = {"outcome": _outcome, "value": _value, "reason": _reason}[case.kind](
        case, change
    )
    ends = (
        before + _unasked(case.unasked[0], facts, "wurde"),
        after + _unasked(case.unasked[1], facts, "wird"),
    )
    return CaseView(
        tuple(
            (facts[id].title, "nicht bekannt" if value is None else answer(facts[id], value))
            for id, value in case.facts.items()
        ),
        case.typed,
        *ends,
        ((), ()) if case.kind == "value" else _whys(case, cross_references),
    )


def _unasked(names: tuple[str, ...], facts: dict[str, Fact], verb: str) -> str:
    return (
        f" (nach {joined((f'»{facts[name].title}«' for name in names), 'und')} {verb} nicht gefragt)"
        if names
        else ""
    )


def _outcome(case: Case, change: CheckerChange) -> tuple[str, str]:
    if "refused" in case.old:
        return "gab es diese Angabe noch nicht", f"jetzt {_is(case, case.new, change.new)}"
    if "refused" in case.new:
        return _was(case, case.old, change.old), "jetzt gibt es diese Angabe nicht mehr"
    if case.about:
        title, joins = (
            _titles(case.about, change.new, change.old),
            case.about in case.new["certain"],
        )
        if joins:
            return f"gehörte »{title}« nicht zum Ergebnis", "jetzt gehört es dazu"
        return f"gehörte »{title}« zum Ergebnis", "jetzt nicht mehr"
    return _was(case, case.old, change.old), f"jetzt {_said(case.new, change.new)}"


def _was(case: Case, got: dict, checker: Checker) -> str:
    return (
        f"gehörte »{_titles(case.about, checker)}« zum Ergebnis"
        if case.about
        else f"war das Ergebnis {_said(got, checker)}"
    )


def _is(case: Case, got: dict, checker: Checker) -> str:
    return (
        f"gehört »{_titles(case.about, checker)}« zum Ergebnis"
        if case.about
        else f"ist das Ergebnis {_said(got, checker)}"
    )


def _said(got: dict, checker: Checker) -> str:
    """The outcome of an answer."""
    if got["outcome"] is None:
        return f"offen, möglich sind {_all(got['possible'], checker)}"
    found = [got["outcome"]] if checker.result != "set" else got["outcome"]
    named = _all(found, checker)
    return (
        f"{named} (infrage kommen: {_all(got['candidates'], checker)})"
        if got["candidates"]
        else named
    )


def _all(found: list, checker: Checker) -> str:
    sequences = (item if isinstance(item, list) else [item] for item in found)
    return (
        ", ".join(
            " → ".join(f"»{_titles(word, checker)}«" for word in words) for words in sequences
        )
        or "»nichts«"
    )


def _titles(outcome: str, checker: Checker, other: Checker | None = None) -> str:
    known = {**(outcome_titles(other) if other else {}), **outcome_titles(checker)}
    return known.get(outcome, outcome)


def _value(case: Case, change: CheckerChange) -> tuple[str, str]:
    value = next(
        value
        for checker in (change.new, change.old)
        for value in checker.values
        if value.id == case.about
    )
    titles = {one.id: one.title for one in (*value.choices, *value.entries)}

    def said(got: dict) -> str:
        found = got["values"].get(value.id)
        items = found if isinstance(found, list) else [] if found is None else [found]
        return (
            ", ".join(
                f"»{titles[str(item)]}«" if str(item) in titles else day(str(item))
                for item in items
            )
            or "leer"
        )

    return f"war »{value.title}« {said(case.old)}", f"jetzt {said(case.new)}"


def _reason(case: Case, change: CheckerChange) -> tuple[str, str]:
    return f"bleibt das Ergebnis {_said(case.new, change.new)}", "die Begründung ist eine andere"


def _whys(case: Case, cross_references: CrossReferences) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The reasons that only one of the answers gives."""
    old, new = (
        [_why(row, cross_references) for row in got.get("because", ())]
        for got in (case.old, case.new)
    )
    return tuple(why for why in old if why not in new), tuple(why for why in new if why not in old)


def _why(row: dict, cross_references: CrossReferences) -> str:
    rns: dict[str, list[str]] = {}
    for cite in row["cites"]:
        known = cross_references.model.directive(cite["directive"])
        rns.setdefault(known.short if known else cite["directive"], []).append(str(cite["rn"]))
    cited = "; ".join(f"{directive}, Rn. {', '.join(found)}" for directive, found in rns.items())
    reading = f" Lesart: {row['reading']}" if row["reading"] else ""
    return f"{row['text']}{reading} ({cited})".strip() if cited else f"{row['text']}{reading}"
