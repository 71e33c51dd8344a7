"""Records that files of several kinds share: validity and the entries to choose from."""

from __future__ import annotations

from decimal import Decimal

from generator.load.lists import Listed
from generator.load.node import Node
from generator.load.reader import Reader, reads_like
from generator.load.record import Field, Named, Record
from generator.load.scalars import day, decimal, randnummer, text
from generator.model import Choice, Validity


def _check_order(reader: Reader, node: Node, span: Validity) -> None:
    if span.since and span.until and span.until < span.since:
        reader.say(
            "geltung-verkehrt",
            node.place,
            "Die Geltung endet, bevor sie beginnt.",
            "Prüfen Sie »ab« und »bis«.",
        )


_VALIDITY = Record(
    make=Validity,
    label="Geltung",
    check=_check_order,
    fields=(
        Field("ab", day, "since", "", description="erster Tag; fehlt, wenn er unbekannt ist"),
        Field("bis", day, "until", "", description="letzter Tag; fehlt, wenn er offen ist"),
        Field("quelle", Listed(randnummer), "source", (), description="Randnummern, die das sagen"),
        Field("hinweis", text, "note", "", description="was zur Geltung zu sagen ist"),
    ),
)


@reads_like(_VALIDITY)
def validity(reader: Reader, node: Node) -> Validity:
    """``{ab, bis, quelle, hinweis}``."""
    return _VALIDITY(reader, node) or Validity(place=node.place)


choices = Named(
    Record(
        make=Choice,
        label="Auswahl",
        fields=(
            Field("titel", text, "title", "", required=True, description="so steht es zur Wahl"),
            Field("hilfe", text, "help", "", description="Erläuterung für die Fachkraft"),
            Field(
                "gewicht",
                decimal,
                "weight",
                Decimal(1),
                description="wie häufig der Wert vorkommt; ordnet nur die Fragen",
            ),
        ),
    ),
    "Auswahl",
    short=True,
)
