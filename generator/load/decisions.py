"""``lesarten.yml`` of an issuer → the readings that it has decided on."""

from __future__ import annotations

from generator.load.lists import OneOrMany
from generator.load.node import Node
from generator.load.reader import Reader
from generator.load.record import Field, Record, Values
from generator.load.registers import register
from generator.load.scalars import at, cite, day, text
from generator.model import ReadingDecision, Validity

_SINCE = Field(
    "ab", day, default="", required=True, description="erster Tag, an dem die Entscheidung gilt"
)
_UNTIL = Field("bis", day, default="", description="letzter Tag; fehlt, wenn er offen ist")


def _issuer_and_span(reader: Reader, node: Node, values: Values) -> dict[str, object]:
    valid = Validity(since=values[_SINCE], until=values[_UNTIL], place=node.place)
    return {"issuer": reader.context.issuer, "valid": valid}


def _check_decision(reader: Reader, node: Node, decision: ReadingDecision) -> None:
    """It ends after it begins, and says where or why it was made."""
    if decision.valid.until and decision.valid.until < decision.valid.since:
        reader.say(
            "geltung-verkehrt",
            node.place,
            "Die Geltung endet, bevor sie beginnt.",
            "Prüfen Sie »ab« und »bis«.",
        )
    if not decision.source and not decision.reason:
        reader.say(
            "lesart-ohne-grund",
            node.place,
            "Es fehlt, worauf die Entscheidung beruht.",
            "Ergänzen Sie »quelle: [weisung#rn]« oder »grund: …«.",
        )


_DECISION = Record(
    make=ReadingDecision,
    label="Entscheidung über eine Lesart",
    derive=_issuer_and_span,
    check=_check_decision,
    fields=(
        Field("konflikt", at, "conflict", required=True, description="Eintrag in konflikte.yml"),
        Field("lesart", at, "reading", required=True, description="Lesart, die gilt"),
        _SINCE,
        _UNTIL,
        Field(
            "quelle",
            OneOrMany(cite),
            "source",
            (),
            description="Fundstellen der Entscheidung als weisung#randnummer",
        ),
        Field(
            "grund",
            text,
            "reason",
            "",
            description="worauf sie beruht, wenn keine Weisung sie enthält",
        ),
    ),
)

DECISIONS = register(
    "lesarten", _DECISION, "Entscheidungen über Lesarten", "welche Lesarten im Haus gelten"
)


def read_decisions(reader: Reader, node: Node, issuer: str) -> tuple[ReadingDecision, ...]:
    """The decisions of one issuer."""
    return DECISIONS(reader.for_directive("", issuer), node) or ()
