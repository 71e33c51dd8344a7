"""The example configurations for three servers say the same: one policy, one exception."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from generator.site import addresses
from support.paths import ROOT

TEMPLATES = ROOT / "site_templates"
BASE = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors "
OWN, GUESTS = "'self'", "'self' https://*.behoerde.example"
OTHERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}


def nginx() -> tuple[list[str], dict[str, str]]:
    """The policies, for all pages and for frames; the other headers."""
    text = (TEMPLATES / "nginx.conf").read_text(encoding="utf-8")
    headers = dict(re.findall(r'add_header (\S+) "([^"]*)"', text))
    policy = headers.pop("Content-Security-Policy")
    frames = re.search(r"map \$uri \$handbuch_rahmen {(.*?)}", text, re.DOTALL)[1]
    values = re.findall(r"^    (\S+) +\"([^\"]*)\";$", frames, re.MULTILINE)
    assert [pattern for pattern, _ in values] == ["default", '"~^/einbetten/"']
    return [policy.replace("$handbuch_rahmen", value) for _, value in values], headers


def apache() -> tuple[list[str], dict[str, str]]:
    """The same of the other file."""
    text = (TEMPLATES / "apache.conf").read_text(encoding="utf-8")
    headers = dict(re.findall(r'Header always set (\S+) "([^"]*)"', text))
    policy = headers.pop("Content-Security-Policy")
    values = re.findall(r'SetEnvIf Request_URI "(\S*)" +"?handbuch_rahmen=([^"\n]*)', text)
    assert [pattern for pattern, _ in values] == ["^", "^/einbetten/"]
    del headers["Cache-Control"]
    return [policy.replace("%{handbuch_rahmen}e", value) for _, value in values], headers


def iis() -> tuple[list[str], dict[str, str]]:
    """The same of the other file."""
    tree = ET.parse(TEMPLATES / "web.config").getroot()
    added = {add.get("name"): add.get("value") for add in tree.iterfind("./system.webServer//add")}
    (place,) = tree.iterfind("./location")
    assert place.get("path") == "einbetten"
    (guests,) = place.iterfind(".//add")
    policies = [added.pop("Content-Security-Policy"), guests.get("value")]
    return policies, {name: value for name, value in added.items() if name}


@pytest.mark.parametrize("server", [nginx, apache, iis])
def test_every_server_sends_the_same(
    server: Callable[[], tuple[list[str], dict[str, str]]],
) -> None:
    """Nobody may frame a page, but for those that are made for it."""
    policies, headers = server()
    assert policies == [BASE + OWN, BASE + GUESTS] and headers == OTHERS


def test_pages_for_frames_lie_where_the_exception_is() -> None:
    """The exception is no wider than what guests show."""
    assert addresses.embedded("x").startswith("einbetten/")
    assert not addresses.checker("x").startswith("einbetten/")
