"""A copied case note, read back: its last paragraph »Zum Nachrechnen: {…}« says what was asked and
what came out.

The writer is ``browser/take_along/note.js``. A note has been through mail programs and case files:
its lines may be broken anew, quoted or indented, word processors put other hyphens and signs that
nobody sees into it, and anything may stand around it. No word of the paragraph holds a blank, so
the pieces of a broken line fit together without one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn

from generator.cells import is_day
from generator.characters import LINE_ENDS, folded
from generator.problem import Place, Problem, error
from generator.program import Refusal

MARK = "Zum Nachrechnen:"
_MARK = re.compile(r"Zum[\s>|]+Nachrechnen:")
_MARGIN = re.compile(r"[\s>|]*")  # quoted mails, indents
_LINE_END = re.compile(rf"\r\n|[\r\v\f{LINE_ENDS}]")
_CHECKSUM = re.compile(r"(?:[0-9a-f]{64})?\Z")
_STRAIGHT = str.maketrans(
    dict.fromkeys("„“”«»", '"')
)  # what word processors make of quotation marks
_COPY_AGAIN = (
    "Kopieren Sie den Vermerk im Prüfer noch einmal, mit allen Zeilen bis zur letzten Klammer."
)
TAMPERED = (
    "Achtung: Die Regeln sind dieselben wie im Vermerk, aber das Ergebnis ist ein anderes. "
    "Der Vermerk wurde verändert."
)


@dataclass(frozen=True, kw_only=True)
class Note:
    """What a note records. ``line``: the case as a line of ``evaluate --batch``; ``result``: the
    recorded parts of its result.
    """

    checker: str
    day: str | None
    rules: str
    result: Mapping[str, object]
    line: str
    places: tuple[Place, ...]

    def refused(self, refusal: Refusal, rules: str) -> Problem:
        """A refusal of the evaluator, at its place in the note."""
        hint = (
            "Der Vermerk wurde verändert."
            if rules == self.rules
            else "Die Regeln haben sich seit dem Vermerk geändert."
        )
        place = _key(self.line, self.places, refusal["fact"] or "checker")
        return error(
            refusal["code"],
            place,
            refusal["message"],
            f"{hint} Beantworten Sie die Fragen im Prüfer neu.",
        )

    def compared(self, answer: Mapping[str, object], rules: str) -> list[str]:
        """What a reader has to know when the rules, or the result, are not those of the note."""
        now = {**answer, "readings": _readings(answer)}
        differs = sorted(key for key, value in self.result.items() if now.get(key) != value)
        if rules == self.rules:
            return [TAMPERED] if differs else []
        comparison = (
            "das Ergebnis ist jetzt ein anderes" if differs else "das Ergebnis ist dasselbe"
        )
        before = ""
        if differs:
            recorded = {key: self.result[key] for key in differs}
            before = f" Im Vermerk: {json.dumps(recorded, ensure_ascii=False, default=str)}"
        return [
            "Die Regeln haben sich seit dem Vermerk geändert "
            f"(Prüfsumme {self.rules[:12]}, jetzt {rules[:12]}); {comparison}.{before}"
        ]


def _readings(answer: Mapping[str, object]) -> list[list[object]]:
    """As a note records them: each conflict that matters, with the reading taken."""
    entries = answer.get("readings")
    listed = entries if isinstance(entries, list) else []
    return [[entry["conflict"], entry["taken"]] for entry in listed]


def read(text: str, name: str) -> Note | Problem:
    """The note in a text; ``name`` is the file that problems name."""
    text = folded(_LINE_END.sub("\n", text))
    marks = list(_MARK.finditer(text))
    if len(marks) != 1:
        return _not_one(text, name, marks)
    joined, places = _joined(text, name, marks[0].end())
    if not joined.startswith("{"):
        return error(
            "vermerk-unvollstaendig",
            _place(text, name, marks[0].start()),
            f"Hinter »{MARK}« fehlen die Angaben.",
            _COPY_AGAIN,
        )
    try:
        record, end = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse).raw_decode(
            joined
        )
    except (ValueError, RecursionError, ArithmeticError) as broken:
        at = min(getattr(broken, "pos", 0), len(places) - 1)
        return error(
            "vermerk-unlesbar",
            places[at],
            f"Der Absatz »{MARK}« ist beschädigt oder unvollständig.",
            _COPY_AGAIN,
        )
    wrong = _misshapen(record)
    if wrong:
        key, message = wrong
        return error("vermerk-form", _key(joined, places, key), message, _COPY_AGAIN)
    return Note(
        checker=record["checker"],
        day=record.get("date"),
        rules=record["rules"],
        result=record["result"],
        line=joined[:end],
        places=places,
    )


def _key(line: str, places: tuple[Place, ...], name: str) -> Place:
    """Where a key stands; the beginning of the paragraph when it does not."""
    return places[max(line.find(f'"{name}":'), 0)]


def _not_one(text: str, name: str, marks: list[re.Match[str]]) -> Problem:
    if not marks:
        return error(
            "vermerk-fehlt",
            Place(name),
            f"Hier steht kein Vermerk eines Prüfers: Der Absatz »{MARK}« fehlt.",
            _COPY_AGAIN,
        )
    first = _place(text, name, marks[0].start())
    return error(
        "vermerk-mehrere",
        _place(text, name, marks[1].start()),
        "Hier beginnt ein zweiter Vermerk.",
        f"Der erste steht in Zeile {first.line}. Rechnen Sie jeden Vermerk für sich nach.",
    )


def _place(text: str, name: str, position: int) -> Place:
    line_start = text.rfind("\n", 0, position) + 1
    return Place(name, text.count("\n", 0, position) + 1, position - line_start + 1)


def _joined(text: str, name: str, start: int) -> tuple[str, tuple[Place, ...]]:
    """Everything from a position on as one line without margins, and the place of each of its
    signs.
    """
    signs: list[str] = []
    places: list[Place] = []
    first = _place(text, name, start)
    for number, line in enumerate(text[start:].split("\n")):
        place = first if number == 0 else Place(name, first.line + number)
        match = _MARGIN.match(line)
        margin = match.end() if match else 0
        for column, sign in enumerate(line.rstrip()[margin:], margin):
            signs.append(sign)
            places.append(place.shifted(column))
    return "".join(signs).translate(_STRAIGHT), (*places, first)


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _misshapen(record: Mapping[str, object]) -> tuple[str, str] | None:
    """The key that is not as the checker writes it, and a sentence about it."""
    for key, kind in (("checker", str), ("facts", dict), ("rules", str), ("result", dict)):
        if not isinstance(record.get(key), kind):
            return key, f"Im Absatz »{MARK}« fehlt »{key}«, oder es hat die falsche Form."
    if not _CHECKSUM.match(str(record["rules"])):
        return "rules", "Die Prüfsumme der Regeln im Vermerk ist unvollständig oder verändert."
    if "date" in record and not is_day(record["date"]):
        return "date", "Der Stichtag des Vermerks ist kein Datum im Kalender (JJJJ-MM-TT)."
    return None
