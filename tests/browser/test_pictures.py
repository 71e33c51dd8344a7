"""Pictures in Chromium: no text over another, nothing outside, legible in both schemes, usable by
keyboard and on a phone.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.accessibility import AXE
from support.real_handbook import pages

OVERLAPS = """() => [...document.querySelectorAll('.ww-picture__view > svg')].flatMap(svg => {
  const box = svg.viewBox.baseVal, found = [];
  const texts = Array.from(svg.querySelectorAll('text')).map(node => {
    const to = node.getCTM(), b = node.getBBox(), own = svg.getCTM();
    const scale = 1 / own.a;
    return {
      text: node.textContent, x: (to.e - own.e) * scale + b.x, y: (to.f - own.f) * scale + b.y + 2,
      w: b.width, h: b.height - 4
    };
  });
  for (const t of texts)
    if (t.x < 0 || t.y < -1 || t.x + t.w > box.width || t.y + t.h > box.height)
      found.push(svg.parentNode.ariaLabel + ': outside: ' + t.text);
  texts.forEach((a, i) => texts.slice(i + 1).forEach(b => {
    if (a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
      found.push(`${svg.parentNode.ariaLabel}: ${a.text} | ${b.text}`);
  }));
  for (const card of svg.querySelectorAll('a')) {
    const rect = card.querySelector('rect');
    if (rect) for (const node of card.querySelectorAll('text')) {
      const r = rect.getBBox(), t = node.getBBox();
      if (t.x < r.x || t.x + t.width > r.x + r.width + 0.5
          || t.y + t.height > r.y + r.height + 2)
        found.push('out of its card: ' + node.textContent);
    }
  }
  return found;
})"""
CONTRAST = """() => {
  const linear = v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const lum = css => {
    const [r, g, b] = css.match(/[\\d.]+/g).slice(0, 3).map(v => linear(Number(v) / 255));
    return .2126 * r + .7152 * g + .0722 * b; };
  const ratio = (a, b) => {
    const [x, y] = [lum(a), lum(b)].sort((p, q) => q - p);
    return (x + .05) / (y + .05);
  };
  const fill = (name, what = 'fill') => {
    const node = document.querySelector('.wb-' + name);
    return node && getComputedStyle(node)[what];
  };
  const page = getComputedStyle(document.body).backgroundColor, found = [];
  const need = (a, b, least, name) => {
    if (a && b && ratio(a, b) < least) found.push(`${name} ${ratio(a, b).toFixed(2)}`);
  };
  for (const ink of ['ink', 'muted', 'accent'])
    for (const ground of ['card', 'band', 'main'])
      need(fill(ink), fill(ground), 4.5, ink + ' on ' + ground);
  need(fill('time'), fill('window') || page, 4.5, 'time');
  need(fill('on-accent'), fill('disc'), 4.5, 'on-accent');
  for (const ink of ['ink', 'accent', 'time']) need(fill(ink), page, 4.5, ink + ' on page');
  for (const line of ['line', 'way', 'back', 'mark', 'card'])
    need(fill(line, 'stroke'), fill('band') || page, 3, line);
  return found;
}"""
SEEN = (
    "weisungen/ba-integrationskonzept",
    "weisungen/jc-bremen-absolventenmanagement",
    "weisungen/jc-bremen-rahmenkonzept-mi",
    "weisungen/jc-lk-heilbronn-bak-konzept",
    "kataloge/profillagen",
    "kataloge/bremen-einheiten",
    "kataloge/bak-16er-schritte",
    "verzeichnis",
    "pruefer/absoma-kontaktfenster",
)


def opened(page: Page) -> None:
    """Folded pictures are measured as well."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def test_every_page_with_pictures_is_looked_at() -> None:
    """A picture on a new page gets its tests."""
    with_pictures = {
        page.path.removesuffix(".md") for page in pages().pages if 'class="ww-picture ' in page.text
    }
    assert set(SEEN) <= with_pictures
    assert {path.split("/")[0] for path in with_pictures} == {path.split("/")[0] for path in SEEN}


@pytest.mark.parametrize("path", SEEN)
def test_texts_neither_overlap_nor_leave_the_picture(
    path: str, built_site: Path, page: Page
) -> None:
    """Measured with the fonts of this machine, the widest of which the widths were made for."""
    page.goto(f"{built_site.as_uri()}/{path}.html")
    opened(page)
    assert page.evaluate(OVERLAPS) == []
    views = page.locator(".ww-picture__view")
    assert views.count() and all(
        view.evaluate("view => view.scrollWidth <= view.clientWidth") for view in views.all()
    ), "scrolls at 1280"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", SEEN)
def test_contrast_in_both_schemes(
    path: str, scheme: str, built_site: Path, browser: Browser
) -> None:
    """4.5:1 for text, 3:1 for lines."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{built_site.as_uri()}/{path}.html")
    assert page.evaluate(CONTRAST) == []
    context.close()


@pytest.mark.parametrize("path", SEEN)
def test_a_phone_scrolls_the_picture_and_not_the_page(
    path: str, built_site: Path, page: Page
) -> None:
    """What is too wide scrolls inside its own frame, which the keyboard reaches."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{built_site.as_uri()}/{path}.html")
    opened(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for view in page.locator(".ww-picture__view").all():
        if view.is_visible():
            view.focus()
            assert view.evaluate("view => document.activeElement === view && !!view.ariaLabel")


def test_a_phone_gets_the_circle_as_a_list(built_site: Path, page: Page) -> None:
    """The way into the chapters is never cut in half."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{built_site.as_uri()}/weisungen/ba-integrationskonzept.html")
    figure = page.locator("#bild-vier-phasen")
    expect(figure.locator("svg")).to_be_hidden()
    expect(figure.locator(".ww-picture__narrow a")).to_have_count(4)
    figure.locator(".ww-picture__narrow a").nth(2).click()
    expect(page.locator("h1")).to_contain_text("Dritte Phase")


def test_the_circle_is_a_way_by_keyboard(built_site: Path, page: Page) -> None:
    """Each phase takes the focus in order, shows it, and Enter opens its chapter."""
    page.goto(f"{built_site.as_uri()}/weisungen/ba-integrationskonzept.html")
    page.locator("#bild-vier-phasen .ww-picture__view").focus()
    names = []
    for _ in range(4):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert [name[0] for name in names] == ["1", "2", "3", "4"]
    disc = page.locator("#bild-vier-phasen a:focus .wb-disc")
    assert float(disc.evaluate("disc => parseFloat(getComputedStyle(disc).strokeWidth)")) >= 3
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Vierte Phase")


def test_signs_are_told_to_those_who_do_not_see_them(built_site: Path, page: Page) -> None:
    """The name of a card says what its signs mean."""
    page.goto(f"{built_site.as_uri()}/kataloge/profillagen.html")
    card = page.locator("#bild-profillagen").get_by_role(
        "link", name="kein Schwerpunkt Leistungsfähigkeit Schwerpunkt Motivation"
    )
    expect(card).to_have_attribute("href", "#zeile-aktivierungsprofil")


@pytest.mark.parametrize("path", SEEN)
def test_no_barrier_in_pictures(path: str, built_site: Path, page: Page) -> None:
    """Axe finds nothing in them, folded ones included."""
    page.goto(f"{built_site.as_uri()}/{path}.html")
    opened(page)
    page.add_script_tag(path=str(AXE))
    found = page.evaluate(
        "axe.run('.ww-picture').then(result => result.violations.map(one => [one.id, "
        "one.nodes[0].html]))"
    )
    assert found == []


def test_pictures_fit_on_paper(built_site: Path, page: Page) -> None:
    """A4 at 96 dpi with margins: nothing is cut, the ground is white."""
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 680, "height": 900})
    for path in SEEN:
        page.goto(f"{built_site.as_uri()}/{path}.html")
        for drawing in page.locator(".ww-picture__view > svg").all():
            assert drawing.bounding_box() is None or drawing.bounding_box()["width"] <= 680, path
        assert page.evaluate(
            "Array.from(document.querySelectorAll('.wb-card')).every(node => "
            "getComputedStyle(node).fill === 'rgb(255, 255, 255)')"
        )
