"""``synonyme.yml`` → model: what readers may call a thing; a synonym belongs to no issuer."""

from __future__ import annotations

from generator.load.reader import Reader, at, listed
from generator.load.source import Node, Sequence
from generator.model import At, Synonyms
from generator.problem import Place

EQUAL, RELATED = "gleich", "verwandt"
EXAMPLE = "Zum Beispiel: [Bürgergeld, Arbeitslosengeld II]"


def read_synonyms(reader: Reader, node: Node) -> tuple[Synonyms, ...]:
    """All groups, those of one meaning first."""
    got = (
        reader.fields(
            node, {EQUAL: (listed(_group), False), RELATED: (listed(_group), False)}, "Synonyme"
        )
        or {}
    )
    return tuple(
        Synonyms(terms=tuple(map(str, group)), place=group[0].place, related=kind == RELATED)
        for kind in (EQUAL, RELATED)
        for group in _apart(reader, kind, got.get(kind, ()))
    )


def _group(reader: Reader, node: Node) -> tuple[At, ...] | None:
    if not isinstance(node, Sequence):
        reader.say("liste-erwartet", node.place, "Jede Gruppe ist eine Liste von Wörtern.", EXAMPLE)
        return None
    terms = listed(at)(reader, node)
    if len(node.items) < 2:
        reader.say(
            "synonym-allein", node.place, "Eine Gruppe braucht mindestens zwei Wörter.", EXAMPLE
        )
    return terms or None


def _apart(
    reader: Reader, kind: str, groups: tuple[tuple[At, ...], ...]
) -> tuple[tuple[At, ...], ...]:
    """The groups; a word that stands in two of them would make all of their words mean the same."""
    seen: dict[str, Place] = {}
    for term in (term for group in groups for term in group):
        first = seen.setdefault(_folded(term.value), term.place)
        if first is not term.place:
            reader.say(
                "synonym-doppelt",
                term.place,
                f"»{term}« steht schon unter »{kind}«.",
                f"Zuerst steht es in {first}; fassen Sie die Gruppen zusammen oder streichen Sie das Wort.",
            )
    return groups


def _folded(term: str) -> str:
    return " ".join(term.casefold().split())
