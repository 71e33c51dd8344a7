"""Terms in the one form that makes equal comparisons equal: constants are folded and stand last."""

from __future__ import annotations

from generator.cells import Term, facts_of, value


def constant(number: int) -> Term:
    """The term of a fixed number."""
    return ("c", number)


def constant_of(term: Term) -> int | None:
    """The number that a term is, or None when it depends on facts."""
    match term:
        case ("c", int(number)):
            return number
        case _:
            return None


def folded(term: Term) -> Term:
    """The term, or its value where that does not depend on facts."""
    return term if facts_of(term) else constant(value(term, {}))


def plus(term: Term, number: int) -> Term:
    """``term + number``."""
    if number == 0:
        return term
    base, offset = split_constant(term)
    if base is None:
        return constant(offset + number)
    return base if offset + number == 0 else ("+", base, constant(offset + number))


def times(term: Term, factor: int) -> Term:
    """``term · factor``."""
    if factor == 1:
        return term
    number = constant_of(term)
    return ("*", term, factor) if number is None else constant(number * factor)


def split_constant(term: Term) -> tuple[Term | None, int]:
    """The part of a term that depends on facts (None when there is none), and what is added."""
    match term:
        case ("c", int(number)):
            return None, number
        case ("+", left, ("c", int(number))):
            base, offset = split_constant(left)
            return base, offset + number
        case _:
            return term, 0
