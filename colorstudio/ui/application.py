"""Qt's application, which hears of files that were dropped on the program's icon.

macOS tells a running program of them with an event; elsewhere the system starts the program with their names.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override


class Application(QApplication):
    """What comes before there is a window waits for it."""

    file_dropped = Signal(object)  # Path

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self._early: list[Path] | None = []

    def take_early(self) -> list[Path]:
        """The files that came before anybody listened; from now on they are signaled."""
        early, self._early = self._early or [], None
        return early

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            path = Path(event.file())
            if self._early is None:
                self.file_dropped.emit(path)
            else:
                self._early.append(path)
            return True
        return super().event(event)
