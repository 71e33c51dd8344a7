"""The command line ``weisungswerk``; the only module that prints. Messages are German."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator import pipeline
from generator.changes import Comparison
from generator.compare import Findings, UnusableError
from generator.engines import (
    ENGINES,
    EngineMissing,
    dump_json,
    evaluate_lines,
    failure,
    parse_json,
    refusal,
)
from generator.feeds.diff_report import difference_data, difference_text
from generator.feeds.export import export
from generator.handbook import Printed, difference_page
from generator.note import read as read_note
from generator.problem import Place, Problem, error, has_errors
from generator.program import fingerprint
from generator.publish import pdf
from generator.publish.files import write_pages
from generator.publish.site import build, serve

USAGE_ERROR, FOUND_ERRORS = 2, 1
TEMPLATES = "site_templates"
PRINTED = Path(".cache") / "druck"


def main(argv: list[str] | None = None) -> int:
    """Runs one command; returns the exit code (0 fine, 1 problems in rules, 2 wrong use)."""
    arguments = _parser().parse_args(argv)
    try:
        return arguments.run(arguments)
    except (EngineMissing, UnusableError) as failure:
        return _complain(str(failure), USAGE_ERROR)
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return _complain("Abgebrochen.", 130)


def _parser() -> argparse.ArgumentParser:
    parser = _German(
        prog="weisungswerk", description="Macht aus Weisungen in YAML ein Handbuch.", add_help=False
    )
    _help(parser)
    parser.add_argument(
        "--root",
        type=Path,
        default=Path(),
        metavar="ORDNER",
        help="Ordner des Projekts (sonst der aktuelle)",
    )
    commands = parser.add_subparsers(
        title="Befehle", required=True, metavar="BEFEHL", parser_class=_German
    )

    def command(name: str, run: Callable, about: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about, description=about, add_help=False)
        _help(made)
        made.set_defaults(run=run)
        return made

    one = command("check", _check, "Prüft Regeln und Inhalte.")
    one.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="Form der Ausgabe"
    )
    one = command("build", _build, "Baut das ganze Handbuch.")
    one.add_argument(
        "--site-dir",
        type=Path,
        default=Path("site"),
        metavar="ORDNER",
        help="Zielordner (sonst site)",
    )
    one.add_argument(
        "--no-pdf", action="store_true", help="ohne die Druckfassungen, für einen schnellen Blick"
    )
    one.add_argument(
        "--since",
        metavar="ORDNER|REVISION",
        help="früherer Stand der Regeln; ergänzt die Seite »Was ist neu«",
    )
    _scope(one)
    command("serve", _serve, "Zeigt eine Vorschau, die Änderungen folgt.")
    one = command("evaluate", _evaluate, "Wertet einen Fall oder viele Fälle aus.")
    one.add_argument("checker", nargs="?", metavar="PRÜFER", help="Kennung des Prüfers")
    one.add_argument("--facts", metavar="JSON|@DATEI", help="die Fakten als JSON oder @Datei")
    one.add_argument("--batch", metavar="DATEI|-", help="je Zeile ein Fall {checker, facts}")
    one.add_argument("--note", metavar="DATEI|-", help="rechnet einen kopierten Vermerk nach")
    one.add_argument(
        "--engine",
        choices=ENGINES,
        default="python",
        help="Auswertung in Python oder mit dem Skript der Seite",
    )
    _scope(one)
    one = command(
        "diff",
        _diff,
        "Vergleicht zwei Stände der Regeln: Normen, Kataloge und die Fälle, die Prüfer anders beantworten.",
    )
    one.add_argument(
        "old", metavar="ALT", help="Projektordner, sein Ordner rules/ oder eine Git-Revision"
    )
    one.add_argument(
        "new", metavar="NEU", help="ebenso; »HEAD« ist die letzte Revision, ».« der Arbeitsstand"
    )
    one.add_argument(
        "--format", choices=("text", "json", "markdown"), default="text", help="Form der Ausgabe"
    )
    one.add_argument(
        "--output", default="-", metavar="DATEI|-", help="Zieldatei (sonst Standardausgabe)"
    )
    one = command("export", _export, "Gibt die ganze Wissensbasis als JSON aus.")
    one.add_argument("--format", choices=("json",), default="json", help="Form der Ausgabe")
    one.add_argument(
        "--output", default="-", metavar="DATEI|-", help="Zieldatei (sonst Standardausgabe)"
    )
    _scope(one)
    one = command("render", _render, "Schreibt die erzeugten Seiten als Markdown-Dateien.")
    one.add_argument("--to", type=Path, required=True, metavar="ORDNER", help="Zielordner")
    _scope(one)
    return parser


class _German(argparse.ArgumentParser):
    """argparse with German words where a user meets them."""

    def error(self, message: str) -> None:
        self.exit(USAGE_ERROR, f"{self.format_usage()}Falscher Aufruf: {_german(message)}\n")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "Aufruf:")

    def format_help(self) -> str:
        return (
            super()
            .format_help()
            .replace("usage:", "Aufruf:")
            .replace("options:", "Angaben:")
            .replace("positional arguments:", "Werte:")
        )


_WORDS = (
    ("the following arguments are required:", "Es fehlt:"),
    ("unrecognized arguments:", "unbekannt:"),
    ("invalid choice:", "unbekannter Wert"),
    ("choose from", "möglich:"),
    ("expected one argument", "ein Wert fehlt"),
    ("argument ", ""),
    ("invalid", "ungültig"),
    ("value", "Wert"),
)


def _german(message: str) -> str:
    for english, german in _WORDS:
        message = message.replace(english, german)
    return message


def _help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="zeigt diese Hilfe")


def _scope(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--issuer",
        action="append",
        default=[],
        metavar="ID",
        help="nur diesen Herausgeber (mehrfach möglich)",
    )
    parser.add_argument("--date", type=_day, metavar="JJJJ-MM-TT", help="Stand an diesem Tag")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as failure:
        raise argparse.ArgumentTypeError(
            f"»{text}« ist kein Datum im Kalender (JJJJ-MM-TT)"
        ) from failure


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text} …", end="", file=sys.stderr, flush=True)


def _done() -> None:
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _complain(text: str, code: int) -> int:
    print(text, file=sys.stderr)
    return code


def _run(arguments: argparse.Namespace, only: tuple[str, ...] = ()) -> pipeline.Result:
    result = pipeline.run(
        arguments.root,
        getattr(arguments, "issuer", ()),
        getattr(arguments, "date", None),
        _progress,
        only,
    )
    _done()
    return result


def _report(problems: Iterable[Problem]) -> int:
    """Prints problems to stderr; 1 when one is an error."""
    problems = list(problems)
    for problem in problems:
        print(problem, file=sys.stderr)
    return FOUND_ERRORS if any(problem.level == "error" for problem in problems) else 0


def _check(arguments: argparse.Namespace) -> int:
    result = _with_content(_run(arguments), arguments.root)
    if arguments.format == "json":
        print(
            json.dumps(
                [problem.as_dict() for problem in result.problems], ensure_ascii=False, indent=1
            )
        )
    else:
        for problem in result.problems:
            print(_github(problem) if arguments.format == "github" else problem)
    errors = sum(problem.level == "error" for problem in result.problems)
    if arguments.format == "text":
        print(_summary(result, errors))
    return FOUND_ERRORS if errors else 0


def _with_content(result: pipeline.Result, root: Path) -> pipeline.Result:
    """The result with what is wrong in content/; without anything written there is nothing to look at."""
    if not result.ok or not pipeline.written(root):
        return result
    found = pipeline.check_content(result, pipeline.pages(result, root, searchable=False), root)
    return replace(result, problems=(*result.problems, *found))


def _summary(result: pipeline.Result, errors: int) -> str:
    if errors:
        return f"{errors} Fehler, {len(result.problems) - errors} Hinweise."
    norms = sum(len(directive.norms) for directive in result.model.directives)
    cases = sum(len(checker.examples) for checker in result.model.checkers)
    return (
        f"In Ordnung: {len(result.model.directives)} Weisungen mit {norms} Randnummern, {len(result.model.checkers)} Prüfer mit {cases} Beispielen, "
        f"{len(result.problems)} Hinweise."
    )


def _github(problem: Problem) -> str:
    """One annotation line of a GitHub workflow."""
    level = {"error": "error", "warning": "warning"}.get(problem.level, "notice")
    text = f"{problem.message} {problem.hint}".strip().replace("%", "%25").replace("\n", "%0A")
    return f"::{level} file={problem.place.file},line={problem.place.line},col={problem.place.column},title={problem.code}::{text}"


def _printed(arguments: argparse.Namespace, result: pipeline.Result) -> tuple[Printed, ...]:
    """The PDFs; unchanged ones come from the cache beside the rules."""
    _progress("Schreibe die Druckvorlagen")
    return pdf.make(
        pipeline.paper(result, arguments.root),
        arguments.root / PRINTED,
        lambda done, total: _progress(f"Setze PDF {done} von {total}"),
    )


def _build(arguments: argparse.Namespace) -> int:
    result = _run(arguments)
    if not result.ok:
        code = _report(result.problems)
        return code and _complain(
            "Das Handbuch wurde nicht gebaut; der bisherige Stand bleibt.", code
        )
    comparison = _since(arguments, result) if arguments.since else None
    try:
        printed = () if arguments.no_pdf else _printed(arguments, result)
    except pdf.UnprintableError as cause:
        return _complain(
            f"{cause}\nDas Handbuch wurde nicht gebaut; der bisherige Stand bleibt.", FOUND_ERRORS
        )
    site = pipeline.pages(result, arguments.root, comparison, printed)
    code = _report([*result.problems, *pipeline.check_content(result, site, arguments.root)])
    if code:
        return _complain("Das Handbuch wurde nicht gebaut; der bisherige Stand bleibt.", code)
    messages = build(
        arguments.root / "mkdocs.yml",
        site,
        arguments.site_dir,
        lambda done, total: _progress(f"Baue Seite {done} von {total}"),
    )
    _done()
    for message in messages:
        print(message, file=sys.stderr)
    if messages:
        return _complain(
            "Das Handbuch wurde nicht gebaut; der bisherige Stand bleibt.", FOUND_ERRORS
        )
    print(
        f"Handbuch gebaut: {arguments.site_dir / 'index.html'} ({len(site.pages)} Seiten, {len(printed)} PDF)"
    )
    return 0


def _since(arguments: argparse.Namespace, result: pipeline.Result) -> Comparison:
    """What is new; errors of the earlier version are told, and do not keep the handbook from being built."""
    comparison, findings = pipeline.since(
        result, arguments.root, arguments.since, arguments.issuer, _progress
    )
    _done()
    _report_sides(comparison, replace(findings, new=[]))
    return comparison


def _report_sides(comparison: Comparison, findings: Findings) -> int:
    """Prints the problems of both versions with their side; 1 when one is an error."""
    for name, problems in ((comparison.old, findings.old), (comparison.new, findings.new)):
        for problem in problems:
            print(f"[{name}] {problem}", file=sys.stderr)
    return FOUND_ERRORS if has_errors((*findings.old, *findings.new)) else 0


def _diff(arguments: argparse.Namespace) -> int:
    comparison, findings, model = pipeline.differences(
        arguments.root, arguments.old, arguments.new, _progress
    )
    _done()
    code = _report_sides(comparison, findings)
    if arguments.format == "markdown" and not (arguments.root / TEMPLATES).is_dir():
        return _complain(
            f"In »{arguments.root}« fehlt der Ordner {TEMPLATES}; mit --root nennen Sie den Ordner des Projekts.",
            USAGE_ERROR,
        )
    made = {
        "text": lambda: difference_text(comparison, model),
        "markdown": lambda: difference_page(comparison, model, arguments.root / TEMPLATES),
        "json": lambda: (
            json.dumps(
                difference_data(comparison, model), ensure_ascii=False, indent=1, default=float
            )
            + "\n"
        ),
    }
    return _write(made[arguments.format](), arguments.output) or code


def _write(text: str, output: str) -> int:
    """To a file or the standard output."""
    if output == "-":
        sys.stdout.write(text)
        return 0
    try:
        Path(output).write_text(text, encoding="utf-8")
    except OSError as cause:
        return _complain(
            f"{output}: Die Datei lässt sich nicht schreiben ({cause.strerror}).", USAGE_ERROR
        )
    return 0


def _serve(arguments: argparse.Namespace) -> int:
    serve(arguments.root / "mkdocs.yml", lambda text: print(text, file=sys.stderr))
    return 0


def _evaluate(arguments: argparse.Namespace) -> int:
    if sum(map(bool, (arguments.checker, arguments.batch, arguments.note))) != 1:
        return _complain(
            "Bitte entweder einen Prüfer mit --facts oder --batch oder --note angeben.", USAGE_ERROR
        )
    run = (
        _evaluate_batch if arguments.batch else _evaluate_note if arguments.note else _evaluate_one
    )
    return run(arguments)


def _evaluate_batch(arguments: argparse.Namespace) -> int:
    text, wrong = _input(arguments.batch)
    if wrong:
        return _complain(f"{arguments.batch}: {wrong}", USAGE_ERROR)
    lines = [line for line in text.split("\n") if line.strip()]
    result = _run(arguments)
    if not result.ok:
        return _report(result.problems)
    for answer in _answers(arguments, result, lines):
        print(dump_json(answer))
    return 0


def _input(name: str) -> tuple[str, str]:
    """The text of a file or of the standard input, and a sentence when it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig"), ""
    except OSError as cause:
        return "", _unreadable(cause)
    except UnicodeDecodeError:
        return "", "Die Datei ist nicht in UTF-8 gespeichert."


