"""``synonyme.yml`` → model: what readers may call a thing; a synonym belongs to no issuer."""

from __future__ import annotations

from generator.load.lists import Listed
from generator.load.node import Node, Sequence
from generator.load.reader import Definitions, FunctionReader, Reader, Schema
from generator.load.record import Field, Record, Values
from generator.load.scalars import at
from generator.model import At, Synonyms
from generator.problem import Place

EXAMPLE = "Zum Beispiel: [Bürgergeld, Arbeitslosengeld II]"


def _read_group(reader: Reader, node: Node) -> tuple[At, ...] | None:
    if not isinstance(node, Sequence):
        reader.say("liste-erwartet", node.place, "Jede Gruppe ist eine Liste von Wörtern.", EXAMPLE)
        return None
    terms = Listed(at)(reader, node)
    if len(node.items) < 2:
        reader.say(
            "synonym-allein", node.place, "Eine Gruppe braucht mindestens zwei Wörter.", EXAMPLE
        )
    return terms or None


def _describe_group(definitions: Definitions) -> Schema:
    return {**Listed(at).schema(definitions), "minItems": 2}


_GROUPS = Listed(FunctionReader(_read_group, _describe_group))
_EQUAL = Field("gleich", _GROUPS, default=(), description="Wörter für dieselbe Sache")
_RELATED = Field("verwandt", _GROUPS, default=(), description="nicht dasselbe, aber oft gemeint")


def _all_groups(reader: Reader, _node: Node, values: Values) -> dict[str, object]:
    groups: list[Synonyms] = []
    for field in (_EQUAL, _RELATED):
        _report_doubles(reader, field.key, values[field])
        groups += [_group(terms, related=field is _RELATED) for terms in values[field]]
    return {"groups": tuple(groups)}


def _group(terms: tuple[At, ...], *, related: bool) -> Synonyms:
    return Synonyms(
        terms=tuple(term.value for term in terms), place=terms[0].place, related=related
    )


def _report_doubles(reader: Reader, key: str, groups: tuple[tuple[At, ...], ...]) -> None:
    """A word that stands in two groups would make all of their words mean the same."""
    first_places: dict[str, Place] = {}
    for terms in groups:
        for term in terms:
            first = first_places.setdefault(_folded(term.value), term.place)
            if first is not term.place:
                reader.say(
                    "synonym-doppelt",
                    term.place,
                    f"»{term}« steht schon unter »{key}«.",
                    f"Zuerst steht es in {first}; fassen Sie die Gruppen zusammen oder streichen "
                    "Sie das Wort.",
                )


def _folded(term: str) -> str:
    return " ".join(term.casefold().split())


def _synonyms(groups: tuple[Synonyms, ...]) -> tuple[Synonyms, ...]:
    return groups


SYNONYMS = Record(
    make=_synonyms,
    label="Synonyme",
    name="Synonyme",
    derive=_all_groups,
    fields=(_EQUAL, _RELATED),
)


def read_synonyms(reader: Reader, node: Node) -> tuple[Synonyms, ...]:
    """All groups, those of one meaning first."""
    return SYNONYMS(reader, node) or ()
