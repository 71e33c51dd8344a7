"""The figures of the evaluation, told by hand: what counts, what does not, and what each measure
makes of it.
"""

from __future__ import annotations

from math import log2
from pathlib import Path

import pytest

from support.search.measures import average, grades, score
from support.search.queries import GLOSSARY, OWN, Place, read
from support.search.sections import Sections, section_of

A, B, C = Place("w", "1"), Place("w", "2"), Place("w", "3")
PAGE = """<body><a href="weisungen/w.html#rn-9">nicht im Text</a><article><h1 id="w">W</h1>
<h2 id="abschnitt-1">Eins</h2><p id="rn-1">…</p><p id="rn-2">…</p>
<h3 id="mehr">Mehr</h3><p id="rn-3">siehe <a href="w.html#rn-5">5</a></p>
<h2 id="abschnitt-2">Zwei</h2><p id="rn-4">…</p><p id="rn-5">…</p></article>
<p id="rn-6">…</p></body>"""
CHECKER = (
    '<article><h1 id="p">P</h1><a href="../weisungen/w.html#rn-4">4</a> <a '
    'href="../weisungen/w.html#rn-5">5</a> <a '
    'href="../weisungen/w.html">W</a></article>'
)
EXPORT = {
    "directives": [
        {
            "id": "w",
            "norms": [
                {"rn": rn, "locator": locator}
                for rn, locator in [
                    (1, "1 Abs. 1"),
                    (2, "1.1, Satz 2"),
                    (3, "1.1 a) Punkt 1"),
                    (4, "2 Satz 1"),
                    (5, "2"),
                    (6, "12 Abs. 1"),
                    (7, "Titelblatt"),
                ]
            ],
            "catalogues": [
                {
                    "rows": [
                        {"url": "kataloge/k.html#zeile-x", "rn": [4]},
                        {"url": "kataloge/k.html#zeile-y", "rn": [3, 5]},
                    ]
                }
            ],
        }
    ],
    "glossary": [
        {"term": "AB", "long": "Alles Beste", "spellings": ["ABs"], "url": "glossar.html#ab"},
        {"term": "AB", "long": "", "spellings": [], "url": "glossar.html#ab-2"},
    ],
}


@pytest.fixture
def sections(tmp_path: Path) -> Sections:
    """A little handbook: one directive, one checker, one catalogue."""
    for name, text in {"weisungen/w.html": PAGE, "pruefer/p.html": CHECKER}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Sections(EXPORT, tmp_path)


@pytest.mark.parametrize(
    ("locator", "parts"),
    [
        ("III.2 a), Punkt 3", ("III", "2", "a")),
        ("2.1.3, Abs. 4", ("2", "1", "3")),
        ("I Abs. 1", ("I",)),
        ("II.1.3 Satz 1", ("II", "1", "3")),
        ("1; 3", ("1",)),
        ("II.2 (fehlt)", ("II", "2")),
        ("Titelblatt", ()),
        ("Inhaltsverzeichnis", ()),
        ("ganzes Dokument", ()),
        ("III.2 b) Abs. 1", ("III", "2", "b")),
    ],
)
def test_section_of_a_locator(locator: str, parts: tuple[str, ...]) -> None:
    """The number at its beginning, letters of the outline included, capitals of a word not."""
    assert section_of(locator) == parts


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("weisungen/w.html#rn-4", {4}),
        ("weisungen/w.html#abschnitt-1", {1, 2, 3}),
        ("weisungen/w.html#mehr", {3}),
        ("weisungen/w.html", {1, 2, 3, 4, 5}),
        ("weisungen/w.html#fehlt", set()),
        ("pruefer/p.html", {4, 5}),
        ("pruefer/p.html#p", {4, 5}),
        ("kataloge/k.html#zeile-x", {4}),
        ("kataloge/k.html", {3, 4, 5}),
        ("glossar.html#ab", set()),
        ("fristen.html", set()),
    ],
)
def test_what_an_address_shows(sections: Sections, address: str, shown: set[int]) -> None:
    """A norm, the norms below a heading, of a page, of a row, or those that a checker links to."""
    assert sections.shown(address) == {("w", rn) for rn in shown}


