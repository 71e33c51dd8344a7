"""Commands and options, with German words where a user meets them."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from generator.cells import is_day
from generator.cli.check import check
from generator.cli.diff import diff
from generator.cli.evaluate import evaluate
from generator.cli.options import Command, Options
from generator.cli.output import USAGE_ERROR
from generator.cli.publish import build, export, render, serve
from generator.engines import ENGINES

WORDS = (
    ("the following arguments are required:", "Es fehlt:"),
    ("unrecognized arguments:", "unbekannt:"),
    ("invalid choice:", "unbekannter Wert"),
    ("choose from", "möglich:"),
    ("expected one argument", "ein Wert fehlt"),
    ("argument ", ""),
    ("invalid", "ungültig"),
    ("value", "Wert"),
)
HEADINGS = (
    ("usage:", "Aufruf:"),
    ("options:", "Angaben:"),
    ("positional arguments:", "Werte:"),
)


class GermanParser(ArgumentParser):
    """argparse with German words."""

    def error(self, message: str) -> NoReturn:
        """Ends the process with what is wrong about the call."""
        self.exit(
            USAGE_ERROR, f"{self.format_usage()}Falscher Aufruf: {_translated(message, WORDS)}\n"
        )

    def format_usage(self) -> str:
        """The line that shows how to call it."""
        return _translated(super().format_usage(), HEADINGS[:1])

    def format_help(self) -> str:
        """The whole help."""
        return _translated(super().format_help(), HEADINGS)


def parse_arguments(argv: Sequence[str] | None) -> Options:
    """The options in a call; ends the process with help, or with what is wrong about it."""
    parser = GermanParser(
        prog="weisungswerk", description="Macht aus Weisungen in YAML ein Handbuch.", add_help=False
    )
    _add_help(parser)
    parser.add_argument(
        "--root",
        type=Path,
        default=Path(),
        metavar="ORDNER",
        help="Ordner des Projekts (sonst der aktuelle)",
    )
    commands = parser.add_subparsers(
        title="Befehle", required=True, metavar="BEFEHL", parser_class=GermanParser
    )
    for name, (add_options, run, about) in COMMANDS.items():
        command = commands.add_parser(name, help=about, description=about, add_help=False)
        _add_help(command)
        command.set_defaults(run=run)
        add_options(command)
    return parser.parse_args(argv, Options())


def _check_options(parser: ArgumentParser) -> None:
    _add_format(parser, "text", "json", "github")
    _add_readings(parser)


def _build_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--site-dir",
        type=Path,
        default=Path("site"),
        metavar="ORDNER",
        help="Zielordner (sonst site)",
    )
    parser.add_argument(
        "--no-pdf", action="store_true", help="ohne die Druckfassungen, für einen schnellen Blick"
    )
    parser.add_argument(
        "--since",
        metavar="ORDNER|REVISION",
        help="früherer Stand der Regeln; ergänzt die Seite »Was ist neu«",
    )
    _add_scope(parser)


def _serve_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=_port, default=8000, metavar="NUMMER", help="Port der Vorschau (sonst 8000)"
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADRESSE",
        help="Adresse der Vorschau (sonst 127.0.0.1: nur dieser Rechner sieht sie)",
    )


def _evaluate_options(parser: ArgumentParser) -> None:
    parser.add_argument("checker", nargs="?", metavar="PRÜFER", help="Kennung des Prüfers")
    parser.add_argument("--facts", metavar="JSON|@DATEI", help="die Fakten als JSON oder @Datei")
    parser.add_argument("--batch", metavar="DATEI|-", help="je Zeile ein Fall {checker, facts}")
    parser.add_argument("--note", metavar="DATEI|-", help="rechnet einen kopierten Vermerk nach")
    parser.add_argument(
        "--engine",
        choices=ENGINES,
        default="python",
        help="Auswertung in Python oder mit dem Skript der Seite",
    )
    _add_scope(parser)


def _diff_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "old", metavar="ALT", help="Projektordner, sein Ordner rules/ oder eine Git-Revision"
    )
    parser.add_argument(
        "new", metavar="NEU", help="ebenso; »HEAD« ist die letzte Revision, ».« der Arbeitsstand"
    )
    _add_format(parser, "text", "json", "markdown")
    _add_output(parser)
    _add_readings(parser)


def _export_options(parser: ArgumentParser) -> None:
    _add_format(parser, "json")
    _add_output(parser)
    _add_scope(parser)


def _render_options(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, required=True, metavar="ORDNER", help="Zielordner")
    _add_scope(parser)


COMMANDS: Mapping[str, tuple[Callable[[ArgumentParser], None], Command, str]] = {
    "check": (_check_options, check, "Prüft Regeln und Inhalte."),
    "build": (_build_options, build, "Baut das ganze Handbuch."),
    "serve": (_serve_options, serve, "Zeigt eine Vorschau, die Änderungen folgt."),
    "evaluate": (_evaluate_options, evaluate, "Wertet einen Fall oder viele Fälle aus."),
    "diff": (
        _diff_options,
        diff,
        "Vergleicht zwei Stände der Regeln: Normen, Kataloge und die Fälle, die Prüfer anders "
        "beantworten.",
    ),
    "export": (_export_options, export, "Gibt die ganze Wissensbasis als JSON aus."),
    "render": (_render_options, render, "Schreibt die erzeugten Seiten als Markdown-Dateien."),
}


def _add_help(parser: ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="zeigt diese Hilfe")


def _add_format(parser: ArgumentParser, *formats: str) -> None:
    parser.add_argument("--format", choices=formats, default=formats[0], help="Form der Ausgabe")


def _add_output(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--output", default="-", metavar="DATEI|-", help="Zieldatei (sonst Standardausgabe)"
    )


def _add_scope(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--issuer",
        action="append",
        default=[],
        metavar="ID",
        help="nur diesen Herausgeber (mehrfach möglich)",
    )
    parser.add_argument("--date", type=_day, metavar="JJJJ-MM-TT", help="Stand an diesem Tag")
    _add_readings(parser)


def _add_readings(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--reading",
        action="append",
        default=[],
        type=_reading,
        metavar="KONFLIKT=LESART",
        help="nach einer anderen Lesart (mehrfach möglich)",
    )


def _reading(text: str) -> tuple[str, str]:
    conflict, mark, reading = text.partition("=")
    if not (conflict and mark and reading):
        raise ArgumentTypeError(f"»{text}« hat nicht die Form KONFLIKT=LESART")
    return conflict, reading


def _port(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= 65535:
        raise ArgumentTypeError(f"»{text}« ist kein Port (eine Zahl von 1 bis 65535)")
    return int(text)


def _day(text: str) -> str:
    if not is_day(text):
        raise ArgumentTypeError(f"»{text}« ist kein Datum im Kalender (JJJJ-MM-TT)")
    return text


def _translated(text: str, dictionary: Sequence[tuple[str, str]]) -> str:
    """A text of argparse with German words."""
    for english, german in dictionary:
        text = text.replace(english, german)
    return text
