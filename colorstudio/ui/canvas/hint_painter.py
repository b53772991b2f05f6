"""Paints the hints over the picture as large as they are: a fill in their color, and around it a thin light line on a
dark one, so that they show on any ground.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF, QTransform

from colorstudio.document.eye import Eye
from colorstudio.document.hints import Barrier, Dab, Hint, Kept, PressureSets, Region, Stroke
from colorstudio.document.ids import HintId
from colorstudio.ui.hint_colors import shown_color

_FILL: Final = 0.6
_LIGHT: Final = QColor(255, 255, 255, round(0.92 * 255))
_DARK: Final = QColor(0, 0, 0, round(0.72 * 255))
_BOX_DARK: Final = QColor(0, 0, 0, round(0.45 * 255))
_BOX: Final = QColor("#6ea6dc")
_HANDLE: Final = QColor("#2f74b8")
_BOX_MARGIN: Final = 5.0
_HANDLE_SIDE: Final = 7.0
_LEAST_RADIUS: Final = 2.0  # px on the screen: a hint can always be seen
_FLAT: Final = 0.35  # photo pixels that an outline may be off


class HintPainter:
    """Draws the hints of one document after the other; an outline is made once per hint."""

    def __init__(self) -> None:
        self._outlines: dict[int, tuple[Hint, QPainterPath]] = {}

    def paint(
        self,
        painter: QPainter,
        hints: Iterable[Hint],
        selection: frozenset[HintId],
        to_screen: QTransform,
        shown: QRectF,
    ) -> None:
        """Draw those that are seen in a part of the viewport."""
        known, self._outlines = self._outlines, {}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = []
        for hint in hints:
            if hint.eye is Eye.CLOSED:
                continue
            kept = known.get(id(hint)) or (hint, _outline(hint))
            self._outlines[id(hint)] = kept
            outline = to_screen.map(kept[1])
            bounds = outline.boundingRect()
            if not bounds.adjusted(-8, -8, 8, 8).intersects(shown):
                continue
            if max(bounds.width(), bounds.height()) < 2 * _LEAST_RADIUS:
                outline = QPainterPath()
                outline.addEllipse(bounds.center(), _LEAST_RADIUS, _LEAST_RADIUS)
            _draw(painter, hint, outline)
            if hint.id in selection:
                selected.append(bounds)
        for bounds in selected:
            _draw_box(painter, bounds)


def _draw(painter: QPainter, hint: Hint, outline: QPainterPath) -> None:
    if isinstance(hint, Barrier):
        for color, width in ((_DARK, 3.0), (_LIGHT, 1.0)):
            pen = QPen(color, width)
            pen.setDashPattern([6 / width, 4 / width])
            painter.strokePath(outline, pen)
        return
    painter.strokePath(outline, QPen(_DARK, 3.0))
    if not isinstance(hint, Kept):
        fill = shown_color(hint.color)
        fill.setAlphaF(_FILL)
        painter.fillPath(outline, fill)
    painter.strokePath(outline, QPen(_LIGHT, 1.0))


def _draw_box(painter: QPainter, bounds: QRectF) -> None:
    box = bounds.adjusted(-_BOX_MARGIN, -_BOX_MARGIN, _BOX_MARGIN, _BOX_MARGIN)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((_BOX_DARK, 3.0), (_BOX, 1.0)):
        painter.setPen(QPen(color, width))
        painter.drawRect(box)
    painter.setPen(QPen(_HANDLE, 1.5))
    painter.setBrush(Qt.GlobalColor.white)
    for corner in (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()):
        half = _HANDLE_SIDE / 2
        painter.drawRect(QRectF(corner.x() - half, corner.y() - half, _HANDLE_SIDE, _HANDLE_SIDE))


def _outline(hint: Hint) -> QPainterPath:
    """The outline in photo coordinates."""
    match hint:
        case Stroke():
            return _stroke(hint)
        case Dab(at=at, radius=radius):
            path = QPainterPath()
            path.addEllipse(QPointF(at.x, at.y), radius, radius)
            return path
        case Region(corners=corners) | Kept(corners=corners):
            path = QPainterPath()
            path.addPolygon(QPolygonF([QPointF(corner.x, corner.y) for corner in corners]))
            path.closeSubpath()
            return path
        case Barrier(points=points):
            path = QPainterPath(QPointF(points[0].x, points[0].y))
            for point in points[1:]:
                path.lineTo(point.x, point.y)
            return path


def _stroke(stroke: Stroke) -> QPainterPath:
    points = [QPointF(point.at.x, point.at.y) for point in stroke.points]
    sets_radius = stroke.pressure_sets is PressureSets.RADIUS
    radii = [stroke.radius * (point.pressure if sets_radius else 1.0) for point in stroke.points]
    if min(radii) == max(radii):
        return _even(points, radii[0])
    return _uneven(points, radii)


def _even(points: list[QPointF], radius: float) -> QPainterPath:
    if len(points) == 1:
        path = QPainterPath()
        path.addEllipse(points[0], radius, radius)
        return path
    line = QPainterPath(points[0])
    for point in points[1:]:
        line.lineTo(point)
    stroker = QPainterPathStroker()
    stroker.setWidth(2 * radius)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroker.setCurveThreshold(_FLAT)
    return stroker.createStroke(line).simplified()


def _uneven(points: list[QPointF], radii: list[float]) -> QPainterPath:
    """A chain of discs and what lies between them; as many as show."""
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for k, (point, radius) in enumerate(zip(points, radii, strict=True)):
        whole.addEllipse(point, radius, radius)
        if k:
            whole.addPolygon(_between(points[k - 1], radii[k - 1], point, radius))
    return whole.simplified()


def _between(one: QPointF, its: float, other: QPointF, others: float) -> QPolygonF:
    dx, dy = other.x() - one.x(), other.y() - one.y()
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    nx, ny = -dy / length, dx / length
    return QPolygonF(
        [
            QPointF(one.x() + nx * its, one.y() + ny * its),
            QPointF(other.x() + nx * others, other.y() + ny * others),
            QPointF(other.x() - nx * others, other.y() - ny * others),
            QPointF(one.x() - nx * its, one.y() - ny * its),
        ]
    )
