"""A switch of a few words side by side, one of which is chosen: Pixel · Object · Box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget
from typing_extensions import override

from colorstudio.ui.look import Look
from colorstudio.ui.measures import CONTROL_RADIUS, GAP, SWITCH
from colorstudio.ui.widgets.painting import paint_focus, paint_plate


class Switch(QWidget):
    """The choices are pairs of a value (which the signal carries) and its word; the first is chosen at the start."""

    chosen = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[object, str]], look: Look, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._segments = {value: _Segment(value, word, look) for value, word in choices}
        self.setAccessibleName(name)
        self.setFixedHeight(SWITCH)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for segment in self._segments.values():
            row.addWidget(segment)
            segment.taken.connect(self.chosen)
        self.set_value(choices[0][0])
        look.changed.connect(self.update)

    @property
    def value(self) -> object:
        return next(value for value, segment in self._segments.items() if segment.isChecked())

    def set_value(self, value: object) -> None:
        """Show another choice, without a signal."""
        self._segments[value].show_chosen()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        edge = QColor(tokens.border if self.isEnabled() else tokens.line2)
        with QPainter(self) as painter:
            paint_plate(painter, self.rect(), ground=tokens.well, edge=edge, radius=CONTROL_RADIUS)


class _Segment(QRadioButton):
    """One word of a switch: a radio button to keyboard and screen reader, drawn as a part of the well."""

    taken = Signal(object)

    def __init__(self, value: object, word: str, look: Look) -> None:
        super().__init__(word)
        self._value = value
        self._look = look
        self._showing = False
        self.setProperty("role", "segment")
        self.toggled.connect(self._tell)

    def show_chosen(self) -> None:
        self._showing = True
        self.setChecked(True)
        self._showing = False

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(width + 2 * GAP, SWITCH - 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = tokens.active if self.isChecked() else tokens.hover if self.underMouse() else None
            if ground is not None and self.isEnabled():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(ground))
                painter.drawRoundedRect(self.rect(), CONTROL_RADIUS - 1, CONTROL_RADIUS - 1)
            painter.setFont(self._font() if self.isChecked() else self.font())
            painter.setPen(QColor(self._text_color()))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
            if self.hasFocus():
                paint_focus(painter, QRect(self.rect()), tokens, radius=CONTROL_RADIUS - 1)

    def _text_color(self) -> str:
        tokens = self._look.tokens
        if not self.isEnabled():
            return tokens.off
        return tokens.text if self.isChecked() else tokens.text2

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Medium)
        return font

    def _tell(self) -> None:
        if self.isChecked() and not self._showing:
            self.taken.emit(self._value)
