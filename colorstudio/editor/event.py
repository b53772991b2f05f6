"""An event of the editor: who wants to know connects a function. Only the thread that owns the editor fires it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVarTuple

Values = TypeVarTuple("Values")


class Event(Generic[*Values]):
    """Functions to be called when something happened."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[*Values], None]] = []

    def connect(self, listener: Callable[[*Values], None]) -> None:
        self._listeners.append(listener)

    def disconnect(self, listener: Callable[[*Values], None]) -> None:
        """Forget a listener; one that is not connected is a fault of ours."""
        self._listeners.remove(listener)

    def fire(self, *values: *Values) -> None:
        for listener in tuple(self._listeners):
            listener(*values)
