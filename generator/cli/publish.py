"""What becomes of the rules: ``weisungswerk build``, ``serve``, ``export`` and ``render``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator import pipeline
from generator.changes import Comparison
from generator.cli.diff import report_versions
from generator.cli.failures import explain
from generator.cli.options import Options
from generator.cli.output import (
    FOUND_ERRORS,
    complain,
    done,
    pretty_json,
    progress,
    remark,
    report,
    say,
    write,
)
from generator.cli.project import CONFIG, TEMPLATES, require
from generator.cli.stages import run_stages
from generator.feeds.export import export as exported
from generator.handbook import Printed
from generator.publish import pdf
from generator.publish.files import write_pages
from generator.publish.folder import ClaimedFolder, UnusableFolderError, claimed
from generator.publish.preview import serve as serve_site
from generator.publish.site import build_claimed

NOT_BUILT = "Das Handbuch wurde nicht gebaut; der bisherige Stand bleibt."
PRINTED = Path(".cache") / "druck"  # unchanged PDFs, beside the rules


def build(options: Options) -> int:
    """Builds the whole handbook, or says why the one that is there stays."""
    require(options.root, CONFIG, TEMPLATES)
    try:
        with claimed(options.root / CONFIG, options.site_dir) as folder:
            return _build(options, folder)
    except (UnusableFolderError, pdf.UnprintableError) as refusal:
        done()
        remark(refusal)
        return _not_built(FOUND_ERRORS)


def serve(options: Options) -> int:
    """Shows a preview until it is interrupted."""
    require(options.root, CONFIG, TEMPLATES)
    serve_site(
        options.root / CONFIG,
        lambda: pipeline.render_site(options.root),
        remark,
        lambda failure: explain(failure, options.root),
        (options.host, options.port),
    )
    return 0


def export(options: Options) -> int:
    """Writes the whole knowledge base as JSON."""
    result = run_stages(options)
    if not result.ok:
        return report(result.problems)
    text = f"{pretty_json(exported(result.model, result.program))}\n"
    return write(text, options.output, is_json=True)


def render(options: Options) -> int:
    """Writes the pages as Markdown files."""
    require(options.root, TEMPLATES)
    result = run_stages(options)
    if not result.ok:
        return report(result.problems)
    files = write_pages(pipeline.pages(result, options.root), options.to)
    say(f"{len(files)} Dateien in {options.to} geschrieben.")
    return 0


def _build(options: Options, folder: ClaimedFolder) -> int:
    """The same in a folder that is ours; raises UnusableFolderError and UnprintableError."""
    result = run_stages(options)
    if not result.ok:
        return _not_built(report(result.problems))
    comparison = _since(options, options.since, result) if options.since else None
    printed = () if options.no_pdf else _printed(options, result)
    site = pipeline.pages(result, options.root, comparison=comparison, printed=printed)
    problems = [*result.problems, *pipeline.check_content(result, site, options.root)]
    if code := report(problems):
        return _not_built(code)
    messages = build_claimed(
        folder,
        options.root / CONFIG,
        site,
        lambda steps, total: progress(f"Baue Seite {steps} von {total}"),
    )
    done()
    for message in messages:
        remark(message)
    if messages:
        return _not_built(FOUND_ERRORS)
    start = options.site_dir / "index.html"
    say(f"Handbuch gebaut: {start} ({len(site.pages)} Seiten, {len(printed)} PDF)")
    return 0


def _not_built(code: int) -> int:
    """Says so where there were errors."""
    return code and complain(NOT_BUILT, code)


def _since(options: Options, old: str, result: pipeline.Result) -> Comparison:
    """What is new since a version; its errors do not keep the handbook from being built."""
    comparison, findings = pipeline.since(
        result, options.root, old, issuers=options.issuer, progress=progress
    )
    done()
    report_versions(comparison, replace(findings, new=[]))
    return comparison


def _printed(options: Options, result: pipeline.Result) -> tuple[Printed, ...]:
    progress("Schreibe die Druckvorlagen")
    return pdf.make(
        pipeline.paper(result, options.root),
        options.root / PRINTED,
        lambda files, total: progress(f"Setze PDF {files} von {total}"),
    )
