"""What the browser gets beside the program: every citation can be found again, every
counter-reading stands at its row.
"""

from __future__ import annotations

from generator.model import Model
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page_context import PageContext
from generator.views.checker_texts import further_texts


def test_every_citation_is_found_again(model: Model, program: dict) -> None:
    """Read as browser/checker/second_part.js does, label and address of each citation are those of
    the page.
    """
    cross_references, seen = CrossReferences.of(model), 0
    for checker in model.checkers:
        context = PageContext(
            cross_references, addresses.checker(checker.id), checker.directives[0].value
        )
        one = program["checkers"][checker.id]
        texts = further_texts(checker, one, context)
        groups = texts["links"]
        for cite in (cite for row in one["rows"] for cite in row["cites"]):
            right = context.named(cite["directive"], cite["rn"])
            assert found(groups, cite["directive"], cite["rn"]) == [right.label, right.href]
            seen += 1
        for fact in checker.facts:
            cites = texts["cites"].get(fact.id, [])
            labels = [found(groups, groups[n][0], rn)[0] for n, rn in cites]
            assert labels == [context.cite(cite).label for cite in fact.source]
    assert seen > 500


def found(groups: list[list], directive: str, rn: int) -> list[str]:
    """Label and address of a citation."""
    name, pages, odd = next(group[1:] for group in groups if group[0] == directive)
    page = next((page for page, rns in pages.items() if rn in rns), "")
    return odd.get(str(rn)) or [f"{name}Rn. {rn}", f"{page}#rn-{rn}"]


def test_counter_readings_stand_at_their_rows(model: Model, program: dict) -> None:
    """Only rows marked by hand name a conflict, and the reading taken is not among the others; of
    every conflict that conditions test all readings are there, and who takes one.
    """
    cross_references = CrossReferences.of(model)
    for checker in model.checkers:
        one = program["checkers"][checker.id]
        made = further_texts(
            checker,
            one,
            PageContext(
                cross_references, addresses.checker(checker.id), checker.directives[0].value
            ),
        )
        assert set(made["disputes"]) <= {
            str(row["row"]) for row in one["rows"] if row["interpretation"]
        }
        by_hand = {name for names in made["disputes"].values() for name in names}
        tested = {readings["conflict"]: readings["taken"] for readings in one["readings"]}
        assert set(made["conflicts"]) == by_hand | set(tested)
        for name, conflict in made["conflicts"].items():
            known = cross_references.conflicts[name]
            ids = [reading.id for reading in known.readings]
            assert list(conflict["readings"]) == (ids if name in tested else [])
            assert bool(conflict.get("by")) == (tested.get(name, bool(known.taken) - 1) >= 0)
            if name not in tested:
                assert len(conflict["others"]) == len(known.readings) - bool(known.taken)
