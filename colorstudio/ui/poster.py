"""Lets an action of any thread happen in the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class QtPoster(QObject):
    """Lives in the window's thread; what it is called with runs there, in order."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def __call__(self, action: Callable[[], None], /) -> None:
        self._posted.emit(action)

    @Slot(object)
    def _run(self, action: Callable[[], None]) -> None:
        action()
