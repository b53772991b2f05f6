"""Zip archives from strangers, looked into but never unpacked; and our own, the same bytes for the same content.

Refused are: names outside a fixed grammar, entries that stand twice or overlap, encryption, ZIP64, several disks, a
comment of the archive, anything behind it, and compression of anything but the one text. Ignored are what entries say
beyond that (comments, extra fields, dates, attributes) and bytes between them. A picture is stored as it is, so it
can't be larger than the file that brings it: a zip bomb has no room.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from colorstudio.support.errors import BadInput

DOCUMENT = "document.json"
THUMBNAIL = "thumbnail.webp"
MOST_BYTES = 2**31 - 1  # of the whole archive: beyond, zipfile writes 64-bit extensions
PIECE = 2**20

_NAMES = re.compile(
    r"document\.json|thumbnail\.webp|photo/original(\.[a-z0-9]{1,5})?|references/[0-9a-f]{64}(\.[a-z0-9]{1,5})?"
)
_MOST_ENTRIES = 1_000
_MOST_DIRECTORY = 2**20

# APPNOTE.TXT, the description of zip, by section.
_FIRST_MARK = b"PK\x03\x04"  # 4.3.7, local file header
_LOCAL_HEADER = 30
_LAST = struct.Struct("<4sHHHHIIH")  # 4.3.16, end of central directory record
_LAST_MARK = b"PK\x05\x06"
_LOCATOR_64_MARK, _LOCATOR_64 = b"PK\x06\x07", 20  # 4.3.15
_HARMLESS_FLAGS = 0x0002 | 0x0004 | 0x0008 | 0x0800  # 4.4.4: speed of deflating, sizes behind the data, UTF-8
_OLDEST = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16
# What zipfile raises when it trips over garbage.
_GARBAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, struct.error)


class Archive:
    """A project's archive, open for reading."""

    def __init__(self, entries: zipfile.ZipFile) -> None:
        self._zip = entries

    def __contains__(self, name: str) -> bool:
        return name in self._zip.namelist()

    def size(self, name: str) -> int:
        return self._info(name).file_size

    def read(self, name: str, *, most: int) -> bytes:
        """Read one entry as a whole."""
        if self.size(name) > most:
            raise BadInput(f"{name} is larger than the {most:,} bytes that it may have.")
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[memoryview]:
        """Read one entry piece by piece, never more than it said; the last piece comes after the checksum was right."""
        info = self._info(name)
        left = info.file_size
        try:
            with self._zip.open(info) as entry:
                while piece := entry.read(PIECE):
                    left -= len(piece)
                    yield memoryview(piece)
        except _GARBAGE as error:
            raise BadInput(f"{name} is damaged.", detail=str(error)) from error
        if left != 0:
            raise BadInput(f"{name} is damaged.", detail=f"{left:+,} of {info.file_size:,} bytes are missing")

    def _info(self, name: str) -> zipfile.ZipInfo:
        if name not in self:
            raise BadInput(f"{name} is missing.")
        return self._zip.getinfo(name)


@contextmanager
def opened(file: BinaryIO) -> Iterator[Archive]:
    """Open the archive that is a file from its first byte to its last, after looking whether it is of our kind."""
    directory = _find_directory(file)
    try:
        entries = zipfile.ZipFile(file)
    except _GARBAGE as error:
        raise BadInput("its list of contents is damaged.", detail=str(error)) from error
    with entries:
        _check_entries(entries.infolist(), directory)
        yield Archive(entries)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to write; a text is deflated, everything else stored."""

    name: str
    data: memoryview


def write_archive(path: Path, entries: Iterable[Entry]) -> None:
    """Write the entries in this order, without the date and the machine of today."""
    with zipfile.ZipFile(path, "w", allowZip64=False) as archive:
        for entry in entries:
            info = zipfile.ZipInfo(entry.name, _OLDEST)
            info.create_system, info.external_attr = _UNIX, _PLAIN_FILE
            info.compress_type = _compression(entry.name)
            with archive.open(info, "w") as file:
                for start in range(0, len(entry.data), PIECE):
                    file.write(entry.data[start : start + PIECE])


def _compression(name: str) -> int:
    return zipfile.ZIP_DEFLATED if name == DOCUMENT else zipfile.ZIP_STORED


def _find_directory(file: BinaryIO) -> int:
    """Check the two ends of the file and tell where the list of contents begins.

    zipfile would read a list of any length into memory, and would follow a 64-bit record elsewhere.
    """
    first = file.read(len(_FIRST_MARK))
    end = file.seek(0, 2)
    tail = _LOCATOR_64 + _LAST.size
    if first != _FIRST_MARK or end < tail:
        raise BadInput("it isn't a colorstudio project.", detail=f"begins with {first!r}")
    file.seek(end - tail)
    last_bytes = file.read(tail)
    offset: int
    mark, disk, first_disk, here, entries, size, offset, comment = _LAST.unpack(last_bytes[_LOCATOR_64:])
    if mark != _LAST_MARK or offset + size != end - _LAST.size or here != entries:
        raise BadInput("a part of it is missing, or something was added to it.", detail="no end of central directory")
    if disk or first_disk or comment or last_bytes.startswith(_LOCATOR_64_MARK):
        raise BadInput("it is a kind of zip that colorstudio doesn't write.", detail="disks, comment or ZIP64")
    if entries > _MOST_ENTRIES or size > _MOST_DIRECTORY or end > MOST_BYTES:
        raise BadInput("it holds more than a project can.", detail=f"{entries:,} entries listed in {size:,} bytes")
    return offset


def _check_entries(infos: list[zipfile.ZipInfo], directory: int) -> None:
    names = set()
    free = 0  # the first byte that no entry has taken
    for info in sorted(infos, key=lambda info: info.header_offset):
        name = info.orig_filename  # `filename` is cut at a NUL
        if _NAMES.fullmatch(name) is None:
            raise BadInput("it contains something that doesn't belong there.", detail=repr(name))
        if name in names or info.header_offset < free:
            raise BadInput(f"{name} is there twice.", detail=f"at byte {info.header_offset:,}")
        if info.flag_bits & ~_HARMLESS_FLAGS:
            raise BadInput(f"{name} is encrypted.", detail=f"flags {info.flag_bits:#06x}")
        if info.compress_type not in {zipfile.ZIP_STORED, _compression(name)}:
            raise BadInput(f"{name} is compressed in a way that isn't allowed.", detail=f"method {info.compress_type}")
        names.add(name)
        free = info.header_offset + _LOCAL_HEADER + len(name) + info.compress_size
    if free > directory:
        raise BadInput("a part of it is missing.", detail=f"entries end at {free:,}, the list begins at {directory:,}")
