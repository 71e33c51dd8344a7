"""The relations between documents: all that tie directives together, or those of one directive with everything it names."""

from __future__ import annotations

from itertools import groupby

from generator.model import Document, Model
from generator.pictures.layers import GraphEdge, GraphNode, Layers
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
Ties = dict[tuple[str, str], tuple[str, ...]]


def ties(model: Model) -> Ties:
    """Who relates to whom and how, each relation once, in the direction in which it reads."""
    known = {document.id: number for number, document in enumerate(model.documents)}
    made: dict[tuple[str, str], dict[str, None]] = {}
    for document in model.documents:
        for relation in document.relations:
            if relation.target.value in known:
                pair = (document.id, relation.target.value)
                turned = relation.kind in TURNED or (
                    relation.kind == MUTUAL and known[pair[0]] > known[pair[1]]
                )
                made.setdefault(pair[::-1] if turned else pair, {})[
                    TURNED.get(relation.kind, relation.kind)
                ] = None
    return {pair: tuple(kinds) for pair, kinds in made.items()}


def leaves(found: Ties, model: Model) -> dict[str, tuple[Document, ...]]:
    """Documents that nothing but one citation ties to the rest, by who cites them."""
    directives = {document.id for document in model.documents if document.directive}
    made: dict[str, list[Document]] = {}
    for document in model.documents:
        mine = [(pair, kinds) for pair, kinds in found.items() if document.id in pair]
        if (
            document.id not in directives
            and len(mine) == 1
            and mine[0][1] == (CITES,)
            and mine[0][0][1] == document.id
        ):
            made.setdefault(mine[0][0][0], []).append(document)
    return {source: tuple(cited) for source, cited in made.items()}


def overview(context: PageContext) -> Drawing | None:
    """Everything that ties directives together; what only one of them cites is a single box with its number."""
    model = context.cross_references.model
    found, single = ties(model), leaves(ties(model), model)
    lone = {document.id for documents in single.values() for document in documents}
    kept = [
        document
        for document in model.documents
        if document.id not in lone and any(document.id in pair for pair in found)
    ]
    nodes = [_node(document, context) for document in kept]
    nodes += [
        GraphNode(
            f"+{source}",
            Link(labels.documents(len(cited)), _more(source, context)),
            (Link(labels.CITED_ONLY_HERE, ""),),
            stack=True,
        )
        for source, cited in single.items()
    ]
    edges = [_edge(pair, kinds) for pair, kinds in found.items() if not lone & set(pair)]
    edges += [GraphEdge(source, f"+{source}", labels.NET[CITES]) for source in single]
    return (
        _drawing(Layers(tuple(nodes), tuple(edges), ROOMY), _entries(found, kept, context))
        if edges
        else None
    )


def neighbourhood(directive: str, context: PageContext) -> Drawing | None:
    """A directive with every document that has to do with it, and what those have to do with each other."""
    model = context.cross_references.model
    own = next((document for document in model.documents if document.directive == directive), None)
    found = ties(model)
    if own is None or not any(own.id in pair for pair in found):
        return None
    single = leaves(found, model).get(own.id, ())
    near = {id for pair in found if own.id in pair for id in pair} - {
        document.id for document in single
    }
    kept = [
        own,
        *(document for document in model.documents if document.id in near and document is not own),
    ]
    panels = _panels(single, context)
    edges = [_edge(pair, kinds) for pair, kinds in found.items() if set(pair) <= near]
    edges += [GraphEdge(own.id, panel.key, labels.NET[CITES], comb=True) for panel in panels]
    layers = Layers(
        (*(_node(document, context) for document in kept), *panels),
        tuple(edges),
        NARROW,
        WIDE if panels else ROOMY,
        TOP,
    )
    return _drawing(layers, _entries(found, [*kept, *single], context))


def _panels(cited: tuple[Document, ...], context: PageContext) -> tuple[GraphNode, ...]:
    """Cited documents by series."""
    series = sorted(
        {document.series: None for document in cited},
        key=[document.series for document in cited].index,
    )
    groups = (
        (name, [document for document in cited if document.series == name]) for name in series
    )
    return tuple(
        GraphNode(
            f"+{name}",
            Link(f"{quotes(name)} ({len(found)})", ""),
            tuple(
                Link(
                    " ".join(filter(None, (document.number, quotes(document.title)))),
                    _href(document, context),
                )
                for document in found
            ),
        )
        for name, found in groups
    )


def _node(document: Document, context: PageContext) -> GraphNode:
    """A document with its state where a text tells one; directives of this handbook stand out."""
    here = bool(document.directive and context.cross_references.model.directive(document.directive))
    told = document.status not in ("unbekannt", "in-kraft")
    rows = (labels.DOCUMENT_STATES[document.status],) if told else ()
    if here:
        rows = (
            " ".join(filter(None, (document.series, document.number or day(document.date)))),
            *rows,
        )
    name = (
        quotes(context.cross_references.model.directive(document.directive).short)
        if here
        else title(document)
    )
    return GraphNode(
        document.id,
        Link(name, _href(document, context)),
        tuple(Link(row, "") for row in rows),
        "main" if here else "quiet" if told else "card",
    )


def title(document: Document) -> str:
    """»GA 11/2022 Titel«; without a number its date tells it from others."""
    return quotes(
        " ".join(
            filter(
                None,
                (
                    document.series,
                    document.number,
                    document.title,
                    "" if document.number else day(document.date),
                ),
            )
        )
    )


def _href(document: Document, context: PageContext) -> str:
    directive = document.directive and context.cross_references.model.directive(document.directive)
    elsewhere = directive and addresses.directive(directive.id) != context.address
    return context.href(
        addresses.directive(directive.id) if elsewhere else addresses.document(document.id)
    )


def _more(source: str, context: PageContext) -> str:
    """To the picture on the page of the directive that cites; without one to its entry."""
    document = next(
        document for document in context.cross_references.model.documents if document.id == source
    )
    here = document.directive and context.cross_references.model.directive(document.directive)
    return context.href(
        f"{addresses.directive(document.directive)}#bild-netz"
        if here
        else addresses.document(source)
    )


def _edge(pair: tuple[str, str], kinds: tuple[str, ...]) -> GraphEdge:
    return GraphEdge(
        *pair, ", ".join(labels.NET[kind] for kind in kinds), directed=kinds != (MUTUAL,)
    )


def _drawing(layers: Layers, entries: tuple[PictureEntry, ...]) -> Drawing:
    return Drawing(layers.body(), layers.width + 2, layers.height + 2, entries)


def _entries(found: Ties, shown: list[Document], context: PageContext) -> tuple[PictureEntry, ...]:
    """One line for each document that leads to others: what it does to which."""
    by_id = {document.id: document for document in shown}
    pairs = sorted(
        (
            (pair, kind)
            for pair, kinds in found.items()
            for kind in kinds
            if set(pair) <= by_id.keys()
        ),
        key=lambda one: list(by_id).index(one[0][0]),
    )
    made = []
    for source, group in groupby(pairs, key=lambda one: one[0][0]):
        said = "; ".join(
            f"{labels.NET[kind]}: {title(by_id[target])}" for (_, target), kind in group
        )
        made.append(PictureEntry(Link(title(by_id[source]), _href(by_id[source], context)), said))
    return tuple(made)
