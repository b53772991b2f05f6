"""The bytes of a photo, read once: whatever happens to the file later, what was opened stays as it was."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from colorstudio.imaging.formats import HEAD, Format, recognize
from colorstudio.imaging.scratch import kept
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput

IN_MEMORY = 64 << 20  # bytes; a larger file is copied to the disk
LARGEST = 16 << 30  # bytes; a gigapixel in 32-bit floats has 12
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """One photo as bytes.

    name : for sentences, printable
    path : where it was, None for a photo without a file (pasted, from a project)
    digest : SHA-256, hexadecimal
    data : the bytes, in memory or mapped, read-only
    """

    name: str
    path: Path | None
    format: Format
    digest: str
    data: memoryview = field(repr=False, compare=False)


def read_source(path: Path, *, token: CancelToken | None = None) -> Source:
    """Read a file, once."""
    try:
        _check_kind(path)
        with path.open("rb", buffering=0) as file:
            return _read(file, path, token or CancelToken())
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _cannot_read(path, error) from error


def source_from_bytes(name: str, data: bytes) -> Source:
    """Take bytes that came another way than as a file."""
    if not data:
        raise BadInput(f"{name} is empty: there is no picture in it.")
    format_ = recognize(data[:HEAD], name)
    return Source(name, None, format_, hashlib.sha256(data).hexdigest(), memoryview(data))


def printable(name: str) -> str:
    """The name of a file as it can be printed: bytes that are no text and control characters become “�”."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join("�" if unicodedata.category(letter) == "Cc" else letter for letter in text)


def _read(file: BinaryIO, path: Path, token: CancelToken) -> Source:
    name = printable(path.name)
    before = os.fstat(file.fileno())
    if before.st_size == 0:
        raise BadInput(f"{name} is empty (0 bytes): there is no picture in it.")
    if before.st_size > LARGEST:
        raise BadInput(f"{name} is larger than the {LARGEST >> 30} GB that a photo may have. Save it smaller.")
    head = file.read(HEAD)
    format_ = recognize(head, name)  # before gigabytes of something else are copied
    file.seek(0)
    digest = hashlib.sha256()
    pieces = _pieces(file, before, name, token, digest.update)
    data = memoryview(b"".join(pieces)) if before.st_size <= IN_MEMORY else kept(pieces)
    return Source(name, path, format_, digest.hexdigest(), data)


def _pieces(
    file: BinaryIO, before: os.stat_result, name: str, token: CancelToken, update: Callable[[bytes], None]
) -> Iterator[memoryview]:
    done = 0
    try:
        while done <= before.st_size and (piece := file.read(_PIECE)):
            done += len(piece)
            update(piece)
            yield memoryview(piece)
            token.report(min(done / before.st_size, 1.0))
        after = os.fstat(file.fileno())
    except OSError as error:  # here, lest it look like one of the disk that the copy goes to
        raise BadInput(f"Can't read {name}: {error.strerror}. Check the disk or copy it.", detail=str(error)) from error
    if (after.st_size, after.st_mtime_ns, done) != (before.st_size, before.st_mtime_ns, before.st_size):
        raise BadInput(f"{name} changed while it was read. Wait until it is saved completely, then open it again.")


def _check_kind(path: Path) -> None:
    """Refuse what is no file before opening it: opening a pipe waits for its other end."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise BadInput(f"{printable(str(path))} is a folder: name a photo in it.")
    if not stat.S_ISREG(mode):
        raise BadInput(f"{printable(str(path))} is a pipe or a device: save the photo to a file first.")


def _cannot_read(path: Path, error: OSError | ValueError) -> BadInput:
    shown = printable(str(path))
    match getattr(error, "errno", None):
        case errno.ENOENT | errno.ENOTDIR:
            sentence = f"There is no file {shown}. It may have been moved or renamed: choose it where it is now."
        case errno.EACCES | errno.EPERM:
            sentence = f"Can't read {shown}: no permission. Allow reading or copy it."
        case _:
            sentence = f"Can't read {shown}: {getattr(error, 'strerror', None) or error}."
    return BadInput(sentence, detail=str(error))
