"""What to write where units differ. A hint never puts another length in place of the one meant."""

from __future__ import annotations

from decimal import Decimal

from generator.compile.terms import constant_of
from generator.compile.typed import Quantity
from generator.problem import nearest

_IN_OTHERS = {("Jahre", "Monate"): 12, ("Wochen", "Tage"): 7}
_OTHER_UNITS = ("Minute", "Minuten", "Monate", "Stunden", "Sekunden", "Tage", "Jahre", "Wochen")
_NEAR = 2  # letters by which a slip is longer or shorter than the word: »Werktage« is no slip


def misspelt(written: str, known: tuple[str, ...]) -> str:
    """»Meinten Sie »Tage«?« for »Tagge«; nothing for »Werktage«, which are others."""
    near = nearest(written, known)
    if near is None or written in _OTHER_UNITS or abs(len(near) - len(written)) > _NEAR:
        return ""
    return f"Meinten Sie »{near}«?"


def unit_hint(left: Quantity, right: Quantity) -> str:
    """How to bring two units together, or that somebody has to look it up."""
    if left.unit and right.unit:
        spelling = misspelt(right.unit, (left.unit,))
        return spelling or f"{_beside(left, right)} {_converted(left, right)}"
    bare, unit = (left, right.unit) if right.unit else (right, left.unit)
    number = _figure(bare)
    if number is None:
        return f"{_beside(left, right)} Nennen Sie bei beiden dieselbe »einheit«."
    return f"{_beside(left, right)} Ist »{number} {unit}« gemeint, ergänzen Sie die Einheit."


def _beside(left: Quantity, right: Quantity) -> str:
    return f"Links »{left.unit or 'ohne Einheit'}«, rechts »{right.unit or 'ohne Einheit'}«."


def _converted(left: Quantity, right: Quantity) -> str:
    """The figure in the unit of the other side, where that is always the same length."""
    for written, other in ((right, left), (left, right)):
        factor, number = _IN_OTHERS.get((written.unit, other.unit)), _figure(written)
        if factor and number is not None:
            return f"Schreiben Sie »{(number * factor).normalize():f} {other.unit}«."
    return "Rechnen Sie nicht um: Fragen Sie in der Einheit, die die Weisung nennt."


def _figure(quantity: Quantity) -> Decimal | None:
    """The figure as written, where it is one."""
    number = constant_of(quantity.term)
    return None if number is None else Decimal(number).scaleb(-quantity.places)
