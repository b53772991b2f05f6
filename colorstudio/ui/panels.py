"""The panels beside the photo, as docks that move, tab, float and hide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QSizePolicy, QWidget

from colorstudio.ui.color.panel import ColorPanel
from colorstudio.ui.hints_panel import HintsPanel
from colorstudio.ui.history_panel import HistoryPanel
from colorstudio.ui.look import Look
from colorstudio.ui.measures import DOCK_HEAD, DOCK_WIDTH, INSET
from colorstudio.ui.possible.panel import PossiblePanel
from colorstudio.ui.widgets.label import TextRole, label

if TYPE_CHECKING:
    from colorstudio.editor.open_photo import OpenPhoto

_POSSIBLE_HEIGHT: Final = 280
_COLOR_HEIGHT: Final = 250


class Panels(QObject):
    """All docks of the window."""

    def __init__(self, window: QMainWindow, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self.color = ColorPanel(look)
        self.possible = PossiblePanel(look)
        self.hints = HintsPanel(look)
        self.history = HistoryPanel(look)
        self.docks = [
            self._dock("color", self.tr("Color"), self.color),
            self._dock("possible", self.tr("Possible colors"), self.possible, beside=self.possible.scopes),
            self._dock("hints", self.tr("Hints"), self.hints),
            self._dock("history", self.tr("History"), self.history),
        ]
        self._hidden: list[QDockWidget] = []
        window.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AnimatedDocks
        )
        self.arrange()
        self._first = window.saveState()

    def show_photo(self, photo: OpenPhoto | None) -> None:
        """Let all panels be of this photo."""
        self.color.show_photo(photo)
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

    def _dock(self, name: str, title: str, panel: QWidget, *, beside: QWidget | None = None) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setAccessibleName(title)
        dock.setWidget(panel)
        if beside is not None:
            dock.setTitleBarWidget(_head(title, beside))
        return dock


def _head(title: str, beside: QWidget) -> QWidget:
    """The head of a dock with something to set in it."""
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(INSET, 0, INSET, 0)
    row.addWidget(label(title, TextRole.TITLE))
    row.addStretch(1)
    row.addWidget(beside)
    head.setFixedHeight(DOCK_HEAD)
    head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return head
