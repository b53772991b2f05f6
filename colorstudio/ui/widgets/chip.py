"""A chip of color: as a mere sign, or as a button that offers the color."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from colorstudio.ui.look import Look
from colorstudio.ui.measures import SWATCH_RADIUS
from colorstudio.ui.widgets.painting import faded, paint_focus

CHIP = 20
SIGN = 12

_EDGE = faded("#000000", 0.30)  # tells a dark chip from a light ground and a light chip from a light one


def paint_chip(painter: QPainter, rect: QRect, color: QColor) -> None:
    """A rounded chip on whole pixels; rows and lists paint theirs with it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_EDGE, 1))
    painter.setBrush(color)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), SWATCH_RADIUS - 0.5, SWATCH_RADIUS - 0.5)


class ChipSign(QWidget):
    """A chip that only shows a color."""

    def __init__(self, *, size: int = SIGN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color = QColor()
        self.setFixedSize(size, size)

    def set_color(self, color: QColor) -> None:
        self._color = color
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_chip(painter, self.rect(), self._color)


class Chip(QAbstractButton):
    """A chip to press. Its name is in words, for the tool tip and the screen reader."""

    def __init__(
        self, color: QColor, name: str, look: Look, *, size: QSize | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._color = color
        self.setFixedSize(QSize(CHIP, CHIP) if size is None else size)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_color(color, name)
        look.changed.connect(self.update)

    @property
    def color(self) -> QColor:
        return self._color

    def set_color(self, color: QColor, name: str) -> None:
        self._color = color
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        with QPainter(self) as painter:
            if not self.isEnabled():
                painter.setOpacity(0.4)
            paint_chip(painter, self.rect(), self._color)
            if self.hasFocus():
                paint_focus(painter, self.rect(), tokens, radius=SWATCH_RADIUS)
            elif self.underMouse() and self.isEnabled():
                painter.setPen(QPen(QColor(tokens.on), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(
                    QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), SWATCH_RADIUS, SWATCH_RADIUS
                )
