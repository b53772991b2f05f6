"""Where a window stands on the screen: remembered, given back to the pixel, and never out of sight.

Qt's own `saveGeometry` counts the frame at one end only: with some window managers the window came back a few pixels
lower each time.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

_PLACE: Final = "place"
_MAXIMIZED: Final = "maximized"
_IN_SIGHT: Final = 64  # px of a window by which it can be taken


def save_place(window: QMainWindow, settings: QSettings) -> None:
    """Remember where the window stands, or would stand if it did not fill the screen."""
    fills = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
    settings.setValue(_MAXIMIZED, window.isMaximized())
    if window.windowState() & fills:
        normal = window.normalGeometry()
        if normal.isValid():
            settings.setValue(_PLACE, normal)
    else:
        settings.setValue(_PLACE, QRect(window.pos(), window.size()))  # with the frame, which `move` counts too


def restore_place(window: QMainWindow, settings: QSettings, *, first_size: QSize) -> None:
    """Let the window stand where it stood; to be called before it is shown."""
    place = settings.value(_PLACE)
    if not isinstance(place, QRect) or not place.isValid():
        window.resize(first_size)
        return
    seen = brought_on_screen(place)
    window.resize(seen.size())
    window.move(seen.topLeft())
    if settings.value(_MAXIMIZED, False, bool):
        window.setWindowState(Qt.WindowState.WindowMaximized)


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
