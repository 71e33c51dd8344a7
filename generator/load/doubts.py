"""What YAML takes without a word and nobody means: damaged characters, texts cut by a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.characters import (
    BLANKS,
    HIDDEN,
    LINE_ENDS,
    Kind,
    Suspect,
    disguise,
    folded,
    named,
    repaired,
    suspects,
)
from generator.load.habits import with_point
from generator.load.limits import MAX_TEXT, MAX_WORD, count
from generator.load.node import Node, Scalar
from generator.problem import Place, Problem, error, warning

_WORD = re.compile(r"(?=.*[a-zäöüß])[a-zäöüß0-9_./#-]+\Z")  # an identifier: no capitals, no blank
_INDENT = re.compile(rf"[ \t{BLANKS}{HIDDEN}]*")
_LINE_ENDS = re.compile(f"[{LINE_ENDS}]")
_LINE = re.compile(r"\r\n|[\r\n]")
_STUCK = re.compile(rf"[ -]*(?:[a-zäöüß_]+:|-)([{BLANKS}])")
_COMMENT = re.compile(r"(?P<gap>[ \t]+)#(?P<rest>.*)")
_ESCAPE = re.compile(r"\\(?:U(?P<long>[0-9A-Fa-f]{8})|u(?P<short>[Dd][89A-Fa-f][0-9A-Fa-f]{2}))")
_DELETE = "Löschen Sie das Zeichen; meist kam es mit kopiertem Text herein."
_RETYPE = "Tippen Sie das Wort neu, statt es zu kopieren."
_SAYINGS: dict[Kind, tuple[str, str]] = {
    "direction": ("Gelesen wird der Text anders, als er gespeichert ist: {}.", _DELETE),
    "lost": ("Hier ging ein Buchstabe verloren: {}.", "Ergänzen Sie ihn nach der Vorlage."),
    "garbled": (
        "{} ist der Rest einer falschen Kodierung.",
        "Gemeint ist wohl »{}«.",
    ),
    "ligature": ("Zwei Buchstaben stehen hier als ein Zeichen: {}.", _RETYPE),
    "foreign": ("Ein Buchstabe stammt aus einer anderen Schrift: {}.", _RETYPE),
    "hidden": ("Hier steht ein unsichtbares Zeichen: {}.", _DELETE),
}


def lines_of(text: str) -> list[str]:
    """The lines as YAML and editors count them; ``str.splitlines`` knows more ends."""
    return _LINE.split(text)


def of_lines(lines: list[str], file: str) -> Problem | None:
    """The first thing in the lines that would make the parser speak of something else."""
    for number, line in enumerate(lines, 1):
        if line.startswith("%"):
            return error(
                "yaml-syntax",
                Place(file, number),
                "Eine Zeile darf nicht mit »%« beginnen.",
                "Streichen Sie die Zeile; Angaben zur YAML-Fassung sind nicht nötig.",
            )
        indent = _INDENT.match(line)
        if indent and (odd := indent[0].lstrip(" ")):
            return _odd_indent(odd[0], Place(file, number, len(indent[0]) - len(odd) + 1))
        if ending := _LINE_ENDS.search(line):
            return error(
                "zeichen-verdaechtig",
                Place(file, number, ending.start() + 1),
                f"Hier steht ein Zeichen, an dem nur manche Programme eine neue Zeile beginnen: "
                f"{named(ending[0])}.",
                "Ersetzen Sie das Zeichen durch ein Leerzeichen oder einen Zeilenwechsel.",
            )
        escape = _ESCAPE.search(line)
        if escape and (escape["short"] or int(escape["long"], 16) > 0x10FFFF):
            return error(
                "zeichen-verdaechtig",
                Place(file, number, escape.start() + 1),
                f"»{escape[0]}« ist kein Zeichen.",
                "Schreiben Sie das Zeichen selbst.",
            )
    return None


def _odd_indent(character: str, place: Place) -> Problem:
    if character == "\t":
        return error(
            "tabulator",
            place,
            "Die Zeile ist mit einem Tabulator eingerückt; YAML erlaubt nur Leerzeichen.",
            "Ersetzen Sie den Tabulator durch zwei Leerzeichen je Stufe.",
        )
    return error(
        "zeichen-verdaechtig",
        place,
        f"In der Einrückung steht kein einfaches Leerzeichen: {named(character)}.",
        "Ersetzen Sie das Zeichen durch ein Leerzeichen; je Stufe sind es zwei.",
    )


def of_leaf(leaf: Scalar, *, is_key: bool) -> Iterator[Problem]:
    """What is wrong with the characters of a key or a value."""
    text = leaf.written
    if len(text) > (MAX_WORD if is_key else MAX_TEXT):
        yield _too_long(leaf.place, is_key=is_key)
        return
    if text.isascii() and text.isprintable() and "&" not in text:
        return  # nearly all
    found = next(suspects(text), None)
    if (is_key and " " not in folded(text).strip()) or _WORD.match(folded(text)):
        at = disguise(text)
        if at is not None and (found or (text[at] in "\u2010\u2011" or not text[at].strip())):
            yield _disguised(leaf, at)
            return
    if found:
        yield _damaged(found, leaf.place_at(found.start), text)
    if not leaf.quoted and (problem := of_stuck(text, leaf.place)):
        yield problem


def of_stuck(text: str, place: Place) -> Problem | None:
    """A colon or dash with a hard blank behind it, which YAML takes for a part of the word.

    ``place``: where the text, or the line, begins.
    """
    stuck = _STUCK.match(text)
    if not stuck:
        return None
    return error(
        "zeichen-verdaechtig",
        place.shifted(stuck.start(1)),
        f"Hier gehört ein einfaches Leerzeichen hin; es steht dort: {named(stuck[1])}.",
        "Ersetzen Sie das Zeichen. Soll alles ein Text sein, setzen Sie ihn in Anführungszeichen.",
    )


def _too_long(place: Place, *, is_key: bool) -> Problem:
    thing, limit = ("Der Schlüssel", MAX_WORD) if is_key else ("Der Text", MAX_TEXT)
    return error(
        "zu-lang",
        place,
        f"{thing} hat mehr als {count(limit)} Zeichen.",
        "Prüfen Sie, ob ein Anführungszeichen fehlt; sonst teilen Sie ihn auf.",
    )


def _disguised(leaf: Scalar, at: int) -> Problem:
    return error(
        "zeichen-verdaechtig",
        leaf.place_at(at),
        f"Ein Zeichen in diesem Wort ist nicht, wonach es aussieht: {named(leaf.written[at])}.",
        f"Schreiben Sie »{folded(leaf.written).strip()}«. {_RETYPE}",
    )


def _damaged(suspect: Suspect, place: Place, text: str) -> Problem:
    """The finding about one piece of a text."""
    message, hint = _SAYINGS[suspect.kind]
    written = suspect.written
    if suspect.kind == "garbled":
        word = next((word for word in text.split() if written in word), written)
        hint = hint.format(repaired(word).strip(".,;:!?"))
        message = message.format(f"»{written}«")
        if written.startswith("&"):
            hint = "Schreiben Sie das Zeichen selbst; so schreibt man es nur in HTML."
    message = message.format(named(written[0]))
    report = error if suspect.changes_meaning else warning
    return report("zeichen-verdaechtig", place, message, hint)


def of_cut(leaf: Scalar, rest: str, end: Place) -> Problem | None:
    """A plain text that ends at `` #`` although that does not look like a comment.

    ``rest``: what follows it in its line; ``end``: where that begins.
    """
    comment = _COMMENT.match(rest)
    if not comment:
        return None
    after, gap = comment["rest"], len(comment["gap"])
    place = end.shifted(gap)
    if after and after[0] not in " \t#!":
        return error(
            "text-abgeschnitten",
            place,
            f"Ab »#{_start(after)}« gilt die Zeile als Kommentar und fehlt im Text.",
            "Gehört das zum Text, setzen Sie ihn ganz in Anführungszeichen. Ist es ein Kommentar, "
            "lassen Sie hinter »#« ein Leerzeichen.",
        )
    if gap == 1 and after.strip() and isinstance(leaf.value, str) and " " in leaf.written.strip():
        return warning(
            "text-abgeschnitten",
            place,
            f"Ab »#{_start(after)}« gilt die Zeile als Kommentar und fehlt im Text.",
            "Gehört das zum Text, setzen Sie ihn ganz in Anführungszeichen. Ist es ein Kommentar, "
            "lassen Sie vor »#« zwei Leerzeichen.",
        )
    return None


def _start(rest: str) -> str:
    return rest if len(rest) <= 20 else rest[:20].rstrip() + " …"


def of_flow(leaf: Scalar) -> Problem | None:
    """A text in { } or [ ] that begins with a quotation mark and is cut before it closes."""
    if leaf.quoted or not leaf.written or leaf.written[0] not in "„“‚»":
        return None
    opening, closing = next(
        pair
        for pair in (("„", "“”"), ("“", "”"), ("‚", "‘’"), ("»", "«"))
        if pair[0] == leaf.written[0]
    )
    if sum(leaf.written.count(mark) for mark in closing) >= leaf.written.count(opening):
        return None
    return error(
        "text-zerteilt",
        leaf.place,
        f"Der Text endet hier nach »{_end(leaf.written)}«: {opening} und {closing[0]} schützen "
        "Komma und Doppelpunkt nicht.",
        'Setzen Sie den ganzen Text zusätzlich in gerade Anführungszeichen: "… , …".',
    )


def _end(text: str) -> str:
    return text if len(text) <= 30 else "… " + text[-30:].lstrip()


def of_pair(before: Node | None, key: Scalar, value: Node) -> Problem | None:
    """In { }, what follows a comma and has no colon was meant to belong to the text before."""
    if not isinstance(value, Scalar) or value.written or value.quoted:
        return None
    if value.place != key.place.shifted(len(key.written) + 2 * key.quoted):
        return None  # there is a colon in between
    return error(
        "text-zerteilt",
        key.place,
        f"Nach dem Komma gilt »{_end(key.written)}« als Schlüssel, und ihm fehlt der Doppelpunkt.",
        _joined(before.written if isinstance(before, Scalar) else "", key.written),
    )


def _joined(before: str, after: str) -> str:
    """How to write what a comma took apart."""
    if figure := with_point(f"{before},{after}"):
        return f"Schreiben Sie {figure}; Zahlen stehen mit Punkt statt Komma."
    whole = f'"{before}, {after}"'
    shown = f": {whole}" if before and len(whole) < 80 and '"' not in whole[1:-1] else "."
    return f"Gehört es zum Text davor, setzen Sie ihn ganz in Anführungszeichen{shown}"
