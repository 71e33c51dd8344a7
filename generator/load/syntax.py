"""What is wrong with a file that is no YAML, in German; the parser says it in English."""

from __future__ import annotations

from dataclasses import dataclass, replace


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
_COLON = SyntaxHint(
    "",
    "Hier ist kein Doppelpunkt erlaubt.",
    "Steht er im Text? Dann setzen Sie den ganzen Text in Anführungszeichen. Sonst fehlt davor ein "
    "Komma.",
)
_QUOTED = SyntaxHint(
    "",
    "Hinter dem schließenden Anführungszeichen steht noch Text.",
    'Gehört beides zusammen, setzen Sie alles in eine andere Art Anführungszeichen: "…\'…" oder '
    "'…\"…'.",
)
_STRAIGHT = (
    'Die Zeichen „ “ » « schützen einen Text nicht; nötig sind gerade Anführungszeichen: "…".'
)
_GOES_ON = (
    "expected ',' or '}'",
    "expected ',' or ']'",
    "expected <block end>, but found '<scalar>'",
)
_OPENED = ("expected ',' or", "could not find expected ':'", "found unexpected end of stream")


def hint_for(parser_message: str, line: str = "", column: int = 0) -> SyntaxHint:
    """What the first known fragment in a message of the parser means.

    ``line``, ``column``: where it stumbled, counted from 0; what stands there may say more.
    """
    for hint in HINTS:
        if hint.fragment in parser_message:
            return _with_quotes(_narrower(hint, line, column), line[: column + 1])
    return _UNREADABLE


def _narrower(hint: SyntaxHint, line: str, column: int) -> SyntaxHint:
    """The hint for a slip that shows only in the line itself."""
    before, here = line[:column].rstrip(), line[column : column + 1]
    if hint.fragment.startswith("expected ',' or") and here == ":":
        return _COLON
    if hint.fragment in _GOES_ON and before.endswith(("'", '"')):
        return _QUOTED
    return hint


def _with_quotes(hint: SyntaxHint, before: str) -> SyntaxHint:
    """The hint, and that typographic quotation marks do not protect a text."""
    if not any(mark in before for mark in "„“”‚‘’»"):
        return hint
    return replace(hint, hint=f"{hint.hint}\n{_STRAIGHT}")


def is_unclosed(parser_message: str) -> bool:
    """True for a message that is noticed lines below what was opened and not closed."""
    return any(fragment in parser_message for fragment in _OPENED)
