"""The studio: the photo that is open, or none; opening and closing photos, and preparing the program for this computer.

Light enough to be there before the window is painted: what computes is imported on a lane.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio.document.recovery import Unfinished, discard, unfinished
from colorstudio.document.settings import Settings
from colorstudio.editor.event import Event
from colorstudio.editor.lanes import FILES, PREPARING, Lanes, LaneThreads
from colorstudio.editor.networks import Networks
from colorstudio.editor.notes import Busy, Doing, Note
from colorstudio.jobs.job import Job, JobToken
from colorstudio.jobs.lane import Lane, Poster
from colorstudio.jobs.slot import Slot
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import ColorstudioError
from colorstudio.support.folders import Folders
from colorstudio.support.preferences import Preferences

if TYPE_CHECKING:  # scipy and numba are for after the first paint
    from numpy.typing import NDArray

    from colorstudio.editor.open_photo import OpenPhoto
    from colorstudio.editor.opening import Opened, PhotoIsGone
    from colorstudio.imaging.source import Source

_OPENING = Slot("opening", 0)
_BYTES_PER_MB = 1_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What the studio gets from the program around it.

    post : lets something happen in the thread that owns the studio
    prepare : compiles what this computer needs, once, in a process of its own
    threads : makes lanes run; tests run them by hand
    """

    post: Poster
    folders: Folders
    preferences: Preferences
    prepare: Callable[[CancelToken], None]
    threads: Callable[..., LaneThreads]


