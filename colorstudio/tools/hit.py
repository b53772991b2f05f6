"""Which hints lie under the pointer or in a box. A closed eye hides a hint from the hand too.

Nothing here knows pixels or colors: a stroke is a line with a width, a region a polygon.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import Final

from colorstudio.document.eye import Eye
from colorstudio.document.hints import Barrier, Dab, Hint, Kept, Origin, PressureSets, Region, Stroke
from colorstudio.document.model import Document
from colorstudio.support.geometry import PhotoPoint, PhotoRect
from colorstudio.tools.extent import extents, grown, holds, line_of, meet
from colorstudio.tools.gesture import Gesture
from colorstudio.tools.lines import crosses, nearest

TOLERANCE: Final = 6.0  # screen pixels beside a hint that still touch it

_LAYERS: Final = (Origin.SUGGESTED, Origin.MODE, Origin.PAINTED)  # as the engine paints them, the lowest first


def topmost(document: Document, gesture: Gesture) -> Hint | None:
    """The hint that the pointer touches, of several the one that is painted last."""
    return next(hints_under(document, gesture.at, tolerance=TOLERANCE / gesture.zoom), None)


def hints_under(document: Document, place: PhotoPoint, *, tolerance: float) -> Iterator[Hint]:
    """The hints that cover a place or come as near as `tolerance` photo pixels, the topmost first."""
    near = [
        hint
        for hint, extent in zip(document.hints, extents(document.hints), strict=True)
        if hint.eye is Eye.OPEN and holds(grown(extent, tolerance), place)
    ]
    # Sorting keeps the order of equals: the later hint of a layer lies on top.
    ordered = sorted(near, key=_layer)
    return (hint for hint in reversed(ordered) if is_near(hint, place, tolerance=tolerance))


def hints_in(document: Document, box: PhotoRect) -> Iterator[Hint]:
    """The hints whose line enters a box: the middle of a stroke or dab, the outline of a polygon."""
    return (
        hint
        for hint, extent in zip(document.hints, extents(document.hints), strict=True)
        if hint.eye is Eye.OPEN and meet(extent, box) and _enters(_drawn_line(hint), box)
    )


def is_near(hint: Hint, place: PhotoPoint, *, tolerance: float) -> bool:
    """Whether a hint covers a place or comes as near as `tolerance` photo pixels."""
    match hint:
        case Dab(at=at, radius=radius):
            return hypot(at.x - place.x, at.y - place.y) <= radius + tolerance
        case Stroke():
            return _stroke_is_near(hint, place, tolerance)
        case Region(corners=corners) | Kept(corners=corners):
            return _is_inside(corners, place) or _line_is_near(_drawn_line(hint), place, tolerance)
        case Barrier(points=points):
            return _line_is_near(points, place, tolerance)


def _layer(hint: Hint) -> int:
    return len(_LAYERS) if isinstance(hint, Kept | Barrier) else _LAYERS.index(hint.origin)


def _drawn_line(hint: Hint) -> tuple[PhotoPoint, ...]:
    """The line as it is seen: that of a polygon comes back to where it began."""
    line = line_of(hint)
    return (*line, line[0]) if isinstance(hint, Region | Kept) else line


def _stroke_is_near(stroke: Stroke, place: PhotoPoint, tolerance: float) -> bool:
    first = stroke.points[0]
    if hypot(first.at.x - place.x, first.at.y - place.y) <= half_width(stroke, first.pressure) + tolerance:
        return True
    for start, end in pairwise(stroke.points):
        share, distance = nearest(start.at, end.at, place)
        pressure = start.pressure + share * (end.pressure - start.pressure)
        if distance <= half_width(stroke, pressure) + tolerance:
            return True
    return False


def half_width(stroke: Stroke, pressure: float) -> float:
    return stroke.radius * pressure if stroke.pressure_sets is PressureSets.RADIUS else stroke.radius


def _line_is_near(line: Sequence[PhotoPoint], place: PhotoPoint, tolerance: float) -> bool:
    return any(nearest(start, end, place)[1] <= tolerance for start, end in pairwise(line))


def _is_inside(corners: tuple[PhotoPoint, ...], place: PhotoPoint) -> bool:
    """Count how often a ray to the right crosses the outline: odd is inside."""
    inside = False
    for start, end in pairwise((*corners, corners[0])):
        if (start.y > place.y) != (end.y > place.y):
            crossing = start.x + (place.y - start.y) / (end.y - start.y) * (end.x - start.x)
            inside ^= crossing > place.x
    return inside


def _enters(line: tuple[PhotoPoint, ...], box: PhotoRect) -> bool:
    return any(holds(box, point) for point in line) or any(crosses(start, end, box) for start, end in pairwise(line))
