"""The history of one document: entries and a cursor. Undo moves the cursor, so there is no inverse to get wrong.

While the hand moves an edit is staged, which only previews it; committing makes it an entry, aborting forgets it: one
gesture makes one entry or none. The history knows neither files nor screens; what happens to it comes back as a `Step`,
for the journal.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from colorstudio.document.edits import Edit
from colorstudio.document.footprint import bytes_owned
from colorstudio.document.model import Document
from colorstudio.document.names import is_text
from colorstudio.document.steps import Made, Moved, Saved, Step
from colorstudio.support.errors import BadInput

MOST_LABEL = 1_000  # characters


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the History list: what was done, and the document that it made."""

    label: str
    document: Document


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is remembered beside the current document; the oldest entries go first, the last step never."""

    steps: int = 5_000  # more than a working day of a gesture every ten seconds
    bytes: int = 256 * 2**20


_USUAL = Bounds()


class History:
    """Where the document of one photo lives."""

    def __init__(self, document: Document, *, label: str, bounds: Bounds = _USUAL) -> None:
        """Start with a document that needs no saving yet: as it was read, or of a photo nobody has touched."""
        self._entries = [Entry(label, document)]
        self._owned: list[int] = []  # bytes that go with each entry but the last, if it goes
        self._cursor = 0
        self._saved: Document | None = document
        self._staged: tuple[Edit, Document] | None = None
        self._bounds = bounds

    @property
    def current(self) -> Document:
        """The document as the last finished gesture left it: what is saved and exported."""
        return self._entries[self._cursor].document

    @property
    def shown(self) -> Document:
        """The document to look at: with the staged edit while the hand moves."""
        return self.current if self._staged is None else self._staged[1]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The oldest first; those behind the cursor were undone."""
        return tuple(self._entries)

    @property
    def cursor(self) -> int:
        """The index of the current entry."""
        return self._cursor

    @property
    def saved(self) -> int | None:
        """The index of the entry that was last saved; None if it is in the list no longer."""
        return next((i for i, entry in enumerate(self._entries) if entry.document is self._saved), None)

    @property
    def is_saved(self) -> bool:
        return self.current is self._saved

    @property
    def can_undo(self) -> bool:
        return self._cursor > 0

    @property
    def can_redo(self) -> bool:
        return self._cursor < len(self._entries) - 1

    def stage(self, edit: Edit) -> None:
        """Preview an edit; it takes the place of one that is staged already."""
        assert is_text(edit.label, most=MOST_LABEL), edit.label
        self._staged = (edit, edit.apply(self.current))

    def commit(self) -> Made | None:
        """Make an entry of what is staged, unless that changes nothing."""
        made = self._append_staged()
        self._forget_the_oldest()
        return made

    def abort(self) -> None:
        """Forget what is staged."""
        self._staged = None

    def undo(self) -> Moved | None:
        return self.jump(max(self._cursor - 1, 0))

    def redo(self) -> Moved | None:
        return self.jump(min(self._cursor + 1, len(self._entries) - 1))

    def jump(self, index: int) -> Moved | None:
        """Go to an entry of the list. A gesture that is under way is aborted."""
        assert 0 <= index < len(self._entries), index
        by = index - self._cursor
        self._go(index)
        return Moved(by) if by else None

    def mark_saved(self, document: Document, path: Path) -> Saved:
        """Remember that this document, which may be an older one by now, is what the file at `path` holds."""
        self._saved = document
        return Saved(path.absolute(), None if self.saved is None else self.saved - self._cursor)

    def repeat(self, step: Step) -> None:
        """Let happen again what a journal says. Raises `BadInput` if it can't happen here.

        Nothing is forgotten meanwhile, so that every step finds what it found then, whatever the bounds were.
        """
        match step:
            case Made(edit):
                self.stage(edit)
                self._append_staged()
            case Moved(by):
                self._go(self._there(by))
            case Saved(by=by):
                self._saved = None if by is None else self._entries[self._there(by)].document

    def _append_staged(self) -> Made | None:
        if self._staged is None:
            return None
        edit, document = self._staged
        self._staged = None
        if document is self.current:
            return None
        del self._entries[self._cursor + 1 :]
        del self._owned[self._cursor :]
        self._owned.append(bytes_owned(self.current, beside=document))
        self._entries.append(Entry(edit.label, document))
        self._go(self._cursor + 1)
        return Made(edit)

    def _there(self, by: int) -> int:
        index = self._cursor + by
        if not 0 <= index < len(self._entries):
            raise BadInput(
                "The journal goes back to a step that it does not have.", detail=f"{by:+} from {self._cursor}"
            )
        return index

    def _go(self, index: int) -> None:
        """Replace the current document: nothing else in the program does."""
        self._staged = None
        self._cursor = index

    def _forget_the_oldest(self) -> None:
        excess = max(0, len(self._owned) - self._bounds.steps)
        while sum(self._owned[excess:]) > self._bounds.bytes and excess < len(self._owned) - 1:
            excess += 1
        del self._entries[:excess]
        del self._owned[:excess]
        self._cursor -= excess
