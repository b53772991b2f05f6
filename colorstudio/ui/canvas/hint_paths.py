"""The shapes of hints as paths in the scan's coordinates, made once for each hint.

Hints are told apart by identity: one that was edited is another object, and its path is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from math import atan2, cos, pi, sin
from typing import Final, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPolygonF

from colorstudio.document.hints import Barrier, Dab, Hint, Kept, PressureSets, Region, Stroke
from colorstudio.support.geometry import PhotoPoint

_RINGS: Final = 5  # of a soft brush: its fall to the rim, in steps
_PIECE: Final = 50  # circles
_ROUND: Final = 8  # corners of half a circle, where the pen's pressure makes each another one

Circle: TypeAlias = tuple[float, float, float]  # x, y, radius


@dataclass(frozen=True, slots=True, eq=False)
class HintPath:
    """How a hint looks.

    outline : the rim, or the line of a barrier
    rings : what is filled, from the rim inwards, and how much of it is covered there, 0 to 1
    bounds : of all that
    """

    outline: QPainterPath
    rings: tuple[tuple[QPainterPath, float], ...]
    bounds: QRectF


class HintPaths:
    """The paths of the hints that there are."""

    def __init__(self) -> None:
        self._paths: dict[int, tuple[Hint, HintPath]] = {}

    def path(self, hint: Hint) -> HintPath:
        known = self._paths.get(id(hint))
        if known is None:
            known = hint, path_of(hint)
            self._paths[id(hint)] = known  # it holds the hint, so its id is not given to another one
        return known[1]

    def keep_only(self, hints: Iterable[Hint]) -> None:
        """Forget the others."""
        there = {id(hint) for hint in hints}
        self._paths = {key: known for key, known in self._paths.items() if key in there}


def path_of(hint: Hint) -> HintPath:
    """Make the path of a hint."""
    match hint:
        case Stroke(points=points, radius=radius, pressure_sets=sets):
            wide = sets is PressureSets.RADIUS
            circles = [(p.at.x, p.at.y, radius * p.pressure if wide else radius) for p in points]
            return _brushed(circles, hint.hardness)
        case Dab(at=at, radius=radius):
            return _brushed([(at.x, at.y, radius)], hint.hardness)
        case Region(corners=corners) | Kept(corners=corners):
            outline = _line(corners)
            outline.closeSubpath()
            return HintPath(outline, ((outline, 1.0),), _box(outline))
        case Barrier(points=line):
            outline = _line(line)
            return HintPath(outline, (), _box(outline))


def _brushed(circles: list[Circle], hardness: float) -> HintPath:
    whole = _swept(circles)
    rings = [(whole, _covered(0, hardness))]
    if hardness < 1:
        for ring in range(1, _RINGS):
            share = 1 - (1 - hardness) * ring / (_RINGS - 1)
            if share > 0:
                inner = _swept([(x, y, radius * share) for x, y, radius in circles])
                rings.append((inner, _covered(ring, hardness)))
    return HintPath(_rim(circles), tuple(rings), _box(whole))


def _rim(circles: list[Circle]) -> QPainterPath:
    """The line around all of it: none where it crosses itself, and a third of the time to draw.

    Piece by piece: the time to simplify grows faster than the points, and a path is made for every move of the hand.
    400 points of a pen take 20 ms in pieces of 50, 85 ms at once.
    """
    starts = range(0, max(len(circles) - 1, 1), _PIECE)
    pieces = (_swept(circles[start : start + _PIECE + 1]).simplified() for start in starts)
    return reduce(QPainterPath.united, pieces)


def _covered(ring: int, hardness: float) -> float:
    """The middle of what a ring covers: nothing at the rim, all at the hard share of the radius."""
    return 1.0 if hardness >= 1 else (ring + 0.5) / (_RINGS - 0.5)


def _swept(circles: list[Circle]) -> QPainterPath:
    """What a circle covers on its way from one to the next."""
    x, y, radius = circles[0]
    if len(circles) == 1:
        path = QPainterPath()
        path.addEllipse(QPointF(x, y), radius, radius)
        return path
    if all(circle[2] == radius for circle in circles):
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * radius)
        stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
        stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        path = stroker.createStroke(_line([PhotoPoint(x, y) for x, y, _ in _apart(circles)]))
    else:
        path = QPainterPath()
        for one, other in pairwise(circles):
            path.addPolygon(QPolygonF(_capsule(one, other)))
            path.closeSubpath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _apart(circles: list[Circle]) -> list[Circle]:
    """A line that never moves is no line to Qt: let it move a little."""
    x, y, radius = circles[0]
    moves = any((other[0], other[1]) != (x, y) for other in circles)
    return circles if moves else [(x, y, radius), (x + radius / 1000, y, radius)]


def _capsule(one: Circle, other: Circle) -> list[QPointF]:
    """Half a circle around each end and the lines between them, always turning the same way."""
    along = atan2(other[1] - one[1], other[0] - one[0])
    turns = [pi * step / _ROUND - pi / 2 for step in range(_ROUND + 1)]
    ahead = [QPointF(other[0] + other[2] * cos(along + t), other[1] + other[2] * sin(along + t)) for t in turns]
    behind = [QPointF(one[0] - one[2] * cos(along + t), one[1] - one[2] * sin(along + t)) for t in turns]
    return [*ahead, *behind]


def _box(path: QPainterPath) -> QRectF:
    """The box around a path; of a level line it would be empty, and Qt takes that for none."""
    return path.boundingRect().adjusted(-0.5, -0.5, 0.5, 0.5)


def _line(points: Iterable[PhotoPoint]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(point.x, point.y) for point in points]))
    return path


def united(rects: Iterable[QRectF]) -> QRectF:
    """The box around boxes."""
    return reduce(QRectF.united, rects, QRectF())
