"""Two versions of a little checker: which cases are answered differently, told by hand."""

from __future__ import annotations

from generator.changes import Case, CheckerChange
from support.version_pairs import LITTLE_RULES, compared, edited, little

FILE = "rules/amt/frist/pruefer/zustaendig.yml"


def told(cases: tuple[Case, ...]) -> set[tuple]:
    """Facts and both outcomes of each case."""
    return {(case.typed, _outcome(case.old), _outcome(case.new)) for case in cases}


def _outcome(answer: dict) -> object:
    return "–" if "refused" in answer else answer["outcome"]


def outcomes(change: CheckerChange | None) -> set[tuple]:
    """The cases with another outcome."""
    assert change and not change.sampled
    return told(change.of("outcome"))


def test_the_same_rules_do_not_differ() -> None:
    """Neither unchanged, nor with comments, other places or other examples."""
    assert little("zustaendig") is None
    assert (
        little(
            "zustaendig",
            ("ausgänge:", "# ein Kommentar\n\nausgänge:"),
            ("zustaendig-1", "anders-1"),
            ("menge: 9}", "menge: 8}"),
        )
        is None
    )


def test_threshold() -> None:
    """One threshold one up: the one case between."""
    change = little("zustaendig", ("< 10 Stück", "< 11 Stück"), (">= 10 Stück", ">= 11 Stück"))
    assert outcomes(change) == {("art = mittel, menge = 10", "beide", "fachkraft")}
    assert not change.of("value") and not change.of("reason")


def test_outcome_swapped_and_contradiction_dropped() -> None:
    """The row that yields something else; what was a contradiction is decided now."""
    assert outcomes(
        little("zustaendig", ('[gross, "-"], dann: beide', '[gross, "-"], dann: fachkraft'))
    ) == {("art = gross", "beide", "fachkraft")}
    change = little(
        "zustaendig",
        ("widerspruch:\n  - {wenn: menge < 0 Stück, grund: Eine Menge ist nie negativ.}\n", ""),
    )
    assert {(old, new) for _, old, new in outcomes(change)} == {
        ("widerspruch", "niemand"),
        ("widerspruch", "beide"),
        ("widerspruch", "fachkraft"),
    }


def test_rewritten_table_with_the_same_meaning() -> None:
    """Other order, other form, a name for a condition: the result is the same, and so is every
    reason.
    """
    change = little(
        "zustaendig",
        ("ausgänge:", "hilfsgrößen: {viel: menge > 9 Stück}\nausgänge:"),
        ("  spalten: [art, menge]\n", ""),
        ('[klein, "-"]', "art = klein"),
        ('[gross, "-"]', "art = gross"),
        ('[mittel, "< 10 Stück"]', "art = mittel und nicht viel"),
        ('[mittel, ">= 10 Stück"]', '"nicht (art in [klein, gross]) und viel"'),
    )
    assert change and change.entry.state == "changed" and change.cases == () and not change.sampled


def test_other_reason_same_result() -> None:
    """Another reference is a lesser note, with a case that shows it."""
    change = little(
        "zustaendig",
        (
            '[mittel, ">= 10 Stück"], dann: beide, quelle: [3]',
            '[mittel, ">= 10 Stück"], dann: beide, quelle: [2]',
        ),
    )
    assert not change.of("outcome")
    (case,) = change.of("reason")
    assert [
        [cite["rn"] for row in answer["because"] for cite in row["cites"]]
        for answer in (case.old, case.new)
    ] == [[3], [2]]


def test_between_decided_and_left_open() -> None:
    """From a decision to »fachentscheidung« with candidates, and to a row that leaves several
    outcomes.
    """
    undecided = (
        "dann: fachkraft, quelle: [2]",
        (
            "dann: fachentscheidung, kandidaten: [fachkraft, beide], grund: Der Text schweigt., "
            "quelle: [2]"
        ),
    )
    change = little(
        "zustaendig",
        undecided,
        ("  widerspruch: Ang", "  fachentscheidung: Fachentscheidung\n  widerspruch: Ang"),
    )
    assert outcomes(change) == {("art = mittel, menge = 0", "fachkraft", "fachentscheidung")}
    fewer = little(
        "zustaendig",
        ("kandidaten: [fachkraft, beide]", "kandidaten: [fachkraft]"),
        base=(
            undecided,
            ("  widerspruch: Ang", "  fachentscheidung: Fachentscheidung\n  widerspruch: Ang"),
        ),
    )
    assert [(case.old["candidates"], case.new["candidates"]) for case in fewer.of("outcome")] == [
        (["beide", "fachkraft"], ["fachkraft"])
    ]


def test_a_fact_that_only_one_version_knows() -> None:
    """The version that does not know it says the same for all its values."""
    added = (
        ("ausgänge:", "  nachts: {typ: ja-nein, frage: Ist es Nacht?}\nausgänge:"),
        (
            '[klein, "-"], dann: niemand',
            '[klein, "-"], dann: niemand, '
            "ausnahmen: [{wenn: nachts, dann: fachkraft, quelle: [2]}]",
        ),
    )
    assert outcomes(little("zustaendig", *added)) == {
        ("art = klein, nachts = ja", "niemand", "fachkraft")
    }
    back = compared(LITTLE_RULES, FILE, _added(added), LITTLE_RULES.files[FILE])[0]
    assert outcomes(back) == {("art = klein, nachts = ja", "fachkraft", "niemand")}
    assert [(part.kind, part.id, part.state) for part in back.entry.parts] == [
        ("fact", "nachts", "dropped")
    ]


def _added(edits: tuple) -> str:
    return edited(LITTLE_RULES.files[FILE], *edits)


