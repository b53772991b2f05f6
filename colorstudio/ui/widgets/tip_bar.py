"""One line that helps on, above the status bar, with a ✕. Which tip comes when is decided elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from colorstudio.ui.look import Look
from colorstudio.ui.measures import FAR, INSET, TIGHT
from colorstudio.ui.widgets.button import CloseButton
from colorstudio.ui.widgets.label import label


class TipBar(QFrame):
    """Shows one tip at a time; hidden while there is none."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._label = label("")
        self._close = CloseButton(self.tr("Close this tip"), look)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 1, TIGHT, 1)
        row.setSpacing(FAR)
        row.addWidget(self._label)
        row.addWidget(self._close)
        self._close.clicked.connect(self._leave)
        self.hide()

    def show_tip(self, sentence: str) -> None:
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.adjustSize()
        self.show()

    def _leave(self) -> None:
        self.hide()
        self.closed.emit()
