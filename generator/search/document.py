"""What can be found, as plain values: documents (a section, a checker …) and passages in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """The smallest thing that a hit points at, e.g. a Randnummer.

    ``extra``: words that belong to it but are not its text.
    """

    address: str
    title: str
    text: str
    extra: str = ""


@dataclass(frozen=True, kw_only=True)
class SearchDocument:
    """A hit.

    ``names``: other spellings; ``trail``: what stands above it, or the title in full; ``group``: of
    documents with the same one only the best is shown; ``stub``: there is little to read at the
    address itself.
    """

    kind: str
    issuer: str
    version: str
    title: str
    trail: str
    address: str
    names: tuple[str, ...] = ()
    text: str = ""
    passages: tuple[Passage, ...] = ()
    group: str = ""
    stub: bool = False
