"""The names of colors in the language of the person. `imaging.color_names` and the editor say them in English."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def color_word(name: str) -> str:
    """Translate the name of a color and begin it with a capital, as it stands alone in rows and pills."""
    word = QCoreApplication.translate("color names", name)
    return word[:1].upper() + word[1:]
