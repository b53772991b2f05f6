"""Scroll bars over the edges of the canvas, there when the picture is larger than its room."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from colorstudio.ui.canvas.navigation import Navigation

_STEP = 48  # px: one click on an arrow
_THICK = 12  # px


class ScrollBars(QObject):
    """Both bars; their middle position is the picture's middle in the middle."""

    def __init__(self, navigation: Navigation, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._navigation, self._canvas = navigation, canvas
        self.across = QScrollBar(Qt.Orientation.Horizontal, canvas)
        self.down = QScrollBar(Qt.Orientation.Vertical, canvas)
        for bar in (self.across, self.down):
            bar.setCursor(Qt.CursorShape.ArrowCursor)
            bar.setSingleStep(_STEP)
            bar.valueChanged.connect(self._scroll)
        self.follow()

    def follow(self) -> None:
        """Show where the view is."""
        view, picture, room = self._navigation.view, self._navigation.picture, self._navigation.room
        width, height = view.zoom * picture.width, view.zoom * picture.height
        self._set(self.across, room.middle.x - view.x, width, room.width)
        self._set(self.down, room.middle.y - view.y, height, room.height)
        bottom, right = self._canvas.height() - _THICK, self._canvas.width() - _THICK
        self.across.setGeometry(0, bottom, right if self.down.isVisibleTo(self._canvas) else right + _THICK, _THICK)
        self.down.setGeometry(right, 0, _THICK, bottom if self.across.isVisibleTo(self._canvas) else bottom + _THICK)

    def _set(self, bar: QScrollBar, value: float, length: float, room: float) -> None:
        with QSignalBlocker(bar):
            bar.setRange(0, round(length))
            bar.setPageStep(round(room))
            bar.setValue(round(value))
        bar.setVisible(length > room)

    def _scroll(self) -> None:
        view, middle = self._navigation.view, self._navigation.room.middle
        # Only the bar that was moved: the other one shows its value rounded.
        dx = middle.x - self.across.value() - view.x if self.sender() is self.across else 0.0
        dy = middle.y - self.down.value() - view.y if self.sender() is self.down else 0.0
        self._navigation.pan(dx, dy)
