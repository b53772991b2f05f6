"""What crashed runs left behind: found at the next start, replayed through the same history, or thrown away.

A replay stops at the first record that is not whole or does not fit, and is the work as it was then: at most the last
gesture is lost, and what was undone stays undone. A journal that a running program has locked is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from io import FileIO
from pathlib import Path

from colorstudio.document.codec import from_versioned, written_format
from colorstudio.document.fields import Fields
from colorstudio.document.history import History
from colorstudio.document.journal import ENDED, LOCK, RECORDS, Journal, remove
from colorstudio.document.lock import Lock
from colorstudio.document.model import Document
from colorstudio.document.plain import parse
from colorstudio.document.project_file import PHOTO, REFERENCES, Project, read
from colorstudio.document.records import Record, Tail, whole_records
from colorstudio.document.references import Reference
from colorstudio.document.step_codec import path_from_plain, step_from_plain
from colorstudio.document.steps import Saved
from colorstudio.imaging.source import Source, read_source
from colorstudio.support.errors import BadInput, Unsupported


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Work that can be restored.

    photo : the name of the photo
    project : the project file that it was last saved to or opened from
    labels : what was done, the oldest first
    changed : when the last step was recorded
    """

    folder: Path
    photo: str
    project: Path | None
    labels: tuple[str, ...]
    changed: datetime


