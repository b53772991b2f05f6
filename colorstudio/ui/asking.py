"""Questions to the person: a dialog that belongs to the window, never a loop of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be given, and what follows from it."""

    words: str
    role: QMessageBox.ButtonRole
    follow: Callable[[], None] | None = None


class Question(QMessageBox):
    """One question with a few answers; the first option is what Enter gives."""

    def __init__(self, parent: QWidget, text: str, more: str, options: tuple[Option, ...]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setText(text)
        self.setInformativeText(more)
        self._options = {self.addButton(option.words, option.role): option for option in options}
        first, *_ = self._options
        self.setDefaultButton(first)
        self.buttonClicked.connect(self._follow)

    def _follow(self, button: object) -> None:
        option = next(option for own, option in self._options.items() if own is button)
        if option.follow is not None:
            option.follow()
