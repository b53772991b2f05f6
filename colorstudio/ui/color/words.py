"""The names of colors in the language of the person; `imaging.color_names` has them in English, name and shade."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def color_word(name: str) -> str:
    """Translate the name of a color, and its shade where it has one: "Olive, pale"."""
    return ", ".join(QCoreApplication.translate("color names", part) for part in name.split(", "))
