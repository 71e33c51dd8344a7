"""``make search-eval``: types graded queries into the real search box, beside the theme's stock
search on the same pages.

What counts as a hit stands in sections.py, what the figures mean in measures.py. A result is judged
by its first link. The first link of a stock result is only the title of the page, so there all its
visible links may count: the comparison favours the stock search.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from support.chromium import CHROMIUM, launched, serving
from support.search import sites
from support.search.box import SearchBox
from support.search.measures import DEPTH, FIRST, Score, average, grades, score
from support.search.queries import OWN, Query, read
from support.search.sections import Sections

ALL = "alle"


@dataclass(frozen=True)
class Answer:
    """A query with what was found and what that earned."""

    query: Query
    results: list[Sequence[str]]
    earned: list[int]
    score: Score


def _silent(_: str) -> None:
    """Says nothing."""


def evaluate(
    box: SearchBox,
    sections: Sections,
    queries: Sequence[Query],
    every_link: bool = False,
    say: Callable[[str], None] = _silent,
) -> list[Answer]:
    """Asks every query; places of a glossary that this handbook does not have are left out."""
    answers = []
    for number, query in enumerate(queries, 1):
        say(f"frage {number}/{len(queries)}")
        wanted = [(place, grade) for place, grade in query.answers if sections.known(place)]
        results = box.results(query.text)
        earned = grades(
            results if every_link else [links[:1] for links in results], wanted, sections.lands
        )
        answers.append(
            Answer(query, results, earned, score(earned, wanted) if results else score([], wanted))
        )
    return answers


def summary(answers: Sequence[Answer]) -> dict[str, tuple[int, Score]]:
    """Number of queries and mean score of each class and of all."""
    kinds = {
        kind: [one.score for one in answers if one.query.kind == kind]
        for kind in dict.fromkeys(one.query.kind for one in answers)
    }
    kinds[ALL] = [one.score for one in answers]
    return {kind: (len(scores), average(scores)) for kind, scores in kinds.items()}


def in_front(answer: Answer) -> list[str]:
    """Which kinds of pages, by their folders, stand before the first good result."""
    first = next((rank for rank, grade in enumerate(answer.earned) if grade), len(answer.earned))
    return [
        links[0].partition("/")[0].partition("#")[0].removesuffix(".html")
        for links in answer.results[:first]
    ]


def main(argv: list[str] | None = None) -> int:
    """Builds or takes the sites, asks, prints."""
    arguments = _parser().parse_args(argv)
    if not CHROMIUM.exists():
        sys.exit(f"Für die Messung fehlt {CHROMIUM}: apt-get install chromium")
    queries = [
        query
        for query in read(arguments.queries or OWN)
        if not arguments.classes or query.kind in arguments.classes
    ]
    with tempfile.TemporaryDirectory() as name:
        own, stock = _folders(arguments, Path(name))
        _say("lies die Abschnitte")
        export = sites.sections_export()
        with launched() as browser, ExitStack() as servers:

            def ask(folder: Path, every_link: bool) -> list[Answer]:
                page = browser.new_context(
                    locale="de-DE", viewport={"width": 1280, "height": 900}
                ).new_page()
                box = (
                    SearchBox.of_folder(page, folder)
                    if arguments.file
                    else SearchBox(page, servers.enter_context(serving(folder)))
                )
                return evaluate(box, Sections(export, folder), queries, every_link, _say)

            found = ask(own, arguments.every_link)
            beside = ask(stock, True) if stock else []
    _say("")
    _print_table(found, beside)
    if arguments.misses:
        _print_misses(found)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="make search-eval", description="Misst die Suche im Suchfeld des Handbuchs."
    )
    parser.add_argument(
        "queries",
        type=Path,
        nargs="?",
        metavar="DATEI",
        help="Suchanfragen (sonst die eigenen: tests/search/queries.yml)",
    )
    parser.add_argument(
        "--site", type=Path, metavar="ORDNER", help="fertiges Handbuch (sonst wird es gebaut)"
    )
    parser.add_argument(
        "--stock",
        type=Path,
        metavar="ORDNER",
        help="fertiges Handbuch mit der mitgelieferten Suche (sonst wird es gebaut)",
    )
    parser.add_argument(
        "--alone", action="store_true", help="ohne den Vergleich mit der mitgelieferten Suche"
    )
    parser.add_argument("--without-synonyms", action="store_true", help="baut mit leeren Synonymen")
    parser.add_argument(
        "--file", action="store_true", help="öffnet das Handbuch als Dateien statt über http"
    )
    parser.add_argument(
        "--every-link",
        action="store_true",
        help="auch die weiteren sichtbaren Verweise eines Treffers zählen",
    )
    parser.add_argument(
        "--misses",
        action="store_true",
        help="nennt die Anfragen ohne guten Treffer und was stattdessen kam",
    )
    parser.add_argument("--classes", nargs="+", metavar="KLASSE", help="nur diese Klassen")
    return parser


def _folders(arguments: argparse.Namespace, workplace: Path) -> tuple[Path, Path | None]:
    own, stock, pages = arguments.site, arguments.stock, None
    if not own or not (stock or arguments.alone):
        _say("übersetze die Regeln")
        pages = sites.rendered(not arguments.without_synonyms)
    if not own:
        _say("baue das Handbuch")
        own = sites.handbook(pages, workplace / "own")
    if not stock and not arguments.alone:
        _say("baue dieselben Seiten mit der mitgelieferten Suche")
        stock = sites.with_stock_search(pages, workplace / "stock", workplace / "project")
    return own, None if arguments.alone else stock


def _say(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text and text + ' …'}", end="", file=sys.stderr, flush=True)


# --- the table ------------------------------------------------------------------------------------


def _print_table(found: list[Answer], beside: list[Answer]) -> None:
    head = f"{f'recall@{FIRST}':>9} {f'MRR@{DEPTH}':>7} {f'nDCG@{DEPTH}':>8} {'leer':>6}"
    print(
        f"{'Klasse':<16}{'n':>4}  {head}"
        + (f"   │ {head}  (mitgelieferte Suche)" if beside else "")
    )
    others = summary(beside) if beside else {}
    for kind, (number, mean) in summary(found).items():
        print(
            f"{kind:<16}{number:>4}  {_figures(mean)}"
            + (f"   │ {_figures(others[kind][1])}" if beside else "")
        )


def _figures(mean: Score) -> str:
    return f"{mean.recall:>9.3f} {mean.rank:>7.3f} {mean.gain:>8.3f} {mean.empty:>6.1%}"


def _print_misses(found: list[Answer]) -> None:
    before = Counter(kind for one in found for kind in in_front(one))
    print(
        "\nVor dem ersten guten Treffer standen: "
        + (
            ", ".join(f"{kind} {number}" for kind, number in before.most_common())
            or "keine anderen"
        )
    )
    for one in found:
        if not one.score.recall:
            print(
                f"\n{one.query.id} [{one.query.kind}] {one.query.text}\n  gesucht:  "
                + ", ".join(f"{place} ({grade})" for place, grade in one.query.answers)
            )
            for rank, links in enumerate(one.results[:FIRST], 1):
                print(f"  {rank}. {'  '.join(links)}")
            if not one.results:
                print("  nichts gefunden")


if __name__ == "__main__":
    sys.exit(main())