def _answers(
    arguments: argparse.Namespace, result: pipeline.Result, lines: list[str]
) -> list[dict]:
    """One answer a line; lines with a date of their own are answered by the versions of that day."""
    answers: list[dict | None] = [refusal(line) for line in lines]
    days = [
        arguments.date if wrong else parse_json(line).get("date") or arguments.date
        for line, wrong in zip(lines, answers)
    ]
    answers = [
        wrong or _without_version(line, day, result)
        for line, day, wrong in zip(lines, days, answers)
    ]
    several = len({checker.id for checker in result.known}) < len(result.known)
    for day in sorted({day for day, wrong in zip(days, answers) if not wrong}, key=str):
        at = [n for n, other in enumerate(days) if other == day and answers[n] is None]
        same = day == arguments.date or not several
        program = (
            result if same else pipeline.run(arguments.root, arguments.issuer, day)
        ).compiled.program
        for n, answer in zip(at, evaluate_lines(program, [lines[n] for n in at], arguments.engine)):
            answers[n] = answer
    return answers


def _without_version(line: str, day: object, result: pipeline.Result) -> dict | None:
    """Where nothing is known for a day there is no answer: never one from another day."""
    if day is None:
        return None
    try:
        _day(day)
    except (argparse.ArgumentTypeError, TypeError):
        shown = day if isinstance(day, str) else "Diese Angabe"
        return failure(
            "stichtag-ungueltig", f"»{shown}« ist kein Datum im Kalender (JJJJ-MM-TT).", "date"
        )
    checker = parse_json(line).get("checker")
    spans = [
        pipeline.validity(known, result.model) for known in result.known if known.id == checker
    ]
    if not spans or any(span.covers(day) for span in spans):
        return None
    first = min(span.since for span in spans)
    return failure(
        "stichtag-ohne-fassung",
        f"Für den {day} ist keine Fassung des Prüfers »{checker}« bekannt; die früheste gilt ab {first}.",
        "date",
    )


