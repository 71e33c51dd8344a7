"""What an element of HTML makes a browser fetch or run, whether anybody clicks or not.

A handbook asks no other machine and runs nothing but its own scripts; pages before and after the
build are held to it by the same table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

Attributes = Mapping[str, str | None]

# The attributes of an element that are fetched, or to which what is typed in is sent.
_FETCHED = {
    "audio": ("src",),
    "base": ("href",),
    "body": ("background",),
    "button": ("formaction",),
    "embed": ("src",),
    "form": ("action",),
    "frame": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src", "formaction"),
    "object": ("data",),
    "script": ("src",),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_FETCHING_LINKS = {
    *("dns-prefetch", "icon", "manifest", "modulepreload", "preconnect", "prefetch", "preload"),
    "stylesheet",
}
_IN_STYLE = re.compile(r"""(?:url\(|@import)\s*["']?\s*([^\s"')]+)""", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20]+")  # what browsers leave out before they read an address


class Fetch(NamedTuple):
    """An address that a browser fetches for an element, or to which it sends."""

    tag: str
    address: str


def fetches(tag: str, attributes: Attributes) -> Iterator[Fetch]:
    """Everything that an element makes a browser fetch."""
    for name in _FETCHED.get(tag, ()):
        if address := attributes.get(name):
            yield Fetch(tag, address)
    for candidate in (attributes.get("srcset") or "").split(","):
        if words := candidate.split():
            yield Fetch(tag, words[0])
    rel = (attributes.get("rel") or "").lower().split()
    if tag == "link" and _FETCHING_LINKS.intersection(rel):
        yield Fetch(tag, attributes.get("href") or "")
    if tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
        yield Fetch(tag, (attributes.get("content") or "").partition("=")[2].strip(" '\""))
    yield from (Fetch(tag, address) for address in in_style(attributes.get("style") or ""))


def in_style(css: str) -> list[str]:
    """The addresses that a style fetches."""
    return _IN_STYLE.findall(css)


def is_elsewhere(address: str) -> bool:
    """True for an address that does not lie in the site, read as browsers read it."""
    plain = _IGNORED.sub("", address).replace("\\", "/")
    if plain.startswith("//"):
        return True
    try:
        parts = urlsplit(plain)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)


def runs(tag: str, attributes: Attributes) -> str:
    """What of an element is a script within the text of the page; empty when nothing is."""
    if tag == "script" and "src" not in attributes and is_code(attributes.get("type")):
        return "<script>"
    for name, value in attributes.items():
        if re.fullmatch(r"on[a-z]+", name):
            return name
        if _IGNORED.sub("", value or "").lower().startswith("javascript:"):
            return "javascript:"
    return ""


def is_code(kind: str | None) -> bool:
    """False for a script element that only holds data."""
    return (kind or "module").lower() in ("module", "text/javascript", "application/javascript")
