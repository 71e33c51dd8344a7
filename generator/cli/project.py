"""Is the folder that a command was given a project with all that the command needs?"""

from __future__ import annotations

from pathlib import Path

CONFIG = "mkdocs.yml"
TEMPLATES = "site_templates"


class IncompleteProjectError(Exception):
    """What is missing in the folder of a project, in German."""


def require(root: Path, *names: str) -> None:
    """Raises IncompleteProjectError when one of the files and folders is not there."""
    missing = [name for name in names if not (root / name).exists()]
    if missing:
        raise IncompleteProjectError(
            f"In »{root.absolute()}« fehlt {' und '.join(missing)}; "
            "mit --root nennen Sie den Ordner des Projekts."
        )