@dataclass(frozen=True, slots=True)
class Recovered:
    """The work as it was, with all that can be undone and redone, and its journal, which goes on.

    photo : None if it is no longer where it was
    references : the bytes of all that any entry of the history names, as far as they were found
    notes : sentences about what was not found
    """

    history: History
    journal: Journal
    project: Path | None
    photo: Source | None
    references: tuple[Source, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Replayed:
    """What the records of a journal say, and where the good ones end."""

    history: History
    photo_path: Path | None
    projects: tuple[Path, ...]  # it was opened from the first or saved to it, and is in the last
    ended: bool
    tail: Tail

    @property
    def project(self) -> Path | None:
        return self.projects[-1] if self.projects else None


def unfinished(folder: Path) -> tuple[Unfinished, ...]:
    """Find what can be restored, the newest first; what nobody could miss is removed on the way."""
    found = [work for own in _folders(folder) if (work := _look_at(own)) is not None]
    return tuple(sorted(found, key=lambda work: work.changed, reverse=True))


def peek(work: Unfinished) -> Project:
    """Look at the work as it was, and leave it; the photo is None if it is no longer where it was."""
    with _take(work):
        replayed = _replay(work.folder, label="")
        return Project(replayed.history.current, _find_photo(work.folder, replayed))


def recover(work: Unfinished, *, label: str, photo: Source | None = None) -> Recovered:
    """Take over what was left behind.

    label : names the entry of the history that everything began with
    photo : where the person found it, if it was no longer where it was; it has to be the same one
    """
    with ExitStack() as on_failure:
        lock = _take(work)
        on_failure.callback(lock.release)
        replayed = _replay(work.folder, label=label)
        photo = _find_photo(work.folder, replayed) if photo is None else _same(photo, replayed.history.current)
        named = {reference.digest: reference for reference in _references(replayed.history)}
        if photo is not None:
            named.pop(photo.digest, None)
        found = {
            digest: _read_copy(work.folder, REFERENCES + digest, digest, called=reference.name)
            for digest, reference in named.items()
        }
        journal = Journal.go_on(work.folder, lock, replayed.tail)
        on_failure.pop_all()
    notes = [f"The reference {named[digest].name} was lost." for digest, source in found.items() if source is None]
    if photo is None:
        notes.append(f"The photo {work.photo} is no longer where it was. Say where it is now.")
    return Recovered(
        history=replayed.history,
        journal=journal,
        project=replayed.project,
        photo=photo,
        references=tuple(source for source in found.values() if source is not None),
        notes=tuple(notes),
    )


def discard(work: Unfinished) -> None:
    """Throw away what was left behind."""
    remove(work.folder, _take(work))


def _folders(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(own for own in sorted(folder.iterdir()) if (own / RECORDS).is_file())
    except OSError:  # nobody has kept a journal there yet
        return ()


def _take(work: Unfinished) -> Lock:
    lock = _lock(work.folder)
    if lock is None:
        raise BadInput(f"The work on {work.photo} was restored or thrown away in another window.")
    return lock


def _lock(own: Path) -> Lock | None:
    try:
        return Lock.take(own / LOCK)
    except OSError:  # it is gone, or nobody may write there
        return None


def _look_at(own: Path) -> Unfinished | None:
    lock = _lock(own)
    if lock is None:
        return None
    with lock:
        try:
            replayed = _replay(own, label="")
        except (BadInput, Unsupported):  # Unsupported: a newer program's, which may want it still
            return None
        if not _can_be_missed(own, replayed):
            return _described(own, replayed)
        remove(own, lock)
        return None


def _described(own: Path, replayed: _Replayed) -> Unfinished:
    history = replayed.history
    labels = tuple(entry.label for entry in history.entries[1 : history.cursor + 1])
    changed = datetime.fromtimestamp((own / RECORDS).stat().st_mtime, UTC)
    return Unfinished(own, history.current.photo.name, replayed.project, labels, changed)


def _can_be_missed(own: Path, replayed: _Replayed) -> bool:
    is_only_here = not replayed.projects and any(own.glob(f"{PHOTO}*"))
    return replayed.ended or (replayed.history.is_saved and not is_only_here)


def _replay(own: Path, *, label: str) -> _Replayed:
    try:
        with FileIO(own / RECORDS) as file:
            return _repeat_all(whole_records(file), label=label)
    except OSError as error:
        raise BadInput(f"The journal {own} can't be read: {error.strerror}.", detail=str(error)) from error


def _repeat_all(records: Iterator[Record], *, label: str) -> _Replayed:
    opening = next(records, None)
    if opening is None:
        raise BadInput("The work can't be restored: its journal is damaged from the beginning.")
    fields = Fields(parse(opening.payload), "journal")
    project = fields.optional("project", partial(path_from_plain, fields), None)
    photo_path = fields.optional("photo", partial(path_from_plain, fields), None)
    document = fields.inside("document").everything()
    written_in = written_format(document)
    history = History(from_versioned(document, what="The work that was not finished"), label=label)
    projects = [] if project is None else [project]
    tail, ended = opening.tail, False
    with suppress(BadInput):  # there the replay ends
        for record in records:
            ended = record.payload == ENDED
            if ended:
                break
            step = step_from_plain(parse(record.payload), written_in=written_in)
            history.repeat(step)
            tail = record.tail
            if isinstance(step, Saved):
                projects.append(step.path)
    return _Replayed(history, photo_path, tuple(projects), ended, tail)


def _same(photo: Source, document: Document) -> Source:
    if photo.digest != document.photo.digest:
        raise BadInput(f"{photo.name} is another photo than the {document.photo.name} that was colored.")
    return photo


def _find_photo(own: Path, replayed: _Replayed) -> Source | None:
    digest = replayed.history.current.photo.digest
    copied = _read_copy(own, PHOTO, digest, called=replayed.history.current.photo.name)
    if copied is not None:
        return copied
    if replayed.photo_path is not None and (source := _read_if_it_is(replayed.photo_path, digest)) is not None:
        return source
    for project in reversed(replayed.projects):
        with suppress(BadInput, Unsupported):
            photo = read(project).photo
            if photo is not None and photo.digest == digest:
                return photo
    return None


def _references(history: History) -> Iterator[Reference]:
    for entry in history.entries:
        yield from entry.document.references


def _read_copy(own: Path, entry: str, digest: str, *, called: str) -> Source | None:
    """Read a copy, whose suffix is that of the file it was made of."""
    sources = (_read_if_it_is(copy, digest) for copy in own.glob(f"{entry}*"))
    return next((replace(source, name=called, path=None) for source in sources if source is not None), None)


def _read_if_it_is(path: Path, digest: str) -> Source | None:
    with suppress(BadInput):
        source = read_source(path)
        if source.digest == digest:
            return source
    return None
