"""Pictures made from the rules: each is an SVG that stands on its own, with the same as text.

``bilder.yml`` says what is shown (``model.Picture``); one module for each kind draws it. The relations of the documents
need no such file, they are all in the directory.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import (
    Catalogue,
    Circle,
    Coordinates,
    Directive,
    Flow,
    Handovers,
    Window,
)
from generator.model import (
    Picture as Plan,
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
    """What a directive declares, its relations to other documents, and where its other pictures stand."""
    own = [
        plan for plan in context.cross_references.model.pictures if plan.directive == directive.id
    ]
    others = (
        Link(
            plan.title, context.href(f"{addresses.catalogue(plan.catalogue.value)}#bild-{plan.id}")
        )
        for plan in own
        if plan.on_catalogue
    )
    return Gallery(
        tuple(_made(plan, context, NARROW) for plan in own if not plan.on_catalogue),
        _net(labels.RELATIONS_OF, net.neighbourhood(directive.id, context)),
        tuple(others),
    )


def of_catalogue(catalogue: Catalogue, context: PageContext) -> Gallery:
    """What is declared to stand with a catalogue."""
    return Gallery(
        tuple(
            _made(plan, context, WIDE)
            for plan in context.cross_references.model.pictures
            if plan.on_catalogue and plan.catalogue.value == catalogue.id
        )
    )


def of_directory(context: PageContext) -> Gallery:
    """What ties the documents of the directory together."""
    return Gallery(_net(labels.RELATIONS_OF_ALL, net.overview(context)))


def of_start(context: PageContext) -> Gallery:
    """All circles without their texts: a way in from the start page."""
    found = (
        plan for plan in context.cross_references.model.pictures if isinstance(plan.plan, Circle)
    )
    return Gallery(
        tuple(_made(plan, context.about(plan.directive), NARROW, small=True) for plan in found)
    )


def of_window(span: window.Span | None) -> Gallery:
    """The window of a checker that has one."""
    if span is None:
        return Gallery()
    about = labels.WINDOW_ABOUT.format(span.start.label, span.end.label, span.middle)
    return Gallery(
        (
            picture(
                "zeitfenster",
                KINDS[Window],
                labels.WINDOW.format(span.middle),
                about,
                window.draw(span),
            ),
        )
    )


def _net(title: str, drawing: Drawing | None) -> tuple[FinishedPicture, ...]:
    return (picture("netz", "netz", title, labels.RELATIONS_ABOUT, drawing),) if drawing else ()


def _made(plan: Plan, context: PageContext, width: float, small: bool = False) -> FinishedPicture:
    return picture(
        plan.id,
        KINDS[type(plan.plan)],
        plan.title,
        plan.about,
        _drawing(plan, context, width, small),
        reflows=isinstance(plan.plan, Circle),
    )


def _drawing(plan: Plan, context: PageContext, width: float, small: bool) -> Drawing:
    catalogue = next(
        (
            one
            for one in context.cross_references.model.catalogues
            if plan.catalogue and one.id == plan.catalogue.value
        ),
        None,
    )
    if isinstance(plan.plan, Circle):
        return circle.draw(plan.plan, catalogue, context, small)
    if isinstance(plan.plan, Coordinates):
        return coordinates.draw(plan.plan, catalogue, context)
    if isinstance(plan.plan, Window):
        return window.of_norms(plan.plan, context)
    return (handovers if isinstance(plan.plan, Handovers) else flow).draw(
        plan.plan, catalogue, context, width
    )
