"""What is wrong with a file that is no YAML, in German; the parser says it in English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SyntaxHint:
    """A fragment of the parser's message, what it means and what helps."""

    fragment: str
    message: str
    hint: str


HINTS = (
    SyntaxHint(
        "found character '\\t'",
        "Ein Tabulator steht, wo YAML nur Leerzeichen erlaubt.",
        "Ersetzen Sie ihn durch Leerzeichen.",
    ),
    SyntaxHint(
        "mapping values are not allowed",
        "Hier ist kein Doppelpunkt erlaubt.",
        "Steht im Text ein Doppelpunkt mit Leerzeichen? Dann setzen Sie den ganzen Text in "
        "Anführungszeichen. Sonst ist die Zeile zu weit eingerückt, oder in der vorigen "
        "fehlt etwas.",
    ),
    SyntaxHint(
        "could not find expected ':'",
        "Nach dem Schlüssel fehlt der Doppelpunkt.",
        "Schreiben Sie »schlüssel: wert«.",
    ),
    SyntaxHint(
        "found unexpected end of stream",
        "Ein Anführungszeichen wird nicht geschlossen.",
        "Ergänzen Sie das schließende Anführungszeichen.",
    ),
    SyntaxHint(
        "expected ',' or '}'",
        "Die geschweifte Klammer ist nicht geschlossen.",
        "Ergänzen Sie »}« oder ein Komma.",
    ),
    SyntaxHint(
        "expected ',' or ']'",
        "Die eckige Klammer ist nicht geschlossen.",
        "Ergänzen Sie »]« oder ein Komma.",
    ),
    SyntaxHint(
        "expected <block end>, but found '}'",
        "Diese geschweifte Klammer ist zu viel.",
        "Streichen Sie sie oder setzen Sie den Text in Anführungszeichen.",
    ),
    SyntaxHint(
        "expected <block end>, but found ']'",
        "Diese eckige Klammer ist zu viel.",
        "Streichen Sie sie oder setzen Sie den Text in Anführungszeichen.",
    ),
    SyntaxHint(
        "expected <block end>, but found ','",
        "Dieses Komma ist hier zu viel.",
        "Streichen Sie es oder setzen Sie den Text in Anführungszeichen.",
    ),
    SyntaxHint(
        "expected <block end>, but found '<scalar>'",
        "Hinter dem Wert steht noch Text.",
        "Gehört beides zusammen, setzen Sie alles in Anführungszeichen. Sonst passt die "
        "Einrückung nicht zu den Zeilen darüber.",
    ),
    SyntaxHint(
        "expected the node content",
        "Hier fehlt ein Wert.",
        "Ergänzen Sie ihn; ein Wert, der mit ], } oder Komma beginnt, gehört in Anführungszeichen.",
    ),
    SyntaxHint(
        "expected <block end>",
        "Die Einrückung passt nicht zu den Zeilen darüber.",
        "Gleichrangige Zeilen beginnen in derselben Spalte; je Stufe zwei Leerzeichen.",
    ),
    SyntaxHint(
        "found character '%'",
        "Ein Wert darf nicht mit »%« beginnen.",
        "Setzen Sie den Wert in Anführungszeichen.",
    ),
    SyntaxHint(
        "found character '@'",
        "Ein Wert darf nicht mit »@« beginnen.",
        "Setzen Sie den Wert in Anführungszeichen.",
    ),
    SyntaxHint(
        "found character '`'",
        "Ein Wert darf nicht mit »`« beginnen.",
        "Setzen Sie den Wert in Anführungszeichen.",
    ),
    SyntaxHint(
        "sequence entries are not allowed",
        "Hier darf keine Liste mit »-« beginnen.",
        "Setzen Sie den Strich in eine eigene Zeile unter den Schlüssel oder schreiben Sie [ … ].",
    ),
    SyntaxHint(
        "unknown escape character",
        "Nach »\\« steht ein Zeichen, das hier nichts bedeutet.",
        "Schreiben Sie »\\\\« oder setzen Sie den Text in einfache Anführungszeichen.",
    ),
)
_UNREADABLE = SyntaxHint(
    "",
    "Hier ist das YAML nicht lesbar.",
    "Prüfen Sie Einrückung, Doppelpunkte und Anführungszeichen in dieser und der vorigen Zeile.",
)
_OPENED = ("expected ',' or", "could not find expected ':'", "found unexpected end of stream")


def hint_for(parser_message: str) -> SyntaxHint:
    """What the first known fragment in a message of the parser means."""
    for hint in HINTS:
        if hint.fragment in parser_message:
            return hint
    return _UNREADABLE


def is_unclosed(parser_message: str) -> bool:
    """True for a message that is noticed lines below what was opened and not closed."""
    return any(fragment in parser_message for fragment in _OPENED)
