"""The head of a dock: its title, and at its end room for a switch. Dragged, it moves the dock."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from colorstudio.ui.measures import DOCK_HEAD, GAP, INSET
from colorstudio.ui.widgets.label import TextRole, label


class DockHead(QWidget):
    """To be set as a dock's title bar; presses on it go on to the dock, which moves by them."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self.setFixedHeight(DOCK_HEAD)
        self._row.setContentsMargins(INSET, 0, INSET, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(label(title, TextRole.TITLE))
        self._row.addStretch(1)

    @override
    def sizeHint(self) -> QSize:
        # A dock takes its title bar's height from the hint, whatever height is fixed.
        return QSize(super().sizeHint().width(), DOCK_HEAD)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._row.addWidget(widget)
