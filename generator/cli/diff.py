"""``weisungswerk diff``: what changed between two versions of the rules."""

from __future__ import annotations

from generator import pipeline
from generator.changes import Comparison
from generator.cli.options import Options
from generator.cli.output import (
    FOUND_ERRORS,
    done,
    pretty_json,
    progress,
    remark,
    write,
)
from generator.cli.project import TEMPLATES, require
from generator.compare import Findings
from generator.feeds.diff_report import difference_data, difference_text
from generator.handbook import difference_page
from generator.model import Model
from generator.problem import has_errors


def diff(options: Options) -> int:
    """Writes the differences; 1 when one of the versions has errors."""
    if options.format == "markdown":
        require(options.root, TEMPLATES)
    comparison, findings, model = pipeline.differences(
        options.root,
        options.old,
        options.new,
        progress=progress,
        readings=dict(options.reading),
    )
    done()
    code = report_versions(comparison, findings)
    text = _shown(options, comparison, model)
    return write(text, options.output, is_json=options.format == "json") or code


def report_versions(comparison: Comparison, findings: Findings) -> int:
    """The problems of both versions, each with its version; 1 when one is an error."""
    for version, problems in ((comparison.old, findings.old), (comparison.new, findings.new)):
        for problem in problems:
            remark(f"[{version}] {problem}")
    return FOUND_ERRORS if has_errors((*findings.old, *findings.new)) else 0


def _shown(options: Options, comparison: Comparison, model: Model) -> str:
    if options.format == "markdown":
        return difference_page(comparison, model, options.root / TEMPLATES)
    if options.format == "json":
        return f"{pretty_json(difference_data(comparison, model))}\n"
    return difference_text(comparison, model)
