"""All stages on one screen: load → check → compile → verify → render.

A stage with errors stops the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from generator import content
from generator.changes import Comparison
from generator.check import check
from generator.compare import Findings, NamedModel, compare, opened, read
from generator.compile import Compiled, compile_model
from generator.embedding import stylesheet
from generator.handbook import Printed, Site, SiteFiles, render
from generator.load import load
from generator.model import Checker, Model
from generator.paper import Paper, papers
from generator.problem import Problem, has_errors
from generator.program import Program
from generator.readings import under_readings
from generator.scripts import scripts
from generator.validity import as_of, validity
from generator.verified import Verified
from generator.verify import report, verify

Progress = Callable[[str], None]


NO_OVERRIDES: Mapping[str, str] = {}


def _silent(_: str) -> None:
    """No progress is shown."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """What the stages made; ``compiled`` is None when an earlier stage found errors.

    ``known``: all versions of all checkers, also those that are not in force on the day asked for.
    """

    model: Model
    known: tuple[Checker, ...]
    compiled: Compiled | None
    problems: tuple[Problem, ...]

    @cached_property
    def verified(self) -> tuple[Verified, ...]:
        """What was proven of each checker. Only pages ask for it: the smallest cases in which
        readings part take longer than all checks.
        """
        return report(self.compiled, self.problems) if self.compiled else ()

    @property
    def ok(self) -> bool:
        """True when nothing speaks against publishing."""
        return self.compiled is not None and not has_errors(self.problems)

    @property
    def program(self) -> Program:
        """What is executed. Raises ValueError when an earlier stage found errors."""
        if self.compiled is None:
            raise ValueError("rules with errors have no program")
        return self.compiled.program


def run(
    root: Path,
    *,
    issuers: Iterable[str] = (),
    date: str | None = None,
    progress: Progress = _silent,
    readings: Mapping[str, str] = NO_OVERRIDES,
    only: Collection[str] = (),
) -> Result:
    """Everything up to the verified program, as of ``date`` (ISO; None = the youngest versions).

    ``readings``: by conflict, those to take whatever was chosen or decided; raises
    UnknownReadingError for one that does not exist. ``only``: compile and verify these checkers
    alone, for a quick answer to one case.
    """
    progress("Lese die Regeln")
    model, problems = load(root, tuple(issuers))
    if not has_errors(problems):
        progress("Prüfe die Bezüge")
        problems += check(model)
    if has_errors(problems):
        return Result(model=model, known=model.checkers, compiled=None, problems=tuple(problems))
    model = under_readings(model, readings)
    loaded, model = model, as_of(model, date)
    if only:
        model = replace(model, checkers=_with_agreements(model, set(only)))
    compiled, refused = compile_model(model, progress)
    problems += refused
    if not has_errors(problems):
        progress("Prüfe die Entscheidungstabellen")
        problems += verify(compiled, model)
        if date is None and not only:
            problems += _earlier_versions(loaded, model.checkers, problems)
    return Result(
        model=model,
        known=loaded.checkers,
        compiled=compiled,
        problems=tuple(problems),
    )


def _earlier_versions(
    model: Model, youngest: tuple[Checker, ...], reported: list[Problem]
) -> list[Problem]:
    """What is wrong with versions that are no longer in force, each among its contemporaries.

    Old cases still ask them.
    """
    earlier: list[Problem] = []
    for checker in model.checkers:
        if checker not in youngest:
            valid = validity(checker, model)
            then = as_of(model, valid.until or valid.since or None)
            then = replace(then, checkers=_with_agreements(then, {checker.id}))
            compiled, problems = compile_model(then)
            problems = problems if has_errors(problems) else [*problems, *verify(compiled, then)]
            earlier += [problem for problem in problems if problem not in (*reported, *earlier)]
    return earlier


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
    root: Path,
    old: str,
    new: str,
    *,
    progress: Progress = _silent,
    readings: Mapping[str, str] = NO_OVERRIDES,
) -> tuple[Comparison, Findings, Model]:
    """What changed between two versions (folders or revisions), and the rules of the new one.

    The findings are what is wrong in them. ``readings``: by conflict, those that the new version
    takes whatever was chosen or decided. Raises UnusableError for what is no version,
    UnknownReadingError for a reading that does not exist.
    """
    with opened(old, root) as earlier, opened(new, root) as later:
        progress("Lese die Regeln")
        before, after = read(earlier.root, earlier.name), read(later.root, later.name)
    if readings:
        taken = ", ".join(f"{name}={reading}" for name, reading in readings.items())
        model = under_readings(after.model, readings)
        after = replace(after, name=f"{after.name} mit {taken}", model=model)
    comparison, findings = compare(before, after, progress)
    return comparison, findings, after.model


def since(
    result: Result,
    root: Path,
    old: str,
    *,
    issuers: Collection[str] = (),
    progress: Progress = _silent,
) -> tuple[Comparison, Findings]:
    """What changed from the version ``old`` (folder or revision) to a verified result.

    Raises UnusableError for what is no version.
    """
    now = NamedModel("dieses Handbuch", replace(result.model, checkers=result.known))
    with opened(old, root) as earlier:
        before = read(earlier.root, earlier.name, issuers)
    return compare(before, now, progress)


def render_site(root: Path) -> tuple[Site | None, list[Problem]]:
    """The pages of the handbook and all problems, also of content/.

    None: the rules prevent them, or something in content/ that must not be opened.
    """
    result = run(root)
    if not result.ok:
        return None, list(result.problems)
    if has_errors(unusable := content.written(root).problems):
        return None, [*result.problems, *unusable]
    site = pages(result, root)
    return site, [*result.problems, *check_content(result, site, root)]


def pages(
    result: Result,
    root: Path,
    *,
    comparison: Comparison | None = None,
    printed: tuple[Printed, ...] = (),
    searchable: bool = True,
) -> Site:
    """The pages of a verified result.

    With a ``comparison`` also the page that says what is new, with ``printed`` the ways to the
    PDFs. ``searchable`` False: only to be looked at, without the index of the search.
    """
    templates = root / "site_templates"
    return render(
        result.model,
        result.program,
        SiteFiles(templates, scripts(stylesheet(templates)), written(root)),
        comparison=comparison,
        verified=result.verified,
        printed=printed,
        searchable=searchable,
    )


def paper(result: Result, root: Path) -> tuple[Paper, ...]:
    """What is to be printed of a verified result."""
    return papers(result.model, root / "site_templates", written(root), result.verified)


def written(root: Path) -> dict[str, str]:
    """What people wrote in content/, by path.

    What cannot be read shows as such and is reported by ``check_content``.
    """
    return content.written(root).texts


def check_content(result: Result, site: Site, root: Path) -> list[Problem]:
    """Do the written pages fit the rules, and does every link on a page lead somewhere?"""
    found = content.written(root)
    folders = (root / "site_templates" / "theme", root / "site_extra")
    files = (
        path.relative_to(folder).as_posix()
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix != ".md"
    )
    judged = content.proofread(result.model, site, found.texts, (*found.files, *files))
    return [*found.problems, *judged]