def test_a_hit_lies_in_the_section_as_a_whole(sections: Sections) -> None:
    """A subsection belongs to its section; a page that shows more does not; section 1 is not
    section 12.
    """
    assert sections.lands("weisungen/w.html#rn-3", A) and sections.lands(
        "weisungen/w.html#abschnitt-1", A
    )
    assert not sections.lands("weisungen/w.html", A) and not sections.lands(
        "weisungen/w.html#rn-6", A
    )
    assert sections.lands("pruefer/p.html", B) and not sections.lands("kataloge/k.html", B)
    assert sections.lands("weisungen/w.html#rn-3", Place("w", "1.1.a")) and not sections.lands(
        "weisungen/w.html#rn-2", Place("w", "1.1.a")
    )
    assert sections.lands("weisungen/w.html#rn-3", Place("w", "#3")) and not sections.lands(
        "weisungen/w.html#rn-2", Place("w", "#3")
    )


def test_words_of_the_glossary(sections: Sections) -> None:
    """Every entry with that word counts, under each of its names; a word without entry is left out,
    a wrong section is an error.
    """
    assert sections.lands("glossar.html#ab", Place(GLOSSARY, "abs")) and sections.lands(
        "glossar.html#ab-2", Place(GLOSSARY, "AB")
    )
    assert not sections.lands("glossar.html#ab-2", Place(GLOSSARY, "ABs")) and not sections.lands(
        "weisungen/w.html#rn-4", Place(GLOSSARY, "AB")
    )
    assert sections.known(Place(GLOSSARY, "Alles Beste")) and not sections.known(
        Place(GLOSSARY, "Neues")
    )
    with pytest.raises(LookupError, match=r"w 7\.7"):
        sections.known(Place("w", "7.7"))


def test_a_place_counts_once() -> None:
    """The second hit in a place earns nothing; a hit in two places earns the better one first."""

    def lands(address: str, place: Place) -> bool:
        return place.name in address

    assert grades([["1"], ["1"], ["3"], ["12"]], [(A, 2), (B, 1)], lands) == [2, 0, 0, 1]
    assert grades([["12"], ["12"], ["12"]], [(A, 1), (B, 2)], lands) == [2, 1, 0]
    assert grades([["3", "1"]], [(A, 2)], lands) == [2]
    assert grades([["3"]] * 10 + [["1"]], [(A, 2)], lands) == [0] * 10


def test_figures() -> None:
    """Recall looks at five, rank and gain at ten; the ideal order earns one, nothing found is
    counted apart.
    """
    both = [(A, 2), (B, 1)]
    assert score([2, 1], both) == score([2, 1, 0], both)
    assert (
        score([2, 1], both).gain == 1
        and score([0, 0, 0, 0, 1], both).recall == 1
        and score([0] * 5 + [2], both).recall == 0
    )
    late = score([0, 1, 2], both)
    assert late.rank == 1 / 2 and late.gain == pytest.approx(
        (1 / log2(3) + 2 / 2) / (2 + 1 / log2(3))
    )
    nothing, other = score([], both), score([0, 0], both)
    assert (nothing.recall, nothing.rank, nothing.gain, nothing.empty) == (
        0,
        0,
        0,
        1,
    ) and other.empty == 0
    assert average([score([2, 1], both), nothing]).rank == 0.5


def test_both_formats(tmp_path: Path) -> None:
    """The exchange format names files and topics; what falls together keeps the better grade."""
    file = tmp_path / "q.yaml"
    file.write_text(
        "queries:\n- {id: x1, cls: exact, q: Wort, relevant: [{source: '003', section: "
        "2.1.3~a, grade: 1}, "
        "{source: '003', section: 2.1.3~b, grade: 2}, {source: abk, section: AB, grade: 1}]}\n",
        encoding="utf-8",
    )
    assert read(file)[0].answers == (
        (Place("ba-integrationskonzept", "2.1.3"), 2),
        (Place(GLOSSARY, "AB"), 1),
    )
    own = {query.id: query for query in read(OWN)}
    assert own["number-1"].text == "1:60" and own["number-1"].answers == (
        (Place("jc-bremen-ags-k", "III.1"), 2),
        (Place(GLOSSARY, "Betreuungsschlüssel"), 1),
    )
