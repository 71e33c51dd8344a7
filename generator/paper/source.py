"""The source of a paper: looks of ``haus.typ``, set-up of the pages, cover, contents, body."""

from __future__ import annotations

from dataclasses import dataclass

from generator.paper.fragment import parse
from generator.paper.strings import array, string
from generator.paper.typst import emit

CONTENTS_DEPTH = 3  # levels of headings in the contents


@dataclass(frozen=True, kw_only=True)
class Cover:
    """The first page: a line above the title, lines and facts (HTML) below it, a note."""

    above: str
    title: str
    below: tuple[str, ...]
    facts: str = ""
    note: str

    def code(self) -> str:
        """The cover as code of Typst."""
        facts = body_of(self.facts) if self.facts else "none"
        return (
            f"#cover(above: {string(self.above)}, title: {string(self.title)}, "
            f"below: {array(self.below)}, facts: {facts}, note: {string(self.note)})"
        )


@dataclass(frozen=True, kw_only=True)
class Setup:
    """What stands on every page: title and status line; ``day`` (ISO): when it was edited."""

    title: str
    status_line: str
    day: str

    def code(self, size: str) -> str:
        """The set-up as code of Typst; ``size``: of the letters, ``none`` = as in haus.typ."""
        day = ", ".join(str(int(part)) for part in self.day.split("-"))
        return (
            f"#show: paper.with(title: {string(self.title)}, stand: {string(self.status_line)}, "
            f"day: ({day}), size: {size})"
        )


@dataclass(frozen=True)
class Typesetter:
    """Makes sources; ``house``: the text of haus.typ."""

    house: str

    def sources(
        self, html: str, setup: Setup, sizes: tuple[str, ...], cover: Cover | None = None
    ) -> tuple[str, ...]:
        """One source for each size of the letters; contents follow the cover."""
        aliases, body = emit(parse(html))
        front = f"{cover.code()}\n#contents({CONTENTS_DEPTH})\n" if cover else ""
        return tuple(f"{aliases}{self.house}\n{setup.code(size)}\n{front}{body}" for size in sizes)


def body_of(html: str) -> str:
    """A fragment as one value of Typst."""
    return emit(parse(html))[1].removeprefix("#").strip()
