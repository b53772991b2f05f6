"""How far hints extend: the box around each. Boxes are cheap to ask, so they are asked before anything exact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from colorstudio.document.hints import Barrier, Dab, Hint, Kept, Region, Stroke
from colorstudio.support.geometry import PhotoPoint, PhotoRect, Size


def line_of(hint: Hint) -> tuple[PhotoPoint, ...]:
    """The points that a hint is made of: the middle of a stroke or dab, the corners of a polygon."""
    match hint:
        case Stroke(points=points):
            return tuple([point.at for point in points])
        case Dab(at=at):
            return (at,)
        case Region(corners=line) | Kept(corners=line) | Barrier(points=line):
            return line


def box_around(points: Iterable[PhotoPoint]) -> PhotoRect:
    """The smallest rectangle with all of these points; one of a single point has no area."""
    listed = tuple(points)
    xs, ys = [point.x for point in listed], [point.y for point in listed]
    return PhotoRect(min(xs), min(ys), max(xs), max(ys))


def extent(hint: Hint) -> PhotoRect:
    """The box around all that a hint covers, the width of a brush included."""
    around = box_around(line_of(hint))
    return grown(around, hint.radius) if isinstance(hint, Stroke | Dab) else around


def middle(hint: Hint) -> PhotoPoint:
    box = box_around(line_of(hint))
    return PhotoPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)


def grown(rect: PhotoRect, by: float) -> PhotoRect:
    return PhotoRect(rect.left - by, rect.top - by, rect.right + by, rect.bottom + by)


def holds(rect: PhotoRect, point: PhotoPoint) -> bool:
    """Whether a point lies in a rectangle or on its border."""
    return rect.left <= point.x <= rect.right and rect.top <= point.y <= rect.bottom


def meet(one: PhotoRect, other: PhotoRect) -> bool:
    """Whether two rectangles have a point in common, be it of their borders."""
    return one.left <= other.right and other.left <= one.right and one.top <= other.bottom and other.top <= one.bottom


def whole_photo(size: Size) -> PhotoRect:
    return PhotoRect(0.0, 0.0, float(size.width), float(size.height))


class Extents:
    """The extents of the hints of one document after another, each measured once.

    A thousand strokes of 500 points take 54 ms to measure, which is too long for a click; but from one document to the
    next nearly all hints are the same objects. Only those of the last document are kept.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Hint, PhotoRect]] = {}  # by identity, which holds as long as the hint is kept

    def of(self, hints: tuple[Hint, ...]) -> Iterator[PhotoRect]:
        """Give the extents of hints, in their order."""
        self._known = {id(hint): self._known.get(id(hint)) or (hint, extent(hint)) for hint in hints}
        return (self._known[id(hint)][1] for hint in hints)


_extents = Extents()  # a memo of a pure function, for the one thread in which gestures happen


def extents(hints: tuple[Hint, ...]) -> Iterator[PhotoRect]:
    """The extents of hints, in their order."""
    return _extents.of(hints)
