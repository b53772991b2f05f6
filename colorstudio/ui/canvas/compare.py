"""Before and after: which picture is shown where on the canvas, and the line between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from colorstudio.ui.canvas.mosaic import Shows
from colorstudio.ui.canvas.view import Room

_KNOB: Final = 16.0
_REACH: Final = 6.0  # px from the line at which it can be taken
_LABEL, _GAP, _INSET = 24.0, 12.0, 10.0
_BETWEEN: Final = 2.0  # px between the two of side by side


class Compare(Enum):
    """How original and colors are compared; in the order in which one key goes through them."""

    OFF = auto()
    SPLIT = auto()
    SIDE_BY_SIDE = auto()

    @property
    def next(self) -> Compare:
        ways = list(Compare)
        return ways[(ways.index(self) + 1) % len(ways)]


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of the canvas.

    left, right : where it lies
    origin : where the left edge of its room is
    """

    shows: Shows
    left: float
    right: float
    origin: float


def panes(compare: Compare, *, width: float, divider: float) -> tuple[Pane, ...]:
    """The parts of a canvas; `divider` is the share of the width that is left of the line."""
    match compare:
        case Compare.OFF:
            return (Pane(Shows.COLORS, 0, width, 0),)
        case Compare.SPLIT:
            line = round(width * divider)
            return Pane(Shows.ORIGINAL, 0, line, 0), Pane(Shows.COLORS, line, width, 0)
        case Compare.SIDE_BY_SIDE:
            half = (width - _BETWEEN) / 2
            return Pane(Shows.ORIGINAL, 0, half, 0), Pane(Shows.COLORS, half + _BETWEEN, width, half + _BETWEEN)


def room_of(compare: Compare, *, width: float, height: float) -> Room:
    """The room that the picture has."""
    return Room((width - _BETWEEN) / 2 if compare is Compare.SIDE_BY_SIDE else width, height)


def is_on_line(at: QPointF, *, line: float, middle: float) -> bool:
    """Whether a press there takes the line of the split view."""
    return abs(at.x() - line) <= _REACH or (at - QPointF(line, middle)).manhattanLength() <= _KNOB


def paint_line(painter: QPainter, line: float, *, top: float, bottom: float) -> None:
    """Draw the line of the split view and its knob."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(line - 2, top, 4, bottom - top), QColor.fromRgbF(0, 0, 0, 0.45))
    painter.fillRect(QRectF(line - 1, top, 2, bottom - top), QColor("white"))
    middle = QPointF(line, (top + bottom) / 2)
    painter.setPen(QPen(QColor.fromRgbF(0, 0, 0, 0.45), 1))
    painter.setBrush(QColor("white"))
    painter.drawEllipse(middle, _KNOB, _KNOB)
    painter.setPen(QPen(QColor("#333333"), 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for way in (-1, 1):
        tip = middle + QPointF(8 * way, 0)
        painter.drawPolyline(QPolygonF([tip + QPointF(-4 * way, -4), tip, tip + QPointF(-4 * way, 4)]))


def paint_labels(painter: QPainter, before: tuple[str, float], after: tuple[str, float], *, top: float) -> None:
    """Name the two sides: what is before ends left of a line, what is after begins right of one."""
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    for (text, line), side in ((before, -1), (after, 1)):
        width = QFontMetricsF(font).horizontalAdvance(text) + 2 * _INSET
        left = line + _GAP if side > 0 else line - _GAP - width
        box = QRectF(round(left), round(top + _GAP), round(width), _LABEL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(26, 26, 26, round(0.78 * 255)))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor("white"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
