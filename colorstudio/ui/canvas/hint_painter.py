"""Draws hints: their color, and a thin white line over black around it, so that they show on any ground."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from colorstudio.document.colors import Gray, HintColor
from colorstudio.document.hints import Barrier, Hint, Kept
from colorstudio.imaging.color import lab_to_srgb
from colorstudio.imaging.gamut import displayable
from colorstudio.ui.canvas.hint_paths import HintPath

MARGIN: Final = 3.0  # px that the lines reach beyond a hint
_LIGHTNESS: Final = 58.0  # at which a chroma is shown
_WEAKEST, _STRONGEST = 0.55, 0.70  # opacity of the fill, by the strength
_WHITE, _BLACK = 0.92, 0.72  # opacity of the lines
_BOX: Final = 5.0  # px around a selected hint
_HANDLE: Final = 7.0


@lru_cache(maxsize=4096)
def color_of(color: HintColor) -> QColor:
    """A hint's color as it looks at a middle lightness."""
    a, b = (0.0, 0.0) if color is Gray.KEEP else (color.a, color.b)
    lab = np.array([[_LIGHTNESS, a, b]], np.float32)
    red, green, blue = (round(255 * float(part)) for part in lab_to_srgb(displayable(lab))[0])
    return QColor(red, green, blue)


def paint_hint(painter: QPainter, hint: Hint, path: HintPath) -> None:
    """Draw a hint onto a transparent layer; the painter's transform leads there from the scan.

    It takes the place of what is below it, as its color does in the picture. That also hides the lines that a stroke
    would show where it crosses itself.
    """
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    if isinstance(hint, Barrier):
        _paint_barrier(painter, path.outline)
        return
    for width, color in ((4.0, _black(_BLACK)), (2.0, _white(_WHITE))):
        painter.strokePath(path.outline, _pen(color, width))
    if isinstance(hint, Kept):
        painter.fillPath(path.outline, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.fillPath(path.outline, _hatch(painter.transform()))
        return
    color = QColor(color_of(hint.color))
    opacity = _WEAKEST + (_STRONGEST - _WEAKEST) * hint.strength
    for ring, covered in path.rings:
        color.setAlphaF(opacity * covered)
        painter.fillPath(ring, color)


def paint_selection(painter: QPainter, box: QRectF, *, accent: QColor) -> None:
    """Draw the box around a selected hint, with its handles; both in pixels of the canvas."""
    around = box.adjusted(-_BOX, -_BOX, _BOX, _BOX)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((_black(0.45), 3.0), (accent, 1.0)):
        painter.setPen(_pen(color, width))
        painter.drawRect(around)
    painter.setPen(_pen(QColor("#2f74b8"), 1.5))
    painter.setBrush(QColor("white"))
    middle, half = around.center(), _HANDLE / 2
    xs, ys = (around.left(), middle.x(), around.right()), (around.top(), middle.y(), around.bottom())
    for x, y in ((x, y) for x in xs for y in ys if (x, y) != (middle.x(), middle.y())):
        painter.drawRect(QRectF(x - half, y - half, _HANDLE, _HANDLE))


def paint_band(painter: QPainter, corners: QPolygonF) -> None:
    """Draw a box that is being drawn."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(_black(0.55), 2.5))
    painter.drawPolygon(corners)
    dashed = _pen(QColor("white"), 1.25)
    dashed.setDashPattern([3, 2])
    painter.setPen(dashed)
    painter.drawPolygon(corners)


def _paint_barrier(painter: QPainter, line: QPainterPath) -> None:
    painter.strokePath(line, _pen(_black(_BLACK), 3.0))
    dashed = _pen(_white(_WHITE), 1.25)
    dashed.setDashPattern([4, 3])
    painter.strokePath(line, dashed)


def _hatch(transform: QTransform) -> QBrush:
    """Stripes that stay as wide at any zoom."""
    brush = QBrush(_white(0.55), Qt.BrushStyle.BDiagPattern)
    brush.setTransform(QTransform.fromTranslate(transform.dx(), transform.dy()) * transform.inverted()[0])
    return brush


def _pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
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
