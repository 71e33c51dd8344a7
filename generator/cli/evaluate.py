"""``weisungswerk evaluate``: one case, many cases, or the case of a copied note."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import pipeline
from generator.cases import Versions, distribute
from generator.cli.options import Options
from generator.cli.output import USAGE_ERROR, complain, remark, report, say_json
from generator.cli.stages import run_stages, run_stages_of
from generator.engines import (
    InexactNumberError,
    dump_json,
    evaluate_lines,
    inexact_message,
    parse_json,
)
from generator.note import read as read_note
from generator.problem import Place, Problem, error
from generator.program import Answer, Refused, fingerprint

EXAMPLE = 'Zum Beispiel: {"massnahmeart": "fbw", "dauer_monate": 8}'
BLANKS = " \t\r"  # of JSON; a line with anything else gets an answer
NOT_UTF8 = "Die Datei ist nicht in UTF-8 gespeichert."


def evaluate(options: Options) -> int:
    """Prints an answer for each case that was given."""
    if sum(map(bool, (options.checker, options.batch, options.note))) != 1:
        return complain(
            "Bitte entweder einen Prüfer mit --facts oder --batch oder --note angeben.", USAGE_ERROR
        )
    if options.batch:
        return _evaluate_batch(options, options.batch)
    if options.note:
        return _evaluate_note(options, options.note)
    return _evaluate_case(options, str(options.checker))


def _evaluate_batch(options: Options, name: str) -> int:
    text, unreadable = _read(name)
    if unreadable:
        return complain(f"{name}: {unreadable}", USAGE_ERROR)
    lines = [line for line in text.split("\n") if line.strip(BLANKS)]
    result = run_stages(options)
    if not result.ok:
        return report(result.problems)
    for answer in _answers(options, result, lines):
        say_json(dump_json(answer))
    return 0


def _evaluate_case(options: Options, checker: str) -> int:
    facts, problem = _facts(options.facts or "{}")
    if problem:
        return complain(str(problem), USAGE_ERROR)
    result = run_stages(options, only=(checker,))
    if not result.ok:
        return report(result.problems)
    # the text itself goes on, so that decimals stay exact
    line = f'{{"checker": {json.dumps(checker)}, "facts": {facts}}}'
    (answer,) = _answers(options, result, [line])
    if "error" in answer:
        refusal = answer["error"]
        place = Place("--facts" if refusal["fact"] else "PRÜFER")
        return complain(str(error(refusal["code"], place, refusal["message"])), USAGE_ERROR)
    say_json(dump_json(answer))
    return 0


def _evaluate_note(options: Options, name: str) -> int:
    """The case of a note with the rules as they are now; beside it, what has changed."""
    text, unreadable = _read(name)
    note = error("datei-unlesbar", Place(name), unreadable) if unreadable else read_note(text, name)
    if isinstance(note, Problem):
        return complain(str(note), USAGE_ERROR)
    day = note.day or options.date
    result = run_stages_of(day, options, (note.checker,))
    if not result.ok:
        return report(result.problems)
    rules = fingerprint(result.program["checkers"].get(note.checker))
    answer = _versions(result).refusal(note.line, day) or next(
        evaluate_lines(result.program, [note.line], options.engine)
    )
    if "error" in answer:
        return complain(str(note.refused(answer["error"], rules)), USAGE_ERROR)
    for sentence in note.compared(answer, rules):
        remark(sentence)
    say_json(dump_json(answer))
    return 0


def _answers(
    options: Options, result: pipeline.Result, lines: Sequence[str]
) -> list[Answer | Refused]:
    """One answer a line, each from the versions of its day."""
    cases = distribute(lines, options.date, _versions(result))
    answers: list[Answer | Refused | None] = list(cases.refusals)
    for day in sorted(cases.days, key=str):
        numbers = cases.days[day]
        result_of_day = result if day == options.date else run_stages_of(day, options)
        day_lines = [lines[number] for number in numbers]
        day_answers = evaluate_lines(result_of_day.program, day_lines, options.engine)
        for number, answer in zip(numbers, day_answers, strict=True):
            answers[number] = answer
    return [answer for answer in answers if answer is not None]


def _versions(result: pipeline.Result) -> Versions:
    return Versions(checkers=result.known, model=result.model)


def _read(name: str) -> tuple[str, str]:
    """The text of a file or of the standard input, and a sentence when it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig"), ""
    except OSError as cause:
        return "", _unreadable(cause)
    except UnicodeDecodeError:
        return "", NOT_UTF8


def _facts(text: str) -> tuple[str, Problem | None]:
    """The facts on one line, or why they cannot be read; ``text``: JSON, or @ and a file."""
    name = text[1:] if text.startswith("@") else "--facts"
    try:
        facts = Path(name).read_text(encoding="utf-8") if text.startswith("@") else text
        parse_json(facts)
        return facts.replace("\r", " ").replace("\n", " "), None
    except OSError as cause:
        return "", error("datei-unlesbar", Place(name), _unreadable(cause))
    except UnicodeDecodeError:
        return "", error("datei-unlesbar", Place(name), NOT_UTF8)
    except json.JSONDecodeError as broken:
        place = Place(name, broken.lineno, broken.colno)
        return "", error("json", place, "Das ist kein gültiges JSON.", EXAMPLE)
    except InexactNumberError as inexact:
        return "", error("zahl-ungenau", Place(name), inexact_message(str(inexact)))
    except ValueError:
        return "", error("json", Place(name), "Das ist kein gültiges JSON.", EXAMPLE)


def _unreadable(cause: OSError) -> str:
    if isinstance(cause, FileNotFoundError):
        return "Diese Datei gibt es nicht."
    return "Die Datei lässt sich nicht lesen."
