"""Stylesheets of the theme under a strict content policy.

``default-src 'self'`` forbids pictures in data: addresses. Pictures in files would not do either:
masks are fetched like scripts, which browsers refuse for pages opened from a folder. So the theme's
icons vanish here, and `symbole.css` draws the ones the handbook uses.
"""

from __future__ import annotations

import re

# A picture of nothing; "none" would turn a mask into a full box.
NOTHING = "linear-gradient(#0000,#0000)"
_DATA = re.compile(r"""url\(\s*(?:"data:[^"]*"|'data:[^']*'|data:[^)]*)\s*\)""", re.IGNORECASE)


def without_data_pictures(css: str) -> str:
    """The same stylesheet with an empty picture in place of each one that is written into it."""
    return _DATA.sub(NOTHING, css)
