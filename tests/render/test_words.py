"""Figures, texts and chapters: small things that a reader trusts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.handbook import Site
from generator.model import Cite, Model
from generator.problem import Place
from generator.site import addresses
from generator.site.addresses import relative
from generator.site.chapters import LIMIT, chapters
from generator.site.cross_references import CrossReferences
from generator.site.page_context import PageContext
from generator.wording.figures import figure
from generator.wording.labels import KINDS

FIGURES = [
    (2, "Monate (mehr als)", "mehr als 2 Monate"),
    (3, "Monate (alle)", "alle 3 Monate"),
    ("<=6", "Monate", "höchstens 6 Monate"),
    (">=45000", "Euro pro Jahr", "mindestens 45.000 Euro pro Jahr"),
    (1, "je Monat", "1-mal je Monat"),
    (2, "je Woche (mindestens)", "mindestens 2-mal je Woche"),
    ("1:100", "Betreuungsschlüssel (Maximum)", "1:100 Betreuungsschlüssel (Maximum)"),
    (-28, "Tage zum individuellen Teilnahmeende", "28 Tage vor dem individuellen Teilnahmeende"),
    (1, "Monate zur Meldung", "1 Monat nach der Meldung"),
    (Decimal("12.50"), "Euro", "12,50 Euro"),
    (Decimal("1.0"), "Tage", "1,0 Tage"),
    (Decimal("1234.50"), "Euro", "1.234,50 Euro"),
    ("+2", "Tage", "+2 Tage"),
    ("+1", "Tage", "+1 Tag"),
    ("+28", "Tage zum Teilnahmeende", "28 Tage nach dem Teilnahmeende"),
    ("04", "", "04"),
    ("2025-05-22", "", "22.05.2025"),
    ("2021-01", "", "2021-01"),
    (None, "", ""),
]


@pytest.mark.parametrize(("value", "unit", "shown"), FIGURES)
def test_figures_read_as_german(model: Model, value: object, unit: str, shown: str) -> None:
    """The number stays as written, the comparison is a word."""
    assert figure(replace(model.directives[0].norms[0], value=value, unit=unit)) == shown


def test_every_kind_has_a_label(model: Model) -> None:
    """A kind without a word would be told by colour alone."""
    assert {norm.kind for directive in model.directives for norm in directive.norms} <= set(KINDS)


def test_texts_are_escaped_and_their_references_live(model: Model) -> None:
    """Dates become <time>, Randnummern links to the right directive, markup stays text."""
    context = PageContext(
        CrossReferences.of(model), "pruefer/x.html", "jc-bremen-absolventenmanagement"
    )
    made = context.prose("<b> „seit“ 22.05.2025 (Rn. 8 und 10; Weisung AGS-K, Rn. 39; Rn. 9999)")
    assert made == (
        '&lt;b&gt; »seit« <time datetime="2025-05-22">22.05.2025</time> '
        '(Rn. <a href="../weisungen/jc-bremen-absolventenmanagement.html#rn-8">8</a> und '
        '<a href="../weisungen/jc-bremen-absolventenmanagement.html#rn-10">10</a>; '
        'Weisung AGS-K, Rn. <a href="../weisungen/jc-bremen-ags-k.html#rn-39">39</a>; Rn. 9999)'
    )


def test_citations_name_another_directive(model: Model) -> None:
    """Only a foreign Randnummer carries the name of its directive."""
    context = PageContext(
        CrossReferences.of(model), "pruefer/x.html", "jc-bremen-absolventenmanagement"
    )
    place = Place("test.yml")
    own, other = (
        Cite("jc-bremen-absolventenmanagement", 8, place),
        Cite("jc-bremen-ags-k", 39, place),
    )
    assert [context.cite(cite).label for cite in (own, other)] == ["Rn. 8", "AGS-K, Rn. 39"]
    gathered = [
        (group.other, [link.label for link in group.links]) for group in context.cited((own, other))
    ]
    assert gathered == [("", ["8"]), ("AGS-K", ["39"])]


def test_links_are_relative() -> None:
    """The handbook works from a folder without a web server."""
    assert relative("weisungen/a/2-1.html#rn-7", "pruefer/x.html") == "../weisungen/a/2-1.html#rn-7"
    assert relative("weisungen/a.html#rn-7", "weisungen/a.html") == "#rn-7"
    assert relative("fristen.html", "index.html") == "fristen.html"


def test_chapters_hold_every_numbered_norm_once(model: Model) -> None:
    """A long directive is cut along its own numbering, and nothing gets lost."""
    for directive in model.directives:
        cut = chapters(directive)
        assert bool(cut) == (len(directive.norms) > LIMIT)
        held = [
            norm.rn for chapter in cut for section in chapter.sections for norm in section.norms
        ]
        wanted = [
            norm.rn for section in directive.sections if section.number for norm in section.norms
        ]
        assert held == wanted if cut else True
        assert len({chapter.id for chapter in cut}) == len(cut)


def test_checker_pages_carry_their_data(site: Site, program: dict) -> None:
    """For each checker two files, and one for foreign pages: classic scripts, safe inside HTML."""
    assets = {asset.path: asset.data.decode() for asset in site.assets}
    kinds = (addresses.checker_data, addresses.checker_texts, addresses.guest_texts)
    for checker in program["checkers"]:
        for address in kinds:
            text = assets[address(checker)]
            assert text.startswith("Weisungswerk.register({") and text.endswith("});\n")
            assert "<" not in text and "\u2028" not in text
