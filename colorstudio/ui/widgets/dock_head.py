"""The head of a dock: its title, room for a switch, and a button to close it. Dragged, it moves the dock."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from colorstudio.ui.look import Look
from colorstudio.ui.measures import DOCK_HEAD, GAP, INSET, TIGHT
from colorstudio.ui.widgets.button import CloseButton
from colorstudio.ui.widgets.label import TextRole, label


class DockHead(QWidget):
    """To be set as a dock's title bar; presses on it go on to the dock, which moves by them."""

    close_asked = Signal()

    def __init__(self, title: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        close = CloseButton(self.tr("Close the panel {title}").format(title=title), look)
        close.clicked.connect(self.close_asked)
        self._height = DOCK_HEAD
        self.setFixedHeight(DOCK_HEAD)
        self._row.setContentsMargins(INSET, 0, TIGHT, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(label(title, TextRole.TITLE))
        self._row.addStretch(1)
        self._row.addWidget(close)

    @override
    def sizeHint(self) -> QSize:
        # A dock takes its title bar's height from the hint, whatever height is fixed.
        return QSize(super().sizeHint().width(), self._height)

    def add(self, widget: QWidget) -> None:
        """Put a widget between the title and the button."""
        self._row.insertWidget(self._row.count() - 1, widget)

    def set_folded(self, folded: bool) -> None:
        """Fold it away where a tab says the same."""
        height = 0 if folded else DOCK_HEAD
        if height != self._height:
            self._height = height
            self.setFixedHeight(height)
            self.updateGeometry()
