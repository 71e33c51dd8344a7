"""Pictures: everything that belongs in is in, nothing comes from elsewhere, and each stands on its
own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from generator import pictures
from generator.handbook import Site
from generator.load import load
from generator.model import Catalogue, Directive, Flow, Handovers, Model, Norm
from generator.pages import start
from generator.pictures import letters, net
from generator.pictures.picture import FinishedPicture
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from support.paths import ROOT
from support.real_handbook import loaded

SVG = "{http://www.w3.org/2000/svg}"
PAINTED = {f"{SVG}{name}" for name in ("rect", "path", "circle", "g")}


def galleries(model: Model) -> list[FinishedPicture]:
    """Every picture of the handbook."""
    cross_references = CrossReferences.of(model)
    found = [pictures.of_directory(PageContext(cross_references, addresses.DIRECTORY))]
    found += [
        pictures.of_directive(
            one, PageContext(cross_references, addresses.directive(one.id), one.id)
        )
        for one in model.directives
    ]
    found += [
        pictures.of_catalogue(
            one, PageContext(cross_references, addresses.catalogue(one.id), one.directive.value)
        )
        for one in model.catalogues
    ]
    return [picture for gallery in found for picture in (*gallery.shown, *gallery.folded)]


def named(model: Model, name: str) -> FinishedPicture:
    """One picture."""
    return next(picture for picture in galleries(model) if picture.id == f"bild-{name}")


def links(picture: FinishedPicture) -> list[tuple[str, str]]:
    """What a picture links to: what stands in the link, and where it leads."""
    return [
        (" ".join("".join(node.itertext()).split()), node.get("href"))
        for node in ElementTree.fromstring(picture.svg).iter(f"{SVG}a")
    ]


def with_norm(model: Model, directive: str, rn: int, **changes: object) -> Model:
    """The model with one norm changed."""

    def norm(one: Norm) -> Norm:
        return replace(one, **changes) if one.rn == rn else one

    def changed(one: Directive) -> Directive:
        return (
            replace(
                one,
                sections=tuple(
                    replace(part, norms=tuple(map(norm, part.norms))) for part in one.sections
                ),
            )
            if one.id == directive
            else one
        )

    return replace(model, directives=tuple(map(changed, model.directives)))


def with_catalogue(model: Model, name: str, change: Callable[[Catalogue], Catalogue]) -> Model:
    """The model with one catalogue changed."""
    return replace(
        model, catalogues=tuple(change(one) if one.id == name else one for one in model.catalogues)
    )


def test_every_issuer_has_pictures(model: Model) -> None:
    """The tests below speak of all kinds."""
    assert {picture.kind for picture in galleries(model)} == {
        "kreis",
        "koordinaten",
        "zeitfenster",
        "uebergaben",
        "ablauf",
        "netz",
    }


def test_the_circle_leads_to_the_chapters_of_the_phases(model: Model) -> None:
    """Each row once, in order, and its link opens the chapter that the row names."""
    rows = next(one for one in model.catalogues if one.id == "vier-phasen").rows
    found = [(name, href) for name, href in links(named(model, "vier-phasen")) if name[0].isdigit()]
    assert [
        name.startswith(f"{index} {row.title}")
        for index, ((name, _), row) in enumerate(zip(found, rows, strict=True), 1)
    ] == [True] * len(rows)
    assert [href for _, href in found] == [
        f"ba-integrationskonzept/2-1-{number}.html" for number in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize(
    ("name", "catalogue"),
    [
        ("profillagen", "profillagen"),
        ("einheiten", "bremen-einheiten"),
        ("bak-16er-schritte", "bak-16er-schritte"),
    ],
)
def test_every_row_is_shown_once_and_leads_to_itself(
    name: str, catalogue: str, model: Model
) -> None:
    """Cards link to the rows of their catalogue."""
    rows = next(one for one in model.catalogues if one.id == catalogue).rows
    targets = [
        node.get("href") for node in ElementTree.fromstring(named(model, name).svg).iter(f"{SVG}a")
    ]
    assert [targets.count(f"#{addresses.row_anchor(row.id)}") for row in rows] == [1] * len(rows)


def test_profiles_stand_where_prognosis_and_needs_put_them(model: Model) -> None:
    """Later prognosis = further right, more needs = higher."""
    spots = {}
    for node in ElementTree.fromstring(named(model, "profillagen").svg).iter(f"{SVG}a"):
        rect = node.find(f"{SVG}rect")
        spots[node.get("href").removeprefix("#zeile-")] = (
            float(rect.get("x")),
            -float(rect.get("y")),
        )
    assert (
        spots["marktprofil"][0]
        == spots["aktivierungsprofil"][0]
        < spots["foerderprofil"][0]
        < spots["entwicklungsprofil"][0]
    )
    assert (
        spots["marktprofil"][1]
        < spots["aktivierungsprofil"][1]
        == spots["foerderprofil"][1]
        < spots["entwicklungsprofil"][1]
    )
    assert (
        spots["stabilisierungsprofil"][1]
        == spots["unterstuetzungsprofil"][1]
        > spots["entwicklungsprofil"][1]
    )


def test_signs_follow_the_cells(model: Model) -> None:
    """One sign for each marked cell, and the legend."""
    coordinates = next(one.plan for one in model.pictures if one.id == "profillagen")
    rows = next(one for one in model.catalogues if one.id == "profillagen").rows
    values = [
        str(row.cells[column.value])
        for row in rows
        for column in coordinates.marked
        if column.value in row.cells
    ]
    full = values.count("Schwerpunkt") + values.count("Schwerpunkt möglich") + 2
    assert named(model, "profillagen").svg.count('class="wb-sign"') == full


def test_the_window_is_as_long_as_the_norms_say(model: Model) -> None:
    """The figures are those of Rn. 44 and 45; the sides are drawn to scale."""

    def middle(one: FinishedPicture) -> float:
        return float(re.search(r'class="wb-disc"[^>]* d="M(\d+)', one.svg)[1])

    drawn = named(model, "kontaktfenster")
    assert "28 Tage davor" in drawn.svg and "28 Tage danach" in drawn.svg
    other = named(
        with_norm(model, "jc-bremen-absolventenmanagement", 44, value=-14), "kontaktfenster"
    )
    assert "14 Tage davor" in other.svg and "28 Tage danach" in other.svg
    assert middle(other) < middle(drawn)


def test_arrows_are_those_that_are_declared(model: Model) -> None:
    """As many heads of arrows as ways, and each way stands in the text with the words of
    its norm.
    """
    for plan in (one for one in model.pictures if isinstance(one.plan, (Handovers, Flow))):
        drawn = named(model, plan.id)
        assert drawn.svg.count('class="wb-head-way"') == len(plan.plan.ways), plan.id
        told = " ".join(entry.link.label + entry.text for entry in drawn.entries)
        assert told.count("→") == len(plan.plan.ways), plan.id


def test_every_document_with_relations_is_drawn(model: Model) -> None:
    """In the overview or with the directive that cites it; a stack counts what it stands for."""
    found = net.ties(model)
    related = {
        document.id for document in model.documents if any(document.id in pair for pair in found)
    }
    drawn = " ".join(picture.svg for picture in galleries(model) if picture.kind == "netz")
    hubs = {document.id for document in model.documents if document.directive}
    assert {
        name
        for name in related - hubs
        if f"#{name}&quot;" not in drawn and f'#{name}"' not in drawn
    } == set()
    overview = galleries(model)[0]
    stacked = sum(
        int(number)
        for number in re.findall(r"'(\d+) Dokumente?'", str([name for name, _ in links(overview)]))
    )
    alone = [name for name, _ in links(overview) if not re.fullmatch(r"\d+ Dokumente?", name)]
    assert stacked + len(alone) == len(related)


def test_a_relation_counts_once_whoever_wrote_it_down() -> None:
    """»zitiert« and »zitiert-in« are the same arrow."""
    model, _ = loaded()
    half = replace(
        model,
        documents=tuple(
            replace(one, relations=tuple(tie for tie in one.relations if tie.kind != "zitiert-in"))
            for one in model.documents
        ),
    )
    other = replace(
        model,
        documents=tuple(
            replace(one, relations=tuple(tie for tie in one.relations if tie.kind != "zitiert"))
            for one in model.documents
        ),
    )
    assert set(net.ties(model)) == set(net.ties(half)) == set(net.ties(other))


def test_pictures_stand_on_their_own(model: Model) -> None:
    """Well-formed, named, without style and script, every shape with a colour of its own: fit for
    print.
    """
    for picture in galleries(model):
        root = ElementTree.fromstring(picture.svg)
        assert root.find(f"{SVG}title").text and root.find(f"{SVG}desc").text
        assert root.get("role") == ("group" if root.find(f".//{SVG}a") is not None else "img")
        for node in root.iter():
            assert "style" not in node.attrib and node.tag != f"{SVG}script"
            if node.tag in PAINTED and node.get("class"):
                assert node.get("fill"), (picture.id, node.attrib)
        assert all(
            float(group.get("font-size")) >= 11
            for group in root.iter(f"{SVG}g")
            if group.get("font-size")
        )


def test_no_word_comes_from_the_code(model: Model) -> None:
    """What a picture says stands in the rules or among the labels."""
    known = " ".join(
        path.read_text(encoding="utf-8")
        for path in (*(ROOT / "rules").rglob("*.yml"), ROOT / "generator/wording/labels.py")
    )
    words = {
        word
        for picture in galleries(model)
        for name, _ in links(picture)
        for word in re.findall(r"[A-Za-zÄÖÜäöüß]{3,}", name)
    }
    assert len(words) > 300 and {word for word in words if word not in known} == set()


def test_hostile_texts_stay_text(model: Model) -> None:
    """Markup in a title is shown, never obeyed."""
    evil = '</text><script>alert("1")</script>&amp;'

    def changed(one: Catalogue) -> Catalogue:
        return replace(one, title=evil, rows=tuple(replace(row, title=evil) for row in one.rows))

    for name in ("vier-phasen", "profillagen", "bremen-einheiten", "bak-16er-schritte"):
        for picture in galleries(with_catalogue(model, name, changed)):
            root = ElementTree.fromstring(picture.svg)
            assert root.find(f".//{SVG}script") is None


@pytest.mark.slow
def test_pictures_of_others_are_left_out() -> None:
    """A handbook of some issuers draws their directives alone."""
    scoped, _ = load(ROOT, ("ba", "jc-lk-heilbronn"))
    assert {one.directive for one in scoped.pictures} == {
        "ba-integrationskonzept",
        "jc-lk-heilbronn-bak-konzept",
    }
    assert not re.search(
        "bremen|ags-k|jobteam", " ".join(picture.svg for picture in galleries(scoped)).casefold()
    )


def test_the_start_page_gets_the_circle_by_a_mark(model: Model) -> None:
    """``kreise`` is a way in; the texts stay with the directive."""
    (page,) = start.pages(
        {"templates/index.md": "# Start\n\n<!-- weisungswerk: kreise -->\n"},
        CrossReferences.of(model),
        Templates(ROOT / "site_templates"),
    )
    assert (
        'href="weisungen/ba-integrationskonzept/2-1-1.html"' in page.text
        and "Umsetzen und" in page.text
    )
    assert len(page.text) < 9_000


def test_pictures_are_on_their_pages(site: Site) -> None:
    """Each picture of the rules stands on one page, where its entry promises."""
    pages = {page.path: page.text for page in site.pages}
    assert 'id="bild-vier-phasen"' in pages["weisungen/ba-integrationskonzept.md"]
    assert 'id="bild-profillagen"' in pages["kataloge/profillagen.md"]
    assert 'id="bild-kontaktfenster"' in pages["weisungen/jc-bremen-absolventenmanagement.md"]
    assert 'id="bild-zeitfenster"' in pages["pruefer/absoma-kontaktfenster.md"]
    assert 'id="bild-netz"' in pages["verzeichnis.md"]


@pytest.mark.parametrize("room", [60, 90, 140, 300])
@pytest.mark.parametrize(
    "text",
    [
        "Leistungsfähigkeit und Rahmenbedingungen",
        "Förderung nach § 16e oder § 16i SGB II",
        "Abgang/Integration in höchstens 6 Monaten",
        "Beratungs- und Integrationsteam (BIT)",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "Betriebsakquisiteure im ESF-Bundesprogramm",
        "x",
    ],
)
def test_lines_fit_and_lose_nothing(text: str, room: float) -> None:
    """No line is wider than its room, and without breaks and hyphens it is the text again."""
    lines = letters.wrap(text, room, 12)
    assert all(letters.width(line, 12) <= room for line in lines)
    assert bare("".join(lines)) == bare(text)


def bare(words: str) -> str:
    """Without breaks and hyphens."""
    return re.sub(r"[-\s\u00a0]", "", words)


def test_what_belongs_together_stays_in_one_line() -> None:
    """A paragraph sign never ends a line."""
    assert not any(
        line.endswith(("§", "Rn."))
        for room in range(40, 200, 7)
        for line in letters.wrap("Förderung nach § 16e oder § 16i, Rn. 57", room, 12)
    )


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("Stabilisierungsprofil", ("Stabilisierungs-", "profil")),
        ("Absolventenmanagement", ("Absolventen-", "management")),
        ("Arbeitgeberinnen", ("Arbeitgebe-", "rinnen")),
        ("EU/EWR-Bürgerinnen", ("EU/EWR-", "Bürgerinnen")),
    ],
)
def test_words_break_where_german_breaks_them(word: str, lines: tuple[str, ...]) -> None:
    """At joints and syllables, without a second hyphen."""
    assert letters.wrap(word, letters.width(max(lines, key=len), 12) + 1, 12) == lines
