"""The command line ``weisungswerk``. Messages are German; ``output`` alone prints them."""

from __future__ import annotations

from generator.cli.output import USAGE_ERROR, complain
from generator.cli.parser import parse_arguments
from generator.compare import UnusableError
from generator.engines import MissingEngineError
from generator.readings import UnknownReadingError

INTERRUPTED = 130  # as a shell says it


def main(argv: list[str] | None = None) -> int:
    """Runs one command; returns the exit code (0 fine, 1 problems in rules, 2 wrong use)."""
    options = parse_arguments(argv)
    try:
        return options.run(options)
    except (MissingEngineError, UnknownReadingError, UnusableError) as failure:
        return complain(str(failure), USAGE_ERROR)
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return complain("Abgebrochen.", INTERRUPTED)
