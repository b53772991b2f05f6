"""The outlines of a blade that points up from the middle of the fan: plate and crop, with rounded corners."""

from __future__ import annotations

import math
from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from colorstudio.ui.possible.fan_geometry import CROP_INNER, CROP_OUTER, INNER, OUTER

_HALF_GAP: Final = 1.0  # between two blades
_CORNER: Final = 4.0
_CROP_INSET: Final = 2.0
_CROP_CORNER: Final = 3.0


@cache
def plate(width: float) -> QPainterPath:
    """The whole blade of so many degrees."""
    return _sector(INNER, OUTER, width=width, inset=_HALF_GAP, corner=_CORNER)


@cache
def crop(width: float) -> QPainterPath:
    """The part of it that shows the photo."""
    return _sector(CROP_INNER, CROP_OUTER, width=width, inset=_HALF_GAP + _CROP_INSET, corner=_CROP_CORNER)


def _sector(inner: float, outer: float, *, width: float, inset: float, corner: float) -> QPainterPath:
    """A part of a ring; its sides are parallel to the radii at its ends, `inset` inside them."""
    half = math.radians(width / 2)
    # How far along the angle a side begins, and where a corner's curve leaves the arc.
    inner_edge, outer_edge = (half - math.asin(inset / radius) for radius in (inner, outer))
    inner_end, outer_end = inner_edge - corner / inner, outer_edge - corner / outer
    path = QPainterPath(_at(outer, -outer_end))
    path.arcTo(_circle(outer), 90 + math.degrees(outer_end), -2 * math.degrees(outer_end))
    path.quadTo(_at(outer, outer_edge), _along(_at(outer, outer_edge), _at(inner, inner_edge), corner))
    path.lineTo(_along(_at(inner, inner_edge), _at(outer, outer_edge), corner))
    path.quadTo(_at(inner, inner_edge), _at(inner, inner_end))
    path.arcTo(_circle(inner), 90 - math.degrees(inner_end), 2 * math.degrees(inner_end))
    path.quadTo(_at(inner, -inner_edge), _along(_at(inner, -inner_edge), _at(outer, -outer_edge), corner))
    path.lineTo(_along(_at(outer, -outer_edge), _at(inner, -inner_edge), corner))
    path.quadTo(_at(outer, -outer_edge), _at(outer, -outer_end))
    path.closeSubpath()
    return path


def _at(radius: float, angle: float) -> QPointF:
    return QPointF(radius * math.sin(angle), -radius * math.cos(angle))


def _circle(radius: float) -> QRectF:
    return QRectF(-radius, -radius, 2 * radius, 2 * radius)


def _along(start: QPointF, end: QPointF, distance: float) -> QPointF:
    """The point so far from `start` on the way to `end`."""
    way = end - start
    return start + way * (distance / math.hypot(way.x(), way.y()))
