"""The stylesheet of the checker as it goes into a foreign page: its own rules and the colours of the handbook, nothing else.

A host page has neither the classes nor the custom properties of the handbook. Its own custom properties would come in
by inheritance, so every colour is set anew inside the element, from the one place that knows them all (farben.css).
"""

from __future__ import annotations

import re
from pathlib import Path

PREFIX = "--weisungs-pruefer-"
# a property of the host → the handbook's colours that follow it; ink and ground go together, so that contrast is theirs
FOLLOWERS = {
    "akzent": r"duty|brand|link|focus",
    "text": r"ink|muted",
    "flaeche": r"ground|soft|.*-soft",
}
_SCHEME = r"^( *)\[data-md-color-scheme{}\]\[data-md-color-primary\] \{{\n(.*?)^\1\}}"
_COLOUR = re.compile(r"--ww-([\w-]+): (#\w+);")
_WIDTH = re.compile(r"@media (?:screen and )?\((?=m(?:ax|in)-width)")


def stylesheet(templates: Path) -> str:
    """``templates``: the folder site_templates."""
    theme = templates / "theme" / "assets" / "stylesheets"
    checker, colours, guest = (
        path.read_text(encoding="utf-8")
        for path in (
            theme / "pruefer.css",
            theme / "farben.css",
            templates / "embed" / "element.css",
        )
    )
    return "\n".join((_narrow(checker), _colours(colours, checker + guest), guest))


def _narrow(css: str) -> str:
    """In a foreign page the width of the element counts, not that of the window."""
    return _WIDTH.sub("@container (", css)


def _colours(css: str, users: str) -> str:
    """What the checker uses of the colours, light first for browsers that cannot choose, and on paper as the handbook prints it."""
    light, dark, paper = (_block(css, scheme) for scheme in ('="default"', '="slate"', ""))
    names = [name for name in light if f"var(--ww-{name}" in users]
    both = {name: f"light-dark({light[name]}, {dark[name]})" for name in names}
    choice = f"@supports (color: light-dark(red, red)) {{ {_rule(both)} }}"
    return "\n".join(
        (
            _rule({name: light[name] for name in names}),
            choice,
            "@media print { .wp-guest { %s } }"
            % " ".join(f"--ww-{name}: {paper[name]};" for name in names if name in paper),
        )
    )


def _block(css: str, scheme: str) -> dict[str, str]:
    found = re.search(_SCHEME.format(re.escape(scheme)), css, re.DOTALL | re.MULTILINE)
    if not found:
        raise ValueError(f"farben.css has no colours for {scheme or 'paper'}")
    return dict(_COLOUR.findall(found[2]))


def _rule(colours: dict[str, str]) -> str:
    return ".wp-guest { %s }" % " ".join(
        f"--ww-{name}: {_open_to_host(name, value)};" for name, value in colours.items()
    )


def _open_to_host(name: str, value: str) -> str:
    own = next((own for own, names in FOLLOWERS.items() if re.fullmatch(names, name)), None)
    return f"var({PREFIX}{own}, {value})" if own else value
