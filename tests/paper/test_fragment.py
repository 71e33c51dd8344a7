"""Reading what the templates wrote: the tree as it stands, a picture as it is, and nothing
guessed.
"""

from __future__ import annotations

import pytest

from generator.paper.fragment import Element, PaperError, parse


def test_the_tree_is_what_was_written() -> None:
    """Tags, classes, attributes without a value, text with its entities."""
    (node,) = parse(
        '<p class="ww-a ww-b" data-break>Vier &lt; <em>fünf</em><br>&amp; mehr</p>'
    ).children
    assert isinstance(node, Element)
    assert (node.tag, node.classes, node.attributes["data-break"]) == ("p", ("ww-a", "ww-b"), "")
    assert [child if isinstance(child, str) else child.tag for child in node.children] == [
        "Vier < ",
        "em",
        "br",
        "& mehr",
    ]
    assert node.text == "Vier < fünf& mehr"


def test_a_picture_is_taken_as_it_is() -> None:
    """Also over several lines and behind umlauts; nothing inside is read as markup of ours."""
    svg = (
        '<svg viewBox="0 0 1 1">\n<title>Ä &amp; Ö</title>\n<path d="M0 '
        '0"/><g><text>ß</text></g>\n</svg>'
    )
    before, picture, after = parse(f"<p>Größe\nin Zeilen</p>{svg}<p>danach</p>").children
    assert picture.raw == svg and picture.children == []
    assert (before.text, after.text) == ("Größe\nin Zeilen", "danach")


def test_two_pictures_in_one_line() -> None:
    """The first one ends where it ends."""
    first, between, second = parse(
        "<svg><title>A</title></svg> und <svg><title>B</title></svg>"
    ).children
    assert (first.raw, between, second.raw) == (
        "<svg><title>A</title></svg>",
        " und ",
        "<svg><title>B</title></svg>",
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>offen",
        "<p><em>über Kreuz</p></em>",
        "zu viel</p>",
        "<ul><li>eins<li>zwei</ul>",
        "<svg><title>offen</title>",
    ],
)
def test_what_does_not_nest_is_refused(html: str) -> None:
    """A browser would guess; here it is a mistake of a template."""
    with pytest.raises(PaperError):
        parse(html)
