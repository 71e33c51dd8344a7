"""Marks in pages that people wrote: where a generated part goes, and what editors chose for it.

Pages with marks live in content/templates/, which MkDocs does not publish by itself; the filled
page appears without that folder in its path. A mark is a comment that begins a line, so that the
text stays plain Markdown; after the name may follow, one a line, what editors chose to show::

    <!-- weisungswerk: prüfer
    absoma-kontaktfenster
    -->
"""

from __future__ import annotations

import re

from generator.model import Model

FOLDER = "templates/"
MARK = re.compile(r"^<!-- weisungswerk: *(?P<name>[\w-]+)(?P<chosen>[^>]*?)-->$", re.MULTILINE)
PARTS = {  # the template that fills a mark, by the mark's name
    "suche": "start/search.html",
    "dienststelle": "start/office.html",
    "prüfer": "start/checkers.html",
    "rollen": "start/roles.html",
    "fristen": "start/deadlines.html",
    "phasen": "start/phases.html",
    "weisungen": "start/directives.html",
    "fassungen": "start/versions.html",
    "neues": "start/changes.html",
    "kreise": "parts/pictures.html",
}


def choices(mark: str, model: Model) -> tuple[str, ...]:
    """What editors may name inside a mark."""
    if mark == "prüfer":
        ids = [checker.id for checker in model.checkers]
    elif mark == "rollen":
        ids = [role.id for role in model.roles]
    elif mark == "phasen":
        ids = [catalogue.id for catalogue in model.catalogues]
    elif mark == "fristen":
        ids = [
            f"{directive.id}#{norm.rn}"
            for directive in model.directives
            for norm in directive.norms
        ]
    else:
        ids = []
    return tuple(dict.fromkeys(ids))
