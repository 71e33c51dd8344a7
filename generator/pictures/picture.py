"""A picture ready for a page or for print: the drawing and the same as text."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import At, Catalogue, CatalogueRow, Directive, Norm
from generator.pictures import svg
from generator.site import addresses
from generator.site.chapters import chapters
from generator.site.page_context import Link, PageContext
from generator.wording.figures import cell
from generator.wording.words import quotes


@dataclass(frozen=True)
class PictureEntry:
    """One line of the text equivalent: what it is about, and what the picture says of it."""

    link: Link
    text: str


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Elements and the room that they take."""

    body: str
    width: float
    height: float
    entries: tuple[PictureEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FinishedPicture:
    """One picture; ``kind`` is the last part of its class.

    On a narrow screen, one that ``reflows`` gives way to its list.
    """

    id: str
    kind: str
    title: str
    about: str
    svg: str
    entries: tuple[PictureEntry, ...]
    reflows: bool


def picture(
    name: str, drawing: Drawing, *, kind: str, title: str, about: str, reflows: bool = False
) -> FinishedPicture:
    """The drawing with its names."""
    title, picture_id = quotes(title), f"bild-{name}"
    return FinishedPicture(
        id=picture_id,
        kind=kind,
        title=title,
        about=about,
        svg=svg.document(
            drawing.body,
            name=picture_id,
            title=title,
            description=quotes(about) or title,
            width=drawing.width,
            height=drawing.height,
        ),
        entries=drawing.entries,
        reflows=reflows,
    )


def directive_of(context: PageContext, directive_id: str) -> Directive:
    """A directive that a picture speaks of; that it exists was checked (else ``KeyError``)."""
    directive = context.cross_references.model.directive(directive_id)
    if directive is None:
        raise KeyError(directive_id)
    return directive


def section_address(directive: Directive, number: str) -> str:
    """Where the section with this number begins; empty when there is none."""
    for part in chapters(directive):
        if part.number == number:
            return addresses.chapter(directive.id, part)
    for section in directive.sections:
        if section.number == number:
            return addresses.section(directive, section)
    return ""


def norm_of(context: PageContext, rn: int) -> Norm:
    """A norm of the directive at hand; that it exists was checked."""
    return context.cross_references.norms[context.directive, rn]


def rns(numbers: tuple[int, ...]) -> str:
    """»Rn. 23, 24«."""
    return "Rn. " + ", ".join(map(str, numbers))


def cell_texts(row: CatalogueRow, columns: tuple[At, ...], catalogue: Catalogue) -> tuple[str, ...]:
    """What the columns say of a row: the first as it is, the others with their titles."""
    titles = {column.id: quotes(column.title) for column in catalogue.columns}
    filled = [column.value for column in columns if row.cells.get(column.value) is not None]
    if not filled:
        return ()
    first, *others = filled
    return (
        cell(row.cells[first]),
        *(f"{titles[column]}: {cell(row.cells[column])}" for column in others),
    )