def test_a_name_that_means_something_else_in_the_other_version() -> None:
    """An intermediate value of one version has the name of a fact of the other."""
    old = (
        ("ausgänge:", "hilfsgrößen: {viel: menge >= 10 Stück}\nausgänge:"),
        ("  spalten: [art, menge]\n", ""),
        ('[klein, "-"]', "art = klein"),
        ('[gross, "-"]', "art = gross"),
        ('[mittel, "< 10 Stück"]', "art = mittel und nicht viel"),
        ('[mittel, ">= 10 Stück"]', "art = mittel und viel"),
    )
    change = little(
        "zustaendig",
        (
            "hilfsgrößen: {viel: menge >= 10 Stück}\n",
            "  viel: {typ: ja-nein, frage: Ist es viel?}\n",
        ),
        base=old,
    )
    assert {(old, new) for _, old, new in outcomes(change)} == {
        ("fachkraft", "beide"),
        ("beide", "fachkraft"),
    }


def test_a_new_choice_and_a_dropped_one() -> None:
    """What could not be stated before has no earlier result, and the other way round."""
    new = (
        (
            "werte: {mittel: Mittlere Probe}",
            "werte: {mittel: Mittlere Probe, riesig: Riesige Probe}",
        ),
        (
            "    - {nr: R3",
            '    - {nr: R5, wenn: [riesig, "-"], dann: beide, quelle: [3]}\n    - {nr: R3',
        ),
    )
    # whatever is no news about the new choice stays as it was
    assert {("–", "beide"), ("–", "widerspruch")} == {
        (old, new) for _, old, new in outcomes(little("zustaendig", *new))
    }
    back = compared(LITTLE_RULES, FILE, _added(new), LITTLE_RULES.files[FILE])[0]
    assert {(old, new) for _, old, new in outcomes(back)} == {("beide", "–"), ("widerspruch", "–")}
    assert [
        (field.name, field.old[-1], field.new[-1])
        for part in back.entry.parts
        for field in part.fields
    ] == [("choices", "Riesige Probe", "Mittlere Probe")]


def test_values() -> None:
    """A date that moves is shown on a day; two ways to write the same formula are no difference."""
    change = little("eingehalten", ("formel: eingang + 14 Tage", "formel: eingang + 15 Tage"))
    (case,) = change.cases
    assert (case.kind, case.about) == ("value", "fristende") and set(case.facts) == {"eingang"}
    assert case.old["values"]["fristende"] < case.new["values"]["fristende"]
    assert (
        little(
            "eingehalten", ("formel: eingang + 14 Tage", "formel: eingang + 7 Tage + 7 Tage")
        ).cases
        == ()
    )


def test_formulas_that_agree_on_some_days_only() -> None:
    """28 days and a month are the same in February: a day is found on which they differ."""
    change = little(
        "eingehalten",
        ("eingang + 31 Tage", "eingang + 1 Monat"),
        ("{tage: nur-ende}", "{tage: nur-ende, monate: kalendermonate}"),
        base=(("eingang + 14 Tage", "eingang + 31 Tage"),),
    )
    (case,) = change.of("value")
    assert case.old["values"]["fristende"] != case.new["values"]["fristende"] and not change.doubts


def test_asked_in_other_cases() -> None:
    """A condition of application that changes decides over cases in which the fact is not asked
    for.
    """
    gate = (
        (
            "  geprueft: {typ: datum, frage: Wann war die Prüfung?}",
            "  geprueft: {typ: datum, frage: Wann war die Prüfung?, gilt_wenn: eilig}",
        ),
    )
    (case,) = little("eingehalten", *gate).of(
        "outcome"
    )  # the day before the receipt no longer contradicts
    assert told((case,)) == {
        ("eilig = nein, eingang = 2024-01-02, geprueft = 2024-01-01", "widerspruch", "ja")
    }
    assert case.unasked == ((), ("geprueft",))
    change = little("eingehalten", ("gilt_wenn: eilig", "gilt_wenn: nicht eilig"), base=gate)
    assert {(old, new) for _, old, new in outcomes(change)} == {
        ("nein", "ja"),
        ("widerspruch", "ja"),
        ("ja", "widerspruch"),
    }
    rewritten = little("eingehalten", ("gilt_wenn: eilig", "gilt_wenn: eilig = ja"), base=gate)
    assert rewritten is not None and rewritten.cases == ()


def test_forms_that_cannot_be_laid_over_each_other() -> None:
    """Another unit or type: compared on chosen cases, and told so."""
    change = little(
        "zustaendig",
        ("einheit: Stück", "einheit: Kisten"),
        ("10 Stück", "10 Kisten"),
        ("0 Stück", "0 Kisten"),
    )
    assert "»menge«" in change.sampled and change.compared > 10 and change.cases == ()
    change = little(
        "zustaendig",
        ("typ: ganzzahl", "typ: zahl, stellen: 1"),
        ("< 10 Stück", "< 10.5 Stück"),
        (">= 10 Stück", ">= 10.5 Stück"),
    )
    assert ("art = mittel, menge = 10", "beide", "fachkraft") in told(change.of("outcome"))


def test_a_gap_is_told_and_not_compared() -> None:
    """A version without an answer for some cases is not compared; its problem names the smallest of
    them.
    """
    text = LITTLE_RULES.files[FILE].replace(
        '    - {nr: R1, wenn: [klein, "-"], dann: niemand, quelle: [4]}\n', ""
    )
    change, problems = compared(LITTLE_RULES, FILE, LITTLE_RULES.files[FILE], text)
    assert change.entry.state == "unread" and change.cases == ()
    assert "luecke" in {problem.code for problem in problems}
