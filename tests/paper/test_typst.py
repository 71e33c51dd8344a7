"""From HTML to Typst: everything comes through in its order, and what is not known is refused."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.paper.anchors import Anchors
from generator.paper.blocks import BlockWriter
from generator.paper.fragment import Element, PaperError, parse
from generator.paper.looks import BLOCKS, LOOKS, NEUTRAL, ON_SCREEN
from generator.paper.strings import string
from generator.paper.typst import emit
from generator.publish.pdf import typeset
from support.paths import ROOT
from support.pdf_reading import Reading, links

HOUSE = (ROOT / "site_templates" / "print" / "haus.typ").read_text(encoding="utf-8")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>Ein '
    'Bild</title><desc>Zwei &amp; zwei</desc><path d="M0 0h9v9"/></svg>'
)


def body(html: str) -> str:
    """What becomes of a fragment."""
    return emit(parse(html))[1]


def said(source: str) -> str:
    """The strings of a source, one behind the other, without white space."""
    return "".join(
        "".join(re.sub(r"\\(.)", r"\1", text) for text in STRING.findall(source)).split()
    )


def printed(html: str) -> Reading:
    """A fragment as PDF."""
    aliases, made = emit(parse(html))
    return Reading(
        typeset(
            f'{aliases}{HOUSE}\n#show: paper.with(title: "Probe", stand: "Stand", day: '
            f"(2025, 1, 1), size: 9pt)\n{made}"
        )
    )


# --- refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    [
        "<video>x</video>",
        "<p><b>x</b></p>",
        "<p>x <img src='a.png'></p>",
        "<form><p>x</p></form>",
        "<hr></hr>",
        '<p class="ww-neu">x</p>',
        '<p><span class="ww-neu">x</span></p>',
        '<div class="ww-neu"><p>x</p></div>',
        '<h2 class="ww-neu">x</h2>',
        '<ul class="ww-neu"><li>x</li></ul>',
        '<ul><li class="ww-neu">x</li></ul>',
        '<table class="ww-neu"><thead><tr><th>x</th></tr></thead></table>',
        (
            "<table><thead><tr><th>x</th></tr></thead><tbody><tr><td "
            'class="ww-neu">x</td></tr></tbody></table>'
        ),
        '<dl><dt class="ww-neu">x</dt><dd>y</dd></dl>',
        "<ul>daneben<li>x</li></ul>",
        "<ul><p>daneben</p><li>x</li></ul>",
        '<ul class="ww-boxes">daneben<li>x</li></ul>',
        '<ul class="pp-index">daneben</ul>',
        "<dl><dt>x</dt></dl>",
        "<dl><dd>x</dd><dt>y</dt></dl>",
        "<dl>daneben<dt>x</dt><dd>y</dd></dl>",
        "<dl><div>daneben<dt>x</dt><dd>y</dd></div></dl>",
        "<dl><div><dt>x</dt><dd>y</dd></div><dt>x</dt><dd>y</dd></dl>",
        "<table><tbody><tr><td>x</td></tr></tbody></table>",
        "<table><thead></thead><tbody><tr><td>x</td></tr></tbody></table>",
        "<table><caption>daneben</caption><thead><tr><th>x</th></tr></thead></table>",
        "<table><thead><tr><th>x</th></tr></thead>daneben</table>",
        "<table><thead><tr><th>x</th></tr></thead><tbody><tr>daneben<td>x</td></tr></tbody></table>",
        (
            "<table><thead><tr><th>x</th></tr></thead><tbody><tr><td "
            'rowspan="2">x</td></tr></tbody></table>'
        ),
        (
            '<table><thead><tr><th>x</th></tr></thead><tbody><tr><td><a class="ww-rn">1</a> '
            "daneben</td></tr></tbody></table>"
        ),
        "<details><p>x</p></details>",
        "<details></details>",
        "<svg><path d='M0 0'/></svg>",
        '<div class="ww-trail">daneben</div>',
        '<p class="ww-trail"><span class="ww-neu">x</span></p>',
        '<div class="ww-norm"><a class="ww-rn">1</a></div>',
        (
            '<div class="ww-norm"><div class="ww-norm__body">'
            '<p class="ww-norm__text">x</p></div></div>'
        ),
        (
            '<div class="ww-norm"><a class="ww-rn">1</a>'
            '<div class="ww-norm__body"><p>x</p></div></div>'
        ),
        (
            '<div class="ww-norm"><a class="ww-rn">1</a><p>daneben</p><div '
            'class="ww-norm__body"><p class="ww-norm__text">x</p></div></div>'
        ),
    ],
)
def test_what_is_not_known_is_refused(html: str) -> None:
    """A new tag or class, text beside list items, a table without a header: never dropped, never
    guessed.
    """
    with pytest.raises(PaperError):
        body(html)


# --- nothing is lost ------------------------------------------------------------------------------

WORDS = st.lists(
    st.text('abcÄß§€»«–"\\#$*_`/@<>~[]{}()=-+', min_size=1, max_size=7), min_size=1, max_size=3
).map(lambda words: " ".join(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def tagged(tag: str, *classes: str) -> Callable[[st.SearchStrategy[str]], st.SearchStrategy[str]]:
    """Something within a tag, sometimes with one of the classes."""
    marks = st.sampled_from(["", *(f' class="{name}"' for name in classes)])
    return lambda inner: st.tuples(marks, st.lists(inner, min_size=1, max_size=3)).map(
        lambda it: f"<{tag}{it[0]}>{''.join(it[1])}</{tag}>"
    )


LINE = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        *(
            tagged(tag, *classes)(inner)
            for tag, *classes in (
                ("span", *sorted(LOOKS)),
                ("strong", "ww-tag"),
                ("em",),
                ("a",),
                ("dfn",),
                ("time",),
            )
        )
    ),
    max_leaves=4,
)
ENTRY = tagged("dt")(LINE)


def table(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A table of two columns."""
    row = st.tuples(inner, inner).map(
        lambda it: f"<tr><th scope='row'>{it[0]}</th><td>{it[1]}</td></tr>"
    )
    return st.tuples(LINE, LINE, st.lists(row, max_size=2)).map(
        lambda it: (
            f"<table><thead><tr><th>{it[0]}</th><th>{it[1]}</th></tr></thead><tbody>{''.join(it[2])}</tbody></table>"
        )
    )


