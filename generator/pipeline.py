"""All stages on one screen: load → check → compile → verify → render. A stage with errors stops the next one."""
from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.changes import Comparison
from generator.check import check
from generator.compare import Findings, Side, compare, opened, read
from generator.compile import Compiled, compile_model
from generator.engines import BROWSER
from generator.load import load
from generator.model import Checker, Model
from generator.problem import Problem, has_errors
from generator.render import Site, render, start
from generator.validity import as_of, validity
from generator.verify import verify

Progress = Callable[[str], None]
SCRIPTS = ("evaluate.js", "checker.js")


@dataclass(frozen=True)
class Result:
    """What the stages made; ``compiled`` is None when an earlier stage found errors.

    ``known``: all versions of all checkers, also those that are not in force on the day asked for.
    """

    model: Model
    known: tuple[Checker, ...]
    compiled: Compiled | None
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """True when nothing speaks against publishing."""
        return self.compiled is not None and not has_errors(self.problems)


def run(root: Path, issuers: Iterable[str] = (), date: str | None = None, progress: Progress = lambda text: None,
        only: Collection[str] = ()) -> Result:
    """Everything up to the verified program, as of ``date`` (ISO; None = the youngest versions).

    ``only``: compile and verify these checkers alone, for a quick answer to one case.
    """
    progress("Lese die Regeln")
    model, problems = load(root, tuple(issuers))
    if not has_errors(problems):
        progress("Prüfe die Bezüge")
        problems += check(model)
        problems += start.problems({} if only else content(root), model)
    if has_errors(problems):
        return Result(model, model.checkers, None, tuple(problems))
    loaded, model = model, as_of(model, date)
    if only:
        model = replace(model, checkers=_with_agreements(model, set(only)))
    compiled, found = compile_model(model, progress)
    problems += found
    if not has_errors(problems):
        progress("Prüfe die Entscheidungstabellen")
        problems += verify(compiled, model)
        if date is None and not only:
            problems += _earlier_versions(loaded, model.checkers, problems)
    return Result(model, loaded.checkers, compiled, tuple(problems))


def _earlier_versions(model: Model, youngest: tuple[Checker, ...], told: list[Problem]) -> list[Problem]:
    """What is wrong with versions that are no longer in force, each among its contemporaries: old cases still ask them."""
    found: list[Problem] = []
    for checker in model.checkers:
        if checker not in youngest:
            valid = validity(checker, model)
            then = as_of(model, valid.until or valid.since or None)
            then = replace(then, checkers=_with_agreements(then, {checker.id}))
            compiled, problems = compile_model(then)
            problems = problems if has_errors(problems) else [*problems, *verify(compiled, then)]
            found += [problem for problem in problems if problem not in (*told, *found)]
    return found


def _with_agreements(model: Model, only: set[str]) -> tuple[Checker, ...]:
    """The checkers named in ``only`` and those that they must agree with."""
    partners = {agreement.other.value for checker in model.checkers if checker.id in only for agreement in checker.agreements}
    return tuple(checker for checker in model.checkers if checker.id in only | partners)


def differences(root: Path, old: str, new: str, progress: Progress = lambda text: None) -> tuple[Comparison, Findings, Model]:
    """What changed between two versions (folders or revisions), what is wrong in them, and the rules of the new one."""
    with opened(old, root) as one, opened(new, root) as other:
        progress("Lese die Regeln")
        before, after = read(one.root, one.name), read(other.root, other.name)
    return *compare(before, after, progress), after.model


def since(result: Result, root: Path, old: str, issuers: tuple[str, ...] = (), progress: Progress = lambda text: None) -> tuple[Comparison, Findings]:
    """What changed from the version ``old`` (folder or revision) to a verified result."""
    now = Side("dieses Handbuch", replace(result.model, checkers=result.known))
    with opened(old, root) as one:
        before = read(one.root, one.name, issuers)
    return compare(before, now, progress)


def render_site(root: Path, issuers: tuple[str, ...] = (), date: str | None = None,
                progress: Progress = lambda text: None) -> tuple[Site | None, list[Problem]]:
    """The pages of the handbook, or None and the problems that prevent it."""
    result = run(root, issuers, date, progress)
    if not result.ok:
        return None, list(result.problems)
    progress("Schreibe die Seiten")
    return pages(result, root), list(result.problems)


def pages(result: Result, root: Path, comparison: Comparison | None = None) -> Site:
    """The pages of a verified result; with a ``comparison`` also the page that says what is new."""
    scripts = {name: (BROWSER / name).read_bytes() for name in SCRIPTS if (BROWSER / name).is_file()}
    return render(result.model, result.compiled.program, root / "site_templates", scripts, content(root), comparison)


def content(root: Path) -> dict[str, str]:
    """What people wrote in content/, by path."""
    return {path.relative_to(root / "content").as_posix(): path.read_text(encoding="utf-8")
            for path in sorted((root / "content").rglob("*.md"))}
