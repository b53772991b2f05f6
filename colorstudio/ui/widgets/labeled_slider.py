"""A slider with its name before it and its number after it, or with a name at each end where no number helps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from colorstudio.ui.look import Look
from colorstudio.ui.measures import CONTROL, GAP
from colorstudio.ui.widgets.label import TextRole, label
from colorstudio.ui.widgets.number_format import PLAIN, NumberFormat
from colorstudio.ui.widgets.slider import Slider
from colorstudio.ui.widgets.span import Span
from colorstudio.ui.widgets.value_field import ValueField


class LabeledSlider(QWidget):
    """Name, slider and field for one value: both act on it, and report as one.

    Another slider than the plain one (of colors, say) is handed in.
    """

    moved = Signal(float)
    released = Signal(float)

    def __init__(
        self,
        name: str,
        span: Span,
        look: Look,
        *,
        number_format: NumberFormat = PLAIN,
        slider: Slider | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.slider = Slider(span, look, name=name) if slider is None else slider
        self.field = ValueField(span, number_format, name=name)
        self.name_label = label(name, TextRole.LABEL)
        self.name_label.setBuddy(self.slider)
        row = _row(self)
        row.addWidget(self.name_label)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        self.slider.moved.connect(self._slide)
        self.slider.released.connect(self.released)
        self.field.edited.connect(self._enter)

    @property
    def amount(self) -> float:
        return self.slider.amount

    def set_amount(self, amount: float) -> None:
        """Show another value, without a signal; one beyond the slider's end is written in the field as it is."""
        self.slider.set_amount(amount)
        self.field.set_amount(amount)

    def _slide(self, amount: float) -> None:
        self.field.set_amount(amount)
        self.moved.emit(amount)

    def _enter(self, amount: float) -> None:
        self.slider.set_amount(amount)
        self.moved.emit(amount)
        self.released.emit(amount)


class BetweenSlider(QWidget):
    """A slider between two named ends: suggested or my own."""

    moved = Signal(float)
    released = Signal(float)

    def __init__(self, low_name: str, high_name: str, span: Span, look: Look, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = Slider(span, look, name=f"{low_name} – {high_name}")
        row = _row(self)
        row.addWidget(label(low_name, TextRole.LABEL))
        row.addWidget(self.slider, 1)
        row.addWidget(label(high_name, TextRole.LABEL))
        self.slider.moved.connect(self.moved)
        self.slider.released.connect(self.released)

    @property
    def amount(self) -> float:
        return self.slider.amount

    def set_amount(self, amount: float) -> None:
        """Show another value, without a signal."""
        self.slider.set_amount(amount)


def _row(owner: QWidget) -> QHBoxLayout:
    owner.setFixedHeight(CONTROL)  # a tool bar would squeeze it
    row = QHBoxLayout(owner)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    return row
