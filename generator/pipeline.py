"""All stages on one screen: load → check → compile → verify → render. A stage with errors stops the next one."""
from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.check import check
from generator.compile import Compiled, compile_model
from generator.content import proofread
from generator.engines import BROWSER
from generator.load import load
from generator.model import Checker, Model, Validity
from generator.problem import Problem, has_errors
from generator.render import Site, render
from generator.verified import Verified
from generator.verify import report, verify

Progress = Callable[[str], None]
SCRIPTS = ("evaluate.js", "checker.js")


@dataclass(frozen=True)
class Result:
    """What the stages made; ``compiled`` is None when an earlier stage found errors.

    ``verified``: what was proven of each checker. ``known``: all versions of all checkers, also those that are not in force on the day asked for.
    """

    model: Model
    known: tuple[Checker, ...]
    compiled: Compiled | None
    problems: tuple[Problem, ...]
    verified: tuple[Verified, ...] = ()

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
    if has_errors(problems):
        return Result(model, model.checkers, None, tuple(problems))
    known = model.checkers
    model = as_of(model, date)
    if only:
        model = replace(model, checkers=_with_agreements(model, set(only)))
    compiled, found = compile_model(model, progress)
    problems += found
    verified: tuple[Verified, ...] = ()
    if not has_errors(problems):
        progress("Prüfe die Entscheidungstabellen")
        found = verify(compiled, model)
        problems, verified = problems + found, report(compiled, found)
        if date is None and not only:
            problems += _earlier_versions(replace(model, checkers=known), model.checkers, problems)
    return Result(model, known, compiled, tuple(problems), verified)


def _earlier_versions(model: Model, youngest: tuple[Checker, ...], told: list[Problem]) -> list[Problem]:
    """What is wrong with versions that are no longer in force, each among its contemporaries: old cases still ask them."""
    found: list[Problem] = []
    for checker in model.checkers:
        if checker not in youngest:
            valid = validity(checker, model)
            then = as_of(model, valid.since or valid.until or None)
            then = replace(then, checkers=_with_agreements(then, {checker.id}))
            compiled, problems = compile_model(then)
            problems = problems if has_errors(problems) else [*problems, *verify(compiled, then)]
            found += [problem for problem in problems if problem not in (*told, *found)]
    return found


def as_of(model: Model, date: str | None) -> Model:
    """The model with the one version of each checker that is in force on ``date``; None = the youngest."""
    versions: dict[str, list[Checker]] = {}
    for checker in model.checkers:
        versions.setdefault(checker.id, []).append(checker)
    chosen = (_in_force(found, date, model) for found in versions.values())
    return replace(model, checkers=tuple(checker for checker in chosen if checker))


def validity(checker: Checker, model: Model) -> Validity:
    """When a checker is in force: as it says itself, else like the first directive it rests on."""
    if checker.valid.since or checker.valid.until or not checker.directives:
        return checker.valid
    directive = model.directive(checker.directives[0].value)
    return directive.valid if directive else checker.valid


def _with_agreements(model: Model, only: set[str]) -> tuple[Checker, ...]:
    """The checkers named in ``only`` and those that they must agree with."""
    partners = {agreement.other.value for checker in model.checkers if checker.id in only for agreement in checker.agreements}
    return tuple(checker for checker in model.checkers if checker.id in only | partners)


def _in_force(versions: list[Checker], date: str | None, model: Model) -> Checker | None:
    if date is None:
        return max(versions, key=lambda checker: checker.valid.since)
    return next((checker for checker in versions if validity(checker, model).covers(date)), None)


def render_site(root: Path, issuers: tuple[str, ...] = (), date: str | None = None,
                progress: Progress = lambda text: None) -> tuple[Site | None, list[Problem]]:
    """The pages of the handbook (None when the rules prevent it) and all problems, those of written pages included."""
    result = run(root, issuers, date, progress)
    if not result.ok:
        return None, list(result.problems)
    progress("Schreibe die Seiten")
    site = pages(result, root)
    return site, [*result.problems, *check_content(result, site, root)]


def pages(result: Result, root: Path) -> Site:
    """The pages of a verified result."""
    scripts = {name: (BROWSER / name).read_bytes() for name in SCRIPTS if (BROWSER / name).is_file()}
    return render(result.model, result.compiled.program, root / "site_templates", scripts, written(root), result.verified)


def written(root: Path) -> dict[str, str]:
    """What people wrote in content/, by path; what cannot be read shows as such and is reported by ``check_content``."""
    return {path.relative_to(root / "content").as_posix(): path.read_text(encoding="utf-8", errors="replace")
            for path in sorted((root / "content").rglob("*.md"))}


def check_content(result: Result, site: Site, root: Path) -> list[Problem]:
    """Do the written pages fit the rules, and does every link on a page lead somewhere?"""
    folders = (root / "content", root / "site_templates" / "theme")
    files = (path.relative_to(folder).as_posix() for folder in folders for path in folder.rglob("*") if path.suffix != ".md")
    return proofread(result.model, site, written(root), files)
