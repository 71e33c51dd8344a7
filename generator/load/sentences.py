"""Sentences that people take from a result: with a source of their own, or as advice."""

from __future__ import annotations

from generator.load.lists import OneOrMany
from generator.load.node import Mapping, Node
from generator.load.reader import Definitions, Reader, Schema
from generator.load.record import Field, Record
from generator.load.scalars import cite, text, truth
from generator.model import Sentence


def _advice_or_source(reader: Reader, node: Node, sentence: Sentence) -> None:
    if sentence.advice and sentence.source:
        reader.say(
            "rat-mit-quelle",
            node.place,
            "Ein Satz ist entweder Rat der Redaktion oder steht auf Randnummern, nicht beides.",
            "Streichen Sie »rat« oder »quelle«.",
        )


_SENTENCE = Record(
    make=Sentence,
    label="Satz",
    check=_advice_or_source,
    fields=(
        Field("text", text, "text", "", required=True, description="der Satz"),
        Field(
            "quelle",
            OneOrMany(cite),
            "source",
            (),
            description="Fundstellen, die ihn tragen; sonst die der Zeilen",
        ),
        Field(
            "rat",
            truth,
            "advice",
            default=False,
            description="ja: Hinweis der Redaktion, den keine Norm trägt",
        ),
    ),
)


class _SentenceReader:
    """A text, or ``{text, quelle}``, or ``{text, rat: ja}``."""

    def __call__(self, reader: Reader, node: Node) -> Sentence | None:
        """The sentence; None where its text is missing."""
        if isinstance(node, Mapping):
            return _SENTENCE(reader, node)
        written = text(reader, node)
        return Sentence(text=written, place=node.place) if written else None

    def schema(self, definitions: Definitions) -> Schema:
        """A text or the long form."""
        return {"anyOf": [text.schema(definitions), _SENTENCE.schema(definitions)]}


sentence = _SentenceReader()
