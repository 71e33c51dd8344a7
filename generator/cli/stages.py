"""The stages of a handbook, run with the options of a command."""

from __future__ import annotations

from collections.abc import Collection

from generator import pipeline
from generator.cli.options import Options
from generator.cli.output import done, progress


def run_stages(options: Options, only: Collection[str] = ()) -> pipeline.Result:
    """Everything up to the verified program. ``only``: of these checkers alone."""
    return run_stages_of(options.date, options, only)


def run_stages_of(day: str | None, options: Options, only: Collection[str] = ()) -> pipeline.Result:
    """The same as of another day."""
    result = pipeline.run(
        options.root,
        issuers=options.issuer,
        date=day,
        progress=progress,
        readings=dict(options.reading),
        only=only,
    )
    done()
    return result
