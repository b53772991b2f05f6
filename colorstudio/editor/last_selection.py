"""Which hints were selected when they went, so that an undo that brings them back selects them again."""

from __future__ import annotations

from collections.abc import Iterable

from colorstudio.document.hints import Hint
from colorstudio.document.ids import HintId


class LastSelection:
    """Follows the hints of one document after another."""

    def __init__(self) -> None:
        self._went: frozenset[HintId] = frozenset()

    def after(self, selection: frozenset[HintId], hints: Iterable[Hint]) -> frozenset[HintId]:
        """Say what is selected among the hints that there are now."""
        there = {hint.id for hint in hints}
        back = self._went & there
        self._went = (self._went | selection) - there
        return back or selection & there
