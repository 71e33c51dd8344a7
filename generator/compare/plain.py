"""Two things of the model without their places: are they the same, and in which particulars do they differ?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal

from generator.changes import EntryChange, Field, Plain
from generator.model import At, Choice, Cite, Validity
from generator.problem import Place


def bare(value: object) -> object:
    """The value without any place; equal for rules that only stand elsewhere in their files."""
    if isinstance(value, Place):
        return None
    if is_dataclass(value):
        return (
            type(value).__name__,
            *(bare(getattr(value, field.name)) for field in fields(value)),
        )
    if isinstance(value, dict):
        return tuple(
            sorted(((key, bare(one)) for key, one in value.items()), key=lambda pair: pair[0])
        )
    if isinstance(value, (tuple, list, frozenset)):
        return tuple(map(bare, value))
    return (type(value).__name__, value) if isinstance(value, bool) else value


def entries(
    kind: str,
    old: Iterable,
    new: Iterable,
    names: tuple[str, ...],
    title: Callable[[object], str],
    key: Callable[[object], str] = lambda thing: thing.id,
    parts: Callable[[object, object], tuple[EntryChange, ...]] | None = None,
) -> Iterator[EntryChange]:
    """What was added, changed or dropped between two lists; in the order of the new one, dropped ones last."""
    before, after = ({key(thing): thing for thing in things} for things in (old, new))
    for id in (*after, *(id for id in before if id not in after)):
        one, other = before.get(id), after.get(id)
        if one is other:
            continue
        inner = parts(one, other) if parts and one and other else ()
        changed = tuple(differing(one, other, names))
        if one is None or other is None or changed or inner:
            state = "added" if one is None else "dropped" if other is None else "changed"
            yield EntryChange(
                kind, id, title(one if other is None else other), state, changed, inner
            )


def differing(old: object | None, new: object | None, names: tuple[str, ...]) -> Iterator[Field]:
    """The particulars that differ; all that are stated when one side is missing."""
    for name in names:
        one, other = (None if thing is None else getattr(thing, name) for thing in (old, new))
        if bare(one) != bare(other) and (one or other or one == 0 or other == 0):
            yield Field(name, plain(one), plain(other))


def plain(value: object) -> Plain:
    """The value as text, number or list; None where there is none, or no short way to say it."""
    if value is None or value == "" or value == ():
        return None
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, (int, str)):
        return value
    if isinstance(value, Validity):
        return (
            ", ".join(
                f"{word} {day}" for word, day in (("ab", value.since), ("bis", value.until)) if day
            )
            or None
        )
    if isinstance(value, dict):
        return [f"{key}: {plain(one) or '–'}" for key, one in value.items()]
    if isinstance(value, (tuple, list)):
        return [text for text in (_inline(one) for one in value) if text]
    return _inline(value) or None


def _inline(value: object) -> str:
    """One item of a list in a line."""
    if isinstance(value, (At, str, int)):
        return str(value)
    if isinstance(value, Cite):
        return f"{value.directive}#{value.rn}"
    if isinstance(value, Choice):
        return value.title
    if isinstance(value, tuple):
        return ", ".join(map(_inline, value))
    if not is_dataclass(value) or type(value).__module__.endswith("expression"):
        return ""
    said = (
        _inline(getattr(value, field.name))
        for field in fields(value)
        if not isinstance(getattr(value, field.name), Place)
    )
    return " · ".join(text for text in said if text)