TREES = st.lists(
    st.recursive(
        st.one_of(LINE, tagged("p", *sorted(BLOCKS))(LINE), tagged("h2")(LINE), tagged("h4")(LINE)),
        lambda inner: st.one_of(
            *(
                tagged(tag, *classes)(inner)
                for tag, *classes in (
                    ("div", *sorted(BLOCKS)),
                    ("section",),
                    ("article",),
                    ("figure", "ww-picture"),
                )
            ),
            *(tagged(tag)(tagged("li")(inner)) for tag in ("ul", "ol")),
            tagged("ul", "ww-boxes")(tagged("li")(inner)),
            table(inner),
            st.lists(
                st.tuples(ENTRY, tagged("dd")(inner)).map("".join), min_size=1, max_size=2
            ).map(lambda pairs: f"<dl>{''.join(pairs)}</dl>"),
            st.tuples(tagged("summary")(LINE), inner).map(
                lambda it: f"<details>{''.join(it)}</details>"
            ),
        ),
        max_leaves=6,
    ),
    min_size=1,
    max_size=3,
).map("".join)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(TREES)
def test_every_word_comes_through_in_its_order(html: str) -> None:
    """Trees of all elements that are known, nested at random."""
    tree = parse(html)
    assert said(emit(tree)[1]) == "".join(tree.text.split())


def test_spaces_between_elements_of_a_line_stay() -> None:
    """Two words of different looks do not run together, wherever their line stands."""
    line = "<strong>A</strong> <em>B</em> <span>C</span>"
    for html in (
        f"<p>{line}</p>",
        f"<ul><li>{line}</li></ul>",
        f"<table><thead><tr><th>x</th></tr></thead><tbody><tr><td>{line}</td></tr></tbody></table>",
    ):
        assert "".join(STRING.findall(body(html))).removeprefix("x") == "A B C"
    assert 'par({ "§\xa012 SGB" })' in body("<p>\n  §\xa012\n SGB </p>"), (
        "a no-break space stays one"
    )


