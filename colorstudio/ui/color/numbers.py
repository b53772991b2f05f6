"""The fields in which a color is typed: its hex, of which only the chroma counts, and its two axes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from colorstudio.document.colors import CHROMA, Chroma
from colorstudio.ui.color.shown import Shown, chroma_of_hex
from colorstudio.ui.measures import GAP
from colorstudio.ui.widgets.number_format import NumberFormat
from colorstudio.ui.widgets.span import Span
from colorstudio.ui.widgets.value_field import ValueField

_HEX: Final = 72  # pixels; wider fields where there is room
_INSETS: Final = 14  # of a field: its frame and the space inside it
_WIDEST: Final = "a −128"
_AXIS: Final = Span(CHROMA.least, CHROMA.most, default=0.0)


class HexField(QLineEdit):
    """A hex to type; what is no color gives way to the one that was there."""

    edited = Signal(object)  # a Chroma

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._typed: tuple[str, Chroma] | None = None  # stays as long as its color does
        self.setAccessibleName(self.tr("Color as hex"))
        self.setToolTip(self.tr("Only hue and chroma are taken: lightness comes from the photo."))
        self.setMinimumWidth(_HEX)
        self.editingFinished.connect(self._take)

    @property
    def is_as_typed(self) -> bool:
        """Whether it shows what a person typed, at whatever lightness that was."""
        return self._typed is not None

    def show_color(self, chroma: Chroma, shown: Shown) -> None:
        """Show another color, without a signal; what is being typed gives way."""
        if self._typed is not None and self._typed[1] != chroma:
            self._typed = None
        self._shown = shown.hex if self._typed is None else self._typed[0]
        self.setText(self._shown)
        self.setModified(False)

    def _take(self) -> None:
        if not self.isModified():
            return
        self.setModified(False)
        typed = None if self.text().strip().upper() == self._shown else chroma_of_hex(self.text())
        if typed is None:
            self.setText(self._shown)
        else:
            self._typed = f"#{self.text().strip().lstrip('#').upper()}", typed
            self.edited.emit(typed)


class ColorNumbers(QWidget):
    """Hex, a and b side by side."""

    chosen = Signal(object)  # a Chroma

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chroma = Chroma(0.0, 0.0)
        self.hex = HexField()
        self.a = ValueField(_AXIS, NumberFormat(prefix="a "), name=self.tr("Green to red"))
        self.b = ValueField(_AXIS, NumberFormat(prefix="b "), name=self.tr("Blue to yellow"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP - 2)
        row.addWidget(self.hex, 1)
        for field, tip in ((self.a, self.tr("From green to red")), (self.b, self.tr("From blue to yellow"))):
            field.setToolTip(tip)
            field.setFixedWidth(field.fontMetrics().horizontalAdvance(_WIDEST) + _INSETS)
            row.addWidget(field)
        self.hex.edited.connect(self._take)
        self.a.edited.connect(self._take_a)
        self.b.edited.connect(self._take_b)

    def show_color(self, chroma: Chroma, shown: Shown) -> None:
        """Show another color, without a signal."""
        self._chroma = chroma
        self.hex.show_color(chroma, shown)
        self.a.set_amount(chroma.a)
        self.b.set_amount(chroma.b)

    def _take(self, chroma: Chroma) -> None:
        self.chosen.emit(chroma)

    def _take_a(self, a: float) -> None:
        self._take(Chroma(a, self._chroma.b))

    def _take_b(self, b: float) -> None:
        self._take(Chroma(self._chroma.a, b))
