"""A PDF as a reading machine takes it: the structure tree in its order, with the text of each
element.

Hyphens that only a line break made are soft (the engine says so in ``/ActualText``) and left out;
heads and feet of pages are artifacts and kept apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

_MEANS = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_SAID = "BDC BMC EMC Tf Tj TJ"


@dataclass
class Element:
    """An element of the structure tree; ``inner``: elements and pieces of text."""

    kind: str
    source: Dictionary = field(repr=False)  # as long as the file itself
    inner: list[Element | str] = field(default_factory=list, repr=False)

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(one if isinstance(one, str) else one.text for one in self.inner)

    def every(self, kind: str) -> Iterator[Element]:
        """The elements of a kind in it, in reading order."""
        for one in self.inner:
            if isinstance(one, Element):
                yield from [one] * (one.kind == kind)
                yield from one.every(kind)

    def scopes(self) -> set[str]:
        """What a header cell says about what it is a header of."""
        told = self.source.get("/A", Array())
        return {
            str(one.Scope)
            for one in (told if isinstance(told, Array) else [told])
            if "/Scope" in one
        }


class Reading:
    """One file, opened."""

    def __init__(self, data: bytes) -> None:
        self.pdf = Pdf.open(BytesIO(data))

    @cached_property
    def tree(self) -> Element:
        """The whole structure."""
        root = Element("", self.pdf.Root.StructTreeRoot)
        self._fill(root, root.source.K, 0)
        return root

    @cached_property
    def frames(self) -> list[str]:
        """What stands in head and foot of each page."""
        return [frame for _, frame in self._pages]

    def goal(self, link: Dictionary) -> int | None:
        """The page to which a link of the paper leads; None when it leads nowhere."""
        found = link.get("/Dest") or link.get("/A", Dictionary()).get("/D")
        found = found if isinstance(found, Array) or found is None else self._names.get(str(found))
        return None if found is None else self._numbers.get(found[0].objgen)

    @cached_property
    def _names(self) -> dict[str, Object]:
        made: dict[str, Object] = {}
        todo = (
            [self.pdf.Root.Names.Dests]
            if "/Names" in self.pdf.Root and "/Dests" in self.pdf.Root.Names
            else []
        )
        while todo:
            node = todo.pop()
            told = list(node.get("/Names", []))
            made |= dict(zip(map(str, told[::2]), told[1::2], strict=True))
            todo += node.get("/Kids", [])
        return made

    @cached_property
    def _pages(self) -> list[tuple[dict[int, str], str]]:
        return [_shown(page) for page in self.pdf.pages]

    @cached_property
    def _numbers(self) -> dict[tuple[int, int], int]:
        return {page.objgen: number for number, page in enumerate(self.pdf.pages)}

    def _fill(self, parent: Element, inner: Object, page: int) -> None:
        for one in inner if isinstance(inner, Array) else [inner]:
            if isinstance(one, int):
                parent.inner.append(self._pages[page][0].get(one, ""))
                continue
            here = self._numbers[one.Pg.objgen] if "/Pg" in one else page
            if "/MCID" in one:
                parent.inner.append(self._pages[here][0].get(int(one.MCID), ""))
            elif "/S" in one:
                element = Element(str(one.S)[1:], one)
                parent.inner.append(element)
                self._fill(element, one.get("/K", Array()), here)


def _shown(page: Page) -> tuple[dict[int, str], str]:
    """The text of a page by its marks, and that of its head and foot."""
    fonts = {
        name: _letters(font) for name, font in page.Resources.get("/Font", Dictionary()).items()
    }
    marked: dict[int, str] = {}
    frame, letters, around = "", {}, []
    for operands, operator in pikepdf.parse_content_stream(page, _SAID):
        text = ""
        match str(operator):
            case "BDC" | "BMC":
                around.append(_mark(operands))
                text = around[-1][1].replace("\xad", "") if around[-1][0] == "instead" else ""
            case "EMC":
                around.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case _ if not any(kind == "instead" for kind, _ in around):
                text = _codes(operands[0]).translate(letters)
        if text:
            kind, value = next(
                (mark for mark in reversed(around) if mark[0] in ("text", "frame")), ("lost", text)
            )
            assert kind != "lost", f"neither marked nor an artifact: {text!r}"
            if kind == "text":
                marked[value] = marked.get(value, "") + text
            frame += text if value in ("/Header", "/Footer") else ""
    return marked, frame


def _mark(operands: list[Object]) -> tuple[str, int | str]:
    """What a mark says of the text in it: its number in the structure, that it is an artifact, or
    how it is to be read.
    """
    told = operands[1] if len(operands) > 1 else Dictionary()
    if str(operands[0]) == "/Artifact":
        return "frame", str(told.get("/Subtype", ""))
    if "/MCID" in told:
        return "text", int(told.MCID)
    return ("instead", str(told.ActualText)) if "/ActualText" in told else ("", "")


def _letters(font: Dictionary) -> dict[int, str]:
    """Code → text, as the font tells it."""
    told = font.ToUnicode.read_bytes()
    assert b"beginbfrange" not in told, "a table that is not read here"
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _MEANS.findall(told.partition(b"endcodespacerange")[2])
    }


def _codes(operand: Object) -> str:
    """The numbers of the letters, two bytes each, as a string of that many signs."""
    pieces = operand if isinstance(operand, Array) else [operand]
    return b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String)).decode(
        "utf-16-be", "surrogatepass"
    )


Open = Callable[[str], Reading]


def outline(reading: Reading) -> list[tuple[int, str, int | None]]:
    """The bookmarks with their depth and their page."""
    made: list[tuple[int, str, int | None]] = []

    def walk(entry: Object | None, depth: int) -> None:
        while entry is not None:
            made.append((depth, str(entry.Title), reading.goal(entry)))
            walk(entry.get("/First"), depth + 1)
            entry = entry.get("/Next")

    walk(reading.pdf.Root.Outlines.get("/First"), 1)
    return made


def links(pdf: Pdf) -> Iterator[Dictionary]:
    """All links of all pages."""
    for page in pdf.pages:
        yield from (one for one in page.get("/Annots", []) if one.Subtype == Name.Link)
