"""``weisungswerk check``: what is wrong with rules and contents."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from generator import pipeline
from generator.cli.options import Options
from generator.cli.output import FOUND_ERRORS, say, say_json
from generator.cli.project import TEMPLATES, require
from generator.cli.stages import run_stages
from generator.problem import Problem


def check(options: Options) -> int:
    """Prints all problems; 1 when one is an error."""
    result = _with_content(run_stages(options), options.root)
    errors = sum(problem.level == "error" for problem in result.problems)
    if options.format == "json":
        problems = [problem.as_dict() for problem in result.problems]
        say_json(json.dumps(problems, ensure_ascii=False, indent=1))
    else:
        for problem in result.problems:
            say(_annotation(problem) if options.format == "github" else problem)
    if options.format == "text":
        say(_summary(result, errors))
    return FOUND_ERRORS if errors else 0


def _with_content(result: pipeline.Result, root: Path) -> pipeline.Result:
    """The result with what is wrong in content/; where nothing is written, there is nothing."""
    if not result.ok or not (root / "content").exists():
        return result
    require(root, TEMPLATES)
    site = pipeline.pages(result, root, searchable=False)
    problems = pipeline.check_content(result, site, root)
    return replace(result, problems=(*result.problems, *problems))


def _summary(result: pipeline.Result, errors: int) -> str:
    if errors:
        return f"{errors} Fehler, {len(result.problems) - errors} Hinweise."
    directives, checkers = result.model.directives, result.model.checkers
    norms = sum(len(directive.norms) for directive in directives)
    examples = sum(len(checker.examples) for checker in checkers)
    return (
        f"In Ordnung: {len(directives)} Weisungen mit {norms} Randnummern, "
        f"{len(checkers)} Prüfer mit {examples} Beispielen, {len(result.problems)} Hinweise."
    )


def _annotation(problem: Problem) -> str:
    """One annotation line of a GitHub workflow."""
    level = {"error": "error", "warning": "warning"}.get(problem.level, "notice")
    text = f"{problem.message} {problem.hint}".strip().replace("%", "%25").replace("\n", "%0A")
    place = problem.place
    return (
        f"::{level} file={place.file},line={place.line},col={place.column},"
        f"title={problem.code}::{text}"
    )
