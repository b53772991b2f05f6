"""The panels beside the photo, as docks that move, tab, float and close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QChildEvent, QEvent, QObject, QPoint, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QTabBar, QTabWidget, QWidget
from typing_extensions import override

from colorstudio.ui.color.dock import ColorPanel
from colorstudio.ui.color.held import HeldColor
from colorstudio.ui.dock_sizes import DockSizes
from colorstudio.ui.hints_panel import HintsPanel
from colorstudio.ui.history_panel import HistoryPanel
from colorstudio.ui.look import Look
from colorstudio.ui.measures import DOCK_WIDTH
from colorstudio.ui.possible.dock import PossiblePanel
from colorstudio.ui.widgets.dock_head import DockHead
from colorstudio.ui.window_place import brought_on_screen

if TYPE_CHECKING:
    from colorstudio.editor.open_photo import OpenPhoto

# Heights at the first start; the lowest takes what is left.
_COLOR: Final = 260
_POSSIBLE: Final = 290
_LIST: Final = 200
_STATE: Final = "state"


class Panels(QObject):
    """All docks of the window; they come with a photo, as they lay before."""

    def __init__(self, window: QMainWindow, look: Look, layout: QSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, layout
        self.color = ColorPanel(look)
        self.held = HeldColor(self.color)
        self.possible = PossiblePanel(look)
        self.hints = HintsPanel(look)
        self.history = HistoryPanel(look)
        self._heads: dict[QDockWidget, DockHead] = {}
        self._folding = QTimer(self, singleShot=True, interval=0)
        self._folding.timeout.connect(self._fold_heads)
        color = self._dock("color", self.tr("Color"), self.color, self.color.head)
        possible = self._dock("possible", self.tr("Possible colors"), self.possible, self.possible.head)
        hints = self._dock("hints", self.tr("Hints"), self.hints, DockHead(self.tr("Hints"), look))
        history = self._dock("history", self.tr("History"), self.history, DockHead(self.tr("History"), look))
        self.docks = [color, possible, hints, history]
        self._lying: QByteArray | None = layout.value(_STATE)  # how they lay when they were hidden
        self._hidden: list[QDockWidget] | None = None  # those to be shown again; None where the state says all
        window.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.GroupedDragging
        )
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.installEventFilter(self)
        self._arrange()
        self._first = window.saveState()
        self._hide_all()
        heights = {color: _COLOR, possible: _POSSIBLE, hints: _LIST, history: _LIST}
        self._sizes = DockSizes(window, {dock: QSize(DOCK_WIDTH, height) for dock, height in heights.items()})
        self._sizes.restore(layout)

    def show_photo(self, photo: OpenPhoto | None) -> None:
        """Let all panels be of this photo."""
        self.held.show_photo(photo)
        self.possible.show_picker(None if photo is None else photo.picker)
        self.hints.show_photo(photo)
        self.history.show_photo(photo)

    @property
    def toggles(self) -> list[QAction]:
        """For a menu: each shows one panel, or hides it."""
        return [dock.toggleViewAction() for dock in self.docks]

    @property
    def are_shown(self) -> bool:
        """Whether they are there as a whole; a person may have closed one or the other."""
        return self.toggles[0].isEnabled()

    def set_shown(self, shown: bool) -> None:
        """Hide all docks, or let them lie again as they lay before."""
        if shown is self.are_shown:
            return
        for toggle in self.toggles:
            toggle.setEnabled(shown)
        if shown:
            self._come_back()
        else:
            self._lying = self._window.saveState()
            shown_docks = [dock for dock in self.docks if not dock.isHidden()]
            self._hidden = sorted(shown_docks, key=self._sizes.is_in_front)  # a tab in front is shown last, and raised
            self._hide_all()

    def reset(self) -> None:
        """Put the docks where they are at the first start."""
        self._lying, self._hidden = self._first, None
        self._sizes.reset()
        if self.are_shown:
            self._hide_all()
            self._come_back()

    def save(self) -> None:
        """Remember for the next start how they lie."""
        state = self._window.saveState() if self.are_shown else self._lying
        if state is not None:
            self._settings.setValue(_STATE, state)
        self._sizes.save(self._settings)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Name the rows of tabs, which the window makes as it needs them."""
        if event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            tabs = event.child()
            if isinstance(tabs, QTabBar):
                tabs.setAccessibleName(self.tr("Panels"))
                tabs.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                tabs.customContextMenuRequested.connect(self._offer_panels)
        return False

    def _arrange(self) -> None:
        color, possible, hints, history = self.docks
        for dock in self.docks:
            dock.setFloating(False)
            self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            dock.show()
        self._window.splitDockWidget(color, possible, Qt.Orientation.Vertical)
        self._window.splitDockWidget(possible, hints, Qt.Orientation.Vertical)
        self._window.tabifyDockWidget(hints, history)
        hints.raise_()

    def _come_back(self) -> None:
        if self._hidden is None:
            if self._lying is None or not self._window.restoreState(self._lying):
                self._window.restoreState(self._first)
        else:  # the state would do too, but leaves a row of tabs behind each time
            for dock in self._hidden:
                dock.show()
                if not dock.isFloating():
                    dock.raise_()
        self._fold_heads()
        self._sizes.give()
        for dock in self.docks:
            if dock.isFloating():
                dock.setGeometry(brought_on_screen(dock.geometry()))

    def _hide_all(self) -> None:
        for dock in self.docks:
            dock.hide()
        layout = self._window.layout()
        assert layout is not None
        layout.activate()  # empties the row of tabs, which would stay and lie over the next one

    def _fold_heads(self) -> None:
        """Where a tab has the title, it needs no head."""
        for dock in self.docks[2:]:
            others = self._window.tabifiedDockWidgets(dock)
            is_tabbed = not dock.isFloating() and any(not other.isHidden() for other in others)
            self._heads[dock].set_folded(is_tabbed)

    def _fold_later(self) -> None:
        self._folding.start()

    def _offer_panels(self, at: QPoint) -> None:
        """Where a head or a tab was clicked with the right button: all panels, with a mark at each that is there."""
        sender = self.sender()
        assert isinstance(sender, QWidget)
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.toggles)
        menu.popup(sender.mapToGlobal(at))

    def _dock(self, name: str, title: str, panel: QWidget, head: DockHead) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setAccessibleName(title)
        dock.setWidget(panel)
        dock.setTitleBarWidget(head)
        dock.toggleViewAction().setObjectName(f"panel {name}")
        dock.toggleViewAction().setEnabled(False)
        head.close_asked.connect(dock.close)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._offer_panels)
        dock.visibilityChanged.connect(self._fold_later)
        dock.topLevelChanged.connect(self._fold_later)
        self._heads[dock] = head
        return dock
