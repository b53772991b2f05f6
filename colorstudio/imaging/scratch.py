"""Files without a name for what is too large for memory: written once, then mapped read-only.

They lie in the user's cache folder, since /tmp is memory on many systems, and are gone with the last who uses them,
also after a crash.
"""

from __future__ import annotations

import errno
import mmap
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from colorstudio.support.errors import OutOfMemory
from colorstudio.support.folders import user_folders


class Scratch:
    """One such file while it is written."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, piece: memoryview) -> None:
        """Append."""
        self._file.write(piece)

    def mapped(self) -> memoryview:
        """All that was written; stays when the file is closed."""
        self._file.flush()
        return memoryview(mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ))


@contextmanager
def scratch() -> Iterator[Scratch]:
    """Open such a file. An `OSError` in the block is one of its disk."""
    folder = user_folders().cache
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            yield Scratch(file)
    except OSError as error:
        raise _no_room(folder, error) from error


def kept(pieces: Iterable[memoryview]) -> memoryview:
    """Write the pieces one after the other and give them back as one."""
    with scratch() as file:
        for piece in pieces:
            file.write(piece)
        return file.mapped()


def let_go(data: memoryview) -> None:
    """Tell the system that mapped pages which were read need not stay in memory. Changes nothing else."""
    mapped = data.obj
    if isinstance(mapped, mmap.mmap) and hasattr(mapped, "madvise"):
        mapped.madvise(mmap.MADV_DONTNEED)


def _no_room(folder: Path, error: OSError) -> OutOfMemory:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        sentence = f"This photo needs more room than there is in {folder}. Free some space on that disk."
    else:
        sentence = f"This photo is too large for memory, and {folder} can't be written. Make it writable."
    return OutOfMemory(sentence, detail=str(error))
