"""The dock of the color that is held: plane, chips, hue and chroma, numbers, ramp, colors used before.

It shows what it is given and emits what a person picks; who holds the color, and which hints it recolors, is decided
elsewhere. All parts show one color at one lightness: that of the place in question.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Any, Final

from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.document.colors import Chroma, Gray, HintColor
from colorstudio.ui.color.numbers import ColorNumbers
from colorstudio.ui.color.plane import ColorPlane
from colorstudio.ui.color.ramp import ToneRamp
from colorstudio.ui.color.shown import chroma_of, from_polar, name_of, polar, rgb_of, shown
from colorstudio.ui.color.used import UsedColors
from colorstudio.ui.color.words import color_word
from colorstudio.ui.hint_colors import LIGHTNESS
from colorstudio.ui.look import Look
from colorstudio.ui.measures import GAP, INSET
from colorstudio.ui.widgets.chip import Chip
from colorstudio.ui.widgets.color_slider import ColorSlider
from colorstudio.ui.widgets.dock_head import DockHead
from colorstudio.ui.widgets.eliding_label import ElidingLabel
from colorstudio.ui.widgets.label import TextRole, label
from colorstudio.ui.widgets.labeled_slider import LabeledSlider
from colorstudio.ui.widgets.number_format import DEGREES, PLAIN
from colorstudio.ui.widgets.span import Span

_HUE: Final = Span(0.0, 360.0, default=0.0)
_CHROMA: Final = Span(0.0, 110.0, default=0.0)  # as far as the plane reaches along its axes
_COLORS: Final = 25  # along a groove
_GROOVE_LIGHTNESS: Final = 66.0  # of the hues, so that all of them are told apart
_GROOVE_CHROMA: Final = 50.0
_CURRENT_CHIP: Final = QSize(43, 27)
_PREVIOUS_CHIP: Final = QSize(27, 27)
_COLORLESS: Final = 0.5  # Lab units, below which a color has no hue of its own


class Purpose(Enum):
    """What the next color is for."""

    HAND = auto()  # it is held, and recolors what is selected
    PLACE = auto()  # that was asked about, where another color is wanted than those of the fan


class ColorPanel(QWidget):
    """Shows and picks the color. `head` may stand in the dock's title bar."""

    staged = Signal(object)  # a HintColor, while a hand moves
    chosen = Signal(object)  # a HintColor, at the end
    taken_back = Signal()  # what was staged
    dismissed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lightness = LIGHTNESS
        self._current: HintColor = Chroma(0.0, 0.0)
        self._previous: HintColor = Chroma(0.0, 0.0)
        self._before_drag: HintColor | None = None  # of a slider
        self._purpose = Purpose.HAND
        self._hue = 0.0  # stays when the chroma is pulled to nothing
        self.head = DockHead(self.tr("Color"), look)
        self.plane = ColorPlane(look)
        self.current_chip = Chip(QColor(), "", look, size=_CURRENT_CHIP)
        self.previous_chip = Chip(QColor(), "", look, size=_PREVIOUS_CHIP)
        self.name = label("", TextRole.TITLE)
        self.hue = self._slider(self.tr("Hue"), _HUE)
        self.chroma = self._slider(self.tr("Chroma"), _CHROMA)
        self.numbers = ColorNumbers()
        self.note = ElidingLabel(TextRole.NOTE)
        self.head.add(self.note)  # beside the title: a line below would move all the rest when it comes and goes
        self.ramp = ToneRamp(look)
        self.used = UsedColors(look)
        self._lay_out()
        self._connect()
        self._renew()

    def show_held(self, current: HintColor, previous: HintColor) -> None:
        """Show other colors, without a signal."""
        if (current, previous) != (self._current, self._previous):
            self._current, self._previous = current, previous
            self._renew()

    def show_purpose(self, purpose: Purpose) -> None:
        """Say what the next color is for."""
        self._purpose = purpose
        self._renew_note()

    def show_lightness(self, lightness: float) -> None:
        """Show all at the lightness of another place, 0 to 100."""
        self._lightness = min(max(lightness, 0.0), 100.0)
        self._renew()

    def show_tones(self, counts: NDArray[Any]) -> None:
        """Draw how often each tone is in the photo: counts at equal distances of lightness from 0 to 100."""
        self.ramp.show_tones(counts)

    def show_used(self, in_photo: Sequence[HintColor], recent: Sequence[HintColor]) -> None:
        """Offer the colors of the photo's hints and those taken up lately, the newest first."""
        self.used.show_colors(in_photo, recent)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _slider(self, name: str, span: Span) -> LabeledSlider:
        slider = ColorSlider(span, self._look, name=name)
        return LabeledSlider(name, span, self._look, number_format=DEGREES if span is _HUE else PLAIN, slider=slider)

    def _lay_out(self) -> None:
        for slider in (self.hue, self.chroma):
            slider.name_label.setMinimumWidth(self.chroma.name_label.sizeHint().width())
            slider.field.setFixedWidth(max(self.hue.field.width(), self.chroma.field.width()))
        chips = QHBoxLayout()
        chips.setSpacing(GAP - 2)
        chips.addWidget(self.current_chip)
        chips.addWidget(self.previous_chip)
        chips.addSpacing(2)
        chips.addWidget(self.name, 1)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addLayout(chips)
        right.addStretch(1)
        right.addWidget(self.hue)
        right.addStretch(1)
        right.addWidget(self.chroma)
        right.addStretch(1)
        right.addWidget(self.numbers)
        top = QHBoxLayout()
        top.setSpacing(INSET)
        top.addWidget(self.plane, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(right, 1)
        column = QVBoxLayout()
        column.setContentsMargins(INSET, 0, INSET, GAP)
        column.setSpacing(INSET)
        column.addLayout(top)
        column.addWidget(self.ramp)
        column.addWidget(self.used)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(column)
        whole.addStretch(1)

    def _connect(self) -> None:
        self.plane.staged.connect(self._stage)
        self.plane.chosen.connect(self._choose)
        self.plane.taken_back.connect(self._take_back)
        self.current_chip.clicked.connect(self._settle)
        self.previous_chip.clicked.connect(self._choose_previous)
        self.hue.moved.connect(self._turn)
        self.chroma.moved.connect(self._stretch)
        for slider in (self.hue, self.chroma):
            slider.released.connect(self._end_drag)
        self.numbers.chosen.connect(self._choose)
        self.used.chosen.connect(self._choose)

    # --------------------------------------------------------------------------------------------------- what is picked

    def _turn(self, hue: float) -> None:
        self._hue = hue
        self._slide(from_polar(hue, polar(chroma_of(self._current))[1]))

    def _stretch(self, length: float) -> None:
        self._slide(from_polar(self._hue, length))

    def _settle(self) -> None:
        self._choose(self._current)

    def _slide(self, color: HintColor) -> None:
        self._before_drag = self._current if self._before_drag is None else self._before_drag
        self._stage(color)

    def _end_drag(self) -> None:
        """A slider that is where it was has chosen nothing."""
        before, self._before_drag = self._before_drag, None
        if before is None:
            return
        (hue, length), (hue_before, length_before) = polar(chroma_of(self._current)), polar(chroma_of(before))
        if round(hue) == round(hue_before) and round(length) == round(length_before):
            self._current = before
            self._take_back()
        else:
            self._settle()

    def _take_back(self) -> None:
        self._renew()
        self.taken_back.emit()

    def _stage(self, color: HintColor) -> None:
        self._current = color
        self._renew()
        self.staged.emit(color)

    def _choose(self, color: HintColor) -> None:
        self._current = color
        self._renew()
        self.chosen.emit(color)

    def _choose_previous(self) -> None:
        self._choose(self._previous)

    # --------------------------------------------------------------------------------------------------- what is shown

    def _renew(self) -> None:
        current, previous = chroma_of(self._current), chroma_of(self._previous)
        look = shown(self._lightness, current)
        self.plane.show_lightness(self._lightness)
        self.plane.show_colors(current, previous, seen=look.seen)
        self._renew_chips()
        self.numbers.show_color(current, look)
        self.ramp.show_chroma(current)
        self.ramp.show_lightness(self._lightness)
        self.used.show_lightness(self._lightness)
        self._renew_sliders(current)
        self._renew_note()

    def _renew_chips(self) -> None:
        current, previous = (shown(self._lightness, color) for color in (self._current, self._previous))
        name = self._name(self._current)
        self.name.setText(name)
        self.current_chip.set_color(QColor(*current.rgb), name)
        self.previous_chip.set_color(
            QColor(*previous.rgb), self.tr("Previous: {name}").format(name=self._name(self._previous))
        )

    def _renew_note(self) -> None:
        self.note.setText(self._note())

    def _note(self) -> str:
        look = shown(self._lightness, self._current)
        if self._purpose is Purpose.PLACE:
            return self.tr("For the place that you clicked. Esc leaves it.")
        if self.numbers.hex.is_as_typed and self.numbers.hex.text().upper() != look.hex:
            return self.tr("Seen as {hex}, in the photo's own lightness.").format(hex=look.hex)
        if not look.is_whole:
            return self.tr("Too vivid for this lightness: seen as the dot.")
        return ""

    def _name(self, color: HintColor) -> str:
        if isinstance(color, Gray):
            return self.tr("Kept gray")
        return color_word(name_of(self._lightness, color))

    def _renew_sliders(self, current: Chroma) -> None:
        hue, length = polar(current)
        if length > _COLORLESS and round(hue) % 360 != round(self._hue) % 360:
            self._hue = hue
        self.hue.set_amount(self._hue)
        self.chroma.set_amount(length)
        ways = [index / (_COLORS - 1) for index in range(_COLORS)]
        _paint(self.hue, [(_GROOVE_LIGHTNESS, from_polar(360 * way, _GROOVE_CHROMA)) for way in ways])
        _paint(self.chroma, [(self._lightness, from_polar(self._hue, _CHROMA.high * way)) for way in ways])


def _paint(slider: LabeledSlider, colors: list[tuple[float, Chroma]]) -> None:
    groove = slider.slider
    assert isinstance(groove, ColorSlider)
    groove.set_colors([QColor(*rgb) for rgb in rgb_of(colors)])