class Studio:
    """Where photos are opened and closed."""

    def __init__(self, around: Surroundings) -> None:
        self.opened: Event[OpenPhoto] = Event()
        self.closing: Event[OpenPhoto] = Event()  # what its io lane is given now is done before it ends
        self.closed: Event[()] = Event()
        self.busy_changed: Event[()] = Event()
        self.prepared: Event[()] = Event()
        self.noted: Event[Note] = Event()
        self.photo_is_gone: Event[PhotoIsGone] = Event()
        self.photo: OpenPhoto | None = None
        self.busy: Busy | None = None
        self.is_prepared = False
        self._around = around
        self._networks = Networks(around.preferences.device)
        self._io = Lane("colorstudio opening", post=around.post)
        self._preparing = Lane("colorstudio preparing", post=around.post)
        self._threads = around.threads(self._io, self._preparing)
        # Asks the person before a photo goes, then does the first or the second.
        self.ask_to_leave: Callable[[Callable[[], None], Callable[[], None]], None] = lambda then, _: then()
        self._of_the_photo: LaneThreads | None = None
        self._ending: list[LaneThreads] = []
        self._opening: Job[Any] | None = None

    @property
    def journals(self) -> Path:
        """The folder of the journals."""
        return self._around.folders.state / "journals"

    def prepare(self) -> None:
        """Make the solver ready for this computer; photos can be opened and colored meanwhile."""
        self._preparing.ask(PREPARING, self._make_ready, done=lambda _: self._ready(), failed=self._unprepared)

    # Opening

    def open(self, path: Path) -> None:
        """Open a photo or a project in place of what is open."""
        self._open(path.name, lambda token: _opening().opened_file(path, **self._usual(), token=token))

    def open_source(self, source: Source) -> None:
        """Open a photo that was pasted, or comes with the program."""
        self._open(source.name, lambda token: _opening().opened_source(source, **self._usual(), token=token))

    def open_with(self, gone: PhotoIsGone, path: Path) -> None:
        """Open a project, or what a crash interrupted, whose photo the person has found."""
        budget = self._usual()["budget"]
        self._open(path.name, lambda token: _opening().with_photo_from(gone, path, budget=budget, token=token))

    def restore(self, work: Unfinished) -> None:
        """Take up what a crash interrupted."""
        budget = self._usual()["budget"]
        self._open(work.photo, lambda token: _opening().restored(work, budget=budget, token=token))

    def find_unfinished(self, found: Callable[[tuple[Unfinished, ...]], None]) -> None:
        """Look for work that a crash interrupted; finding nothing is an answer too."""
        self._io.ask(FILES, lambda _: unfinished(self.journals), done=found, failed=self._complain)

    def sketch(self, work: Unfinished, then: Callable[[NDArray[Any] | None], None]) -> None:
        """Make a small picture of what would be restored; None if there can be none.

        On the lane that prepares: compiling what draws the hints would hold up the window.
        """
        self._preparing.ask(PREPARING, lambda token: _sketch_of(work, token), done=then, failed=lambda _: then(None))

    def discard(self, work: Unfinished) -> None:
        """Throw away what a crash left behind."""
        self._io.ask(FILES, lambda _: discard(work), done=lambda _: None, failed=self._complain)

    def stop_opening(self) -> None:
        """Leave things as they are."""
        if self._opening is not None:
            self._opening.cancel()
            self._opening = None
            self._set_busy(None)

    # Closing

    def close(self, then: Callable[[], None] = lambda: None) -> None:
        """Close the photo; its work is saved, or the person lets it go."""
        photo, threads = self.photo, self._of_the_photo
        if photo is None or threads is None:
            then()
            return
        self.photo, self._of_the_photo = None, None
        self._ending = [*(each for each in self._ending if each.is_alive), threads]

        def ended() -> None:
            photo.lanes.io.close()
            then()

        photo.escape()
        self.closing.fire(photo)
        photo.lanes.stop_computing()
        photo.lanes.io.ask(FILES, lambda _: photo.saving.close(), done=lambda _: ended(), failed=lambda _: ended())
        self.closed.fire()

    def end(self) -> None:
        """End all lanes; a photo that is open leaves its journal for the next start."""
        if self.photo is not None and self._of_the_photo is not None:
            photo, self.photo = self.photo, None
            photo.escape()
            photo.lanes.stop_computing()
            photo.lanes.io.ask(FILES, lambda _: photo.saving.let_go(), done=lambda _: None, failed=lambda _: None)
            self._of_the_photo.finish()
        for threads in self._ending:
            threads.finish()
        self._threads.close()

    def _usual(self) -> dict[str, Any]:
        budget = self._around.preferences.solver_memory_mb * _BYTES_PER_MB
        return {"settings": Settings(), "budget": budget}

    def _open(self, name: str, work: Callable[[JobToken], Opened]) -> None:
        self._set_busy(Busy(Doing.OPENING, name))
        self._opening = self._io.ask(
            _OPENING,
            work,
            done=self._take,
            failed=self._not_opened,
            progress=lambda fraction: self._set_busy(Busy(Doing.OPENING, name, fraction)),
        )

    def _take(self, opened: Opened) -> None:
        """Show what was opened, if the photo that is open may go; it may have been painted on meanwhile."""
        self._opening = None
        self._set_busy(None)
        if self.photo is None:
            self._begin(opened)
        else:
            self.ask_to_leave(lambda: self._begin(opened), opened.let_go)

    def _begin(self, opened: Opened) -> None:
        from colorstudio.editor.open_photo import OpenPhoto

        self.close()
        lanes = Lanes.posting_to(self._around.post)
        journals = self.journals if self._around.preferences.autosave else None
        photo = OpenPhoto(opened, lanes, self._networks, journals=journals)
        photo.coloring.is_prepared = self.is_prepared
        self.photo, self._of_the_photo = photo, self._around.threads(*lanes.all)
        self.opened.fire(photo)
        photo.begin()

    def _not_opened(self, error: ColorstudioError) -> None:
        from colorstudio.editor.opening import PhotoIsGone

        self._opening = None
        self._set_busy(None)
        if isinstance(error, PhotoIsGone):
            self.photo_is_gone.fire(error)
        else:
            self.noted.fire(Note.of(error))

    def _complain(self, error: ColorstudioError) -> None:
        self.noted.fire(Note.of(error))

    def _make_ready(self, token: JobToken) -> None:
        from colorstudio.engine.warm import is_warm

        if not is_warm():
            self._around.prepare(token)

    def _ready(self) -> None:
        self.is_prepared = True
        self.prepared.fire()
        if self.photo is not None:
            self.photo.coloring.prepared()

    def _unprepared(self, error: ColorstudioError) -> None:
        """The kernels are compiled when they are first needed, then."""
        self.noted.fire(Note.of(error))
        self._ready()

    def _set_busy(self, busy: Busy | None) -> None:
        self.busy = busy
        self.busy_changed.fire()


def _sketch_of(work: Unfinished, token: JobToken) -> NDArray[Any] | None:
    from colorstudio.editor.sketch import sketch_of

    return sketch_of(work, token=token)


def _opening() -> Any:
    """The module, imported on the lane that asks for it."""
    from colorstudio.editor import opening

    return opening
