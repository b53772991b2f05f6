"""The mark at the place for which the color dock picks: the fan is closed, and the dock has the keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from colorstudio.support.geometry import ViewPoint
from colorstudio.ui.possible.fan_painting import paint_place

_SIDE: Final = 21  # px: the ring and its dark edge


class PlaceMark(QWidget):
    """A ring over its parent, the canvas; the pointer goes through."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(_SIDE, _SIDE)
        self.hide()

    def put(self, place: ViewPoint) -> None:
        """Show it around a point of the canvas."""
        self.move(round(place.x - _SIDE / 2), round(place.y - _SIDE / 2))
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_place(painter, QPointF(_SIDE / 2, _SIDE / 2))
