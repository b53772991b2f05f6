"""The photos of a measure: those of a folder or a zip, in the order of their names."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from colorstudio.imaging.source import Source, printable, read_source, source_from_bytes
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput

_SUFFIXES: Final = {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp"}
_MOST_BYTES: Final = 256 << 20  # of one photo in a zip, unpacked


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos in a folder or a zip; names lead to them."""

    path: Path
    names: tuple[str, ...]

    def read(self, name: str, *, token: CancelToken) -> Source:
        """Read the bytes of one."""
        if self.path.is_dir():
            return read_source(self.path / name, token=token)
        token.check()
        try:
            with zipfile.ZipFile(self.path) as archive:
                if archive.getinfo(name).file_size > _MOST_BYTES:
                    raise BadInput(f"{printable(name)} in {self._shown} is larger than a photo here may be.")
                return source_from_bytes(printable(name), archive.read(name))
        except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
            sentence = f"{printable(name)} in {self._shown} can't be read: it is damaged or locked."
            raise BadInput(sentence, detail=str(error)) from error

    @property
    def _shown(self) -> str:
        return printable(self.path.name)


def find_photos(path: Path, *, every: int = 1) -> Photos:
    """List the photos of a folder or a zip, or every second, third … of them."""
    names = sorted(name for name in _names(path) if _is_photo(PurePosixPath(name)))[::every]
    if not names:
        raise BadInput(f"There is no photo in {printable(str(path))}: name a folder or a zip with color photos.")
    return Photos(path, tuple(names))


def _is_photo(name: PurePosixPath) -> bool:
    """Whether it is called like one; what macOS puts beside photos is hidden."""
    return name.suffix.lower() in _SUFFIXES and not name.name.startswith(".")


def _names(path: Path) -> list[str]:
    try:
        if path.is_dir():
            return [entry.name for entry in path.iterdir() if entry.is_file()]
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()
    except (OSError, zipfile.BadZipFile) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> BadInput:
    shown = printable(str(path))
    return BadInput(f"{shown} can't be read: name a folder or an undamaged zip with photos.", detail=str(error))
