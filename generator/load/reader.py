"""What every reader is given, and what a reader is.

A reader turns a node into a value and reports what is wrong instead of raising. It also states, as
JSON Schema, which nodes it takes, so that an editor can help while a file is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, Protocol, TypeAlias, TypeVar

from generator.load.node import Node
from generator.model import At, Catalogue
from generator.problem import Place, Problem, error

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"
Schema: TypeAlias = dict[str, Json]
Definitions: TypeAlias = dict[str, Schema]


@dataclass(frozen=True, kw_only=True)
class Context:
    """What names in a file are resolved against."""

    issuer: str = ""
    directive: str = ""
    catalogues: Mapping[str, Catalogue] = field(default_factory=dict)
    columns: tuple[At, ...] = ()


@dataclass
class Reader:
    """Collects the problems of one file, read in a context."""

    problems: list[Problem] = field(default_factory=list)
    context: Context = field(default_factory=Context)

    def say(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Adds an error."""
        self.problems.append(error(code, place, message, hint))

    def for_directive(self, directive: str, issuer: str = "") -> Reader:
        """A reader of the same file in which Randnummern are those of ``directive``."""
        return Reader(self.problems, replace(self.context, directive=directive, issuer=issuer))

    def with_catalogues(self, catalogues: Mapping[str, Catalogue]) -> Reader:
        """A reader of the same file that finds choices in ``catalogues``."""
        return Reader(self.problems, replace(self.context, catalogues=catalogues))

    def with_columns(self, columns: tuple[At, ...]) -> Reader:
        """A reader of the same file in which a row has a cell for each of ``columns``."""
        return Reader(self.problems, replace(self.context, columns=columns))


class Read(Protocol[T_co]):
    """Reads a node and describes what it takes."""

    def __call__(self, reader: Reader, node: Node, /) -> T_co:
        """The value of ``node``; a value to go on with after a problem was reported."""

    def schema(self, definitions: Definitions, /) -> Schema:
        """JSON Schema of the nodes that are right; adds the records it refers to."""


@dataclass(frozen=True)
class FunctionReader(Generic[T_co]):
    """A function as reader."""

    function: Callable[[Reader, Node], T_co]
    describe: Callable[[Definitions], Schema]

    def __call__(self, reader: Reader, node: Node) -> T_co:
        """The value that the function makes of the node."""
        return self.function(reader, node)

    def schema(self, definitions: Definitions) -> Schema:
        """What the function takes."""
        return self.describe(definitions)


def reads(schema: Schema) -> Callable[[Callable[[Reader, Node], T]], FunctionReader[T]]:
    """Makes a reader of a function; ``schema`` describes what the function takes."""

    def decorate(function: Callable[[Reader, Node], T]) -> FunctionReader[T]:
        return FunctionReader(function, lambda _definitions: schema)

    return decorate


def reads_like(other: Read[object]) -> Callable[[Callable[[Reader, Node], T]], FunctionReader[T]]:
    """Makes a reader of a function that takes the same nodes as ``other``."""

    def decorate(function: Callable[[Reader, Node], T]) -> FunctionReader[T]:
        return FunctionReader(function, other.schema)

    return decorate