def test_what_only_works_on_a_screen_is_left_out() -> None:
    """By its name, and with the addresses in it."""
    for name in sorted(ON_SCREEN):
        made = body(
            f'<p>A <span class="{name}" id="weg">fort</span>B</p><div '
            f'class="{name}"><p>fort</p></div><ul><li '
            f'class="{name}">fort</li><li>C</li></ul><p><a href="#weg">D</a></p>'
        )
        assert said(made) == "ABCD" and 'list({ "C" })' in made
    assert body('<p class="ww-note"> </p>').strip("#{}\n") == ""
    assert (
        said(
            body(
                '<details class="ww-more"><summary>3 weitere Bezüge</summary><p>offen</p></details>'
            )
        )
        == "offen"
    )
    assert (
        said(body("<details><summary>Gefaltet</summary><p>offen</p></details>")) == "Gefaltetoffen"
    )


def test_white_space_in_a_picture_keeps_its_parts_apart() -> None:
    """A line break between two attributes is a space, and the picture says what it shows."""
    made = body(PICTURE.replace("viewBox", "\nviewBox"))
    source, told = re.search(r'picture\("(.*)", "(.*)"\)', made).groups()
    assert '2000/svg\\" viewBox=' in source and told == "Ein Bild: Zwei & zwei"


# --- norms ----------------------------------------------------------------------------------------

NORM = (
    '<div class="ww-norm" id="rn-7"><a class="ww-rn" href="#rn-7">7</a><div '
    'class="ww-norm__body"><p class="ww-norm__head"><span class="ww-kind">Muss</span></p>'
    '<p class="ww-norm__text">Der Text.</p><p class="ww-condition">Die Bedingung.</p><p '
    'class="ww-note">Die Anmerkung.</p>'
    '<p class="ww-trail"><span>Fundstelle: 1</span> <span>Wert: 2</span></p></div></div>'
)


def test_notes_of_the_editors_become_footnotes() -> None:
    """Behind the text of their norm, and nowhere else."""
    made = body(NORM)
    assert 'norm("7", {' in made and 'par({ "Der Text."; footnote({ "Die Anmerkung." }) })' in made
    assert said(made) == "7#rn-7MussDerText.DieAnmerkung.DieBedingung.Fundstelle:1Wert:2"
    tree = printed(
        NORM + NORM.replace("7", "8").replace('<p class="ww-note">Die Anmerkung.</p>', "")
    ).tree
    (note,) = tree.every("Note")
    assert "Die Anmerkung." in note.text


# --- ways -----------------------------------------------------------------------------------------


def test_links_lead_to_what_is_in_the_paper() -> None:
    """Any other link is its text: paper has no other ends."""
    made = body(
        '<section data-page="a.html"><p id="x">Ziel</p><p><a href="#x">hier</a> <a '
        'href="a.html#x">da</a> <a href="a.html">Seite</a> '
        '<a href="b.html">fort</a> <a href="#y">nie</a></p></section><p><a href="#x">andere '
        "Seite</a></p>"
    )
    assert re.findall(r'to\("([^"]*)", { "([^"]*)" }\)', made) == [
        ("a.html#x", "hier"),
        ("a.html#x", "da"),
        ("a.html", "Seite"),
    ]
    assert said(re.sub(r'(to|mark)\("[^"]*"', "", made)) == "ZielhierdaSeitefortnieandereSeite"


def test_two_names_of_one_place() -> None:
    """A label can stand once only; the others mean the same."""
    aliases, made = emit(
        parse('<section data-page="a.html"><div id="x"><p id="y">Text</p></div></section>')
    )
    assert aliases == '#let aliases = ("a.html#x": "a.html", "a.html#y": "a.html")\n'
    assert made.count("mark(") == 1 and 'mark("a.html"); "Text"' in made
    assert emit(parse("<p>nichts</p>"))[0] == "#let aliases = (:)\n"


