"""The sizes of the docks as a person set them. Qt shares what there is anew at each resize, showing and hiding, and
forgets a little each time; here the sizes are kept, and given back after each of them.

In each column the lowest dock takes what the others leave, so that a larger window has longer lists.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar
from typing_extensions import override

_KEY: Final = "sizes/"


class DockSizes(QObject):
    """Keeps the sizes of the docks of one window."""

    def __init__(self, window: QMainWindow, usual: Mapping[QDockWidget, QSize]) -> None:
        """`usual` are the sizes at the first start."""
        super().__init__(window)
        self._window = window
        self._usual = dict(usual)
        self._wanted = dict(usual)
        self._drags_a_separator = False
        # What Qt does to the other docks when one comes or goes it does after it has said so.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.give)
        window.installEventFilter(self)
        for dock in usual:
            dock.visibilityChanged.connect(self._give_later)
            dock.topLevelChanged.connect(self._give_later)
            dock.dockLocationChanged.connect(self._give_later)

    def reset(self) -> None:
        """Take the sizes of the first start."""
        self._wanted = dict(self._usual)

    def restore(self, settings: QSettings) -> None:
        """Take the sizes of an earlier run."""
        for dock in self._wanted:
            size = settings.value(_KEY + dock.objectName())
            if isinstance(size, QSize) and size.isValid():
                self._wanted[dock] = size

    def save(self, settings: QSettings) -> None:
        for dock, size in self._wanted.items():
            settings.setValue(_KEY + dock.objectName(), size)

    def is_in_front(self, dock: QDockWidget) -> bool:
        """Whether it is in the window and no other tab lies over it."""
        if not dock.isVisible() or dock.isFloating():
            return False
        bar = next((bar for bar in self._rows_of_tabs() if dock.windowTitle() in _titles(bar)), None)
        return bar is None or bar.tabText(bar.currentIndex()) == dock.windowTitle()

    def give(self) -> None:
        """Give each dock its size, at once, as far as the window has room."""
        layout = self._window.layout()
        assert layout is not None
        layout.activate()  # the docks that were just shown are there now
        there = [dock for dock in self._wanted if self.is_in_front(dock)]
        if not there:
            return
        widths = [self._wanted[dock].width() for dock in there]
        self._window.resizeDocks(there, widths, Qt.Orientation.Horizontal)
        heights = [height for column in _columns(there) for height in self._heights(column)]
        docks = [dock for column in _columns(there) for dock in column]
        self._window.resizeDocks(docks, heights, Qt.Orientation.Vertical)
        layout.activate()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.Resize:  # the layout has shared out the new size by now
                self.give()
            case QEvent.Type.MouseButtonPress if isinstance(event, QMouseEvent):
                self._drags_a_separator = self._window.isSeparator(event.position().toPoint())
            case QEvent.Type.MouseButtonRelease if self._drags_a_separator:
                self._drags_a_separator = False
                QTimer.singleShot(0, self._learn)  # the last move is still to come
            case _:
                pass
        return False

    def _give_later(self) -> None:
        self._later.start()

    def _learn(self) -> None:
        for dock in self._wanted:
            if self.is_in_front(dock):
                self._wanted[dock] = dock.size()

    def _heights(self, column: Sequence[QDockWidget]) -> list[int]:
        """What Qt is to be told: with the tabs over a dock that has some."""
        *upper, lowest = column
        wanted = [self._wanted[dock].height() + self._tabs_over(dock) for dock in upper]
        there = sum(dock.height() + self._tabs_over(dock) for dock in column)
        least = lowest.minimumSizeHint().height() + self._tabs_over(lowest)
        return [*wanted, max(there - sum(wanted), least)]

    def _tabs_over(self, dock: QDockWidget) -> int:
        """How high the tabs are that lie over a dock."""
        if all(other.isHidden() for other in self._window.tabifiedDockWidgets(dock)):
            return 0
        return max((bar.sizeHint().height() for bar in self._rows_of_tabs()), default=0)

    def _rows_of_tabs(self) -> list[QTabBar]:
        return self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _titles(bar: QTabBar) -> list[str]:
    return [bar.tabText(tab) for tab in range(bar.count())]


def _columns(docks: Sequence[QDockWidget]) -> list[list[QDockWidget]]:
    """The docks below each other, from top to bottom."""
    columns: dict[int, list[QDockWidget]] = {}
    for dock in sorted(docks, key=lambda dock: dock.y()):
        columns.setdefault(dock.x(), []).append(dock)
    return list(columns.values())