def _evaluate_one(arguments: argparse.Namespace) -> int:
    facts, problem = _facts(arguments.facts or "{}")
    if problem:
        return _complain(str(problem), USAGE_ERROR)
    result = _run(arguments, only=(arguments.checker,))
    if not result.ok:
        return _report(result.problems)
    # the text itself goes on, so that decimals stay exact
    line = f'{{"checker": {json.dumps(arguments.checker)}, "facts": {facts}}}'
    answer = _answers(arguments, result, [line])[0]
    if "error" in answer:
        said = answer["error"]
        return _complain(
            str(
                error(said["code"], Place("--facts" if said["fact"] else "PRÜFER"), said["message"])
            ),
            USAGE_ERROR,
        )
    print(dump_json(answer))
    return 0


def _evaluate_note(arguments: argparse.Namespace) -> int:
    """The case of a note again, with the rules as they are now; what has changed is told beside the result."""
    text, wrong = _input(arguments.note)
    note = (
        error("datei-unlesbar", Place(arguments.note), wrong)
        if wrong
        else read_note(text, arguments.note)
    )
    if isinstance(note, Problem):
        return _complain(str(note), USAGE_ERROR)
    day = note.day or arguments.date
    result = pipeline.run(arguments.root, arguments.issuer, day, _progress, (note.checker,))
    _done()
    if not result.ok:
        return _report(result.problems)
    rules = fingerprint(result.compiled.program["checkers"].get(note.checker))
    answer = _without_version(note.line, day, result) or next(
        evaluate_lines(result.compiled.program, [note.line], arguments.engine)
    )
    if "error" in answer:
        return _complain(str(note.refused(answer["error"], rules)), USAGE_ERROR)
    for said in note.compared(answer, rules):
        print(said, file=sys.stderr)
    print(dump_json(answer))
    return 0


