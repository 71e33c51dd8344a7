"""All stages on one screen: load → check → compile → verify → render. A stage with errors stops the next one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.changes import Comparison
from generator.check import check
from generator.compare import Findings, NamedModel, compare, opened, read
from generator.compile import Compiled, compile_model
from generator.content import proofread
from generator.embedding import stylesheet
from generator.handbook import Printed, Site, SiteFiles, render
from generator.load import load
from generator.model import Checker, Model
from generator.paper import Paper, papers
from generator.problem import Problem, has_errors
from generator.scripts import scripts
from generator.validity import as_of, validity
from generator.verified import Verified
from generator.verify import report, verify

Progress = Callable[[str], None]


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


def run(
    root: Path,
    issuers: Iterable[str] = (),
    date: str | None = None,
    progress: Progress = lambda text: None,
    only: Collection[str] = (),
) -> Result:
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
    loaded, model = model, as_of(model, date)
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
            problems += _earlier_versions(loaded, model.checkers, problems)
    return Result(model, loaded.checkers, compiled, tuple(problems), verified)


def _earlier_versions(
    model: Model, youngest: tuple[Checker, ...], told: list[Problem]
) -> list[Problem]:
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
    partners = {
        agreement.other.value
        for checker in model.checkers
        if checker.id in only
        for agreement in checker.agreements
    }
    return tuple(checker for checker in model.checkers if checker.id in only | partners)


def differences(
    root: Path, old: str, new: str, progress: Progress = lambda text: None
) -> tuple[Comparison, Findings, Model]:
    """What changed between two versions (folders or revisions), what is wrong in them, and the rules of the new one."""
    with opened(old, root) as one, opened(new, root) as other:
        progress("Lese die Regeln")
        before, after = read(one.root, one.name), read(other.root, other.name)
    return *compare(before, after, progress), after.model


def since(
    result: Result,
    root: Path,
    old: str,
    issuers: tuple[str, ...] = (),
    progress: Progress = lambda text: None,
) -> tuple[Comparison, Findings]:
    """What changed from the version ``old`` (folder or revision) to a verified result."""
    now = NamedModel("dieses Handbuch", replace(result.model, checkers=result.known))
    with opened(old, root) as one:
        before = read(one.root, one.name, issuers)
    return compare(before, now, progress)


def render_site(
    root: Path,
    issuers: tuple[str, ...] = (),
    date: str | None = None,
    progress: Progress = lambda text: None,
) -> tuple[Site | None, list[Problem]]:
    """The pages of the handbook (None when the rules prevent it) and all problems, those of written pages included."""
    result = run(root, issuers, date, progress)
    if not result.ok:
        return None, list(result.problems)
    progress("Schreibe die Seiten")
    site = pages(result, root)
    return site, [*result.problems, *check_content(result, site, root)]


def pages(
    result: Result,
    root: Path,
    comparison: Comparison | None = None,
    printed: tuple[Printed, ...] = (),
    searchable: bool = True,
) -> Site:
    """The pages of a verified result; with a ``comparison`` also the page that says what is new, with ``printed`` the ways to the PDFs;
    ``searchable`` False: only to be looked at, without the index of the search.
    """
    templates = root / "site_templates"
    return render(
        result.model,
        result.compiled.program,
        SiteFiles(templates, scripts(stylesheet(templates)), written(root)),
        comparison=comparison,
        verified=result.verified,
        printed=printed,
        searchable=searchable,
    )


def paper(result: Result, root: Path) -> tuple[Paper, ...]:
    """What is to be printed of a verified result."""
    return papers(result.model, root / "site_templates", written(root))


def written(root: Path) -> dict[str, str]:
    """What people wrote in content/, by path; what cannot be read shows as such and is reported by ``check_content``."""
    return {
        path.relative_to(root / "content").as_posix(): path.read_text(
            encoding="utf-8", errors="replace"
        )
        for path in sorted((root / "content").rglob("*.md"))
    }


def check_content(result: Result, site: Site, root: Path) -> list[Problem]:
    """Do the written pages fit the rules, and does every link on a page lead somewhere?"""
    folders = (root / "content", root / "site_templates" / "theme")
    files = (
        path.relative_to(folder).as_posix()
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix != ".md"
    )
    return proofread(result.model, site, written(root), files)
