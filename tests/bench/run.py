"""``make bench``: one run, everything side by side, one table of ratios. How to read it: README.md
beside this file.

Nothing here fails because of a slow machine; it fails when a tool is missing or two engines answer
differently.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from bench.rule import CHECKER, draw_facts, make_rule, write_rules
from generator.compile import compile_model
from generator.load import load
from generator.scripts import scripts, source
from support.paths import NODE_MODULES, TESTS

HERE = Path(__file__).parent
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FACT_SETS, ROUNDS, MOMENT = 200, 15, 60  # MOMENT: milliseconds of one peer in one round
IN_PAGE, PASSES = (
    25,
    3,
)  # milliseconds for one median; passes over all checkers, their median counts
AIM_UNKNOWN, AIM_INPUT, AIM_EVALUATOR, AIM_PAGE = (
    5.0,
    16.0,
    3.0,
    15.0,
)  # milliseconds, milliseconds, KB, KB
AIM_FASTER = 10.0  # times WeasyPrint
SLOWEST, KB = 5, 1000
Line = tuple[str, str, str, str]


def main() -> None:
    """Measures and prints."""
    node = _tools()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _say("übersetze alle Prüfer")
        cost = _json([sys.executable, "-m", "bench.compile_cost", name])
        _say("messe die Größen")
        sizes = _node(node, "size.mjs", folder, _size_job(cost, folder)) | {
            "fetched": cost["fetched"]
        }
        rule = make_rule()
        job = {
            "rule": rule,
            "program": _program(rule, folder),
            "checker": CHECKER,
            "facts": draw_facts(rule, FACT_SETS),
        }
        _say("messe in Chromium")
        unknown = _in_chromium(
            json.loads((folder / "program.json").read_text(encoding="utf-8")), job, folder
        )
        _say("messe vom Klick bis zum Ergebnis")
        answers = _json([sys.executable, "-m", "bench.answers", name])
        _say("messe in Node")
        speed = _node(node, "speed.mjs", folder, job | {"rounds": ROUNDS, "milliseconds": MOMENT})
        _say("messe die Suche (einige Minuten)")
        search = _json([sys.executable, "-m", "bench.searching"])
        _say("drucke, auch mit WeasyPrint (viele Minuten)")
        printed = _json([sys.executable, "-m", "bench.printing"])
    _say("")
    _print(
        [
            (
                "1 · Alles bekannt: eine Auswertung in Node, Regel mit 20 Bedingungen",
                _speed_lines(speed),
            ),
            (
                f"2 · Nichts bekannt: eine Auswertung in Chromium, alle {cost['checkers']} Prüfer",
                _unknown_lines(unknown),
            ),
            (
                (
                    "3 · Von der Eingabe zum neuen Ergebnis: Seite in Chromium, alle "
                    f"{cost['checkers']} Prüfer"
                ),
                _answer_lines(answers),
            ),
            ("4 · Größe: wie ausgeliefert und mit gzip gepackt", _size_lines(sizes)),
            (f"5 · Alle {cost['checkers']} Prüfer übersetzen (Python)", _compile_lines(cost)),
            ("6 · Suche in Chromium, Buchstabe für Buchstabe getippt", list(_search_lines(search))),
            (
                "7 · Drucken: die Weisung, das Handbuch und ein großes, "
                "je in einem eigenen Prozess",
                list(_print_lines(printed)),
            ),
        ]
    )


# --- tools ----------------------------------------------------------------------------------------


def _tools() -> str:
    """The path of Node; ends with one line when something is missing."""
    node = shutil.which("node") or shutil.which("nodejs")
    if not node:
        sys.exit("Zum Messen fehlt Node.js (ab 18): apt-get install nodejs npm")
    wanted = json.loads((TESTS / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    missing = [name for name in wanted if not (NODE_MODULES / name).is_dir()]
    if missing:
        sys.exit(f"Zum Messen fehlen npm-Pakete ({', '.join(missing)}): cd tests && npm ci")
    if not CHROMIUM.exists():
        sys.exit(f"Zum Messen fehlt {CHROMIUM}: apt-get install chromium")
    for module, name in (
        ("playwright", "Playwright"),
        ("typst", "Typst"),
        ("weasyprint", "WeasyPrint"),
    ):
        if find_spec(module) is None:
            sys.exit(
                f"Zum Messen fehlt {name}: .venv/bin/python -m pip install --require-hashes "
                "-r tests/requirements.txt"
            )
    return node


def _node(node: str, script: str, folder: Path, job: dict) -> dict:
    file = folder / f"{script}.json"
    file.write_text(json.dumps(job), encoding="utf-8")
    return _json([node, str(HERE / script), str(file)])


def _json(command: list[str]) -> dict:
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"\n{done.stderr.strip()}\nDie Messung ist abgebrochen: {Path(command[1]).name}")
    return json.loads(done.stdout)


def _say(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text and text + ' …'}", end="", file=sys.stderr, flush=True)


# --- measuring ------------------------------------------------------------------------------------


def _program(rule: dict, folder: Path) -> dict:
    model, problems = load(write_rules(rule, folder))
    compiled, found = compile_model(model)
    if problems or found:
        sys.exit(f"Die Messregel hat Fehler: {[str(problem) for problem in (*problems, *found)]}")
    return compiled.program


def _size_job(cost: dict, folder: Path) -> dict:
    files = {name: folder / name for name in scripts()}
    for name, data in scripts().items():
        files[name].write_bytes(data)
    return {
        "scripts": {name: str(file) for name, file in files.items()},
        "data": cost["data"],
        "browser": str(folder / "unknown.js"),
    }


def _in_chromium(program: dict, job: dict, folder: Path) -> dict:
    """Milliseconds with nothing known: of each checker in a page of its own, and of the rule beside
    publicodes.
    """
    scripts = [
        source("evaluate.js"),
        (HERE / "in_page.js").read_text(encoding="utf-8"),
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        page = browser.new_page()

        def fresh(script: str, argument: object, more: tuple[str, ...] = ()) -> object:
            page.goto("about:blank")
            for content in (*scripts, *more):
                page.add_script_tag(content=content)
            return page.evaluate(script, argument)

        passes = [
            {
                checker: fresh(
                    "([program, id, time]) => Bench.unknown(program, id, time)",
                    [{"checkers": {checker: one}}, checker, IN_PAGE],
                )
                for checker, one in program["checkers"].items()
            }
            for _ in range(PASSES)
        ]
        rule = fresh(
            "([rule, program, id, time]) => Bench.besidePublicodes(rule, program, id, time)",
            [job["rule"], job["program"], CHECKER, 30 * IN_PAGE],
            ((folder / "unknown.js").read_text(encoding="utf-8"),),
        )
        browser.close()
    medians = {
        checker: {what: median(one[checker][what] for one in passes) for what in passes[0][checker]}
        for checker in passes[0]
    }
    return {"checkers": medians, "rule": rule}


# --- the table ------------------------------------------------------------------------------------


def _speed_lines(speed: dict) -> list[Line]:
    first = speed["table"][0]["name"]
    return [
        (one["name"], f"{_figure(one['ops'])}/s", _times(one["ratio"]), first)
        for one in speed["table"]
    ]


def _unknown_lines(unknown: dict) -> list[Line]:
    checkers = unknown["checkers"]
    slowest = sorted(
        checkers,
        key=lambda checker: max(checkers[checker]["empty"], checkers[checker]["nulls"]),
        reverse=True,
    )[:SLOWEST]
    cold = max(checkers, key=lambda checker: checkers[checker]["first"])
    rule, aim = unknown["rule"], f"Ziel {_figure(AIM_UNKNOWN)} ms"
    lines = [
        (
            f"{checker} (keine Fakten / alle null)",
            f"{_ms(checkers[checker]['empty'])} / {_ms(checkers[checker]['nulls'])} ms",
            _times(max(checkers[checker]["empty"], checkers[checker]["nulls"]) / AIM_UNKNOWN),
            aim,
        )
        for checker in slowest
    ]
    return [
        *lines,
        (
            f"{cold} (allererste Auswertung einer Seite)",
            f"{_ms(checkers[cold]['first'])} ms",
            _times(checkers[cold]["first"] / AIM_UNKNOWN),
            aim,
        ),
        (
            "evaluate.js, Regel mit 20 Bedingungen",
            f"{_ms(rule['own'])} ms",
            _times(rule["own"] / rule["publicodes"]),
            "die Dauer von publicodes",
        ),
        (
            "publicodes, dieselbe Regel",
            f"{_ms(rule['publicodes'])} ms",
            _times(1),
            "die Dauer von publicodes",
        ),
    ]


def _answer_lines(answers: dict) -> list[Line]:
    """Milliseconds of each checker: the slowest of its inputs; the median is that of all
    checkers.
    """
    aim, slowest = (
        f"Ziel {_figure(AIM_INPUT)} ms",
        sorted(answers, key=lambda checker: answers[checker], reverse=True),
    )
    lines = [
        (checker, f"{_ms(answers[checker])} ms", _times(answers[checker] / AIM_INPUT), aim)
        for checker in slowest[:SLOWEST]
    ]
    return [
        *lines,
        (
            "Median der Prüfer",
            f"{_ms(median(answers.values()))} ms",
            _times(median(answers.values()) / AIM_INPUT),
            aim,
        ),
    ]


def _size_lines(sizes: dict) -> list[Line]:
    own = sizes["scripts"]["evaluate.js"]
    lines = [
        (
            "evaluate.js",
            _kb(own),
            _times(own / KB / AIM_EVALUATOR),
            f"Ziel {_figure(AIM_EVALUATOR)} KB",
        )
    ]
    lines += [
        (one["name"], _kb(one["size"]), _times(one["size"] / own), "evaluate.js")
        for one in sizes["peers"]
    ]
    lines += [
        (name, _kb(size), _times(size / own), "evaluate.js")
        for name, size in sizes["scripts"].items()
        if name != "evaluate.js"
    ]
    return lines + _page_lines(sizes)


def _page_lines(sizes: dict) -> list[Line]:
    """What a checker's page fetches at once: evaluator, form and its data."""
    whole = sorted(
        (size + sum(sizes["scripts"][name] for name in sizes["fetched"][checker]), checker)
        for checker, size in sizes["data"].items()
    )
    held, aim = sum(size <= AIM_PAGE * KB for size, _ in whole), f"Ziel {_figure(AIM_PAGE)} KB"
    return [
        (f"{word} Seite: {checker}", _kb(size), _times(size / KB / AIM_PAGE), aim)
        for word, (size, checker) in (("größte", whole[-1]), ("mittlere", whole[len(whole) // 2]))
    ] + [
        (
            "Seiten, die das Ziel halten",
            f"{held} von {len(whole)}",
            _times(held / len(whole)),
            "alle Prüfer",
        )
    ]


def _compile_lines(cost: dict) -> list[Line]:
    reading, peak = "Lesen des YAML (ruamel.yaml)", f"{cost['peakCompiled']:.0f} MB"
    return [
        ("Lesen der Regeln (Rechenzeit)", f"{_figure(cost['load'])} s", _times(1), reading),
        (
            "Übersetzen (Rechenzeit)",
            f"{_figure(cost['compile'])} s",
            _times(cost["compile"] / cost["load"]),
            reading,
        ),
        (
            "Speicher: Höchststand",
            peak,
            _times(cost["peakCompiled"] / cost["peakLoaded"]),
            f"nach dem Lesen ({cost['peakLoaded']:.0f} MB)",
        ),
    ]


def _search_lines(search: list[list]) -> Iterator[Line]:
    """Each figure beside its aim, and beside the theme's stock search on the same documents."""
    for name, ours, aim, unit, stock in search:
        yield name, f"{_figure(ours)} {unit}", _times(ours / aim), f"Ziel {_figure(aim)} {unit}"
        yield (
            "  mitgelieferte Suche",
            f"{_figure(stock)} {unit}",
            _times(stock / ours),
            "eigene Suche",
        )


def _print_lines(printed: list[list]) -> Iterator[Line]:
    """Each size with its aim if there is one, and beside WeasyPrint; × 1 of the aim of speed is ten
    times WeasyPrint.
    """
    for size, ours, peer, aim in printed:
        faster = peer["seconds"] / ours["seconds"]
        if aim:
            yield (
                f"{size}: setzen",
                f"{_figure(ours['seconds'])} s",
                _times(ours["seconds"] / aim),
                f"Ziel {_figure(aim)} s",
            )
        yield (
            f"{size}: {ours['pages']} Seiten mit Typst",
            _pace(ours),
            _times(faster / AIM_FASTER),
            f"Ziel {_figure(AIM_FASTER)}-mal WeasyPrint",
        )
        yield (
            f"  WeasyPrint, {peer['pages']} Seiten",
            _pace(peer),
            _times(1 / faster),
            "Tempo von Typst",
        )
        yield (
            f"{size}: Rechenzeit",
            f"{_figure(ours['processor'])} s",
            _times(ours["processor"] / peer["processor"]),
            f"WeasyPrint ({_figure(peer['processor'])} s)",
        )
        yield (
            f"{size}: Speicher, Höchststand",
            f"{ours['peak']:.0f} MB",
            _times(ours["peak"] / peer["peak"]),
            f"WeasyPrint ({peer['peak']:.0f} MB)",
        )
        yield (
            f"{size}: Quelltext schreiben",
            f"{_figure(ours['source'])} s",
            _times(ours["source"] / ours["seconds"]),
            "das Setzen",
        )


def _pace(one: dict) -> str:
    return f"{_figure(one['pages'] / one['seconds'])} Seiten/s"


def _print(parts: list[tuple[str, list[Line]]]) -> None:
    rows = [line for _, lines in parts for line in lines]
    widths = [max(len(row[n]) for row in rows) for n in range(3)]
    for title, lines in parts:
        print(f"\n{title}")
        for name, value, ratio, to in lines:
            print(f"  {name:<{widths[0]}}  {value:>{widths[1]}}  {ratio:>{widths[2]}}  {to}")


def _figure(number: float) -> str:
    """Three digits that count, German: 0,394 · 9,32 · 4.530."""
    places = 0 if number >= 100 else 1 if number >= 10 else 2 if number >= 1 else 3
    return f"{number:,.{places}f}".translate(str.maketrans(",.", ".,"))


def _times(ratio: float) -> str:
    return f"× {_figure(ratio)}"


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:.2f}".replace(".", ",")


def _kb(size: int) -> str:
    return f"{size / KB:.2f} KB".replace(".", ",")


if __name__ == "__main__":
    main()
