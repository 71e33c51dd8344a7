"""What stands in a file is kept as it stands there: texts, figures, names of choices."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.load.formula import parse_condition
from generator.load.habits import as_day, may_be_thousand, with_point
from generator.load.node import Node, child
from generator.load.reader import Reader
from generator.load.scalars import figure, text
from generator.load.source import parse
from generator.problem import Place, did_you_mean, given_numbers


def value(written: str) -> Node:
    """The node of a value as it stands in a file."""
    node, problems = parse(f"schlüssel: {written}\n".encode(), "datei.yml")
    assert not problems
    found = child(node, "schlüssel")
    assert found
    return found


@pytest.mark.parametrize("written", ["+49", "1.10", "007", "12.50", "-0", "3", "1e5", "1.000"])
def test_texts_keep_their_figures(written: str) -> None:
    """A number of a document is no number: no sign, zero or point gets lost."""
    reader = Reader()
    assert text(reader, value(written)) == written and not reader.problems


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("14", 14),
        ("-28", -28),
        ("+2", "+2"),
        ("+2.50", "+2.50"),
        ("12.50", Decimal("12.50")),
        ("04", "04"),
        ('"1.000"', "1.000"),
        ("1.000.000", "1.000.000"),
        ("0.125", Decimal("0.125")),
        ("1234.500", Decimal("1234.500")),
        ("3–5", "3–5"),
    ],
)
def test_figures_keep_what_is_written(written: str, read: object) -> None:
    """Numbers are exact; what would lose a sign or a zero stays text."""
    reader = Reader()
    got = figure(reader, value(written))
    assert (str(got), type(got)) == (str(read), type(read)) and not reader.problems


def test_a_choice_may_look_like_a_number() -> None:
    """»007« is not »7«: the id is compared as written."""
    tree, problems = parse_condition("grad = 007", Place("datei.yml"))
    assert not problems and "written='007'" in repr(tree)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("31.12.2025", "2025-12-31"),
        ("2. Juni 2025", "2025-06-02"),
        ("1. März 2025", "2025-03-01"),
        ("02.06.\u00a02025", "2025-06-02"),
        ("2025/6/2", "2025-06-02"),
        ("31.2.2025", ""),
        ("1. Advent 2025", ""),
    ],
)
def test_days_of_habit(written: str, iso: str) -> None:
    """The day that was written is the one that the hint shows."""
    assert as_day(written) == iso


def test_figures_of_habit() -> None:
    """Exactly three places after one to three digits may be a thousand; a comma is a point."""
    assert all(map(may_be_thousand, ("1.000", "-12.500", "999.999")))
    assert not any(map(may_be_thousand, ("0.125", "1.00", "1.0000", "1234.500", "1.000.000")))
    assert with_point("1.234,5") == "1234.5" and with_point("0,5") == "0.5"
    assert not with_point("a, b") and not with_point("1.5")


def test_hints_show_what_cannot_be_seen() -> None:
    """A word that looks like the right one says in what it differs."""
    assert did_you_mean("fach\u200bkraft", ["fachkraft"]) == (
        "Meinten Sie »fachkraft«? Im Wort steht als 5. Zeichen: Leerzeichen ohne Breite (U+200B)."
    )
    assert given_numbers([1, 2, 3, 4, 6]) == "Vergeben sind 1 bis 4 und 6."
    assert given_numbers([]) == ""
