"""Marks on hand-written pages, offices, measures: what the ways in are made of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.content.marks import marks
from generator.handbook import Site, SiteFiles, render
from generator.model import Model
from generator.problem import Problem
from generator.site.cross_references import CrossReferences
from generator.views.overviews import checker_groups
from generator.views.sort_keys import sort_key
from support.paths import ROOT
from support.real_handbook import SCRIPTS


def found(text: str, model: Model) -> list[Problem]:
    """The problems of one page in content/templates/."""
    return list(marks(model, {"templates/probe.md": text}))


def test_an_unknown_mark_is_a_problem_with_its_place(model: Model) -> None:
    """It would otherwise leave a hole that nobody sees: a comment."""
    (problem,) = found("# Probe\n\n<!-- weisungswerk: pruefer -->\n", model)
    assert str(problem).startswith(
        "content/templates/probe.md:3:20: error marke-unbekannt Die Marke »pruefer« gibt es nicht."
    )
    assert problem.hint == "Meinten Sie »prüfer«?"


def test_an_unknown_entry_is_a_problem_with_its_place(model: Model) -> None:
    """A renamed checker must not vanish from the start page in silence."""
    (problem,) = found(
        "# Probe\n\n<!-- weisungswerk: prüfer\nprofillage\nabsoma-kontaktfenste\n-->\n", model
    )
    assert str(problem).startswith(
        "content/templates/probe.md:5:1: error eintrag-unbekannt »absoma-kontaktfenste«"
    )
    assert problem.hint == "Meinten Sie »absoma-kontaktfenster«?"
    assert (
        found("<!-- weisungswerk: fristen\nba-integrationskonzept#9999\n-->\n", model)[0].code
        == "eintrag-unbekannt"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Siehe <!-- weisungswerk: prüfer -->",
        "<!-- weisungswerk: prüfer",
        "<!--weisungswerk prüfer-->",
    ],
)
def test_a_mark_that_nothing_reads_is_a_problem(text: str, model: Model) -> None:
    """Wherever the word stands in a comment, it is meant as a mark."""
    assert [problem.code for problem in found(text, model)] == ["marke-form"]


def test_the_real_pages_are_in_order(model: Model, written: dict[str, str]) -> None:
    """And entries of issuers that are left out are no fault."""
    assert list(marks(model, written)) == []
    part = replace(model, checkers=(), roles=(), others=frozenset({"jc-bremen"}))
    assert list(marks(part, written)) == []


def test_one_issuer_needs_no_choice(
    site: Site, model: Model, program: dict, written: dict[str, str]
) -> None:
    """The choice appears where there is one, and names what each office has to read."""
    page = next(page.text for page in site.pages if page.path == "index.md")
    assert 'data-scope="jc-bremen ba"' in page and 'data-scope="ba"' in page
    alone = replace(
        model,
        issuers=model.issuers[:1],
        roles=(),
        directives=model.directives[:1],
        checkers=(),
        catalogues=(),
        conflicts=(),
        terms=(),
        documents=(),
        pictures=(),
        others=frozenset(issuer.id for issuer in model.issuers[1:]),
    )
    lonely = next(
        page.text
        for page in render(
            alone,
            program,
            SiteFiles(ROOT / "site_templates", SCRIPTS, written),
            searchable=False,
        ).pages
        if page.path == "index.md"
    )
    assert "data-ww-office" not in lonely


def test_every_checker_stands_once_in_the_overview(model: Model) -> None:
    """Grouping by chapter loses none."""
    cross_references = CrossReferences.of(model)
    shown = [
        checker.id
        for directive in model.directives
        for group in checker_groups(directive, cross_references)
        for checker in group.checkers
    ]
    assert sorted(shown) == sorted(checker.id for checker in model.checkers)


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ((4, "Wochen (höchstens)"), (2, "Monate")),
        ((60, "Minuten (circa)"), (1, "Tage")),
        (("<=6", "Monate"), (">6", "Monate")),
        (("<6", "Monate"), ("<=6", "Monate")),
        ((1, "je Quartal"), (1, "je Monat")),
        ((2, "Jahre"), ("tagesaktuell", "Turnus")),
        (
            (-28, "Tage zum individuellen Teilnahmeende"),
            (28, "Tage zum individuellen Teilnahmeende"),
        ),
        (("1:60", "Schlüssel"), ("1:100", "Schlüssel")),
        (("45000", "Euro pro Jahr"), ("65000", "Euro pro Jahr")),
        ((2, "Jahre"), (1, "je Jahr")),
    ],
)
def test_measures_compare_like_with_like(less: tuple, more: tuple, model: Model) -> None:
    """Units are converted, bounds nudge, and words come last."""
    norm = model.directives[0].norms[0]
    keys = [
        [float(part) for part in sort_key(replace(norm, value=value, unit=unit)).split()]
        for value, unit in (less, more)
    ]
    assert keys[0] < keys[1]
