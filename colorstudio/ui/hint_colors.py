"""The color of a hint as a color of Qt."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor

from colorstudio.document.colors import Chroma, HintColor
from colorstudio.imaging.on_screen import rgb_on_screen

LIGHTNESS: Final = 60.0  # where there is no photo under it: what is held, in the tool column and at the pointer


def shown_color(color: HintColor, lightness: float = LIGHTNESS) -> QColor:
    """The color as it is shown at a lightness; a new one, to be changed at will."""
    a, b = (color.a, color.b) if isinstance(color, Chroma) else (0.0, 0.0)
    return QColor(*rgb_on_screen(lightness, a, b))
