"""Where an exported picture goes: what was typed as a folder, and whether a file can be made there."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from colorstudio.support.atomic import is_writable


class Folder(Enum):
    """What can be said of a folder before anything is written."""

    WRITABLE = auto()
    READ_ONLY = auto()
    MISSING = auto()


def folder_of(text: str, *, beside: Path) -> Path:
    """The folder that was typed; what is no whole path begins where the picture would go by itself."""
    typed = Path(text.strip())
    try:
        return beside / typed.expanduser()
    except RuntimeError:  # ~ of somebody who is not there
        return beside / typed


def state_of(folder: Path) -> Folder:
    """See what it is now."""
    if not _is_there(folder):
        return Folder.MISSING
    return Folder.WRITABLE if is_writable(folder) else Folder.READ_ONLY


def is_file_of(path: Path, source: Path | None) -> bool:
    """Whether a path leads to the photo itself, by whatever name."""
    try:
        return source is not None and path.samefile(source)
    except OSError:  # one of them is not there, or too long a name for any file
        return False


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # within one that may not be looked into
        return False
