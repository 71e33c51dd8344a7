"""Synonyms reach the model as written, for every issuer, and groups that lead nowhere are told
apart by what occurs.
"""

from __future__ import annotations

from pathlib import Path

from generator.check.synonyms import synonyms_lead_somewhere, without_hit
from generator.load import load
from support.real_handbook import loaded
from support.sample_rules import little_project

WRITTEN = "gleich:\n  - [Probe, Muster]\n  - [Raumschiff, Rakete]\nverwandt:\n  - [Frist, Mond]\n"


def project(folder: Path) -> Path:
    """The little project with three groups."""
    little_project(folder)
    (folder / "rules" / "synonyme.yml").write_text(WRITTEN, encoding="utf-8")
    return folder


def test_groups_reach_the_model(tmp_path: Path) -> None:
    """Words in their order, the place of the first, and whether they mean the same."""
    model, problems = load(project(tmp_path), ("amt",))
    assert not problems
    assert [(group.terms, group.related, group.place.line) for group in model.synonyms] == [
        (("Probe", "Muster"), False, 2),
        (("Raumschiff", "Rakete"), False, 3),
        (("Frist", "Mond"), True, 5),
    ]


def test_what_occurs_is_asked_of_the_caller(tmp_path: Path) -> None:
    """One word of a group is enough; the answer decides, not the spelling."""
    model, _ = load(project(tmp_path))
    assert [problem.place.line for problem in without_hit(model, lambda term: term == "Mond")] == [
        2,
        3,
    ]
    assert not list(without_hit(model, lambda _: True))


def test_nothing_is_asked_while_issuers_are_left_out(tmp_path: Path) -> None:
    """Words may stand in the directives of another issuer."""
    file = project(tmp_path) / "rules" / "herausgeber.yml"
    file.write_text(
        file.read_text(encoding="utf-8") + "  - {id: fern, titel: Fernes Amt, kurz: Fern}\n",
        encoding="utf-8",
    )
    whole, part = load(tmp_path)[0], load(tmp_path, ("fern",))[0]
    assert [problem.place.line for problem in synonyms_lead_somewhere(whole)] == [3] and not list(
        synonyms_lead_somewhere(part)
    )


def test_the_real_file_is_worth_having() -> None:
    """Many groups, both kinds; what the law tells apart is not called the same."""
    model, problems = loaded()
    assert (
        not problems
        and len(model.synonyms) >= 60
        and {group.related for group in model.synonyms} == {True, False}
    )
    equal = {term: group for group in model.synonyms if not group.related for term in group.terms}
    assert equal["Arbeitslosengeld II"] is equal["Bürgergeld"] and equal[
        "Eingliederungsvereinbarung"
    ] is not equal.get("Kooperationsplan")
