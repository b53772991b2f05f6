"""A thin line that says how far something is; where nobody can say, a piece of it wanders."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from colorstudio.ui.look import Look

_HEIGHT = 4
_ROUND_TRIP_MS = 1_600
_PIECE = 0.3


class ProgressLine(QWidget):
    """Shows a fraction, or that there is none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._fraction: float | None = None
        self.setFixedHeight(_HEIGHT)
        self._wander = QVariantAnimation(self)
        self._wander.setStartValue(0.0)
        self._wander.setEndValue(1.0)
        self._wander.setDuration(_ROUND_TRIP_MS)
        self._wander.setLoopCount(-1)
        self._wander.valueChanged.connect(self.update)

    def set_fraction(self, fraction: float | None) -> None:
        """Show how far it is, 0 to 1; None: nobody knows."""
        self._fraction = fraction
        self._run()
        self.update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._run()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._wander.stop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.groove))
            painter.drawRoundedRect(self.rect(), _HEIGHT / 2, _HEIGHT / 2)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(self._piece(), _HEIGHT / 2, _HEIGHT / 2)

    def _piece(self) -> QRectF:
        if self._fraction is not None:
            return QRectF(0, 0, self.width() * min(max(self._fraction, 0.0), 1.0), _HEIGHT)
        way = abs(2 * float(self._wander.currentValue() or 0.0) - 1)
        return QRectF(self.width() * (1 - _PIECE) * way, 0, self.width() * _PIECE, _HEIGHT)

    def _run(self) -> None:
        """Wander only where it is seen, and where things may move."""
        wanders = self._fraction is None and self.isVisible() and self._look.duration(1) > 0
        if wanders and self._wander.state() is not QVariantAnimation.State.Running:
            self._wander.start()
        elif not wanders:
            self._wander.stop()
