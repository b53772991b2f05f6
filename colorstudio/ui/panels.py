"""The panels beside the photo, as docks that move, tab, float and hide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QTabWidget, QWidget

from colorstudio.ui.color.dock import ColorPanel
from colorstudio.ui.color.held import HeldColor
from colorstudio.ui.hints_panel import HintsPanel
from colorstudio.ui.history_panel import HistoryPanel
from colorstudio.ui.look import Look
from colorstudio.ui.measures import DOCK_WIDTH
from colorstudio.ui.possible.dock import PossiblePanel
from colorstudio.ui.widgets.dock_head import DockHead

if TYPE_CHECKING:
    from colorstudio.editor.open_photo import OpenPhoto

_POSSIBLE_HEIGHT: Final = 290
_COLOR_HEIGHT: Final = 250


class Panels(QObject):
    """All docks of the window."""

    def __init__(self, window: QMainWindow, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self.color = ColorPanel(look)
        self.held = HeldColor(self.color)
        self.possible = PossiblePanel(look)
        self.hints = HintsPanel(look)
        self.history = HistoryPanel(look)
        self.docks = [
            self._dock("color", self.tr("Color"), self.color, self.color.head),
            self._dock("possible", self.tr("Possible colors"), self.possible, self.possible.head),
            self._tabbed("hints", self.tr("Hints"), self.hints),
            self._tabbed("history", self.tr("History"), self.history),
        ]
        self._hidden: list[QDockWidget] = []
        window.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AnimatedDocks
            | QMainWindow.DockOption.GroupedDragging
        )
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.arrange()

    def show_photo(self, photo: OpenPhoto | None) -> None:
        """Let all panels be of this photo."""
        self.held.show_photo(photo)
        self.possible.show_picker(None if photo is None else photo.picker)
        self.hints.show_photo(photo)
        self.history.show_photo(photo)

    def arrange(self) -> None:
        """Put the docks where they are at the first start."""
        right = Qt.DockWidgetArea.RightDockWidgetArea
        color, possible, hints, history = self.docks
        for dock in self.docks:
            dock.setFloating(False)
            self._window.addDockWidget(right, dock)
            dock.show()
        self._window.splitDockWidget(color, possible, Qt.Orientation.Vertical)
        self._window.splitDockWidget(possible, hints, Qt.Orientation.Vertical)
        self._window.tabifyDockWidget(hints, history)
        hints.raise_()
        for tabs in self._window.findChildren(QTabBar):
            tabs.setAccessibleName(self.tr("Panels"))

    def balance(self) -> None:
        """Give the docks the sizes that they have at the first start."""
        color, possible, *_ = self.docks
        self._window.resizeDocks([color], [DOCK_WIDTH], Qt.Orientation.Horizontal)
        self._window.resizeDocks([color, possible], [_COLOR_HEIGHT, _POSSIBLE_HEIGHT], Qt.Orientation.Vertical)

    def set_shown(self, shown: bool) -> None:
        """Hide all docks, or show those again that were there."""
        if shown:
            for dock in self._hidden:
                dock.show()
            self._hidden = []
        elif not self._hidden:
            self._hidden = [dock for dock in self.docks if dock.isVisibleTo(self._window)]
            for dock in self._hidden:
                dock.hide()

    def state(self) -> QByteArray:
        """How the docks lie."""
        return self._window.saveState()

    def restore(self, state: QByteArray) -> None:
        """Lay them as they lay before."""
        if not self._window.restoreState(state):
            self.arrange()

    def _dock(self, name: str, title: str, panel: QWidget, head: DockHead) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setAccessibleName(title)
        dock.setWidget(panel)
        dock.setTitleBarWidget(head)
        return dock

    def _tabbed(self, name: str, title: str, panel: QWidget) -> QDockWidget:
        """A dock whose tab is its head; it is dragged out by that."""
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setAccessibleName(title)
        dock.setWidget(panel)
        none = QWidget()
        none.setFixedHeight(0)
        dock.setTitleBarWidget(none)
        return dock
