"""A lock that says "a running program uses this": the system lets go of it when the program ends, however it ends."""

from __future__ import annotations

import os
import sys
from io import FileIO
from pathlib import Path
from typing import Self

if sys.platform == "win32":  # pragma: no cover
    import msvcrt
else:
    import fcntl


class Lock:
    """A lock that is held."""

    def __init__(self, file: FileIO) -> None:
        self._file = file

    @classmethod
    def take(cls, path: Path) -> Self | None:
        """Lock the file, made if it is not there; None if somebody else holds it, in this program or another.

        Raises `OSError` if the file can't be made or its disk knows no locks.
        """
        file = FileIO(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+")
        try:
            if sys.platform == "win32":  # pragma: no cover
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):  # the second is what Windows says
            file.close()
            return None
        except OSError:
            file.close()
            raise
        return cls(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def release(self) -> None:
        self._file.close()