def _unreadable(cause: OSError) -> str:
    return (
        "Diese Datei gibt es nicht."
        if isinstance(cause, FileNotFoundError)
        else "Die Datei lässt sich nicht lesen."
    )


def _facts(text: str) -> tuple[str, Problem | None]:
    name = text[1:] if text.startswith("@") else "--facts"
    try:
        found = Path(name).read_text(encoding="utf-8") if text.startswith("@") else text
        parse_json(found)
        return " ".join(found.splitlines()), None
    except OSError as cause:
        return "", error("datei-unlesbar", Place(name), _unreadable(cause))
    except UnicodeDecodeError:
        return "", error("datei-unlesbar", Place(name), "Die Datei ist nicht in UTF-8 gespeichert.")
    except ValueError as broken:
        place = (
            Place(name, broken.lineno, broken.colno)
            if isinstance(broken, json.JSONDecodeError)
            else Place(name)
        )
        return "", error(
            "json",
            place,
            "Das ist kein gültiges JSON.",
            'Zum Beispiel: {"massnahmeart": "fbw", "dauer_monate": 8}',
        )


def _export(arguments: argparse.Namespace) -> int:
    result = _run(arguments)
    if not result.ok:
        return _report(result.problems)
    text = (
        json.dumps(
            export(result.model, result.compiled.program),
            ensure_ascii=False,
            indent=1,
            default=float,
        )
        + "\n"
    )
    return _write(text, arguments.output)


def _render(arguments: argparse.Namespace) -> int:
    result = _run(arguments)
    if not result.ok:
        return _report(result.problems)
    written = write_pages(pipeline.pages(result, arguments.root), arguments.to)
    print(f"{len(written)} Dateien in {arguments.to} geschrieben.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
