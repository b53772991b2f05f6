"""The pointer over the photo: the brush in its true size with a dot of its color, or the sign of the tool."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen

from colorstudio.document.colors import Gray
from colorstudio.editor.tool_names import ToolName
from colorstudio.tools.held import Held
from colorstudio.ui.hint_colors import shown_color

_LIGHT: Final = QColor(255, 255, 255)
_DARK: Final = QColor(0, 0, 0, round(0.55 * 255))
_DOT: Final = 2.5
_CROSS_BELOW: Final = 3.0  # px of radius
_CROSS: Final = 6.0
_BRUSHES: Final = (ToolName.BRUSH, ToolName.POINT, ToolName.GRAY, ToolName.ERASER)


def cursor_of(tool: ToolName) -> QCursor:
    """The system's cursor; where we draw a brush, none."""
    match tool:
        case ToolName.HAND:
            return QCursor(Qt.CursorShape.OpenHandCursor)
        case ToolName.SELECT:
            return QCursor(Qt.CursorShape.ArrowCursor)
        case _ if tool in _BRUSHES:
            return QCursor(Qt.CursorShape.BlankCursor)
        case _:
            return QCursor(Qt.CursorShape.CrossCursor)


def paint_pointer(painter: QPainter, at: QPointF, tool: ToolName, held: Held, zoom: float) -> None:
    """Draw the brush at a point of the screen."""
    if tool not in _BRUSHES:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = held.radius * zoom
    for color, width in ((_DARK, 2.5), (_LIGHT, 1.25)):
        painter.setPen(QPen(color, width))
        if radius < _CROSS_BELOW:
            painter.drawLine(QPointF(at.x() - _CROSS, at.y()), QPointF(at.x() + _CROSS, at.y()))
            painter.drawLine(QPointF(at.x(), at.y() - _CROSS), QPointF(at.x(), at.y() + _CROSS))
        else:
            painter.drawEllipse(at, radius, radius)
    if radius >= _CROSS_BELOW and tool is not ToolName.ERASER:
        painter.setPen(QPen(_DARK, 1))
        painter.setBrush(shown_color(Gray.KEEP if tool is ToolName.GRAY else held.color))
        painter.drawEllipse(at, _DOT, _DOT)


def touched_by(at: QPointF, radius_px: float) -> QRectF:
    """What has to be painted again when the pointer was there."""
    reach = max(radius_px, _CROSS) + 3
    return QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
