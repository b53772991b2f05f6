"""Reading JSON from strangers field by field. Every value is checked here, once; behind it `assert` is enough.

A `Fields` is one JSON object. It knows where it stands in the whole, so that an error names the place, and it keeps
account of what was asked for: the rest is `unknown`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import TypeVar

from colorstudio.document.names import is_text
from colorstudio.document.places import COORDINATE, is_box
from colorstudio.document.plain import JsonObject, Unknown, freeze
from colorstudio.document.ranges import Range
from colorstudio.support.errors import BadInput
from colorstudio.support.geometry import PhotoPoint, PhotoRect

T = TypeVar("T")
Kind = TypeVar("Kind", bound=Enum)


class Fields:
    """The fields of one object, each to be taken once."""

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, dict):
            raise malformed(where, "an object")
        self._left: dict[str, object] = dict(value)
        self.where = where

    def __contains__(self, name: str) -> bool:
        return name in self._left

    def value(self, name: str) -> object:
        if name not in self._left:
            raise BadInput(f"{self.where} has no {name}.")
        return self._left.pop(name)

    def number(self, name: str, range_: Range) -> float:
        return number(self.value(name), self._place(name), range_)

    def whole(self, name: str, range_: Range) -> int:
        value = self.value(name)
        if type(value) is not int or value not in range_:
            raise malformed(self._place(name), f"a whole number {range_.in_words()}")
        return value

    def text(self, name: str, accept: Callable[[str], bool], *, what: str) -> str:
        """Take a text that `accept` accepts; `what` says in an error what that is."""
        value = self.value(name)
        if not isinstance(value, str) or not accept(value):
            raise malformed(self._place(name), what)
        return value

    def words(self, name: str, *, most: int) -> str:
        """Take any text that is not too long."""
        return self.text(name, lambda text: is_text(text, most=most), what=f"a text of at most {most:,} characters")

    def kind(self, name: str, kinds: type[Kind]) -> Kind:
        value = self.value(name)
        for kind in kinds:
            if kind.value == value:
                return kind
        raise malformed(self._place(name), "one of " + ", ".join(str(kind.value) for kind in kinds))

    def inside(self, name: str) -> Fields:
        return Fields(self.value(name), self._place(name))

    def optional(self, name: str, read: Callable[[str], T], otherwise: T) -> T:
        """Read the field with that name if it is there and not null."""
        if self._left.get(name) is not None:
            return read(name)
        self._left.pop(name, None)
        return otherwise

    def each(self, name: str, read: Callable[[object, str], T], *, most: int, fewest: int = 0) -> tuple[T, ...]:
        """Read every item of a list with `read`, which is given the item and its place."""
        place = self._place(name)
        values = _listed(self.value(name), place)
        if not fewest <= len(values) <= most:
            raise malformed(place, f"a list of {fewest:,} to {most:,}")
        return tuple(read(value, f"{place}[{index}]") for index, value in enumerate(values))

    def point(self, name: str) -> PhotoPoint:
        return point(self.value(name), self._place(name))

    def box(self, name: str) -> PhotoRect:
        place = self._place(name)
        rect = PhotoRect(*numbers(self.value(name), place, (COORDINATE,) * 4))
        if not is_box(rect):
            raise malformed(place, "a rectangle with an area")
        return rect

    def unknown(self) -> Unknown:
        """Give what nobody took."""
        return freeze(self._left.items())

    def everything(self) -> JsonObject:
        """Take all that is left, unread."""
        taken, self._left = self._left, {}
        return taken

    def nothing_else(self) -> None:
        """Refuse what nobody took: where doing a part would be doing something else."""
        if self._left:
            raise BadInput(f"{self.where} has a {next(iter(self._left))} that this version does not know.")

    def _place(self, name: str) -> str:
        return f"{self.where}.{name}"


def number(value: object, where: str, range_: Range) -> float:
    if not (isinstance(value, float) or type(value) is int) or value not in range_:
        raise malformed(where, f"a number {range_.in_words()}")
    return float(value)


def numbers(value: object, where: str, ranges: Iterable[Range]) -> Iterator[float]:
    """Read a list of numbers with a range for each."""
    expected = tuple(ranges)
    values = _listed(value, where)
    if len(values) != len(expected):
        raise malformed(where, f"a list of {len(expected)} numbers")
    return (number(item, where, range_) for item, range_ in zip(values, expected, strict=True))


def point(value: object, where: str) -> PhotoPoint:
    x, y = numbers(value, where, (COORDINATE, COORDINATE))
    return PhotoPoint(x, y)


def malformed(where: str, expected: str) -> BadInput:
    return BadInput(f"{where} should be {expected}.")


def _listed(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise malformed(where, "a list")
    return value
