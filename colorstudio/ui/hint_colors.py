"""The color of a hint as a color of Qt."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor

from colorstudio.document.colors import Chroma, HintColor
from colorstudio.imaging.on_screen import rgb_on_screen

_DARKEST, _LIGHTEST = 25.0, 85.0  # L of a hint: in deepest shadow and on white paper its color is still seen
LIGHTNESS: Final = 60.0  # where there is no photo under it: what is held, in the tool column and at the pointer


def shown_color(color: HintColor, lightness: float = LIGHTNESS) -> QColor:
    """The color as it is shown at a lightness; a new one, to be changed at will."""
    a, b = (color.a, color.b) if isinstance(color, Chroma) else (0.0, 0.0)
    return QColor(*rgb_on_screen(lightness, a, b))


def hint_color(color: HintColor, lightness: float) -> QColor:
    """The color of a hint over a photo of this lightness; never so dark or so light that it can't be told any more."""
    return shown_color(color, min(max(lightness, _DARKEST), _LIGHTEST))
