"""Saving: the project file when the person asks for it, and each step in the journal at once. All on the io lane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from colorstudio.document.history import History
from colorstudio.document.journal import Journal
from colorstudio.document.model import Document
from colorstudio.document.project_file import Project, write
from colorstudio.document.steps import Step
from colorstudio.editor.event import Event
from colorstudio.editor.lanes import FILES, JOURNAL
from colorstudio.editor.notes import Note
from colorstudio.editor.opening import Opened
from colorstudio.imaging.source import Source
from colorstudio.jobs.lane import Lane
from colorstudio.support.errors import ColorstudioError


class Saving:
    """Keeps the work on one photo from getting lost.

    journals : the folder of all journals; None keeps none
    """

    def __init__(self, opened: Opened, io: Lane, *, journals: Path | None) -> None:
        self.changed: Event[()] = Event()  # the path, or what is saved
        self.noted: Event[Note] = Event()
        self.path = opened.project
        self._history: History = opened.history
        self._photo: Source = opened.photo.source
        self._references = opened.references
        self._io = io
        self._journal: Journal | None = opened.journal  # the io lane's
        self._has_complained = False
        if self._journal is None and journals is not None:
            self._start(journals)

    @property
    def is_saved(self) -> bool:
        return self._history.is_saved

    @property
    def step(self) -> int | None:
        """The entry of the history that the project file holds; None if there is no file, or it holds none of them."""
        return None if self.path is None else self._history.saved

    def record(self, step: Step | None) -> None:
        """Let the journal know of a step."""
        if step is not None:
            self._in_the_background(lambda: self._append(step))

    def save(
        self,
        path: Path,
        *,
        thumbnail: Callable[[], bytes],
        done: Callable[[], None],
        failed: Callable[[ColorstudioError], None],
    ) -> None:
        """Write the project as it is now; the work goes on meanwhile."""
        document = self._history.current
        self._write(document, path, thumbnail, lambda: self._saved(document, path, done), failed)

    def save_copy(
        self,
        path: Path,
        *,
        thumbnail: Callable[[], bytes],
        done: Callable[[], None],
        failed: Callable[[ColorstudioError], None],
    ) -> None:
        """Write it to another place without going on there."""
        self._write(self._history.current, path, thumbnail, done, failed)

    def close(self) -> None:
        """End the journal: the work is saved, or the person wants it to be lost. For the io lane, as its last work."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def let_go(self) -> None:
        """Leave the journal for the next start. For the io lane, as its last work."""
        if self._journal is not None:
            self._journal.let_go()
            self._journal = None

    def _write(
        self,
        document: Document,
        path: Path,
        thumbnail: Callable[[], bytes],
        done: Callable[[], None],
        failed: Callable[[ColorstudioError], None],
    ) -> None:
        def work() -> None:
            write(Project(document, self._photo, self._references, thumbnail()), path)

        self._io.ask(FILES, lambda _: work(), done=lambda _: done(), failed=failed)

    def _saved(self, document: Document, path: Path, done: Callable[[], None]) -> None:
        self.path = path
        self.record(self._history.mark_saved(document, path))
        self.changed.fire()
        done()

    def _start(self, journals: Path) -> None:
        document, saved_as = self._history.current, self.path

        def work() -> None:
            project = Project(document, self._photo, self._references)
            self._journal = Journal.start(journals, project, saved_as=saved_as)

        self._in_the_background(work)

    def _append(self, step: Step) -> None:
        if self._journal is not None:
            self._journal.record(step)

    def _in_the_background(self, work: Callable[[], None]) -> None:
        self._io.ask(JOURNAL, lambda _: work(), done=lambda _: None, failed=self._complain)

    def _complain(self, error: ColorstudioError) -> None:
        """Say once that the autosave has trouble, not at every stroke."""
        if not self._has_complained:
            self._has_complained = True
            self.noted.fire(replace(Note.of(error), sentence=f"The autosave does not work: {error.sentence}"))
