"""How large the picture is written: in full, or by one of a few long sides, or by any."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from colorstudio.support.geometry import Size
from colorstudio.ui.measures import GAP
from colorstudio.ui.widgets.number_format import PIXELS
from colorstudio.ui.widgets.span import Span
from colorstudio.ui.widgets.value_field import ValueField

_LONG_SIDES: Final = (7680, 3840, 2560, 1920, 1280, 640)  # of screens, and of what is sent to relatives
_LEAST: Final = 16
_OTHER: Final = -1


class SizeRow(QWidget):
    """Offers sizes below that of the picture; nothing is ever enlarged."""

    changed = Signal()

    def __init__(self, full: Size, long_side: int | None) -> None:
        super().__init__()
        longest = max(full.width, full.height)
        self.combo = QComboBox()
        self.combo.setAccessibleName(self.tr("Size"))
        self.combo.addItem(self.tr("Full size, {size}").format(size=full), None)
        for side in _LONG_SIDES:
            if side < longest:
                self.combo.addItem(self.tr("Long side {side} px").format(side=side), side)
        if longest > _LEAST:
            self.combo.addItem(self.tr("Other long side…"), _OTHER)
        self.field = ValueField(
            Span(min(_LEAST, longest - 1), max(longest, 2), max(longest, 2)), PIXELS, name=self.tr("Long side")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.combo, 1)
        row.addWidget(self.field)
        self._begin(long_side, longest)
        self.combo.currentIndexChanged.connect(self._choose)
        self.field.edited.connect(self.changed)

    @property
    def long_side(self) -> int | None:
        """Pixels; None for the full size."""
        side: int | None = self.combo.currentData()
        return round(self.field.amount) if side == _OTHER else side

    def _begin(self, long_side: int | None, longest: int) -> None:
        wanted = None if long_side is None or long_side >= longest else long_side
        at = next((k for k in range(self.combo.count()) if self.combo.itemData(k) == wanted), self.combo.count() - 1)
        self.combo.setCurrentIndex(at)
        if wanted is not None:
            self.field.set_amount(wanted)
        self._show_field()

    def _choose(self) -> None:
        self._show_field()
        self.changed.emit()

    def _show_field(self) -> None:
        self.field.setVisible(self.combo.currentData() == _OTHER)
