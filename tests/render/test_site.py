"""The rendered handbook as a whole: nothing leads nowhere, nothing is twice, nothing changes by
itself.
"""

from __future__ import annotations

import itertools
import re

import pytest

from generator.content.links import dead_links, ids
from generator.handbook import Site, SiteFiles, render
from generator.model import Model
from generator.site.addresses import NormAddresses, page_path
from generator.site.page import nav_paths
from support.paths import ROOT
from support.real_handbook import SCRIPTS, verified


@pytest.mark.slow
def test_every_link_and_anchor_leads_somewhere(site: Site) -> None:
    """A dead link in a handbook costs a caseworker the answer."""
    theme = ROOT / "site_templates" / "theme"
    files = frozenset(path.relative_to(theme).as_posix() for path in theme.rglob("*.*"))
    assert list(dead_links(site, {}, files)) == []


def test_every_norm_has_its_anchor_on_its_page(site: Site, model: Model) -> None:
    """`weisungen/…#rn-23` is promised to the outside."""
    anchors = {page.path: ids(page.text) for page in site.pages}
    addresses = NormAddresses.of(model)
    for directive in model.directives:
        for norm in directive.norms:
            address = addresses.norm(directive.id, norm.rn)
            assert anchors[page_path(address)].count(f"rn-{norm.rn}") == 1, address


def test_old_addresses_of_a_split_directive_still_resolve(site: Site, model: Model) -> None:
    """The page of a directive knows all its Randnummern, whether it shows the norm or points to its
    chapter.
    """
    pages = {page.path: set(ids(page.text)) for page in site.pages}
    for directive in model.directives:
        assert {f"rn-{norm.rn}" for norm in directive.norms} <= pages[
            f"weisungen/{directive.id}.md"
        ]


def test_no_anchor_is_there_twice(site: Site) -> None:
    """Two targets of one name: the browser would choose one."""
    for page in site.pages:
        found = ids(page.text)
        assert len(found) == len(set(found)), page.path


def test_navigation_names_every_page_once(site: Site) -> None:
    """What is missing here can be found by search only."""
    assert sorted(nav_paths(site.nav)) == sorted(page.path for page in site.pages if page.nav)


def test_headings_never_skip_a_level(site: Site) -> None:
    """Screen readers jump from heading to heading."""
    for page in site.pages:
        levels = [
            len(marks) or int(tag)
            for marks, tag in re.findall(r"^(#+) |<h(\d)", page.text, re.MULTILINE)
            if marks or tag
        ]
        assert levels[0] == 1 and levels.count(1) == 1, page.path
        assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels)), page.path


def test_pages_obey_a_strict_content_policy(site: Site) -> None:
    """No inline script, no style attribute, no data: address."""
    for page in site.pages:
        assert not re.search(r'\sstyle="|<script(?![^>]*\ssrc=)|"data:|\son\w+="', page.text), (
            page.path
        )


@pytest.mark.slow
def test_rendering_is_reproducible(
    site: Site, model: Model, program: dict, written: dict[str, str]
) -> None:
    """The same rules give the same bytes."""
    assert (
        render(
            model,
            program,
            SiteFiles(ROOT / "site_templates", SCRIPTS, written),
            verified=verified().verified,
        )
        == site
    )


def test_start_page_gets_its_generated_parts(site: Site, written: dict[str, str]) -> None:
    """All marks are filled, and the words of the editors stay."""
    page = next(page for page in site.pages if page.path == "index.md")
    assert "<!-- weisungswerk:" not in page.text
    assert written["templates/index.md"].splitlines()[7] in page.text


def test_pages_stay_light(site: Site) -> None:
    """The frame adds about 16 KB; a page has 300 KB at most."""
    assert max(len(page.text.encode()) for page in site.pages) < 280_000
