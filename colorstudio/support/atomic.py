"""Files appear whole or not at all: written beside their place, flushed to the disk, then renamed into it."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from colorstudio.support.errors import CannotWrite


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path in the same folder; when the block ends well it takes the place of `path`.

    When the block raises, the temporary file goes and `path` stays as it was. `OSError` becomes `CannotWrite`.
    """
    target = Path(os.path.realpath(path))  # a link stays a link: its target is what is replaced
    try:
        temporary = _empty_file_beside(target)
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        yield temporary
        _flush_to_disk(temporary)
        os.replace(temporary, target)
        _flush_folder(target.parent)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def cannot_write(path: Path, error: OSError) -> CannotWrite:
    """Say in one sentence why `path` can't be written and what to do."""
    folder = path.parent
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            sentence = f"Can't write {path.name}: the disk is full. Free some space or choose another folder."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            sentence = f"Can't write to the folder {folder} (read-only). Choose another."
        case errno.ENOENT:
            sentence = f"Can't write {path.name}: there is no folder {folder}."
        case errno.ENOTDIR:
            sentence = f"Can't write {path.name}: {folder} is not a folder."
        case errno.ENAMETOOLONG:
            sentence = f"Can't write {path.name}: the name is too long."
        case errno.EISDIR | errno.ENOTEMPTY:
            sentence = f"Can't write {path}: that is a folder."
        case _:
            sentence = f"Can't write {path}: {error.strerror or error}."
    return CannotWrite(sentence, detail=str(error))


def _empty_file_beside(target: Path) -> Path:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not target.is_file():
        raise CannotWrite(f"Can't write {target}: that is a pipe or a device. Name a file.")
    handle, name = tempfile.mkstemp(prefix=".colorstudio-", suffix=".part", dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    temporary.chmod(_mode_for(target))  # mkstemp makes 0600: nobody else could read the result
    return temporary


def _mode_for(target: Path) -> int:
    with suppress(OSError):
        return target.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _flush_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
