"""Colors that were used: those of the hints in this photo, and those taken up lately."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from colorstudio.document.colors import HintColor
from colorstudio.ui.color.shown import name_of, shown
from colorstudio.ui.color.words import color_word
from colorstudio.ui.hint_colors import LIGHTNESS
from colorstudio.ui.look import Look
from colorstudio.ui.measures import GAP, TIGHT
from colorstudio.ui.widgets.chip import Chip

MOST: Final = 9
_COMBO: Final = 132


class Source(Enum):
    """Which colors are offered."""

    PHOTO = auto()
    RECENT = auto()


class UsedColors(QWidget):
    """A row of chips, the newest first."""

    chosen = Signal(object)  # a HintColor

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lightness = LIGHTNESS
        self._colors: dict[Source, tuple[HintColor, ...]] = dict.fromkeys(Source, ())
        self.sources = QComboBox()
        self.sources.setAccessibleName(self.tr("Which colors"))
        self.sources.setFixedWidth(_COMBO)
        self.sources.addItem(self.tr("In this photo"), Source.PHOTO)
        self.sources.addItem(self.tr("Recent"), Source.RECENT)
        self._chips = [_UsedChip(look, self) for _ in range(MOST)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        row.addWidget(self.sources)
        row.addSpacing(GAP - TIGHT)
        for chip in self._chips:
            row.addWidget(chip)
            chip.taken.connect(self.chosen)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.sources.currentIndexChanged.connect(self._renew)
        self._renew()

    def show_colors(self, in_photo: Sequence[HintColor], recent: Sequence[HintColor]) -> None:
        """Offer other colors, the newest first; one that comes twice is offered once."""
        colors = {Source.PHOTO: _distinct(in_photo), Source.RECENT: _distinct(recent)}
        if colors != self._colors:  # while a stroke is painted they stay the same
            self._colors = colors
            self._renew()

    def show_lightness(self, lightness: float) -> None:
        """Show the colors at another lightness."""
        self._lightness = lightness
        self._renew()

    def _renew(self) -> None:
        colors = self._colors[self.sources.currentData()]
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(colors))
            if at < len(colors):
                chip.show_color(colors[at], self._lightness)


class _UsedChip(Chip):
    taken = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(QColor(), "", look, parent=parent)
        self._offered: HintColor | None = None
        self.clicked.connect(self._tell)

    def show_color(self, color: HintColor, lightness: float) -> None:
        self._offered = color
        self.set_color(QColor(*shown(lightness, color).rgb), color_word(name_of(lightness, color)))

    def _tell(self) -> None:
        self.taken.emit(self._offered)


def _distinct(colors: Sequence[HintColor]) -> tuple[HintColor, ...]:
    return tuple(dict.fromkeys(colors))[:MOST]
