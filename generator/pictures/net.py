"""The relations between documents.

All that tie directives together, or those of one directive with everything it names.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Directive, Document, Model
from generator.pictures.layering import GraphEdge
from generator.pictures.layers import GraphNode, Layers
from generator.pictures.picture import Drawing, PictureEntry
from generator.site import addresses
from generator.site.page_context import Link, PageContext
from generator.wording import labels
from generator.wording.words import day, quotes

# Relations that the other side may have written down, turned round; the others stand as they are.
TURNED = {
    "ersetzt-durch": "ersetzt",
    "zitiert-in": "zitiert",
    "thematische-nachfolge": "vorläufer",
    "angekündigt-in": "kündigt-an",
}
MUTUAL = "möglicherweise-identisch"
CITES = "zitiert"
ROOMY, NARROW, WIDE = 178, 150, 330  # boxes of the overview and of a neighbourhood, lists
TOP = 120  # how far down a directive stands beside its lists
UNREMARKABLE = ("unbekannt", "in-kraft")  # states that a box does not name
Pair = tuple[str, str]  # ids of documents: who speaks of whom
Ties = dict[Pair, tuple[str, ...]]


def ties(model: Model) -> Ties:
    """Who relates to whom and how, each relation once, in the direction in which it reads."""
    order = {document.id: number for number, document in enumerate(model.documents)}
    kinds_of: dict[Pair, dict[str, None]] = {}  # the inner dict: a set that keeps its order
    for document in model.documents:
        for relation in document.relations:
            source, target, kind = document.id, relation.target.value, relation.kind
            if target not in order:
                continue
            if kind in TURNED or (kind == MUTUAL and order[source] > order[target]):
                source, target = target, source
            kinds_of.setdefault((source, target), {})[TURNED.get(kind, kind)] = None
    return {pair: tuple(kinds) for pair, kinds in kinds_of.items()}


def leaves(all_ties: Ties, model: Model) -> dict[str, tuple[Document, ...]]:
    """Documents that nothing but one citation ties to the rest, by who cites them."""
    cited_by: dict[str, list[Document]] = {}
    for document in model.documents:
        own = [(pair, kinds) for pair, kinds in all_ties.items() if document.id in pair]
        if document.directive or len(own) != 1:
            continue
        (source, target), kinds = own[0]
        if kinds == (CITES,) and target == document.id:
            cited_by.setdefault(source, []).append(document)
    return {source: tuple(cited) for source, cited in cited_by.items()}


def overview(context: PageContext) -> Drawing | None:
    """Everything that ties directives together; None when nothing does.

    What only one of them cites is a single box with its number.
    """
    model = context.cross_references.model
    all_ties = ties(model)
    cited_once = leaves(all_ties, model)
    lone = {document.id for documents in cited_once.values() for document in documents}
    tied = {document_id for pair in all_ties for document_id in pair} - lone
    kept = [document for document in model.documents if document.id in tied]
    nodes = [_node(document, context) for document in kept]
    edges = [_edge(pair, kinds) for pair, kinds in all_ties.items() if not lone & set(pair)]
    for source, cited in cited_once.items():
        stack = _stack(source, cited, context)
        nodes.append(stack)
        edges.append(GraphEdge(source=source, target=stack.key, label=labels.NET[CITES]))
    if not edges:
        return None
    layers = Layers(tuple(nodes), tuple(edges), width=ROOMY)
    return _drawing(layers, _entries(all_ties, kept, context))


def _stack(source: str, cited: tuple[Document, ...], context: PageContext) -> GraphNode:
    """One box for all documents that only ``source`` cites."""
    return GraphNode(
        key=f"+{source}",
        title=Link(labels.documents(len(cited)), _more(source, context)),
        rows=(Link(labels.CITED_ONLY_HERE, ""),),
        stack=True,
    )


def neighbourhood(directive: str, context: PageContext) -> Drawing | None:
    """A directive with every document that has to do with it, and their ties to each other.

    None when there is no such document.
    """
    model = context.cross_references.model
    own = next((document for document in model.documents if document.directive == directive), None)
    all_ties = ties(model)
    if own is None or not any(own.id in pair for pair in all_ties):
        return None
    cited_once = leaves(all_ties, model).get(own.id, ())
    near = {document_id for pair in all_ties if own.id in pair for document_id in pair}
    near -= {document.id for document in cited_once}
    kept = [own]
    kept += [document for document in model.documents if document.id in near - {own.id}]
    panels = _panels(cited_once, context)
    edges = [_edge(pair, kinds) for pair, kinds in all_ties.items() if set(pair) <= near]
    for panel in panels:
        citation = GraphEdge(source=own.id, target=panel.key, label=labels.NET[CITES], comb=True)
        edges.append(citation)
    layers = Layers(
        (*(_node(document, context) for document in kept), *panels),
        tuple(edges),
        width=NARROW,
        last=WIDE if panels else ROOMY,
        top=TOP,
    )
    return _drawing(layers, _entries(all_ties, [*kept, *cited_once], context))


def _panels(cited: tuple[Document, ...], context: PageContext) -> tuple[GraphNode, ...]:
    """Cited documents by series."""
    series: dict[str, list[Document]] = {}
    for document in cited:
        series.setdefault(document.series, []).append(document)
    return tuple(_panel(name, documents, context) for name, documents in series.items())


def _panel(series: str, documents: list[Document], context: PageContext) -> GraphNode:
    rows = tuple(
        Link(_joined(document.number, quotes(document.title)), _href(document, context))
        for document in documents
    )
    title = Link(f"{quotes(series)} ({len(documents)})", "")
    return GraphNode(key=f"+{series}", title=title, rows=rows)


def _node(document: Document, context: PageContext) -> GraphNode:
    """A document with its state where a text names one; directives of this handbook stand out."""
    directive = _directive(document, context)
    is_remarkable = document.status not in UNREMARKABLE
    rows = [labels.DOCUMENT_STATES[document.status]] if is_remarkable else []
    if directive:
        rows.insert(0, _joined(document.series, document.number or day(document.date)))
        look = "main"
    else:
        look = "quiet" if is_remarkable else "card"
    name = quotes(directive.short) if directive else title(document)
    return GraphNode(
        key=document.id,
        title=Link(name, _href(document, context)),
        rows=tuple(Link(row, "") for row in rows),
        look=look,
    )


def title(document: Document) -> str:
    """»GA 11/2022 Titel«; without a number its date tells it from others."""
    date = "" if document.number else day(document.date)
    return quotes(_joined(document.series, document.number, document.title, date))


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))


def _directive(document: Document, context: PageContext) -> Directive | None:
    """The directive of this handbook that an entry of the directory is."""
    if not document.directive:
        return None
    return context.cross_references.model.directive(document.directive)


def _href(document: Document, context: PageContext) -> str:
    """To the directive, unless this is its page; else to the entry of the directory."""
    directive = _directive(document, context)
    page = addresses.directive(directive.id) if directive else ""
    if page and page != context.address:
        return context.href(page)
    return context.href(addresses.document(document.id))


def _more(source: str, context: PageContext) -> str:
    """To the picture on the page of the directive that cites; without one to its entry."""
    documents = {document.id: document for document in context.cross_references.model.documents}
    directive = _directive(documents[source], context)
    if directive:
        return context.href(f"{addresses.directive(directive.id)}#bild-netz")
    return context.href(addresses.document(source))


def _edge(pair: Pair, kinds: tuple[str, ...]) -> GraphEdge:
    source, target = pair
    label = ", ".join(labels.NET[kind] for kind in kinds)
    return GraphEdge(source=source, target=target, label=label, directed=kinds != (MUTUAL,))


def _drawing(layers: Layers, entries: tuple[PictureEntry, ...]) -> Drawing:
    return Drawing(
        body=layers.body(), width=layers.width + 2, height=layers.height + 2, entries=entries
    )


def _entries(
    all_ties: Ties, shown: Sequence[Document], context: PageContext
) -> tuple[PictureEntry, ...]:
    """One line for each document that leads to others: what it does to which."""
    by_id = {document.id: document for document in shown}
    relations: dict[str, list[str]] = {document.id: [] for document in shown}
    for (source, target), kinds in all_ties.items():
        if source in by_id and target in by_id:
            name = title(by_id[target])
            relations[source] += [f"{labels.NET[kind]}: {name}" for kind in kinds]
    return tuple(
        PictureEntry(
            Link(title(document), _href(document, context)), "; ".join(relations[document.id])
        )
        for document in shown
        if relations[document.id]
    )
