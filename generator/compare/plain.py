"""Entries of the model without their places: are they the same, and in which particulars do they
differ?
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from generator.changes import EntryChange, FieldChange, Plain, State
from generator.model import At, Choice, Cite, Sentence, Validity
from generator.problem import Place

E = TypeVar("E")


def bare(value: object) -> object:
    """The value without any place; equal for rules that only stand elsewhere in their files."""
    if isinstance(value, Place):
        return None
    parts = _field_values(value)
    if parts is not None:
        return (type(value).__name__, *map(bare, parts))
    if isinstance(value, dict):
        pairs = ((key, bare(item)) for key, item in value.items())
        return tuple(sorted(pairs, key=lambda pair: pair[0]))
    if isinstance(value, tuple | list | frozenset):
        return tuple(map(bare, value))
    return (type(value).__name__, value) if isinstance(value, bool) else value


def _field_values(value: object) -> list[object] | None:
    """What the fields of a record hold; None for anything but a record."""
    if not is_dataclass(value):
        return None
    return [getattr(value, field.name) for field in fields(value)]


# --- what differs ---------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class EntryKind(Generic[E]):
    """How entries of one kind are recognised, named and compared.

    ``particulars``: what is compared, by name. ``parts``: the changes of what belongs to an entry.
    """

    kind: str
    key: Callable[[E], str]
    title: Callable[[E], str]
    particulars: Callable[[E], Mapping[str, object]]
    parts: Callable[[E, E], tuple[EntryChange, ...]] | None = None

    def changes(self, old: Iterable[E], new: Iterable[E]) -> Iterator[EntryChange]:
        """What was added, changed or dropped; in the order of ``new``, dropped ones last."""
        before = {self.key(entry): entry for entry in old}
        after = {self.key(entry): entry for entry in new}
        for key, entry in after.items():
            earlier = before.get(key)
            if earlier is None:
                yield self._change(key, entry, "added", differing({}, self.particulars(entry)))
            elif earlier is not entry:
                yield from self._changed(key, earlier, entry)
        for key, entry in before.items():
            if key not in after:
                yield self._change(key, entry, "dropped", differing(self.particulars(entry), {}))

    def _changed(self, key: str, old: E, new: E) -> Iterator[EntryChange]:
        parts = self.parts(old, new) if self.parts else ()
        changed = tuple(differing(self.particulars(old), self.particulars(new)))
        if changed or parts:
            yield self._change(key, new, "changed", changed, parts)

    def _change(
        self,
        key: str,
        entry: E,
        state: State,
        changed: Iterable[FieldChange],
        parts: tuple[EntryChange, ...] = (),
    ) -> EntryChange:
        return EntryChange(
            kind=self.kind,
            id=key,
            title=self.title(entry),
            state=state,
            fields=tuple(changed),
            parts=parts,
        )


def particulars(entry: object, names: Iterable[str]) -> dict[str, object]:
    """Some fields of an entry by name."""
    return {name: getattr(entry, name) for name in names}


def differing(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[FieldChange]:
    """The particulars that differ; all that are stated when one side is empty."""
    for name in dict.fromkeys((*new, *old)):
        before, after = old.get(name), new.get(name)
        if bare(before) != bare(after) and (_stated(before) or _stated(after)):
            yield FieldChange(name=name, old=plain(before), new=plain(after))


def _stated(value: object) -> bool:
    return bool(value) or value == 0


# --- as text --------------------------------------------------------------------------------------


def plain(value: object) -> Plain:  # noqa: PLR0911  one case a type
    """The value as text, number or list; None where there is none, or no short way to say it."""
    if value in (None, "", ()):
        return None
    match value:
        case bool():
            return "ja" if value else "nein"
        case Decimal():
            return f"{value:f}"
        case int() | str():
            return value
        case Validity():
            return _span(value) or None
        case dict():
            return [f"{key}: {plain(item) or '–'}" for key, item in value.items()]
        case tuple() | list():
            return [text for text in map(_inline, value) if text]
        case _:
            return _inline(value) or None


def _span(validity: Validity) -> str:
    ends = (("ab", validity.since), ("bis", validity.until))
    return ", ".join(f"{word} {day}" for word, day in ends if day)


def _inline(value: object) -> str:
    """One item of a list in a line."""
    match value:
        case At() | str() | int():
            return str(value)
        case Cite():
            return f"{value.directive}#{value.rn}"
        case Choice():
            return value.title
        case Sentence():
            carried = "Rat" if value.advice else _inline(value.source)
            return f"{value.text} ({carried})" if carried else value.text
        case tuple():
            return ", ".join(map(_inline, value))
        case _:
            return _inline_record(value)


def _inline_record(value: object) -> str:
    """The fields of a record; nothing for a condition, which has no short form."""
    parts = _field_values(value)
    if parts is None or type(value).__module__.endswith("expression"):
        return ""
    texts = (_inline(item) for item in parts if not isinstance(item, Place))
    return " · ".join(text for text in texts if text)
