"""Nodes → Typst, written as code (strings and calls), so that no text can ever be read as markup.

Every tag and every class is known here by name, with the function of ``site_templates/print/haus.typ`` that sets it;
anything else raises ``PaperError``. What only works on a screen is named in ``ON_SCREEN`` and left out on purpose.
Addresses of the site become labels: a link whose target is in the same paper leads there and names the page, any other
link is its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape

from generator.paper.fragment import Child, Element, PaperError

ON_SCREEN = frozenset(
    {
        "ww-vh",  # a word for the ear beside a dash for the eye
        "ww-rn",  # the link of a norm to itself: on paper the number stands in the margin
    }
)
INLINE = frozenset({"a", "span", "strong", "em", "time", "dfn", "br"})
PLAIN = frozenset({"", "div", "section", "article", "figure"})
HEADINGS = {
    f"h{level}": level for level in range(7)
}  # h0: above the sections of a volume that is one of several
# Class → the function that sets it; empty = it looks like what stands around it.
LOOKS: dict[str, str] = {
    "ww-kind": "sort",
    "ww-gap": "gap",
    "ww-ended": "gap",
    "ww-limited": "tag",
    "ww-tag": "tag",
    "ww-lead": "lead",
    "ww-object": "object",
    "ww-actors": "actors",
    "ww-figure": "figure-of",
    "ww-condition": "aside",
    "ww-small": "small-aside",
    "ww-join": "join",
    "ww-open": "gap",
    "ww-candidates": "aside",
    "ww-reading": "aside",
    "ww-validity": "",
    "ww-cites": "small",
    "ww-term": "small",
    "ww-none": "",
    "ww-glossary__long": "",
    "ww-doubt-mark": "aside",
    "ww-on-paper": "",
}
BLOCKS: dict[str, str] = {
    "ww-doubt": "remark",
    "ww-note": "remark",
    "ww-reading": "remark",
    "ww-warning": "remark",
    "ww-norm__head": "head",
    "ww-condition": "condition",
    "ww-figure": "figure-line",
    "ww-about": "lead-text",
    "ww-summary": "summary",
    "ww-summary__title": "title-line",
    "ww-table-title": "title-line",
    "ww-question-title": "small-title",
    "ww-notices__title": "title-line",
    "ww-picture__title": "small-title",
    "ww-picture__about": "small",
    "ww-small": "small",
    "ww-question": "lead-text",
    "ww-parent": "small",
    "ww-line": "fill-in",
    "ww-empty": "remark",
    "pp-note": "small",
    "ww-conflict": "framed",
}
# Blocks and parts of them that need no look of their own on paper.
NEUTRAL = frozenset(
    [
        "ww-norm__text",
        "ww-norm__body",
        "ww-scroll",
        "ww-notices",
        "ww-folded",
        "ww-sheet",
        "ww-questions",
        "ww-status__wide",
        "ww-status",
        "ww-picture",
        "ww-sides",
        "ww-readings",
        "ww-outcomes",
        "ww-rules",
        "ww-terms",
        "ww-glossary",
        "ww-open-points",
        "ww-clauses",
        "ww-order",
        "ww-set",
        "ww-table__rns",
        "ww-more",
        "ww-trail",
        "ww-boxes",
        "ww-table",
        "ww-row",
        "ww-table__group",
        "ww-picture__list",
        "pp-index",
    ]
)
_CLOSED = re.compile(r"[ \t\n\r\f]+")  # not the no-break space
_TITLE, _ABOUT = (
    re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL),
    re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL),
)
LONGEST = 900  # letters of a row that is kept on one page
SHORT = 4, 16  # so many answers of so many letters stand in one line
PAGE = 7  # letters of »(S. 12)«


def string(text: str) -> str:
    """A text as a string of Typst."""
    clean = "".join(sign for sign in _CLOSED.sub(" ", text) if sign >= " ")
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'


def emit(tree: Element) -> tuple[str, str]:
    """What must stand before haus.typ (labels that mean the same place), and the body, code that needs its functions."""
    emitter = _Emitter(frozenset(_anchors(tree, "")))
    body = emitter.blocks(tree.children, "", 0)
    body += f"\n{emitter._marks()}" if emitter.pending else ""
    aliases = ", ".join(f"{string(one)}: {string(other)}" for one, other in emitter.aliases.items())
    return f"#let aliases = ({aliases or ':'})\n", f"#{{\n{body}\n}}\n"


def _anchors(node: Element, page: str) -> Iterator[str]:
    if _left_out(node):
        return
    page = node.attributes.get("data-page", page)
    if "data-page" in node.attributes:
        yield page
    if "id" in node.attributes:
        yield f"{page}#{node.attributes['id']}"
    for child in node.children:
        if isinstance(child, Element):
            yield from _anchors(child, page)


class _Emitter:
    """Walks one tree; ``pending``: addresses whose label goes to the next text, so that it stands on the page of that text."""

    def __init__(self, known: frozenset[str]) -> None:
        self.known, self.pending, self.notes, self.seen = known, [], [], set()
        self.aliases: dict[str, str] = {}

    # --- blocks ---------------------------------------------------------------------------------

    def blocks(self, children: Sequence[Child], page: str, level: int) -> str:
        """Blocks one below the other; runs of text between them become paragraphs."""
        made, run = [], []
        for child in children:
            if _is_inline(child):
                run.append(child)
                continue
            made += self._paragraph(run, page) + [self.block(child, page, level)]
            run = []
        return "\n".join(filter(None, made + self._paragraph(run, page)))

    def _paragraph(self, run: Sequence[Child], page: str) -> list[str]:
        return [f"par({self.inline(run, page)})"] if _has_text(run) else []

    def flow(self, children: Sequence[Child], page: str, level: int) -> str:
        """What stands in a cell, an entry of a list …: a text, or blocks."""
        if all(map(_is_inline, children)):
            return self.inline(children, page)
        return f"{{\n{self.blocks(children, page, level)}\n}}"

    def block(self, node: Element, page: str, level: int) -> str:
        """One block."""
        if _left_out(node):
            return ""
        page = self._arrive(node, page)
        level += int(node.attributes.get("data-level", 0))
        if node.tag in HEADINGS:
            return self._heading(node, page, HEADINGS[node.tag] + level)
        special = next(
            (_SPECIAL[name] for name in (*node.classes, node.tag) if name in _SPECIAL), None
        )
        if special:
            return special(self, node, page, level)
        look = self._look(node, BLOCKS)
        if node.tag == "p":
            return self._said(look, node, page) if _has_text(node.children) else ""
        if node.tag in PLAIN:
            body = self.blocks(node.children, page, level)
            begin = (
                f"begin({string(node.attributes['data-running'])})\n"
                if "data-running" in node.attributes
                else ""
            )
            begin += "pagebreak(weak: true)\n" if "data-break" in node.attributes else ""
            return begin + (f"{look}({{\n{body}\n}})" if look and body else body)
        raise PaperError(f"<{node.tag}> cannot be printed")

    def _said(self, look: str, node: Element, page: str) -> str:
        text = self.inline(node.children, page, self._notes())
        return f"{look or 'par'}({text})"

    def _notes(self) -> str:
        """Notes of the editors, as footnotes to the text before them."""
        made = "".join(f"; footnote({note})" for note in self.notes)
        self.notes = []
        return made

    def _heading(self, node: Element, page: str, level: int) -> str:
        self._look(node, BLOCKS)
        labels, self.pending = self.pending, []
        self._alias(labels)
        return f"titled({level}, {string(labels[0]) if labels else 'none'}, {self.inline(node.children, page)})"

    def _norm(self, node: Element, page: str, level: int) -> str:
        number, body = _parts(node, "ww-rn", "ww-norm__body")
        inner = _real(body.children)
        marks, self.pending = self.pending, []  # the address is that of the norm, not of its note
        for note in [
            child for child in inner if isinstance(child, Element) and "ww-note" in child.classes
        ]:
            inner.remove(note)
            self.notes.append(self.inline(note.children, page))
        self.pending = marks
        at = next(
            (
                n
                for n, child in enumerate(inner)
                if isinstance(child, Element)
                and "ww-norm__text" in child.classes
                and _has_text([child])
            ),
            None,
        )
        if at is None:
            raise PaperError("a norm without text")
        parts, notes = [], self.notes
        self.notes = []
        parts.append(self.blocks(inner[:at], page, level))
        self.notes = notes
        parts.append(self.blocks(inner[at:], page, level))
        return f"norm({string(number.text.strip())}, {{\n{chr(10).join(filter(None, parts))}\n}})"

    def _trail(self, node: Element, page: str, level: int) -> str:
        items = self._items(node, page, level, "span")
        return f"trail({', '.join(items)})" if items else ""

    def _list(self, node: Element, page: str, level: int) -> str:
        self._look(node, BLOCKS)
        items = self._items(node, page, level)
        if "ww-questions" in node.classes:
            items = [f"keep({item})" for item in items]
        return f"{'enum' if node.tag == 'ol' else 'list'}({', '.join(items)})" if items else ""

    def _items(self, node: Element, page: str, level: int, tag: str = "li") -> list[str]:
        return [
            self._item(child, page, level) for child in _elements(node, tag) if not _left_out(child)
        ]

    def _item(self, node: Element, page: str, level: int) -> str:
        page = self._arrive(node, page)
        self._look(node, BLOCKS)
        return self.flow(node.children, page, level)

    def _boxes(self, node: Element, page: str, level: int) -> str:
        items = self._items(node, page, level)
        short = len(items) <= SHORT[0] and all(
            len(entry.text.strip()) <= SHORT[1] for entry in _elements(node, "li")
        )
        columns = len(items) if short else 2 if "ww-boxes--many" in node.classes else 1
        return f"boxes({columns}, {', '.join(items)})"

    def _definitions(self, node: Element, page: str, level: int) -> str:
        self._look(node, BLOCKS)
        inner, pairs = _elements(node, "div", "dt", "dd"), []
        if all(child.tag == "div" for child in inner):
            for group in inner:
                pairs += self._pairs(_elements(group, "dt", "dd"), self._arrive(group, page), level)
        else:
            pairs = self._pairs(inner, page, level)
        return f"terms({', '.join(pairs)})" if pairs else ""

    def _pairs(self, nodes: list[Element], page: str, level: int) -> list[str]:
        if [node.tag for node in nodes] != ["dt", "dd"] * (len(nodes) // 2):
            raise PaperError("a definition list needs pairs of dt and dd")
        return [
            f"terms.item({self._item(term, page, level)}, {self._item(said, page, level)})"
            for term, said in zip(nodes[::2], nodes[1::2])
        ]

    def _folded(self, node: Element, page: str, level: int) -> str:
        """What is folded on the screen, laid out in full."""
        self._look(node, BLOCKS)
        summary, *rest = _real(node.children) or [""]
        if not isinstance(summary, Element) or summary.tag != "summary":
            raise PaperError("<details> needs a summary")
        if "ww-more" in node.classes:
            return self.blocks(rest, page, level)
        return (
            f"small-title({self.inline(summary.children, page)})\n{self.blocks(rest, page, level)}"
        )

    def _picture(self, node: Element, page: str, level: int) -> str:
        named = [match[1] for match in (_TITLE.search(node.raw), _ABOUT.search(node.raw)) if match]
        if not named:
            raise PaperError("a picture without a text for those who do not see it")
        return (
            f"picture({string(node.raw)}, {string(': '.join(dict.fromkeys(map(unescape, named))))})"
        )

    def _index(self, node: Element, page: str, level: int) -> str:
        entries = []
        for item in _elements(node, "li"):
            targets = [
                target for target in item.attributes["data-to"].split() if target in self.known
            ]
            if targets:
                entries.append(
                    f"({self.inline(item.children, page)}, ({''.join(f'{string(target)}, ' for target in targets)}))"
                )
        return f"keywords({', '.join(entries)})" if entries else ""

    # --- tables ---------------------------------------------------------------------------------

    def _table(self, node: Element, page: str, level: int) -> str:
        self._look(node, BLOCKS)
        head, rows = [], []
        for part in _elements(node, "thead", "tbody"):
            page_of_part = self._arrive(part, page)
            for row in _elements(part, "tr"):
                (head if part.tag == "thead" else rows).append((row, page_of_part))
        if not head:
            raise PaperError("a table without a header")
        columns = sum(
            int(cell.attributes.get("colspan", 1)) for cell in _elements(head[0][0], "th")
        )
        top = ", ".join(cell for row, at in head for cell in self._row(row, at, level, True))
        body = "".join(
            f"{cell},\n" for row, at in rows for cell in self._row(row, at, level, False)
        )
        return f"sheet-table(({_widths([row for row, _ in head + rows], columns)}), table.header({top}),\n{body})"

    def _row(self, row: Element, page: str, level: int, head: bool) -> list[str]:
        page = self._arrive(row, page)
        self._look(row, BLOCKS)
        cells = _elements(row, "th", "td")
        whole = "true" if len(row.text) > LONGEST else "false"
        return [self._cell(cell, page, level, head, whole) for cell in cells]

    def _cell(self, cell: Element, page: str, level: int, head: bool, breakable: str) -> str:
        self._look(cell, BLOCKS)
        if "rowspan" in cell.attributes:
            raise PaperError("a cell over several rows")
        page = self._arrive(cell, page)
        inner = _real(cell.children)
        number = any(isinstance(child, Element) and "ww-rn" in child.classes for child in inner)
        body = (
            f"strong({string(_parts(cell, 'ww-rn')[0].text.strip())})"
            if number
            else self.flow(cell.children, page, level)
        )
        if self.pending:
            body = f"{{ {self._marks()}{body} }}"
        span = int(cell.attributes.get("colspan", 1))
        group = cell.attributes.get("scope") == "rowgroup"
        settings = (
            [f"colspan: {span}"] * (span > 1)
            + ["fill: band"] * group
            + [f"breakable: {breakable}"] * (not head)
        )
        body = (
            f"strong({body})"
            if cell.tag == "th" and not head and all(map(_is_inline, inner))
            else body
        )
        return f"table.cell({', '.join([*settings, body])})"

    # --- text -----------------------------------------------------------------------------------

    def inline(self, children: Sequence[Child], page: str, after: str = "") -> str:
        """A run of text as one value."""
        pieces = [piece for child in children for piece in self._pieces(child, page)]
        made = "; ".join(_trimmed(pieces))
        return f"{{ {self._marks()}{made or string('')}{after} }}"

    def _marks(self) -> str:
        labels, self.pending = self.pending, []
        self._alias(labels)
        return f"mark({string(labels[0])}); " if labels else ""

    def _alias(self, labels: list[str]) -> None:
        self.aliases |= dict.fromkeys(labels[1:], labels[0])

    def _pieces(self, child: Child, page: str) -> list[str]:
        if isinstance(child, str):
            text = _CLOSED.sub(" ", child)
            return [string(text)] if text else []
        if _left_out(child):
            return []
        if child.tag == "br":
            return ["linebreak()"]
        if child.tag not in INLINE:
            raise PaperError(f"<{child.tag}> cannot stand in a line")
        page = self._arrive(child, page)
        look = self._look(child, LOOKS)
        inner = [piece for one in child.children for piece in self._pieces(one, page)]
        body = f"{{ {'; '.join(inner) or string('')} }}"
        if child.tag == "strong" and not look:
            body = f"strong({body})"
        elif child.tag == "em":
            body = f"emph({body})"
        elif child.tag == "a":
            body = self._link(child.attributes.get("href", ""), body, page)
        return [f"{look}({body})" if look else body]

    def _link(self, href: str, body: str, page: str) -> str:
        target = page + href if href.startswith("#") else href
        return f"to({string(target)}, {body})" if target in self.known else body

    # --- names ----------------------------------------------------------------------------------

    def _arrive(self, node: Element, page: str) -> str:
        """Note the addresses of a node; → the page that it belongs to."""
        page = node.attributes.get("data-page", page)
        names = [page] if "data-page" in node.attributes else []
        names += [f"{page}#{node.attributes['id']}"] if "id" in node.attributes else []
        self.pending += [name for name in names if name not in self.seen]
        self.seen |= set(names)
        return page

    def _look(self, node: Element, looks: dict[str, str]) -> str:
        """The function that sets a node; one class at most has a look."""
        found = ""
        for name in node.classes:
            base = name.partition("--")[0]
            known = looks.get(
                base, "" if base in NEUTRAL or base in LOOKS or base in BLOCKS else None
            )
            if known is None:
                raise PaperError(f"class {name} of <{node.tag}> has no look on paper")
            found = found or known
        return found


_SPECIAL: dict[str, Callable[[_Emitter, Element, str, int], str]] = {
    "ww-norm": _Emitter._norm,
    "ww-trail": _Emitter._trail,
    "ww-boxes": _Emitter._boxes,
    "pp-index": _Emitter._index,
    "ul": _Emitter._list,
    "ol": _Emitter._list,
    "dl": _Emitter._definitions,
    "table": _Emitter._table,
    "details": _Emitter._folded,
    "svg": _Emitter._picture,
}


def _is_inline(child: Child) -> bool:
    return isinstance(child, str) or child.tag in INLINE


def _left_out(node: Element) -> bool:
    return not ON_SCREEN.isdisjoint(node.classes)


def _has_text(children: Sequence[Child]) -> bool:
    return any(
        child.strip() if isinstance(child, str) else not _left_out(child) and child.text.strip()
        for child in children
    )


def _real(children: Sequence[Child]) -> list[Child]:
    """Without the white space between elements."""
    return [child for child in children if isinstance(child, Element) or child.strip()]


def _parts(node: Element, *classes: str) -> list[Element]:
    """The elements in a node, which must be these and nothing else, in this order."""
    found = _real(node.children)
    if len(found) != len(classes) or not all(
        isinstance(child, Element) and name in child.classes for child, name in zip(found, classes)
    ):
        raise PaperError(
            f"<{node.tag} class={' '.join(node.classes)}> holds something else than {', '.join(classes)}"
        )
    return found


def _elements(node: Element, *tags: str) -> list[Element]:
    """The elements in a node, which may be nothing else than these."""
    for child in node.children:
        if (isinstance(child, str) and child.strip()) or (
            isinstance(child, Element) and child.tag not in tags
        ):
            raise PaperError(
                f"<{node.tag}> holds {child.strip()[:40] if isinstance(child, str) else f'<{child.tag}>'}"
            )
    return [child for child in node.children if isinstance(child, Element)]


def _trimmed(pieces: list[str]) -> list[str]:
    """Without spaces at the beginning, at the end and after spaces."""
    made: list[str] = []
    for piece in pieces:
        if piece.startswith('"') and (not made or made[-1].endswith(' "')):
            piece = '"' + piece[1:].lstrip(" ")
        if piece != '""':
            made.append(piece)
    if made and made[-1].endswith(' "'):
        made[-1] = made[-1][:-1].rstrip(" ") + '"'
    return [piece for piece in made if piece != '""']


def _length(cell: Element) -> int:
    """The letters of a cell, with those of the pages that its links name."""
    return len(cell.text.strip()) + PAGE * _links(cell)


def _links(node: Element) -> int:
    return sum(
        (child.tag == "a") + _links(child) for child in node.children if isinstance(child, Element)
    )


def _widths(rows: list[Element], columns: int) -> str:
    """Columns as wide as their texts ask for: the square root of the longest, short ones as they are."""
    longest = [0] * columns
    for row in rows:
        cells = [child for child in row.children if isinstance(child, Element)]
        if len(cells) == columns:
            longest = [max(most, _length(cell)) for most, cell in zip(longest, cells)]
    return "".join("auto, " if most <= 8 else f"{most**0.5:.1f}fr, " for most in longest)
