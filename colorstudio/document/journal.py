"""The autosave journal of one open photo: every step is appended and on the disk before the next one is taken.

It lives in a folder of its own beside copies of what has no file (pasted photos, references), locked while the program
runs. All of this is slow, for the disk is asked each time: call it away from the window's thread. Reading one that a
crash left behind is `recovery`'s business.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import Self

from colorstudio.document.codec import to_versioned
from colorstudio.document.lock import Lock
from colorstudio.document.plain import JsonObject, dump, is_small_enough
from colorstudio.document.project_file import Project, photo_entry, reference_entry
from colorstudio.document.records import Appender, Tail, first_record
from colorstudio.document.step_codec import path_to_plain, step_to_plain
from colorstudio.document.steps import Step
from colorstudio.imaging.source import Source
from colorstudio.support.atomic import cannot_write, replacing
from colorstudio.support.errors import CannotWrite

RECORDS = "records"
LOCK = "lock"
ENDED = dump({"ended": True})  # the last record of a journal whose photo was closed


class Journal:
    """A journal that is open for writing."""

    def __init__(self, folder: Path, lock: Lock, tail: Tail) -> None:
        """Go on behind the tail of the records in `folder`, whose lock is held."""
        self._folder = folder
        self._lock = lock
        self._records = Appender(FileIO(folder / RECORDS, "r+"), tail)
        self._has_lost_a_step = False

    @classmethod
    def start(cls, folder: Path, project: Project, *, saved_as: Path | None) -> Self:
        """Begin the journal of a photo that was just opened, in a new folder inside `folder`.

        saved_as : the project file that holds it already; None if there is none yet
        """
        own = folder / secrets.token_hex(8)
        opening = dump(_opening(project, saved_as))
        if not is_small_enough(opening):
            raise CannotWrite("Too much is painted in this photo for the autosave. Save the project yourself.")
        data, tail = first_record(opening)
        with _said_in_a_sentence(own), ExitStack() as on_failure:
            own.mkdir(parents=True, mode=0o700)  # family photos are nobody else's business
            lock = Lock.take(own / LOCK)
            assert lock is not None, "the name is random"
            on_failure.callback(remove, own, lock)
            with replacing(own / RECORDS) as temporary:
                temporary.write_bytes(data)
            journal = cls(own, lock, tail)
            on_failure.callback(journal._records.close)
            journal._keep_what_has_no_file(project, saved_as)
            on_failure.pop_all()
        return journal

    @classmethod
    def go_on(cls, folder: Path, lock: Lock, tail: Tail) -> Self:
        """Go on with a journal that a crash left behind."""
        with _said_in_a_sentence(folder / RECORDS):
            return cls(folder, lock, tail)

    def keep(self, source: Source) -> None:
        """Copy a reference; before the step that adds it is recorded."""
        self._copy(source, reference_entry(source.digest, source.name))

    def record(self, step: Step) -> None:
        """Append a step. Raises `CannotWrite`; the step then waits and is written together with the next one.

        A step that could not be read back ends the recording, since no later one makes sense without it.
        """
        payload = dump(step_to_plain(step))
        self._has_lost_a_step = self._has_lost_a_step or not is_small_enough(payload)
        if self._has_lost_a_step:
            raise CannotWrite("The autosave has stopped before a step that is too large for it. Save the project.")
        self._append(payload)

    def close(self) -> None:
        """End the journal: the photo was closed as the person wanted, there is nothing to restore."""
        with suppress(OSError):
            self._records.append(ENDED)
        self._records.close()
        remove(self._folder, self._lock)

    def let_go(self) -> None:
        """Leave it as it is, for a later start to find: nobody decided what becomes of the work."""
        self._records.close()
        self._lock.release()

    def _keep_what_has_no_file(self, project: Project, saved_as: Path | None) -> None:
        if project.photo is not None and project.photo.path is None and saved_as is None:
            self._copy(project.photo, photo_entry(project.document.photo.name))
        for source in project.references:  # those in a project file too: saving may drop one that undo brings back
            self.keep(source)

    def _copy(self, source: Source, entry: str) -> None:
        copy = self._folder / entry
        if copy.exists():
            return
        with _said_in_a_sentence(copy):
            copy.parent.mkdir(exist_ok=True)
            with replacing(copy) as temporary, temporary.open("wb") as file:
                file.write(source.data)

    def _append(self, payload: bytes) -> None:
        with _said_in_a_sentence(self._folder / RECORDS):
            self._records.append(payload)


def remove(folder: Path, lock: Lock) -> None:
    """Remove a journal whose lock is held; what can't be removed now is swept by a later start."""
    for path in (folder / "photo", folder / "references"):
        shutil.rmtree(path, ignore_errors=True)
    with suppress(OSError):
        (folder / RECORDS).unlink(missing_ok=True)  # last: while it is there, it says that it ended
    lock.release()
    shutil.rmtree(folder, ignore_errors=True)


def _opening(project: Project, saved_as: Path | None) -> JsonObject:
    photo = None if project.photo is None else project.photo.path
    return {
        "document": to_versioned(project.document),
        "project": None if saved_as is None else path_to_plain(saved_as.absolute()),
        "photo": None if photo is None else path_to_plain(photo.absolute()),
    }


@contextmanager
def _said_in_a_sentence(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise cannot_write(path, error) from error
