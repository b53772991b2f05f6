"""Offsets: how far hints are moved, and the hints that come of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from colorstudio.document.hints import Barrier, Dab, Hint, Kept, Region, Stroke, StrokePoint
from colorstudio.document.places import COORDINATE
from colorstudio.support.geometry import PhotoPoint
from colorstudio.tools.extent import box_around, line_of
from colorstudio.tools.limits import as_place


@dataclass(frozen=True, slots=True)
class Offset:
    """A way, in photo pixels."""

    dx: float
    dy: float

    @classmethod
    def between(cls, start: PhotoPoint, end: PhotoPoint) -> Self:
        return cls(end.x - start.x, end.y - start.y)

    def added_to(self, point: PhotoPoint) -> PhotoPoint:
        return as_place(PhotoPoint(point.x + self.dx, point.y + self.dy))


def shifted(hint: Hint, offset: Offset) -> Hint:
    """The hint at another place; what a kept polygon keeps goes with it."""
    match hint:
        case Stroke(points=points):
            there = tuple([StrokePoint(offset.added_to(point.at), point.pressure) for point in points])
            return replace(hint, points=there)
        case Dab(at=at):
            return replace(hint, at=offset.added_to(at))
        case Region(corners=corners) | Kept(corners=corners):
            return replace(hint, corners=tuple(map(offset.added_to, corners)))
        case Barrier(points=line):
            return replace(hint, points=tuple(map(offset.added_to, line)))


def all_shifted(hints: Iterable[Hint], offset: Offset) -> tuple[Hint, ...]:
    """Shift hints together: where one would leave what a document can name, all stop, and none is bent."""
    hints = tuple(hints)
    if not hints:
        return ()
    around = box_around(point for hint in hints for point in line_of(hint))
    held_back = Offset(
        min(max(offset.dx, COORDINATE.least - around.left), COORDINATE.most - around.right),
        min(max(offset.dy, COORDINATE.least - around.top), COORDINATE.most - around.bottom),
    )
    return tuple(shifted(hint, held_back) for hint in hints)
