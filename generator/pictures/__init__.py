"""Pictures made from the rules: each is an SVG that stands on its own, with the same as text.

``bilder.yml`` says what is shown (``model.Picture``); one module for each kind draws it. The
relations of the documents need no such file, they are all in the directory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from generator.model import (
    Catalogue,
    Circle,
    Coordinates,
    Directive,
    Flow,
    Handovers,
    Picture,
    Window,
)
from generator.pictures import circle, coordinates, flow, handovers, net, window
from generator.pictures.picture import Drawing, FinishedPicture, picture
from generator.site import addresses
from generator.site.page_context import Link, PageContext
from generator.wording import labels

__all__ = [
    "FinishedPicture",
    "Gallery",
    "of_catalogue",
    "of_directive",
    "of_directory",
    "of_start",
    "of_window",
]

KINDS = {
    Circle: "kreis",
    Coordinates: "koordinaten",
    Window: "zeitfenster",
    Handovers: "uebergaben",
    Flow: "ablauf",
}
NARROW, WIDE = 680, coordinates.WIDTH  # beside the contents of a page, and without them


@dataclass(frozen=True)
class Gallery:
    """The pictures of a page: in view, folded, and on other pages."""

    shown: tuple[FinishedPicture, ...] = ()
    folded: tuple[FinishedPicture, ...] = ()
    elsewhere: tuple[Link, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.shown or self.folded or self.elsewhere)


def of_directive(directive: Directive, context: PageContext) -> Gallery:
    """What a directive declares, its relations to other documents, links to its other pictures."""
    shown: list[FinishedPicture] = []
    elsewhere: list[Link] = []
    for plan in context.cross_references.model.pictures:
        if plan.directive != directive.id:
            continue
        if plan.on_catalogue and plan.catalogue:
            page = addresses.catalogue(plan.catalogue.value)
            elsewhere.append(Link(plan.title, context.href(f"{page}#bild-{plan.id}")))
        else:
            shown.append(_finished(plan, context, width=NARROW))
    relations = _net(labels.RELATIONS_OF, net.neighbourhood(directive.id, context))
    return Gallery(tuple(shown), relations, tuple(elsewhere))


def of_catalogue(catalogue: Catalogue, context: PageContext) -> Gallery:
    """What is declared to stand with a catalogue."""
    return Gallery(
        tuple(
            _finished(plan, context, width=WIDE)
            for plan in context.cross_references.model.pictures
            if plan.on_catalogue and plan.catalogue and plan.catalogue.value == catalogue.id
        )
    )


def of_directory(context: PageContext) -> Gallery:
    """What ties the documents of the directory together."""
    return Gallery(_net(labels.RELATIONS_OF_ALL, net.overview(context)))


def of_start(context: PageContext) -> Gallery:
    """All circles without their texts: a way in from the start page."""
    return Gallery(
        tuple(
            _finished(plan, context.about(plan.directive), width=NARROW, small=True)
            for plan in context.cross_references.model.pictures
            if isinstance(plan.plan, Circle)
        )
    )


def of_window(span: window.Span | None) -> Gallery:
    """The window of a checker that has one."""
    if span is None:
        return Gallery()
    finished = picture(
        "zeitfenster",
        window.draw(span),
        kind=KINDS[Window],
        title=labels.WINDOW.format(span.middle),
        about=labels.WINDOW_ABOUT.format(span.start.label, span.end.label, span.middle),
    )
    return Gallery((finished,))


def _net(title: str, drawing: Drawing | None) -> tuple[FinishedPicture, ...]:
    if drawing is None:
        return ()
    return (picture("netz", drawing, kind="netz", title=title, about=labels.RELATIONS_ABOUT),)


def _finished(
    plan: Picture, context: PageContext, *, width: float, small: bool = False
) -> FinishedPicture:
    return picture(
        plan.id,
        _drawing(plan, context, width=width, small=small),
        kind=KINDS[type(plan.plan)],
        title=plan.title,
        about=plan.about,
        reflows=isinstance(plan.plan, Circle),
    )


def _drawing(picture: Picture, context: PageContext, *, width: float, small: bool) -> Drawing:
    match picture.plan:
        case Circle() as plan:
            return circle.draw(plan, _catalogue(picture, context), context, small=small)
        case Coordinates() as plan:
            return coordinates.draw(plan, _catalogue(picture, context), context)
        case Window() as plan:
            return window.of_norms(plan, context)
        case Handovers() as plan:
            return handovers.draw(plan, _catalogue(picture, context), context, width)
        case Flow() as plan:
            catalogue = _catalogue(picture, context) if picture.catalogue else None
            return flow.draw(plan, catalogue, context, width)
        case _ as never:
            assert_never(never)


def _catalogue(picture: Picture, context: PageContext) -> Catalogue:
    """The catalogue whose rows a picture shows; that there is one was checked."""
    for catalogue in context.cross_references.model.catalogues:
        if picture.catalogue and catalogue.id == picture.catalogue.value:
            return catalogue
    raise KeyError(f"{picture.place}: {picture.id} has no catalogue")
