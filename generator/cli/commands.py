"""Runs a command; what it refuses on purpose is told with the sentence that says why."""

from __future__ import annotations

from generator.cli.options import Options
from generator.cli.output import USAGE_ERROR, complain
from generator.cli.project import IncompleteProjectError
from generator.compare import UnusableError
from generator.engines import MissingEngineError
from generator.publish.preview import UnusableAddressError
from generator.readings import UnknownReadingError


def run(options: Options) -> int:
    """The exit code of the command that was asked for."""
    try:
        return options.run(options)
    except (
        IncompleteProjectError,
        MissingEngineError,
        UnknownReadingError,
        UnusableAddressError,
        UnusableError,
    ) as refusal:
        return complain(str(refusal), USAGE_ERROR)
