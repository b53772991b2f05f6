"""Where a window stands on the screen: remembered, given back to the pixel, and never out of sight.

Qt's own `saveGeometry` counts the frame at one end only: with some window managers the window came back a few pixels
lower each time.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_PLACE: Final = "place"
_MAXIMIZED: Final = "maximized"
_FILLS: Final = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
_IN_SIGHT: Final = 64  # px of a window by which it can be taken


class WindowPlace(QObject):
    """The place of one window, where it stands while it does not fill the screen."""

    def __init__(self, window: QWidget, settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        # A window that comes to fill the screen is moved first, and says why afterwards.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._learn)
        self._place: QRect | None = None

    def restore(self, *, first_size: QSize) -> None:
        """Let the window stand where it stood; to be called before it is shown."""
        place = self._settings.value(_PLACE)
        if isinstance(place, QRect) and place.isValid():
            self._place = brought_on_screen(place)
            self._window.resize(self._place.size())
            self._window.move(self._place.topLeft())
        else:
            self._window.resize(first_size)
        if self._settings.value(_MAXIMIZED, False, bool):
            self._window.setWindowState(Qt.WindowState.WindowMaximized)
        self._window.installEventFilter(self)

    def save(self) -> None:
        """Remember it for the next start."""
        self._learn()
        self._settings.setValue(_MAXIMIZED, self._window.isMaximized())
        if self._place is not None:
            self._settings.setValue(_PLACE, self._place)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._later.start()
        return False

    def _learn(self) -> None:
        if not self._window.windowState() & _FILLS:
            self._place = QRect(self._window.pos(), self._window.size())  # with the frame, which `move` counts too


def brought_on_screen(place: QRect) -> QRect:
    """The same place if enough of its upper edge can be seen, else one on the first screen."""
    handle = QRect(place.topLeft(), QSize(place.width(), 1)).adjusted(_IN_SIGHT, 0, -_IN_SIGHT, 0)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if any(screen.contains(QPoint(x, handle.top())) for screen in screens for x in (handle.left(), handle.right())):
        return place
    first = QGuiApplication.primaryScreen().availableGeometry()
    moved = QRect(QPoint(0, 0), place.size().boundedTo(first.size()))
    moved.moveCenter(first.center())
    return moved
