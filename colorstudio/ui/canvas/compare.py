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


class Comparison:
    """How original and colors lie on a canvas.

    divider : of the split view, the share of the width that is left of the line
    """

    def __init__(self) -> None:
        self.way = Compare.OFF
        self.divider = 0.5

    def panes(self, width: float) -> tuple[Pane, ...]:
        """The parts of the canvas, the original first."""
        match self.way:
            case Compare.OFF:
                return (Pane(Shows.COLORS, 0, width, 0),)
            case Compare.SPLIT:
                line = round(width * self.divider)
                return Pane(Shows.ORIGINAL, 0, line, 0), Pane(Shows.COLORS, line, width, 0)
            case Compare.SIDE_BY_SIDE:
                half = (width - _BETWEEN) / 2
                begin = half + _BETWEEN
                return Pane(Shows.ORIGINAL, 0, half, 0), Pane(Shows.COLORS, begin, width, begin)

    def pane_at(self, x: float, *, width: float) -> Pane:
        """The part that holds a point."""
        found = self.panes(width)
        return found[0] if x < found[0].right else found[-1]

    def room(self, *, width: float, height: float) -> Room:
        """The room that the picture has."""
        return Room((width - _BETWEEN) / 2 if self.way is Compare.SIDE_BY_SIDE else width, height)

    def drag_line(self, x: float, *, width: float) -> None:
        """Bring the line of the split view to a point."""
        self.divider = min(max(x / width, 0.0), 1.0)

    def is_on_line(self, at: QPointF, *, seen: QRectF, width: float) -> bool:
        """Whether a press there takes the line of the split view; `seen` is what is seen of the picture."""
        if self.way is not Compare.SPLIT:
            return False
        knob = QPointF(self.panes(width)[-1].left, seen.center().y())
        return abs(at.x() - knob.x()) <= _REACH or (at - knob).manhattanLength() <= _KNOB

    def paint(self, painter: QPainter, before: str, after: str, *, seen: QRectF, width: float) -> None:
        """Draw line and labels over a picture, of which `seen` is what is seen in the first room."""
        if self.way is Compare.OFF:
            return
        right = self.panes(width)[-1]
        ends, begins = seen.right(), seen.left() + right.origin
        if self.way is Compare.SPLIT:
            _paint_line(painter, right.left, seen)
            ends = begins = right.left
        _paint_label(painter, before, seen.top(), right=ends - _GAP)
        _paint_label(painter, after, seen.top(), left=begins + _GAP)


def _paint_line(painter: QPainter, line: float, seen: QRectF) -> None:
    painter.fillRect(QRectF(line - 2, seen.top(), 4, seen.height()), QColor.fromRgbF(0, 0, 0, 0.45))
    painter.fillRect(QRectF(line - 1, seen.top(), 2, seen.height()), QColor("white"))
    middle = QPointF(line, seen.center().y())
    painter.setPen(QPen(QColor.fromRgbF(0, 0, 0, 0.45), 1))
    painter.setBrush(QColor("white"))
    painter.drawEllipse(middle, _KNOB, _KNOB)
    painter.setPen(QPen(QColor("#333333"), 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for way in (-1, 1):
        tip = middle + QPointF(8 * way, 0)
        painter.drawPolyline(QPolygonF([tip + QPointF(-4 * way, -4), tip, tip + QPointF(-4 * way, 4)]))


def _paint_label(painter: QPainter, text: str, top: float, *, left: float | None = None, right: float = 0.0) -> None:
    """Write on a plate that begins at `left`, or else ends at `right`."""
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    width = QFontMetricsF(font).horizontalAdvance(text) + 2 * _INSET
    plate = QRectF(round(right - width if left is None else left), round(top + _GAP), round(width), _LABEL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(26, 26, 26, round(0.78 * 255)))
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(QColor("white"))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
