"""What people write in content/: every seeded fault is found where it stands, with a hint, and the
real pages have none.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown.extensions.toc import slugify

from generator import pipeline
from generator.content import proofread
from generator.content.links import ids, slug
from generator.problem import Problem
from generator.site.page import Page
from support.paths import ROOT
from support.real_handbook import pages, verified

SUMMARY, START = "zusammenfassungen/jc-bremen-ags-k.md", "templates/index.md"


def look(changed: dict[str, str]) -> list[Problem]:
    """Problems of the real handbook with some written pages changed; unchanged pages are not
    rendered again.
    """
    written = {**pipeline.written(ROOT), **changed}
    return proofread(verified().model, pages(), written, THEME)


THEME = [
    path.relative_to(ROOT / "site_templates/theme").as_posix()
    for path in (ROOT / "site_templates/theme").rglob("*.*")
]


def test_the_real_pages_have_no_fault() -> None:
    """No false alarm."""
    assert pipeline.check_content(verified(), pages(), ROOT) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "text", "code", "line", "column", "hint"),
    [
        (
            SUMMARY,
            "Zuständig ist die AGS-K.\nSie prüft [Rn. 3, 76].",
            "rn-unbekannt",
            2,
            19,
            "Vergeben sind 1 bis 75.",
        ),
        (SUMMARY, "Sie prüft [Rn. 3–5].", "fundstelle-form", 1, 11, "[Rn. 3, 5]"),
        (SUMMARY, "Sie prüft [Rn 3].", "fundstelle-form", 1, 11, "[Rn. 3, 5]"),
        (
            SUMMARY,
            "Kurz.\n\n## iii-2-c\n\nMehr.",
            "abschnitt-unbekannt",
            3,
            4,
            "Meinten Sie »iii-2-b«?",
        ),
        (
            SUMMARY,
            "Kurz.\n\n## Weitere Aufgaben\n\nMehr.",
            "abschnitt-unbekannt",
            3,
            4,
            "Möglich sind: ",
        ),
        (
            SUMMARY,
            "Kurz.\n\n## i\n\nMehr.\n\n## i\n\nNoch mehr.",
            "abschnitt-doppelt",
            7,
            4,
            "content/zusammenfassungen/jc-bremen-ags-k.md:3:4",
        ),
        (SUMMARY, "Sie nutzt\ndas VerBISS.", "begriff-unbekannt", 2, 5, "Meinten Sie »VerBIS«?"),
        (
            "zusammenfassungen/jc-bremen-agsk.md",
            "Kurz.",
            "weisung-unbekannt",
            1,
            1,
            "Meinten Sie »jc-bremen-ags-k«?",
        ),
        (
            START,
            "# Start\n\n<!-- weisungswerk: prüfr -->\n",
            "marke-unbekannt",
            3,
            20,
            "Meinten Sie »prüfer«?",
        ),
        (
            START,
            "# Start\n\nHier: <!-- weisungswerk: prüfer -->\n",
            "marke-form",
            3,
            7,
            "<!-- weisungswerk: weisungen -->",
        ),
        (
            START,
            "# Start\n\n<!--weisungswerk:prüfer-->\n",
            "marke-form",
            3,
            1,
            "<!-- weisungswerk: weisungen -->",
        ),
        (
            "hilfe.md",
            "# Hilfe\n\n<!-- weisungswerk: prüfer -->\n",
            "marke-ort",
            3,
            1,
            "Verschieben Sie die Seite",
        ),
        (
            "hilfe.md",
            "# Hilfe\n\nSiehe [Fristen](frsiten.md).\n",
            "seite-unbekannt",
            3,
            17,
            "Meinten Sie »fristen.md«?",
        ),
        (
            "hilfe/eins.md",
            "# Hilfe\n\nSiehe [Fristen](fristen.md).\n",
            "seite-unbekannt",
            3,
            17,
            "Meinten Sie »../fristen.md«?",
        ),
        (
            "hilfe.md",
            "# Hilfe\n\nSiehe [AGS-K](glossar.md#agsk).\n",
            "sprungziel-unbekannt",
            3,
            15,
            "Meinten Sie »glossar.md#ags-k«?",
        ),
        (
            "hilfe.md",
            "# Hilfe\n\n## Erste Schritte\n\n[hoch](#erste-schritt)\n",
            "sprungziel-unbekannt",
            5,
            8,
            "Meinten Sie »#erste-schritte«?",
        ),
        (
            "hilfe.md",
            "# Hilfe\n\n[Fristen][f]\n\n[f]: frist.md\n",
            "seite-unbekannt",
            5,
            6,
            "Meinten Sie »fristen.md«?",
        ),
        (
            "hilfe.md",
            "# Hilfe\n\n[Fristen](/fristen.md)\n",
            "verweis-absolut",
            3,
            11,
            "Meinten Sie »fristen.md«?",
        ),
        ("hilfe.md", "# Hilfe\n\n![Plan](plan.png)\n", "seite-unbekannt", 3, 9, ""),
        (
            "hilfe.md",
            "# Hilfe\n\n![](assets/stylesheets/handbuch.css)\n",
            "bild-ohne-text",
            3,
            1,
            "eckigen Klammern",
        ),
        (
            "hilfe.md",
            "# Hilfe\n\n### Zu tief\n",
            "ueberschrift-stufe",
            3,
            1,
            "Nehmen Sie Stufe 2 (##).",
        ),
        ("hilfe.md", "# Hilfe\n\n# Noch eine\n", "hauptueberschrift", 3, 1, "beginnen mit ##"),
        ("hilfe.md", "# Hilfe\n\nGr\ufffd\ufffde\n", "kein-utf8", 3, 1, "UTF-8"),
    ],
)
def test_seeded_fault(path: str, text: str, code: str, line: int, column: int, hint: str) -> None:
    """One fault, one problem: file, line and column of the word, and what to do."""
    (problem,) = look({path: text})
    assert (problem.level, problem.code) == ("error", code)
    assert (problem.place.file, problem.place.line, problem.place.column) == (
        f"content/{path}",
        line,
        column,
    )
    assert hint in problem.hint


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        (
            "# Hilfe\n\n[Prüfer](pruefer/absoma-kontaktfenster.md), "
            '[Norm](weisungen/jc-bremen-ags-k.md#rn-3 "Norm 3"), [hier](#hilfe), '
            "[fertig](fristen.html#schwellen)\n"
        ),
        (
            "# Hilfe\n\n`[nur ein Muster](gibt-es-nicht.md)` und `<!-- weisungswerk: prüfer "
            "-->`\n\n```markdown\n# Titel\n[Muster](nein.md)\n### tief\n```\n"
        ),
        (
            "# Hilfe\n\n[anderswo](https://example.org/a.md#b), [Post](mailto:a@example.org) "
            "<!-- [aus](weg.md) -->\n"
        ),
        (
            "# Hilfe {: #oben }\n\n## Größe & Übung `x`\n\n[hoch](#oben), "
            "[Größe](#groe-ubung-x), ![Aufbau](assets/stylesheets/handbuch.css)\n"
        ),
    ],
)
def test_no_false_alarm(text: str) -> None:
    """Links that work, samples in code, addresses elsewhere, anchors of headings."""
    assert look({"hilfe.md": text}) == []


def test_a_fault_on_a_generated_page_is_told_where_it_was_written() -> None:
    """The page of a directive shows its summary; what is wrong in it is told in the
    summary, once.
    """
    site, path = pages(), "weisungen/jc-bremen-ags-k.md"
    text = "Siehe [Fristen](../frist.md) und [Fristen](../frist.md)."
    changed = tuple(
        replace(page, text=page.text + text) if page.path == path else page for page in site.pages
    )
    (problem,) = proofread(verified().model, replace(site, pages=changed), {SUMMARY: text}, THEME)
    assert (str(problem.place), problem.hint) == (
        f"content/{SUMMARY}:1:17",
        "Meinten Sie »../fristen.md«?",
    )
    (problem,) = proofread(
        verified().model,
        replace(
            site, pages=(*site.pages, Page("neu.md", "Neu", '# Neu\n\n<a href="weg.html">x</a>\n'))
        ),
        {},
        THEME,
    )
    assert str(problem.place) == "neu.md:3:10"


def test_summaries_of_other_issuers_are_left_alone() -> None:
    """A handbook of one issuer does not know the directives of the others."""
    model = replace(verified().model, others=frozenset({"jc-sonstwo"}))
    assert (
        proofread(
            model, pages(), {"zusammenfassungen/jc-sonstwo-weisung.md": "Kurz [Rn. 9999]."}, THEME
        )
        == []
    )


@pytest.mark.parametrize(
    "title",
    [
        "Größe & Übung",
        "Was gilt, wenn … – und dann?",
        "  Viel   Raum ",
        "1. Abschnitt_zwei",
        "AGS-K/gAG-S: »so«",
    ],
)
def test_anchors_of_headings_are_those_of_markdown(title: str) -> None:
    """Our own slugs and those of the library are the same."""
    assert slug(title) == slugify(title, "-") and ids(f"## {title.strip()}\n") == [
        slugify(title, "-")
    ]
