"""Steps: what happened to a history, as values. The history makes them, the autosave journal keeps and repeats them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from colorstudio.document.edits import Edit


@dataclass(frozen=True, slots=True)
class Made:
    """A gesture was committed."""

    edit: Edit


@dataclass(frozen=True, slots=True)
class Moved:
    """The cursor went `by` entries: −1 is undo, +1 is redo, more is a click in the History list."""

    by: int


@dataclass(frozen=True, slots=True)
class Saved:
    """The document that lies `by` entries from the cursor was saved as `path`; None if it is in the list no longer."""

    path: Path
    by: int | None


Step = Made | Moved | Saved
