"""A token that lets one thread ask another to stop, and hear how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable

from colorstudio.support.errors import Cancelled


class CancelToken:
    """Handed to long work, which calls `check` between its slices and `report` when it has moved on."""

    def __init__(self, *, on_progress: Callable[[float], None] | None = None) -> None:
        self._cancelled = threading.Event()
        self._on_progress = on_progress

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next check. From any thread, as often as you like."""
        self._cancelled.set()

    def check(self) -> None:
        """Raise `Cancelled` if somebody asked for it."""
        if self._cancelled.is_set():
            raise Cancelled

    def part(self, begin: float, end: float) -> CancelToken:
        """Give a token for a part of the work: cancelled with this one, and its 0 to 1 is our `begin` to `end`."""
        part = CancelToken(on_progress=lambda fraction: self.report(begin + (end - begin) * fraction))
        part._cancelled = self._cancelled
        return part

    def report(self, fraction: float) -> None:
        """Check, then tell how much is done, from 0 to 1. The listener is called in the worker's thread."""
        self.check()
        if self._on_progress is not None:
            self._on_progress(fraction)
