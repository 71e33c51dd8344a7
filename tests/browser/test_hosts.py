"""Checkers in pages that allow little: frames in a sandbox, pages in another encoding, pages that
want addresses of scripts to be vouched for.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from support.content_policy import COLLECT, violations
from support.watched_pages import StartServer, Watch

WINDOW = "absoma-kontaktfenster"


@pytest.fixture
def handbook(built_site: Path, site_server: StartServer) -> str:
    """The address of the handbook."""
    return site_server(built_site)


def answered(page: Page, handbook: str, sandbox: str) -> FrameLocator:
    """A frame in a sandbox whose only question was answered with the keyboard."""
    page.set_content(
        f'<iframe src="{handbook}einbetten/{WINDOW}.html" sandbox="{sandbox}"'
        ' width="900" height="900"></iframe>'
    )
    frame = page.frame_locator("iframe")
    frame.locator("input[type=text]").fill("30.06.2025")
    frame.locator("input[type=text]").press("Enter")
    expect(frame.locator("weisungs-pruefer")).to_contain_text("02.06.2025")
    return frame


def test_questions_need_scripts_alone(page: Page, handbook: str) -> None:
    """Also without »allow-forms«, by the keyboard and by the button."""
    frame = answered(page, handbook, "allow-scripts")
    frame.get_by_role("button", name="Ändern").first.click()
    frame.locator("input[type=text]").fill("31.07.2025")
    frame.get_by_role("button", name="Weiter").click()
    expect(frame.locator("weisungs-pruefer")).to_contain_text("31.07.2025")


def test_nothing_is_claimed_that_a_frame_may_not(page: Page, handbook: str) -> None:
    """The permission is named that the host would have to give."""
    frame = answered(page, handbook, "allow-scripts")
    status = frame.locator(".wp-take [role=status]")
    frame.get_by_role("button", name="Termine als Kalenderdatei").click()
    expect(status).to_contain_text("allow-downloads")
    frame.get_by_role("button", name="Drucken").click()
    expect(status).to_contain_text("allow-modals")


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1251"])
def test_another_encoding_leaves_the_words_whole(
    encoding: str, page: Page, handbook: str, tmp_path: Path, site_server: StartServer
) -> None:
    """Servers that name no encoding leave it to the page."""
    text = (
        f'<!doctype html><html lang="de"><meta charset="{encoding}"><title>x</title>'
        f'<script src="{handbook}einbetten/pruefer.js" defer></script>'
        f'<weisungs-pruefer pruefer="{WINDOW}"></weisungs-pruefer>'
    )
    (tmp_path / "seite.html").write_bytes(text.encode(encoding))
    page.goto(site_server(tmp_path) + "seite.html")
    shown = page.locator("weisungs-pruefer")
    expect(shown.get_by_role("button", name="Weiß ich nicht")).to_be_visible()
    expect(shown).not_to_contain_text("Ã")


def test_scripts_for_others_are_ascii(built_site: Path) -> None:
    """Every script that a foreign page may fetch."""
    folders = ("einbetten", "assets/pruefer", "assets/javascripts/weisungswerk")
    scripts = [path for folder in folders for path in (built_site / folder).rglob("*.js")]
    assert len(scripts) > 100
    assert [path.name for path in scripts if not path.read_bytes().isascii()] == []


def test_hosts_that_want_trusted_addresses(
    page: Page, handbook: str, tmp_path: Path, site_server: StartServer, watch: Watch
) -> None:
    """A named policy vouches for the scripts of the handbook."""
    policy = (
        f"default-src 'none'; script-src {handbook}; require-trusted-types-for 'script'; "
        "trusted-types weisungswerk"
    )
    (tmp_path / "seite.html").write_text(
        f'<!doctype html><html lang="de"><meta charset="utf-8"><title>x</title>'
        f'<script src="{handbook}einbetten/pruefer.js" defer></script>'
        f'<weisungs-pruefer pruefer="{WINDOW}"></weisungs-pruefer>',
        encoding="utf-8",
    )
    page.add_init_script(COLLECT)
    page.goto(site_server(tmp_path, policy) + "seite.html")
    page.locator("weisungs-pruefer input[type=text]").fill("30.06.2025")
    page.keyboard.press("Enter")
    expect(page.locator("weisungs-pruefer")).to_contain_text("02.06.2025")
    assert violations(page) == [] and watch.errors == []
