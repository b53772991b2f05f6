"""Files without a name for what is too large for memory: written once, then mapped read-only.

They lie in the user's cache folder, since /tmp is memory on many systems, and are gone with the last who uses them,
also after a crash.
"""

from __future__ import annotations

import errno
import mmap
import tempfile
from collections.abc import Iterable
from pathlib import Path

import platformdirs

from colorstudio.support.errors import OutOfMemory


def kept(pieces: Iterable[memoryview]) -> memoryview:
    """Write the pieces one after the other and give them back as one."""
    folder = Path(platformdirs.user_cache_dir("colorstudio"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except OSError as error:
        raise _no_room(folder, error) from error


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
