"""The photo's own lightness under a hint: at it a hint is drawn, and by it its color has its name."""

from __future__ import annotations

from typing import Final

from colorstudio.document.hints import Barrier, Dab, Hint, Kept, Region, Stroke
from colorstudio.engine.framing import Framed
from colorstudio.imaging.lightness import as_lightness
from colorstudio.support.geometry import PhotoPoint

_MOST_PLACES: Final = 16  # along a stroke: more say nothing else, and a label is made for every move of the hand
_KEPT: Final = 4096  # hints
_BESIDE: Final = 0.5  # of a radius, or of the way to a corner


class HintLightness:
    """Measures each hint once; one that was edited is another object, and measured anew."""

    def __init__(self, framed: Framed) -> None:
        self._framed = framed
        self._known: dict[int, tuple[Hint, float]] = {}  # the hint is held, so that its id is not given to another one

    def of(self, hint: Hint) -> float:
        """L from 0 to 100, the mean of some places that the hint covers."""
        known = self._known.get(id(hint))
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            places = [self._at(place) for place in _places_of(hint)]
            known = self._known[id(hint)] = hint, sum(places) / len(places)
        return known[1]

    def _at(self, place: PhotoPoint) -> float:
        """L at a place of the scan; beside the picture that of its edge."""
        size = self._framed.photo.size
        x, y = self._framed.matrix @ (place.x, place.y, 1.0)
        column, row = int(min(max(x, 0), size.width - 1)), int(min(max(y, 0), size.height - 1))
        return float(as_lightness(self._framed.photo.lightness[row : row + 1, column : column + 1])[0, 0])


def _places_of(hint: Hint) -> list[PhotoPoint]:
    match hint:
        case Stroke(points=points):
            step = max(1, -(-len(points) // _MOST_PLACES))
            return [point.at for point in points[::step]]
        case Dab(at=at, radius=radius):
            far = _BESIDE * radius
            ways = ((0.0, 0.0), (far, 0.0), (-far, 0.0), (0.0, far), (0.0, -far))
            return [PhotoPoint(at.x + dx, at.y + dy) for dx, dy in ways]
        case Region(corners=line) | Kept(corners=line) | Barrier(points=line):
            x, y = sum(point.x for point in line) / len(line), sum(point.y for point in line) / len(line)
            step = max(1, -(-len(line) // _MOST_PLACES))
            inner = [PhotoPoint(x + _BESIDE * (p.x - x), y + _BESIDE * (p.y - y)) for p in line[::step]]
            return [PhotoPoint(x, y), *inner]
