"""A small field for one number with its unit: type it, step it with the arrow keys, empty it for the default."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from colorstudio.ui.measures import CONTROL, GAP
from colorstudio.ui.widgets.number_format import NumberFormat
from colorstudio.ui.widgets.span import Span

_LEAST_WIDTH = 44
_LEAP = 10  # steps of an arrow key with Shift held


class ValueField(QLineEdit):
    """A number inside a `Span`. What can't be understood gives way to the number that was there."""

    edited = Signal(float)

    def __init__(self, span: Span, number_format: NumberFormat, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._span = span
        self._format = number_format
        self._amount = span.default
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(self._width(), CONTROL)
        self.set_amount(span.default)
        self.editingFinished.connect(self._take)

    @property
    def amount(self) -> float:
        return self._amount

    def set_amount(self, amount: float) -> None:
        """Show another value, without a signal; what is being typed gives way."""
        self._amount = amount
        self.setText(self._format.text(amount))
        self.setModified(False)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        leap = _LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        match event.key():
            case Qt.Key.Key_Up:
                self._step(leap)
            case Qt.Key.Key_Down:
                self._step(-leap)
            case Qt.Key.Key_Escape if self.isModified():
                self.set_amount(self._amount)
                self.selectAll()
            case _:
                super().keyPressEvent(event)

    def _step(self, steps: int) -> None:
        self._become(self._amount + steps * self._span.step)
        self.selectAll()

    def _take(self) -> None:
        if not self.isModified():
            return
        typed = self._span.default if not self.text().strip() else self._format.number(self.text())
        self._become(self._amount if typed is None else typed)

    def _become(self, amount: float) -> None:
        inside = self._span.value(self._span.steps(amount))
        changed = inside != self._amount
        self.set_amount(inside)
        if changed:
            self.edited.emit(inside)

    def _width(self) -> int:
        """Wide enough for both ends of the span."""
        self.ensurePolished()
        ends = (self._format.text(self._span.low), self._format.text(self._span.high))
        widest = max(self.fontMetrics().horizontalAdvance(text) for text in ends)
        return max(_LEAST_WIDTH, widest + 2 * GAP + 4)
