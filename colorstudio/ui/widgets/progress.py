"""How far long work is: a thin line alone, and a word with a line and a ✕ for the status bar."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from colorstudio.ui.look import Look
from colorstudio.ui.measures import GAP, WIDE
from colorstudio.ui.widgets.button import CloseButton
from colorstudio.ui.widgets.eliding_label import ElidingLabel
from colorstudio.ui.widgets.label import TextRole

_THICKNESS = 3
_SHORT = 72
_LEAST_WORDS = 120  # what is being done is read before what was done: it gives way later
_ROUND_MS = 1400
_PIECE = 0.3  # of the line: what walks along while nobody knows how long it takes


class ProgressLine(QWidget):
    """A line filled so far, 0–1; without a share (None) a piece of it walks along, or rests where motion is reduced."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._share: float | None = 0.0
        self._walk = QVariantAnimation(self)
        self._walk.setStartValue(-_PIECE)
        self._walk.setEndValue(1.0)
        self._walk.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._walk.setLoopCount(-1)
        self._walk.valueChanged.connect(self.update)
        self.setFixedHeight(_THICKNESS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @property
    def share(self) -> float | None:
        return self._share

    def set_share(self, share: float | None) -> None:
        self._share = share
        duration = self._look.duration(_ROUND_MS)
        if share is None and duration:
            self._walk.setDuration(duration)
            self._walk.start()
        else:
            self._walk.stop()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SHORT, _THICKNESS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for color, rect in ((tokens.groove, QRectF(self.rect())), (tokens.accent, self._filled())):
                painter.setBrush(QColor(color))
                painter.drawRoundedRect(rect, _THICKNESS / 2, _THICKNESS / 2)

    def _filled(self) -> QRectF:
        width, height = self.width(), self.height()
        if self._share is not None:
            return QRectF(0, 0, width * min(max(self._share, 0.0), 1.0), height)
        walking = self._walk.state() is QVariantAnimation.State.Running
        start = float(self._walk.currentValue()) if walking else (1 - _PIECE) / 2
        left, right = max(0.0, start), min(1.0, start + _PIECE)
        return QRectF(width * left, 0, width * (right - left), height)


class StatusProgress(QWidget):
    """What is being done, how far it is, and how to stop it; hidden while nothing is."""

    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ElidingLabel(TextRole.LABEL, least=_LEAST_WORDS)
        self._line = ProgressLine(look)
        self._line.setFixedWidth(_SHORT)
        self._stop = CloseButton(self.tr("Stop"), look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._label)
        row.addSpacing(WIDE - GAP)
        row.addWidget(self._line)
        row.addWidget(self._stop)
        self._stop.clicked.connect(self.cancelled)
        self.hide()

    def show_work(self, text: str, share: float | None) -> None:
        """Say what is being done, and how far it is where that is known."""
        self._label.setText(text)
        self._line.set_share(share)
        self.setAccessibleName(text)
        self.show()

    def show_rest(self) -> None:
        """Nothing is being done."""
        self._line.set_share(0.0)
        self.hide()
