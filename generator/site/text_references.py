"""Randnummern and dates inside texts: »Rn. 8 und 10«, »AGS-K, Rn. 39«, »22.05.2025«."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Directive, Model, Norm
from generator.wording.words import quotes

_DATE = r"(?P<day>\b(?:0[1-9]|[12][0-9]|3[01])\.(?:0[1-9]|1[0-2])\.(?:19|20)[0-9]{2}\b)"
_RN = "[0-9]{1,5}(?![0-9])"
_RNS = rf"Rn\. (?P<rns>{_RN}(?:(?:, | und | bis | oder | sowie |–){_RN})*)"


@dataclass(frozen=True)
class TextReferences:
    """The one pattern for all texts; ``named``: ids of the directives by the names in texts."""

    pattern: re.Pattern[str]
    named: dict[str, str]

    @staticmethod
    def of(model: Model) -> TextReferences:
        """The pattern that knows the titles of all directives of the model."""
        named: dict[str, str] = {}
        for directive in reversed(model.directives):
            named[quotes(directive.title)] = directive.id
            named[quotes(directive.short)] = directive.id
        titles: list[str] = []
        for directive in model.directives:
            titles += [re.escape(quotes(directive.short)), re.escape(quotes(directive.title))]
        return TextReferences(
            re.compile(rf"{_DATE}|(?:(?P<other>{'|'.join(titles)}), )?{_RNS}"), named
        )

    def cited(self, directive: Directive, norm: Norm) -> Iterator[tuple[str, int]]:
        """The norms that the texts of a norm name, the norm itself left out."""
        for text in (norm.text, norm.condition, norm.doubt, norm.note, norm.refers):
            if "Rn." not in text:
                continue
            for match in self.pattern.finditer(quotes(text)):
                other = self.named.get(match["other"] or "", directive.id)
                for rn in re.findall(r"[0-9]+", match["rns"] or ""):
                    if (other, int(rn)) != (directive.id, norm.rn):
                        yield other, int(rn)
