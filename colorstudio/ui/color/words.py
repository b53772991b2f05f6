"""The names of colors in the language of the person; `imaging.color_names` has them in English, name and shade."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from colorstudio.document.colors import Chroma, HintColor
from colorstudio.imaging.color_names import color_name
from colorstudio.ui.hint_colors import LIGHTNESS


def color_word(name: str) -> str:
    """Translate the name of a color, and its shade where it has one: "Olive, pale"."""
    return ", ".join(QCoreApplication.translate("color names", part) for part in name.split(", "))


def word_of(color: HintColor, lightness: float = LIGHTNESS) -> str:
    """What a color is called."""
    a, b = (color.a, color.b) if isinstance(color, Chroma) else (0.0, 0.0)
    return color_word(color_name(lightness, a, b))
