"""Files appear whole or not at all: written beside their place, flushed to the disk, then renamed into it."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from tempfile import TemporaryFile

from colorstudio.support.errors import CannotWrite


class Existing(Enum):
    """What happens to a file that is in the place already."""

    REPLACED = "replaced"
    KEPT = "kept"  # and the new one refused, also if the old one came while the new one was made


@contextmanager
def replacing(path: Path, *, existing: Existing = Existing.REPLACED) -> Iterator[Path]:
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
        _put_in_place(temporary, target, existing=existing)
        _flush_folder(target.parent)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def is_writable(folder: Path) -> bool:
    """Whether a file can be made in a folder: found by making one, since permissions are not all that counts."""
    try:
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def cannot_write(path: Path, error: OSError) -> CannotWrite:
    """Say in one sentence why `path` can't be written and what to do."""
    folder = path.parent
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            sentence = f"Can't write {path.name}: the disk is full. Free some space or choose another folder."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            sentence = f"Can't write to the folder {folder} (read-only). Choose another."
        case errno.ENOENT if folder.is_dir():  # as /proc says it
            sentence = f"Can't write to the folder {folder} (read-only). Choose another."
        case errno.ENOENT:
            sentence = f"Can't write {path.name}: there is no folder {folder}. Make it, or choose another."
        case errno.ENOTDIR:
            sentence = f"Can't write {path.name}: {folder} is not a folder. Choose another."
        case errno.EFBIG:  # 4 GB on many sticks
            sentence = f"Can't write {path.name}: the file is too large for this disk. Choose another folder."
        case errno.ENAMETOOLONG:
            sentence = f"Can't write {path.name}: the name is too long. Choose a shorter one."
        case errno.EEXIST:
            sentence = f"{path} exists already. Choose another name, or let it be replaced."
        case errno.EISDIR | errno.ENOTEMPTY:
            sentence = f"Can't write {path}: that is a folder. Choose another name."
        case _:
            sentence = f"Can't write {path}: {error.strerror or error}. Choose another folder."
    return CannotWrite(sentence, detail=str(error))


def _empty_file_beside(target: Path) -> Path:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not target.is_file():
        raise CannotWrite(f"Can't write {target}: that is a pipe or a device. Name a file.")
    temporary = target.parent / f".colorstudio-{secrets.token_hex(6)}.part"
    # Not by tempfile, whose files nobody else could read; here the system applies the person's mask.
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
    return temporary


def _put_in_place(temporary: Path, target: Path, *, existing: Existing) -> None:
    if existing is Existing.KEPT:
        _link_in_place(temporary, target)
        return
    with suppress(FileNotFoundError):
        temporary.chmod(target.stat().st_mode & 0o777)
    os.replace(temporary, target)


def _link_in_place(temporary: Path, target: Path) -> None:
    """Give the file its name unless there is one: in one step, where the file system has links."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError as error:
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from error
        os.replace(temporary, target)


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
