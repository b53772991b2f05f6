"""The project file: a zip with the document, the photo or a link to it, the references and a thumbnail.

docs/project-format.md writes it down. What is read here may come from a stranger: `archive`, `plain` and `fields` bound
and check it, nothing in it is executed, and no name in it becomes a path.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from colorstudio.document.archive import DOCUMENT, MOST_BYTES, THUMBNAIL, Archive, Entry, opened, write_archive
from colorstudio.document.codec import from_versioned, to_versioned
from colorstudio.document.model import Document
from colorstudio.document.plain import MOST_BYTES as MOST_TEXT
from colorstudio.document.plain import dump, is_small_enough, parse
from colorstudio.imaging.formats import HEAD, recognize
from colorstudio.imaging.scratch import kept
from colorstudio.imaging.source import IN_MEMORY, Source, printable
from colorstudio.support.atomic import replacing
from colorstudio.support.errors import BadInput, CannotWrite

PHOTO = "photo/original"  # what the names of entries begin with; behind it comes the suffix of the file's own name
REFERENCES = "references/"
MOST_THUMBNAIL = 2**20  # bytes
_ROOM_FOR_LISTS = 2**20  # what a zip adds for its entries
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Project:
    """A document and the bytes that it names by digest.

    photo : None when the project only links to it and nobody has opened it yet
    thumbnail : a small WebP of the result
    notes : what the person should know of what was read, sentence by sentence
    """

    document: Document
    photo: Source | None
    references: tuple[Source, ...] = ()
    thumbnail: bytes | None = None
    notes: tuple[str, ...] = ()

    def source(self, digest: str) -> Source | None:
        """Find the bytes of a picture: those of a reference, which may be the photo itself."""
        photo = () if self.photo is None else (self.photo,)
        return next((source for source in (*photo, *self.references) if source.digest == digest), None)


def read(path: Path) -> Project:
    """Read a project of this format or an older one. A photo that is only linked is not looked for here."""
    name = printable(path.name)
    try:
        if path.exists() and not path.is_file():  # opening a pipe would wait for its other end
            raise BadInput("it isn't a file.")
        with path.open("rb") as file, opened(file) as archive:
            return _read(archive, name)
    except OSError as error:
        raise BadInput(f"Can't read {printable(str(path))}: {error.strerror}.", detail=str(error)) from error
    except BadInput as error:
        raise BadInput(f"Can't open {name}: {error.sentence} Try another copy.", detail=error.detail) from error


def write(project: Project, path: Path) -> None:
    """Write the project so that it appears whole or not at all; the same project gives the same bytes."""
    entries = tuple(_entries(project))
    size = sum(len(entry.data) for entry in entries)
    if size > MOST_BYTES - _ROOM_FOR_LISTS:
        raise CannotWrite(
            f"Can't save {path.name}: with its photo it has {size / 1e9:.1f} GB, more than the 2 GB of a project. "
            "Link to the photo instead of embedding it."
        )
    with replacing(path) as temporary:
        write_archive(temporary, entries)


def _read(archive: Archive, name: str) -> Project:
    text = parse(archive.read(DOCUMENT, most=MOST_TEXT))
    document = from_versioned(text, what=name)
    photo = None
    if document.photo.link is None:
        photo = _source(archive, photo_entry(document.photo.name), document.photo.name, document.photo.digest)
    wanted = {reference.digest: reference.name for reference in document.references}
    if photo is not None:
        wanted.pop(photo.digest, None)
    references, notes = [], []
    for digest, called in wanted.items():
        try:
            references.append(_source(archive, reference_entry(digest, called), called, digest))
        except BadInput as error:  # the hints are the work of hours and need no reference
            notes.append(f"The reference {called} was lost: {error.sentence}")
    return Project(document, photo, tuple(references), _thumbnail(archive), tuple(notes))


def _source(archive: Archive, entry: str, name: str, digest: str) -> Source:
    found = hashlib.sha256()
    pieces = _hashing(archive.pieces(entry), found)
    data = memoryview(b"".join(pieces)) if archive.size(entry) <= IN_MEMORY else kept(pieces)
    if found.hexdigest() != digest:
        raise BadInput(f"{entry} isn't the picture that the project was made with.", detail=found.hexdigest())
    return Source(name, None, recognize(bytes(data[:HEAD]), name), digest, data)


def _hashing(pieces: Iterator[memoryview], digest: hashlib._Hash) -> Iterator[memoryview]:
    for piece in pieces:
        digest.update(piece)
        yield piece


def _thumbnail(archive: Archive) -> bytes | None:
    """Read the thumbnail if it is there and sound: it shows nothing that can't be made again, which a save does."""
    try:
        data = archive.read(THUMBNAIL, most=MOST_THUMBNAIL)
    except BadInput:
        return None
    return data if is_thumbnail(data) else None


def _entries(project: Project) -> Iterator[Entry]:
    document = project.document
    text = dump(to_versioned(document))
    if not is_small_enough(text):
        raise CannotWrite("Can't save: there is more painted in this photo than a project can hold.")
    yield Entry(DOCUMENT, memoryview(text))
    if project.thumbnail is not None:
        assert is_thumbnail(project.thumbnail)
        yield Entry(THUMBNAIL, memoryview(project.thumbnail))
    embedded = document.photo.digest if document.photo.link is None else None
    if embedded is not None:
        yield Entry(photo_entry(document.photo.name), _bytes_of(project, embedded, document.photo.name))
    wanted = {reference.digest: reference.name for reference in document.references}
    for digest, name in sorted(wanted.items()):
        if digest != embedded:
            yield Entry(reference_entry(digest, name), _bytes_of(project, digest, name))


def _bytes_of(project: Project, digest: str, name: str) -> memoryview:
    source = project.source(digest)
    if source is None:
        raise CannotWrite(f"Can't save: the picture {name} is missing. Open it again or remove it.")
    return source.data


def photo_entry(name: str) -> str:
    return PHOTO + _suffix(name)


def reference_entry(digest: str, name: str) -> str:
    return REFERENCES + digest + _suffix(name)


def is_thumbnail(data: bytes) -> bool:
    return len(data) <= MOST_THUMBNAIL and data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def _suffix(name: str) -> str:
    """The end of a file's name where it is an ordinary one: who unpacks a project wants to look at its pictures."""
    suffix = PurePosixPath(name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""
