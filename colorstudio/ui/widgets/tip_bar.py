"""One line that helps on, above the status bar, with a ✕. Which tip comes when is decided elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPropertyAnimation, Signal
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QHBoxLayout, QSizePolicy, QWidget

from colorstudio.ui.look import Look
from colorstudio.ui.measures import FAR, INSET, TIGHT, TIP
from colorstudio.ui.widgets.button import CloseButton
from colorstudio.ui.widgets.eliding_label import ElidingLabel


class TipBar(QFrame):
    """Shows one tip at a time; hidden while there is none. It comes and goes softly unless motion is reduced."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._look = look
        self._label = ElidingLabel()
        self._close = CloseButton(self.tr("Close this tip"), look)
        self._veil = QGraphicsOpacityEffect(self, opacity=0.0)
        self._fade = QPropertyAnimation(self._veil, b"opacity", self)
        self.setGraphicsEffect(self._veil)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 1, TIGHT, 1)
        row.setSpacing(FAR)
        row.addWidget(self._label)
        row.addWidget(self._close)
        self._close.clicked.connect(self.leave)
        self._fade.finished.connect(self._settle)
        self.hide()

    def show_tip(self, sentence: str) -> None:
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.adjustSize()
        self.show()
        self._fade_to(1.0)

    def leave(self) -> None:
        """Go: it was read, or is no longer needed."""
        self._fade_to(0.0)
        self.closed.emit()

    def _fade_to(self, opacity: float) -> None:
        self._fade.stop()
        self._veil.setEnabled(True)
        self._fade.setEndValue(opacity)
        self._fade.setDuration(self._look.duration(TIP))
        self._fade.start()

    def _settle(self) -> None:
        """At rest there is no veil: an effect draws through a picture, which each repaint would pay for."""
        self._veil.setEnabled(False)
        self.setVisible(self._fade.endValue() > 0)
