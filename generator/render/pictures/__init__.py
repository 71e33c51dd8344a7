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
    Picture as Plan,
    Window,
)
from generator.render import addresses, labels
from generator.render.pictures import circle, coordinates, flow, handovers, net, window
from generator.render.pictures.picture import Drawing, Picture, picture
from generator.render.sheet import Link, Sheet

__all__ = [
    "Gallery",
    "Picture",
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

    shown: tuple[Picture, ...] = ()
    folded: tuple[Picture, ...] = ()
    elsewhere: tuple[Link, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.shown or self.folded or self.elsewhere)


def of_directive(directive: Directive, sheet: Sheet) -> Gallery:
    """What a directive declares, its relations to other documents, and where its other pictures stand."""
    own = [plan for plan in sheet.book.model.pictures if plan.directive == directive.id]
    others = (
        Link(plan.title, sheet.href(f"{addresses.catalogue(plan.catalogue.value)}#bild-{plan.id}"))
        for plan in own
        if plan.on_catalogue
    )
    return Gallery(
        tuple(_made(plan, sheet, NARROW) for plan in own if not plan.on_catalogue),
        _net(labels.RELATIONS_OF, net.neighbourhood(directive.id, sheet)),
        tuple(others),
    )


def of_catalogue(catalogue: Catalogue, sheet: Sheet) -> Gallery:
    """What is declared to stand with a catalogue."""
    return Gallery(
        tuple(
            _made(plan, sheet, WIDE)
            for plan in sheet.book.model.pictures
            if plan.on_catalogue and plan.catalogue.value == catalogue.id
        )
    )


def of_directory(sheet: Sheet) -> Gallery:
    """What ties the documents of the directory together."""
    return Gallery(_net(labels.RELATIONS_OF_ALL, net.overview(sheet)))


def of_start(sheet: Sheet) -> Gallery:
    """All circles without their texts: a way in from the start page."""
    found = (plan for plan in sheet.book.model.pictures if isinstance(plan.plan, Circle))
    return Gallery(
        tuple(_made(plan, sheet.about(plan.directive), NARROW, small=True) for plan in found)
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


def _net(title: str, drawing: Drawing | None) -> tuple[Picture, ...]:
    return (picture("netz", "netz", title, labels.RELATIONS_ABOUT, drawing),) if drawing else ()


def _made(plan: Plan, sheet: Sheet, width: float, small: bool = False) -> Picture:
    return picture(
        plan.id,
        KINDS[type(plan.plan)],
        plan.title,
        plan.about,
        _drawing(plan, sheet, width, small),
        reflows=isinstance(plan.plan, Circle),
    )


def _drawing(plan: Plan, sheet: Sheet, width: float, small: bool) -> Drawing:
    catalogue = next(
        (
            one
            for one in sheet.book.model.catalogues
            if plan.catalogue and one.id == plan.catalogue.value
        ),
        None,
    )
    if isinstance(plan.plan, Circle):
        return circle.draw(plan.plan, catalogue, sheet, small)
    if isinstance(plan.plan, Coordinates):
        return coordinates.draw(plan.plan, catalogue, sheet)
    if isinstance(plan.plan, Window):
        return window.of_norms(plan.plan, sheet)
    return (handovers if isinstance(plan.plan, Handovers) else flow).draw(
        plan.plan, catalogue, sheet, width
    )
