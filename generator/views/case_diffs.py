"""A case that two versions of a checker answer differently, in German."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.changes import Case, CaseKind, CheckerChange, VersionAnswer
from generator.model import Checker, Fact, Value
from generator.program import Answer, RowProgram
from generator.site.cross_references import CrossReferences
from generator.views.decision import outcome_titles
from generator.views.examples import answer, value_titles
from generator.wording.words import day, joined


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """A case and what two versions make of it.

    ``facts``: title and value; ``typed``: as an editor writes them. ``before`` and ``after`` are
    ends of one sentence: what was and what is. ``why``: reasons that only one version gives.
    """

    facts: tuple[tuple[str, str], ...]
    typed: str
    before: str
    after: str
    why: tuple[tuple[str, ...], tuple[str, ...]]


def cases(
    change: CheckerChange, kind: CaseKind, cross_references: CrossReferences
) -> tuple[CaseView, ...]:
    """The cases of one kind, in the order of the comparison; none without a version to compare."""
    if change.old is None or change.new is None:
        return ()
    wording = _CaseWording(change.old, change.new, cross_references)
    return tuple(wording.view(case) for case in change.of(kind))


class _CaseWording:
    """Both versions of a checker, and how their answers to a case read."""

    def __init__(self, old: Checker, new: Checker, cross_references: CrossReferences) -> None:
        self.old, self.new, self.cross_references = old, new, cross_references
        self.facts: dict[str, Fact] = {fact.id: fact for fact in (*old.facts, *new.facts)}

    def view(self, case: Case) -> CaseView:
        before, after = self._ends(case)
        return CaseView(
            facts=tuple(self._fact(fact, value) for fact, value in case.facts.items()),
            typed=case.typed,
            before=before + self._unasked(case.unasked[0], "wurde"),
            after=after + self._unasked(case.unasked[1], "wird"),
            why=((), ()) if case.kind == "value" else self._whys(case),
        )

    def _fact(self, fact_id: str, value: object) -> tuple[str, str]:
        fact = self.facts[fact_id]
        return fact.title, "nicht bekannt" if value is None else answer(fact, value)

    def _unasked(self, facts: tuple[str, ...], verb: str) -> str:
        if not facts:
            return ""
        titles = joined((f"»{self.facts[fact].title}«" for fact in facts), "und")
        return f" (nach {titles} {verb} nicht gefragt)"

    def _ends(self, case: Case) -> tuple[str, str]:
        """What was, and what is."""
        old, new = case.old, case.new
        if "refused" in new:
            if "refused" in old:
                raise ValueError(f"no version takes the case {case.typed!r}")
            return self._was(case, old), "jetzt gibt es diese Angabe nicht mehr"
        if "refused" in old:
            return "gab es diese Angabe noch nicht", f"jetzt {self._is(case, new)}"
        if case.kind == "value":
            return self._value(case.about, old, new)
        if case.kind == "reason":
            return (
                f"bleibt das Ergebnis {_outcome(new, self.new)}",
                "die Begründung ist eine andere",
            )
        if case.about:
            return self._member(case.about, new)
        return self._was(case, old), f"jetzt {_outcome(new, self.new)}"

    def _was(self, case: Case, old: Answer) -> str:
        if case.about:
            return f"gehörte »{_title(case.about, self.old)}« zum Ergebnis"
        return f"war das Ergebnis {_outcome(old, self.old)}"

    def _is(self, case: Case, new: Answer) -> str:
        if case.about:
            return f"gehört »{_title(case.about, self.new)}« zum Ergebnis"
        return f"ist das Ergebnis {_outcome(new, self.new)}"

    def _member(self, outcome: str, new: Answer) -> tuple[str, str]:
        """One outcome of a set that only one version gives."""
        titles = outcome_titles(self.old) | outcome_titles(self.new)
        title = titles.get(outcome, outcome)
        if outcome in new["certain"]:
            return f"gehörte »{title}« nicht zum Ergebnis", "jetzt gehört es dazu"
        return f"gehörte »{title}« zum Ergebnis", "jetzt nicht mehr"

    def _value(self, about: str, old: Answer, new: Answer) -> tuple[str, str]:
        values = (*self.new.values, *self.old.values)
        value = next(value for value in values if value.id == about)
        return f"war »{value.title}« {_given(value, old)}", f"jetzt {_given(value, new)}"

    def _whys(self, case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The reasons that only one of the answers gives."""
        old, new = self._reasons(case.old), self._reasons(case.new)
        return (
            tuple(reason for reason in old if reason not in new),
            tuple(reason for reason in new if reason not in old),
        )

    def _reasons(self, given: VersionAnswer) -> list[str]:
        return [] if "refused" in given else [self._reason(row) for row in given["because"]]

    def _reason(self, row: RowProgram) -> str:
        rns: dict[str, list[str]] = {}
        for cite in row["cites"]:
            directive = self.cross_references.model.directive(cite["directive"])
            name = directive.short if directive else cite["directive"]
            rns.setdefault(name, []).append(str(cite["rn"]))
        cited = "; ".join(f"{name}, Rn. {', '.join(numbers)}" for name, numbers in rns.items())
        reading = f" Lesart: {row['reading']}" if row["reading"] else ""
        return f"{row['text']}{reading} ({cited})".strip() if cited else f"{row['text']}{reading}"


def _outcome(given: Answer, checker: Checker) -> str:
    """The outcome of an answer, or what is still possible."""
    outcome = given["outcome"]
    if outcome is None:
        return f"offen, möglich sind {_listed(given['possible'], checker)}"
    many = isinstance(outcome, list) and checker.result == "set"
    text = _listed(outcome if many else [outcome], checker)
    if given["candidates"]:
        text += f" (infrage kommen: {_listed(given['candidates'], checker)})"
    return text


def _listed(outcomes: Sequence[str | list[str]], checker: Checker) -> str:
    """Outcomes by title; a list among them is a sequence."""
    texts: list[str] = []
    for outcome in outcomes:
        sequence = outcome if isinstance(outcome, list) else [outcome]
        texts.append(" → ".join(f"»{_title(member, checker)}«" for member in sequence))
    return ", ".join(texts) or "»nichts«"


def _title(outcome: str, checker: Checker) -> str:
    return outcome_titles(checker).get(outcome, outcome)


def _given(value: Value, given: Answer) -> str:
    """What an answer gives for an extra value."""
    items = given["values"].get(value.id)
    if items is None:
        items = []
    elif not isinstance(items, list):
        items = [str(items)]
    titles = value_titles(value)
    texts = [f"»{titles[str(item)]}«" if str(item) in titles else day(str(item)) for item in items]
    return ", ".join(texts) or "leer"
