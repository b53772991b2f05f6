"""What the pointer looks like: a brush of its true size, or the sign of what the next press does."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap

from colorstudio.editor.tool_names import ToolName
from colorstudio.tools.gesture import Modifier
from colorstudio.ui.drawing import picture

BRUSHES: Final = frozenset({ToolName.BRUSH, ToolName.POINT, ToolName.GRAY, ToolName.ERASER})
_SAMPLERS: Final = frozenset({ToolName.BRUSH, ToolName.POINT, ToolName.GRAY})  # Ctrl or Alt takes a color
_SMALLEST: Final = 3.0  # px: a smaller brush is shown as a cross
_DOT: Final = 2.5
_ARM, _HOLE = 8.0, 3.0  # of the cross
_CURSOR: Final = 24  # px
_SAMPLE: Final = 24.0


class Hand(Enum):
    """What the hand does on the canvas."""

    FREE = auto()
    DRAWING = auto()
    READY_TO_PAN = auto()  # Space is held
    PANNING = auto()
    DIVIDING = auto()  # it holds the line of the split view


def is_brush(tool: ToolName, modifiers: Modifier) -> bool:
    """Whether the pointer is shown as a brush of its true size."""
    return tool in BRUSHES and not _takes_a_color(tool, modifiers)


def cursor_of(tool: ToolName, hand: Hand, modifiers: Modifier, *, ratio: float) -> QCursor:
    """The cursor to show; none where the brush is drawn."""
    match hand:
        case Hand.PANNING:
            return QCursor(Qt.CursorShape.ClosedHandCursor)
        case Hand.READY_TO_PAN:
            return QCursor(Qt.CursorShape.OpenHandCursor)
        case Hand.DIVIDING:
            return QCursor(Qt.CursorShape.SplitHCursor)
        case Hand.FREE | Hand.DRAWING:
            return _of_tool(tool, modifiers, ratio)


def paint_brush(painter: QPainter, at: QPointF, *, radius: float, color: QColor) -> None:
    """Draw the brush at its true size; `radius` in pixels of the canvas."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if 2 * radius < _SMALLEST:
        for pen in _pens():
            painter.setPen(pen)
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                painter.drawLine(at + QPointF(dx, dy) * _HOLE, at + QPointF(dx, dy) * _ARM)
        return
    for pen in _pens():
        painter.setPen(pen)
        painter.drawEllipse(at, radius, radius)
    if radius > 2 * _DOT:
        painter.setBrush(color)
        painter.setPen(QPen(QColor.fromRgbF(1, 1, 1, 0.92), 1.0))
        painter.drawEllipse(at, _DOT, _DOT)


def paint_sample(painter: QPainter, at: QPointF, color: QColor) -> None:
    """Show the color under the eyedropper beside it."""
    box = QRectF(at.x() + _SAMPLE / 2, at.y() - 1.5 * _SAMPLE, _SAMPLE, _SAMPLE)
    painter.setPen(_pens()[0])
    painter.setBrush(color)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(_pens()[1])
    painter.drawRoundedRect(box, 3, 3)


def brush_bounds(at: QPointF, *, radius: float) -> QRectF:
    """All that `paint_brush` touches."""
    reach = max(radius, _ARM) + 2
    return QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)


def _takes_a_color(tool: ToolName, modifiers: Modifier) -> bool:
    return tool in _SAMPLERS and bool(modifiers & (Modifier.CONTROL | Modifier.ALT))


def _of_tool(tool: ToolName, modifiers: Modifier, ratio: float) -> QCursor:
    if _takes_a_color(tool, modifiers) or tool is ToolName.EYEDROPPER:
        return _drawn("dropper", 3, 21, ratio)
    match tool:
        case ToolName.BRUSH | ToolName.POINT | ToolName.GRAY | ToolName.ERASER:
            return QCursor(Qt.CursorShape.BlankCursor)
        case ToolName.HAND:
            return QCursor(Qt.CursorShape.OpenHandCursor)
        case ToolName.ZOOM:
            return _drawn("zoom", 10, 10, ratio)
        case ToolName.SELECT:
            return QCursor(Qt.CursorShape.ArrowCursor)
        case ToolName.POSSIBLE:
            return QCursor(Qt.CursorShape.CrossCursor)


@cache
def _drawn(icon: str, x: int, y: int, ratio: float) -> QCursor:
    """A cursor of a line icon, white over black; (x, y) is where it points."""
    black, white = (picture(icon, color, size=_CURSOR - 2, ratio=ratio) for color in ("#000000", "#ffffff"))
    pixmap = QPixmap(round(_CURSOR * ratio), round(_CURSOR * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        for dx, dy in ((0, 1), (2, 1), (1, 0), (1, 2)):
            painter.drawPixmap(QPointF(dx, dy), black)
        painter.drawPixmap(QPointF(1, 1), white)
    return QCursor(pixmap, x, y)


def _pens() -> tuple[QPen, QPen]:
    return QPen(QColor.fromRgbF(0, 0, 0, 0.55), 2.5), QPen(QColor("white"), 1.25)
