"""The stylesheet of the checker as it goes into a foreign page.

A host page has neither the classes nor the custom properties of the handbook. Its own custom
properties would come in by inheritance, so every colour is set anew inside the element, from the
one place that knows them all (farben.css).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

PREFIX = "--weisungs-pruefer-"
# a property of the host → the handbook's colours that follow it;
# ink and ground go together, so that contrast is theirs
FOLLOWERS = {
    "akzent": r"duty|brand|link|focus",
    "text": r"ink|muted",
    "flaeche": r"ground|soft|.*-soft",
}
_SCHEME = r"^( *)\[data-md-color-scheme{}\]\[data-md-color-primary\] \{{\n(.*?)^\1\}}"
_COLOUR = re.compile(r"--ww-([\w-]+): (#\w+);")
_WIDTH = re.compile(r"@media (?:screen and )?\((?=m(?:ax|in)-width)")


def stylesheet(templates: Path) -> str:
    """``templates``: the folder site_templates. Raises ValueError when farben.css lacks colours."""
    theme = templates / "theme" / "assets" / "stylesheets"
    checker = (theme / "pruefer.css").read_text(encoding="utf-8")
    colours = (theme / "farben.css").read_text(encoding="utf-8")
    element = (templates / "embed" / "element.css").read_text(encoding="utf-8")
    return "\n".join((_narrow(checker), _colours(colours, checker + element), element))


def _narrow(css: str) -> str:
    """In a foreign page the width of the element counts, not that of the window."""
    return _WIDTH.sub("@container (", css)


def _colours(css: str, users: str) -> str:
    """The colours that ``users`` name.

    Light first, for browsers that cannot choose; on paper as the handbook prints them.
    """
    light, dark, paper = (_block(css, scheme) for scheme in ('="default"', '="slate"', ""))
    names = [name for name in light if f"var(--ww-{name}" in users]
    both = {name: f"light-dark({light[name]}, {dark[name]})" for name in names}
    printed = " ".join(f"--ww-{name}: {paper[name]};" for name in names if name in paper)
    return "\n".join(
        (
            _rule({name: light[name] for name in names}),
            f"@supports (color: light-dark(red, red)) {{ {_rule(both)} }}",
            f"@media print {{ .wp-guest {{ {printed} }} }}",
        )
    )


def _block(css: str, scheme: str) -> dict[str, str]:
    """The colours of a scheme by their names without »--ww-«."""
    block = re.search(_SCHEME.format(re.escape(scheme)), css, re.DOTALL | re.MULTILINE)
    if not block:
        raise ValueError(f"farben.css has no colours for {scheme or 'paper'}")
    return {match[1]: match[2] for match in _COLOUR.finditer(block[2])}


def _rule(colours: Mapping[str, str]) -> str:
    declarations = (
        f"--ww-{name}: {_open_to_host(name, value)};" for name, value in colours.items()
    )
    return f".wp-guest {{ {' '.join(declarations)} }}"


def _open_to_host(name: str, value: str) -> str:
    """The colour, or the property of the host that it follows."""
    for host_property, names in FOLLOWERS.items():
        if re.fullmatch(names, name):
            return f"var({PREFIX}{host_property}, {value})"
    return value
