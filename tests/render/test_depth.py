"""Directive pages as text: what is in sight of a norm, what waits behind it, what is one list."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from markupsafe import Markup

from generator.handbook import Page, Site
from generator.model import Directive, Model, Norm
from generator.site import addresses
from generator.site.chapters import chapters
from generator.site.cross_references import CrossReferences
from generator.site.page_context import PageContext
from generator.views import depth
from generator.views.sections import SectionView, sections
from generator.views.shared_words import shared_words
from generator.views.summaries import NONE

APPARATUS = re.compile(r'<details class="ww-apparatus">.*?</details>', re.DOTALL)
ROW = re.compile(
    r'(?:<p class="ww-norms__lead"[^>]*>(?P<lead>.*?)</p>)|'
    r'<(?:li|tr)\b[^>]*id="rn-(?P<rn>\d+)"[^>]*>(?P<shown>.*?)</(?:li|tr)>',
    re.DOTALL,
)
SPELLED = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
WORD = re.compile(r"\w+")


def pages_of(directive: Directive, site: Site) -> list[Page]:
    """The pages on which the latest version of a directive is read."""
    entry = addresses.directive(directive.id)
    parts = [addresses.chapter(directive.id, part) for part in chapters(directive)]
    wanted = {path.removesuffix(".html") + ".md" for path in (entry, *parts)}
    return [page for page in site.pages if page.path in wanted]


def in_sight(directive: Directive, site: Site) -> dict[int, str]:
    """By Randnummer, what is read of a norm while every apparatus is closed, with the line above
    its list.
    """
    shown: dict[int, str] = {}
    for page in pages_of(directive, site):
        lead = ""
        for part in re.split(r"(?=<ol class=\"ww-norms|<p class=\"ww-norms__lead)", page.text):
            for match in ROW.finditer(APPARATUS.sub("", part)):
                if match["rn"] is None:
                    lead = match["lead"]
                    continue
                assert int(match["rn"]) not in shown, match["rn"]
                shown[int(match["rn"])] = Markup(f"{lead} {match['shown']}").striptags()
            if not part.startswith("<p class"):
                lead = ""
    return shown


@pytest.fixture(scope="module")
def views(model: Model) -> dict[str, tuple[SectionView, ...]]:
    """The sections of all directives, ready to be shown."""
    references = CrossReferences.of(model)
    return {
        directive.id: sections(
            directive.sections, PageContext(references, "weisungen/x.html", directive.id), NONE
        )
        for directive in model.directives
    }


def test_each_randnummer_is_in_sight_once(site: Site, model: Model) -> None:
    """No row is lost when lists are gathered, and none comes twice."""
    for directive in model.directives:
        assert sorted(in_sight(directive, site)) == [norm.rn for norm in directive.norms]


def test_nothing_that_matters_is_put_away(
    site: Site, model: Model, views: dict[str, tuple[SectionView, ...]]
) -> None:
    """With every apparatus closed: the text, a condition that it does not say, a doubt, a reading
    that was taken, a gap, a validity of its own.
    """
    for directive in model.directives:
        shown = in_sight(directive, site)
        for view in (view for section in views[directive.id] for view in section.norms):
            norm, seen = view.norm, shown[view.norm.rn]
            assert missing(norm.text, seen) <= inflected(seen), (directive.id, norm.rn)
            assert depth.says(norm.text, norm.condition) or not missing(norm.condition, seen)
            assert not norm.doubt or "offen:" in seen or "Offen im Text" in seen
            assert not view.relations.taken or "Lesart" in seen, (directive.id, norm.rn)
            assert not view.relations.open or "offen" in seen.casefold(), (directive.id, norm.rn)
            assert not view.gap or "Lücke" in seen
            assert not norm.valid.since or "gilt ab" in seen or "gilt noch nicht" in seen
            assert all(named.state in seen for named in view.relations.documents)


def missing(text: str, seen: str) -> int:
    """How many words of a text are not in sight."""
    return (Counter(words(text)) - Counter(words(seen))).total()


def words(text: str) -> list[str]:
    """The words of a text."""
    return WORD.findall(text.casefold())


def inflected(seen: str) -> int:
    """One word of the line above a list may be said of one thing and stand for several."""
    return int(seen.startswith("…"))


def test_order_stays_that_of_the_source(views: dict[str, tuple[SectionView, ...]]) -> None:
    """Gathering neither moves nor merges norms."""
    for section in (section for shown in views.values() for section in shown):
        gathered = [item.view.norm.rn for block in section.blocks for item in block.items]
        assert gathered == [view.norm.rn for view in section.norms if view not in section.data]


def test_one_sentence_of_the_source_is_one_list(
    views: dict[str, tuple[SectionView, ...]],
) -> None:
    """The kinds of measures that count: their common words once, exceptions among them."""
    lists = [
        block
        for section in views["jc-bremen-absolventenmanagement"]
        for block in section.blocks
        if block.listed
    ]
    measures = lists[0]
    assert [item.view.norm.rn for item in measures.items] == list(range(25, 43))
    assert measures.lead == "… zählt zur Kennzahl Absolventenmanagement:"
    said = {item.view.norm.rn: (item.said, item.rest) for item in measures.items}
    assert said[25] == ("FbW", "") and said[29] == ("MaBe", "allerdings ohne MPAV.")
    assert said[42] == ("Berufsbezogene Deutschkurse", "")
    assert said[30][0].startswith("MPAV zählt nicht zur Kennzahl")
    assert {item.view.norm.kind for item in measures.items} == {"catalogue-row", "exemption"}


@pytest.mark.parametrize(
    ("text", "condition", "said"),
    [
        ("Bei einer FbW von mindestens sechs Monaten hilft sie.", "FbW ab 6 Monaten", True),
        ("Bei einer FbW von mindestens sechs Monaten hilft sie.", "FbW ab 7 Monaten", False),
        ("Bei 16 Monaten hilft sie.", "ab 6 Monaten", False),
        ("In der JBA übernimmt die Fachkraft.", "JBA", True),
        ("Sie übernimmt die Fälle.", "außerhalb der JBA", False),
        ("In der JBA übernimmt sie.", "außerhalb der JBA", False),
        ("MaBe zählt, allerdings ohne MPAV.", "ohne MPAV", True),
        ("MaBe zählt mit MPAV.", "ohne MPAV", False),
        ("Sobald er zu beteiligen ist, handelt sie.", "sobald er beteiligt wird", True),
        ("Sie handelt.", "je nach", False),
        ("Sie handelt.", "", False),
        ("Sie vermerkt es.", "bei Vermittlung", False),
    ],
)
def test_a_condition_is_hidden_only_when_the_text_says_it(
    text: str, condition: str, said: bool
) -> None:
    """Every word that carries meaning must occur, numbers as digits or words."""
    assert depth.says(text, condition) is said


def test_a_figure_is_hidden_only_when_the_text_says_it(model: Model) -> None:
    """»28« stands in the text, »1-mal je Monat« does not."""
    directive = model.directive("jc-bremen-absolventenmanagement")
    norms = {norm.rn: norm for norm in directive.norms}
    assert depth.figure(norms[44]) == "" and depth.figure(norms[49]) == "1-mal je Monat"
    for norm in (norm for directive in model.directives for norm in directive.norms):
        hidden = norm.value is not None and not depth.figure(norm)
        if hidden and norm.kind in ("deadline", "threshold") and isinstance(norm.value, int):
            number = abs(norm.value)
            assert str(number) in norm.text or SPELLED[number] in norm.text.casefold(), norm.rn


def test_the_short_doubt_is_the_beginning_of_the_doubt(model: Model) -> None:
    """No other words, and not so short that it says nothing."""
    for norm in (norm for directive in model.directives for norm in directive.norms):
        if norm.doubt:
            short = depth.doubt(norm).removesuffix(" …")
            assert short in norm.doubt and len(short.split()) >= 2, norm.rn


@pytest.mark.parametrize(
    ("texts", "lead", "left"),
    [
        (
            ["Aufgabe: eins tun.", "Aufgabe: zwei tun.", "Aufgabe: drei tun."],
            "",
            ["Aufgabe: eins tun.", "Aufgabe: zwei tun.", "Aufgabe: drei tun."],
        ),
        (
            ["Ziel der BAK: eins.", "Ziel der BAK: zwei.", "Ziel der BAK: drei."],
            "Ziel der BAK:",
            ["eins.", "zwei.", "drei."],
        ),
        (
            ["Ein Hund zählt zu A.", "Eine Katze zählt zu A.", "Mäuse zählen zu A."],
            "… zählt zu A:",
            ["Ein Hund", "Eine Katze", "Mäuse"],
        ),
        (
            ["Ein Hund zählt zu A.", "Eine Katze zählt zu A.", "Wer bellt, zählt nicht zu A."],
            "",
            ["Ein Hund zählt zu A.", "Eine Katze zählt zu A.", "Wer bellt, zählt nicht zu A."],
        ),
    ],
)
def test_common_words_are_said_once(texts: list[str], lead: str, left: list[str]) -> None:
    """Only words that most rows have, and only around the object of a row."""
    about = ["Hund", "Katze", "Mäuse"]
    shared = shared_words(list(zip(texts, about, strict=True)))
    assert shared.lead == lead
    assert [shared.left(*row)[0] for row in zip(texts, about, strict=True)] == left


def test_data_of_the_document_wait_at_the_end(site: Site, model: Model) -> None:
    """Cover and history stand under »Über diese Weisung«, the rules do not."""
    directive = model.directive("jc-bremen-absolventenmanagement")
    (page,) = pages_of(directive, site)
    text, about = page.text.split(f'<div id="{addresses.ABOUT}">')
    assert "18 Angaben zum Dokument" in text
    for norm in directive.norms:
        assert (f'id="rn-{norm.rn}"' in about) is (is_data(norm)), norm.rn


def is_data(norm: Norm) -> bool:
    """What the cover, the contents and the history of this directive say."""
    return norm.rn <= 13 or 94 <= norm.rn <= 98
