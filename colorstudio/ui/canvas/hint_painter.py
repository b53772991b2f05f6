"""Draws hints: their color, and a thin white line over black around it, so that they show on any ground."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF, QTransform

from colorstudio.document.hints import Barrier, Hint, Kept
from colorstudio.ui.canvas.hint_paths import HintPath
from colorstudio.ui.hint_colors import hint_color

MARGIN: Final = 3.0  # px that the lines reach beyond a hint
_WEAKEST, _STRONGEST = 0.55, 0.70  # opacity of the fill, by the strength
_WHITE, _BLACK = 0.92, 0.72  # opacity of the lines
_BOX: Final = 5.0  # px around a selected hint
_HANDLE: Final = 7.0


def paint_hint(painter: QPainter, hint: Hint, path: HintPath, *, lightness: float, ratio: float) -> None:
    """Draw a hint onto a transparent layer; the painter's transform leads there from the scan.

    It takes the place of what is below it, as its color does in the picture.

    lightness : the photo's own under the hint, at which its color is shown
    ratio : pixels of the screen in one of the canvas
    """
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    match hint:
        case Barrier():
            painter.strokePath(path.outline, _pen(_black(_BLACK), 3 * ratio))
            dashed = _pen(_white(_WHITE), 1.25 * ratio)
            dashed.setDashPattern([4, 3])
            painter.strokePath(path.outline, dashed)
            return
        case Kept():
            painter.fillPath(path.outline, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.fillPath(path.outline, _hatch(painter.transform()))
        case _:
            color = hint_color(hint.color, lightness)
            opacity = _WEAKEST + (_STRONGEST - _WEAKEST) * hint.strength
            for ring, covered in path.rings:
                color.setAlphaF(opacity * covered)
                painter.fillPath(ring, color)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.strokePath(path.outline, _pen(_black(_BLACK), 3 * ratio))
    painter.strokePath(path.outline, _pen(_white(_WHITE), ratio))


def paint_selection(painter: QPainter, box: QRectF, *, accent: QColor) -> None:
    """Draw the box around a selected hint, with its handles; both in pixels of the canvas."""
    around = QRectF(box.adjusted(-_BOX, -_BOX, _BOX, _BOX).toAlignedRect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((_black(0.45), 3.0), (accent, 1.0)):
        painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(around)
    painter.setPen(QPen(QColor("#2f74b8"), 1.5))
    painter.setBrush(QColor("white"))
    middle, half = around.center(), _HANDLE / 2
    xs, ys = (around.left(), middle.x(), around.right()), (around.top(), middle.y(), around.bottom())
    for x, y in ((x, y) for x in xs for y in ys if (x, y) != (middle.x(), middle.y())):
        painter.drawRect(QRectF(x - half, y - half, _HANDLE, _HANDLE))


def paint_band(painter: QPainter, corners: QPolygonF) -> None:
    """Draw a box that is being drawn."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_black(0.55), 2.5))
    painter.drawPolygon(corners)
    dashed = QPen(QColor("white"), 1.25)
    dashed.setDashPattern([3, 2])
    painter.setPen(dashed)
    painter.drawPolygon(corners)


def _hatch(transform: QTransform) -> QBrush:
    """Stripes that stay as wide at any zoom."""
    brush = QBrush(_white(0.55), Qt.BrushStyle.BDiagPattern)
    brush.setTransform(QTransform.fromTranslate(transform.dx(), transform.dy()) * transform.inverted()[0])
    return brush


def _pen(color: QColor, width: float) -> QPen:
    """A pen of so many pixels of the screen. Round joins would take three times as long, and nobody could see them."""
    pen = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.BevelJoin)
    pen.setCosmetic(True)
    return pen


def _black(opacity: float) -> QColor:
    return QColor.fromRgbF(0, 0, 0, opacity)


def _white(opacity: float) -> QColor:
    return QColor.fromRgbF(1, 1, 1, opacity)


def corners_on(transform: QTransform, box: QRectF) -> QPolygonF:
    """The corners of a box, carried over."""
    points = box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()
    return QPolygonF([transform.map(QPointF(point)) for point in points])