@pytest.mark.parametrize(
    "html",
    [
        '<h1 id="x">Ziel</h1>',
        '<p id="x">Ziel</p>',
        '<div id="x"><ul><li>Ziel</li></ul></div>',
        '<ul><li id="x">Ziel</li></ul>',
        "<dl><dt id='x'>Ziel</dt><dd>a</dd></dl>",
        "<dl><div><dt>Ziel</dt><dd id='x'>a</dd></div></dl>",
        "<dl id='x'><div id='y'><dt>Ziel</dt><dd>a</dd></div></dl>",
        "<table id='x'><thead><tr><th>Ziel</th></tr></thead></table>",
        (
            "<table><thead><tr><th>a</th></tr></thead><tbody id='x'><tr "
            "id='y'><td>Ziel</td></tr></tbody></table>"
        ),
        f'<figure id="x">{PICTURE}</figure><p>Ziel</p>',
        '<p>Ziel</p><div id="x"></div>',
        '<p class="ww-trail"><span id="x">Ziel</span></p>',
        NORM.replace("rn-7", "x"),
        '<details id="x"><summary>Ziel</summary><p>a</p></details>',
        '<ul class="ww-boxes"><li id="x">Ziel</li></ul>',
    ],
)
def test_every_address_can_be_reached(html: str) -> None:
    """Wherever an id stands, a link to it finds its page; the same id a second time does
    not harm.
    """
    for source in (html, html + html):
        reading = printed(f'<p>Text</p>{source}<p><a href="#x">hin</a></p>')
        assert {reading.goal(link) for link in links(reading.pdf)} == {0}


# --- characters -----------------------------------------------------------------------------------

ODD = [
    '"Zitat"',
    "C:\\neu\\",
    "# keine Überschrift",
    "#let x = 1",
    "$x$ *fett* _schräg_ `code`",
    "// kein Kommentar",
    "/* auch nicht */",
    "@wer <marke>",
    "= nein",
    "- nein",
    "+ nein",
    "Straße: ÄÖÜ äöü ß ẞ é",
    "§§ 16, 16a SGB II",
    "5 € – 3 … »so« ›so‹ „so“",
    "−28 × 2 ≥ 1 ≤ 3 ≠ 4 → · • ½ °C",
    "https://a.example/b?c=d&e#f",
    "~\\u{41} \\n",
]


def test_no_character_is_read_as_markup() -> None:
    """Quotes, backslashes, hashes, umlauts and signs stand in the PDF as they were written."""
    escape = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
    reading = printed("".join(f"<p>{text.translate(escape)}</p>" for text in ODD))
    found = "".join(reading.tree.text.split())
    at = 0
    for text in ODD:
        at = found.index("".join(text.split()), at)


def test_control_characters() -> None:
    """Those that mean white space are a space, others are nothing."""
    assert string("a\tb\nc\r\nd\x00\x07e\x1b") == '"a b c de"'
    assert string('\\"\\') == '"\\\\\\"\\\\"'


# --- the looks ------------------------------------------------------------------------------------


def test_haus_typ_knows_every_look() -> None:
    """Each function that a class names, and each that the emitter writes, is defined in haus.typ or
    is the engine's own.
    """
    defined = set(re.findall(r"^#let ([\w-]+)\(", HOUSE, re.MULTILINE))
    assert (
        len(defined) > 20
        and {look for look in (*LOOKS.values(), *BLOCKS.values()) if look} <= defined
    )
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "generator/paper").glob("*.py")]
    written = set(re.findall(r'f"(?:\{\{\s*)?([a-z][a-z-]+)\(', "".join(sources)))
    assert {"norm", "boxes", "picture", "to", "titled"} <= written
    assert written - defined <= {"par", "strong", "emph", "footnote", "terms", "table"}, (
        "neither haus.typ nor the engine has it"
    )


def test_a_class_has_one_meaning() -> None:
    """What has no look cannot have one too."""
    assert not NEUTRAL & (LOOKS.keys() | BLOCKS.keys()) and not ON_SCREEN & (
        NEUTRAL | LOOKS.keys() | BLOCKS.keys()
    )
    layouts = BlockWriter(Anchors(Element(tag=""))).layouts
    assert {"ww-norm", "ww-trail", "ww-boxes", "pp-index"} <= layouts.keys()
