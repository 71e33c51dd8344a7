"""What hosts are told is what script and stylesheet do, and every checker can be embedded."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.embedding import stylesheet
from generator.handbook import Site
from generator.scripts import source
from generator.site import addresses
from generator.views.embed_interface import ATTRIBUTES, EVENTS, PROPERTIES, EmbedPart
from support.paths import ROOT

SCRIPT = source("pruefer.js")
STYLES = stylesheet(ROOT / "site_templates")


def names(parts: Iterable[EmbedPart]) -> set[str]:
    """Of the documented things."""
    return {part.name for part in parts}


def test_documented_is_what_works() -> None:
    """Attributes, properties and events: none is missing on the page, none is invented."""
    assert names(PROPERTIES) == set(re.findall(r"var\((--weisungs-pruefer-\w+)", STYLES))
    assert names(EVENTS) == set(re.findall(r'#report\("(\w+)"', SCRIPT))
    assert names(ATTRIBUTES) == set(re.findall(r'getAttribute\("(\w+)"\)', SCRIPT)) - {
        "href"
    } | set(re.findall(r":host\(\[(\w+)=", STYLES))


def test_no_colour_is_left_to_the_host() -> None:
    """Every colour of the handbook that the checker uses is set inside the element, for both
    schemes and for paper.
    """
    used = set(re.findall(r"var\(--ww-([\w-]+)", STYLES))
    light, paper = (
        re.findall(rf"--ww-([\w-]+): {form}", STYLES)
        for form in (r"(?:var\([\w-]+, )?light-dark\(#\w+, #\w+\)", r"#\w+;")
    )
    assert used <= set(light) and {"ink", "ground"} <= set(paper)


def test_every_checker_has_its_page_and_its_snippet(site: Site) -> None:
    """The page for an iframe, the entry in the list, and the way there from the checker."""
    texts = {page.path: page.text for page in site.pages}
    assets = {asset.path: asset.data.decode() for asset in site.assets}
    checkers = [
        path.removeprefix("pruefer/").removesuffix(".md")
        for path in texts
        if path.startswith("pruefer/") and path != "pruefer/index.md"
    ]
    assert len(checkers) == 44
    for checker in checkers:
        assert f'<weisungs-pruefer pruefer="{checker}"' in assets[addresses.embedded(checker)]
        assert (
            f'<tr id="{checker}">' in texts["einbetten/index.md"]
            and f'href="../einbetten/index.html#{checker}"' in texts[f"pruefer/{checker}.md"]
        )
        assert {addresses.embedded(checker), addresses.snippet(checker)} <= set(site.promised)
    assert {addresses.script(name) for name in addresses.EMBED_SCRIPTS} <= set(site.promised) & set(
        assets
    )
    assert not re.search(
        r"<style|\sstyle=|<script(?! defer src=)|\son\w+=",
        "".join(assets[addresses.embedded(checker)] for checker in checkers),
    )
