"""The command line ``weisungswerk``. Messages are German; ``output`` alone prints them."""

from __future__ import annotations

from contextlib import suppress

from generator.cli.failures import failed
from generator.cli.output import flush, hush, prepare


def main(argv: list[str] | None = None) -> int:
    """Runs one command; returns the exit code.

    0 fine, 1 problems in rules, 2 wrong use, 3 a fault of the program, 4 the machine lacks
    something, 130 interrupted, 141 nobody reads the output. Nothing ends in a traceback.
    """
    prepare()
    root = None
    try:
        # here, so that what goes wrong while the program is loaded is told like all else
        from generator.cli.commands import run  # noqa: PLC0415
        from generator.cli.parser import parse_arguments  # noqa: PLC0415

        options = parse_arguments(argv)
        root = options.root
        code = run(options)
        flush()
    except SystemExit:  # argparse, after help or a wrong call
        with suppress(OSError):
            flush()
            raise
        hush()
        raise
    except (Exception, KeyboardInterrupt) as failure:  # noqa: BLE001  # the one place for it
        return failed(failure, root)
    return code
