"""The only module that knows Jinja2. Templates hold wording and markup and compute nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.site.page_context import time
from generator.wording import figures, labels
from generator.wording.words import amount, day, filesize, joined, quotes

_PAIR = re.compile(r"\\u(d[89ab]..)\\u(d[c-f]..)")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]#|])")
FOLDERS = ("pages", ".")  # of pages and their parts; print/ by its name


class Templates:
    """The templates below one folder; a name that is not given is an error, not an empty text."""

    def __init__(self, folder: Path) -> None:
        self._jinja = Environment(
            loader=FileSystemLoader([folder / name for name in FOLDERS]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._jinja.filters |= {
            "time": time,
            "quotes": quotes,
            "cell": figures.cell,
            "figure": figures.figure,
            "heading": heading,
            "source": source,
            "yaml": yaml,
            "amount": amount,
            "joined": joined,
            "day": day,
            "filesize": filesize,
            "markdown": Markup,
        }
        self._jinja.globals |= {"labels": labels}

    def fill(self, name: str, **values: object) -> str:
        """The text that the template makes of the values."""
        text = self._jinja.get_template(name).render(values)
        return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def heading(text: str) -> Markup:
    """A text that Markdown shows as it is."""
    return Markup(_MARKDOWN.sub(r"\\\1", str(escape(quotes(text)))))


def source(text: str) -> str:
    """A text as it is written in HTML, to be shown to those who copy it."""
    return str(escape(text))


def yaml(text: str) -> Markup:
    """A text as a value in the head of a Markdown page.

    JSON writes a sign beyond U+FFFF as two halves, which YAML would leave apart.
    """
    return Markup(_PAIR.sub(_whole, json.dumps(text)))


def _whole(pair: re.Match[str]) -> str:
    code = ord(json.loads(f'"{pair[0]}"'))
    return f"\\U{code:08x}"
