"""Findings in one compiled checker: gaps, overlaps, rows and words without effect. Each with its smallest witness."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cells import facts_of
from generator.compile import Built
from generator.compile.build import GAP
from generator.model import CONTRADICTION
from generator.problem import Place, Problem, error, warning
from generator.verify.witness import as_example, witness, written


def gaps(built: Built) -> Iterator[Problem]:
    """Facts for which no row of the table says anything. Remedy: a row, or ``sonst``."""
    if built.checker.result == "set":
        return
    path = built.diagram.path(built.root, lambda leaf: leaf == GAP)
    if path is not None:
        facts = witness(built, path)
        last = built.rows[-1].place if built.rows else built.checker.place
        yield error(
            "luecke",
            last,
            f"Für diese Angaben gibt es keine Zeile: {_shown(facts)}.",
            "Ergänzen Sie unter dieser letzten Zeile eine weitere (zuletzt »wenn: sonst«) und dieses Beispiel:\n"
            + as_example(facts),
        )


def overlaps(built: Built) -> Iterator[Problem]:
    """Under ``treffer: eindeutig`` two rows must not fit the same facts with different outcomes."""
    if built.checker.policy != "unique":
        return
    d, first = built.diagram, len(built.checker.contradictions)
    free = d.apply(lambda leaf: leaf is None, built.clash)
    rows = [
        (n, row) for n, row in enumerate(built.rows) if n >= first and row.condition is not None
    ]
    for at, (n, row) in enumerate(rows):
        for m, other in rows[at + 1 :]:
            if _result(row) == _result(other) or _excepts(row, other):
                continue
            path = d.path(
                d.both(free, built.conditions[n], built.conditions[m]), lambda leaf: leaf is True
            )
            if path is not None:
                facts = witness(built, path)
                yield error(
                    "ueberschneidung",
                    other.place,
                    f"Die Zeilen {_name(row, n)} und {_name(other, m)} treffen beide zu: {_shown(facts)}.",
                    f"{_name(row, n)} ergibt {_words(row)}, {_name(other, m)} ergibt {_words(other)}. Grenzen Sie die Bedingungen ab oder "
                    f"schreiben Sie »treffer: erste«.\n" + as_example(facts),
                )


def _excepts(row, other) -> bool:
    return row in other.exceptions or any(
        row.place == exception.place for exception in other.exceptions
    )


def _result(row) -> tuple:
    return tuple(sorted(then.outcome.value for then in row.then)), tuple(
        sorted(word.value for word in row.candidates)
    )


def dead_rows(built: Built) -> Iterator[Problem]:
    """A row that never decides: rows before it take all its facts, or its conditions exclude each other."""
    d, live = built.diagram, live_rows(built)
    for n, row in enumerate(built.rows):
        if n in live:
            continue
        impossible = built.conditions[n] == d.false
        why = (
            "Ihre Bedingungen schließen einander aus."
            if impossible
            else "Die Zeilen darüber treffen in allen ihren Fällen schon zu."
        )
        path = None if impossible else _case(built, n)
        shown = (
            f"\nDieses Beispiel passt auf sie und geht doch nicht auf:\n{as_example(witness(built, path), _words(row))}"
            if path is not None
            else ""
        )
        yield error(
            "tote-zeile",
            row.place,
            f"Die Zeile {_name(row, n)} kommt nie zum Zug. {why}",
            "Streichen Sie die Zeile oder ändern Sie Reihenfolge oder Bedingung." + shown,
        )


def live_rows(built: Built) -> set[int]:
    """Numbers of the rows that decide some case."""
    d, first = built.diagram, len(built.checker.contradictions)
    live = {leaf[1] for leaf in d.leaves(built.clash) if leaf is not None}
    if built.checker.result == "set":
        return live | {first + n for n, root in enumerate(built.hits) if True in d.leaves(root)}
    return live | {leaf[1] for leaf in d.leaves(built.root) if leaf not in (None, GAP)}


def _case(built: Built, n: int) -> dict[int, int] | None:
    """Facts that fit a row, free of contradiction where there are such."""
    d = built.diagram
    free = d.apply(lambda leaf: leaf is None, built.clash)
    path = d.path(d.both(free, built.conditions[n]), lambda leaf: leaf is True)
    return path if path is not None else d.path(built.conditions[n], lambda leaf: leaf is True)


def idle_facts(built: Built) -> Iterator[Problem]:
    """A fact that changes neither outcome nor value is asked in vain."""
    effective = matters(built)
    for n, fact in enumerate(built.checker.facts):
        if n not in effective and not fact.idle:
            yield error(
                "merkmal-ohne-wirkung",
                fact.place,
                f"Das Merkmal »{fact.id}« ändert das Ergebnis nie.",
                "Streichen Sie es, verwenden Sie es in einer Zeile oder erklären Sie es mit »ohne_einfluss: ja«.",
            )
        elif n in effective and fact.idle:
            yield error(
                "merkmal-mit-wirkung",
                fact.place,
                f"Das Merkmal »{fact.id}« ist als »ohne_einfluss« erklärt, ändert das Ergebnis aber.",
                "Streichen Sie »ohne_einfluss«.",
            )


def matters(built: Built) -> set[int]:
    """Numbers of the facts that can change outcome or value."""
    roots = [built.clash, built.root, *built.members.values(), *built.hits]
    for value in built.values.values():
        roots += [root for _, root in value] if isinstance(value, list) else [value]
    support = set().union(*(built.diagram.support(root) for root in roots))
    found = {fact for at in support for fact in built.layout.variables[at].facts}
    return found | {fact for term in built.terms for fact in facts_of(term)}


def unused_words(built: Built) -> Iterator[Problem]:
    """Choices that no condition names, outcomes and list entries that nothing yields."""
    checker, d = built.checker, built.diagram
    yielded = {then.outcome.value for row in built.rows for then in row.then} | {
        word.value for row in built.rows for word in row.candidates
    }
    for outcome in checker.outcomes:
        if outcome.id not in yielded and outcome.id != CONTRADICTION and not outcome.unreached:
            yield error(
                "ausgang-unbenutzt",
                outcome.place,
                f"Der Ausgang »{outcome.id}« kommt in keiner Zeile vor.",
                "Streichen Sie ihn, ergänzen Sie seine Zeile oder sagen Sie mit »ohne_zeile: …«, warum er nie eintritt.",
            )
    for fact in checker.facts:
        unnamed = [choice for choice in fact.choices if f"{fact.id}={choice.id}" not in built.used]
        if not fact.idle and fact.type == "choice" and len(fact.choices) > 2:
            yield from (
                _unnamed(
                    fact.id,
                    choice.id,
                    choice.place if choice.place.file == fact.place.file else fact.place,
                )
                for choice in unnamed
            )
    for value in checker.values:
        roots = built.values[value.id]
        if value.type == "list":
            for (name, root), entry in zip(roots, value.entries):
                if True not in d.leaves(root):
                    yield error(
                        "eintrag-unbenutzt",
                        entry.place,
                        f"Der Eintrag »{name}« trifft nie zu.",
                        "Prüfen Sie seine Bedingung.",
                    )
        elif value.type == "choice":
            got = {leaf[1] for leaf in d.leaves(roots) if leaf and leaf[0] == "v"} | (
                {value.undecided.value} if value.undecided else set()
            )
            for choice in value.choices:
                if choice.id not in got:
                    yield error(
                        "wert-unbenutzt",
                        choice.place,
                        f"Den Wert »{choice.id}« ergibt keine Regel von »{value.id}«.",
                        "Streichen Sie ihn oder ergänzen Sie seine Regel.",
                    )


def _unnamed(fact: str, choice: str, place: Place) -> Problem:
    return warning(
        "wert-ungenannt",
        place,
        f"Den Wert »{choice}« von »{fact}« nennt keine Bedingung.",
        "Nennen Sie ihn in einer Zeile, auch wenn »sonst« ihn mit erfasst: So ist sichtbar, dass er bedacht ist.",
    )


def _name(row, n: int) -> str:
    return f"»{row.number}«" if row.number else f"in Zeile {row.place.line}"


def _words(row) -> str:
    return ", ".join(then.outcome.value for then in row.then)


def _shown(facts: dict[str, object]) -> str:
    return (
        ", ".join(f"{name} = {written(value)}" for name, value in facts.items()) or "keine Angaben"
    )


TABLE_CHECKS = (gaps, overlaps, dead_rows, idle_facts, unused_words)
