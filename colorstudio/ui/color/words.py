"""The names of colors in the language of the person. `imaging.color_names` and the editor say them in English."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from colorstudio.document.colors import Chroma, HintColor
from colorstudio.imaging.color_names import color_name
from colorstudio.ui.hint_colors import LIGHTNESS


def color_word(name: str) -> str:
    """Translate the name of a color and begin it with a capital, as it stands alone in rows and pills."""
    word = QCoreApplication.translate("color names", name)
    return word[:1].upper() + word[1:]


def word_of(color: HintColor, lightness: float = LIGHTNESS) -> str:
    """What a color is called."""
    a, b = (color.a, color.b) if isinstance(color, Chroma) else (0.0, 0.0)
    return color_word(color_name(lightness, a, b))
