"""Records appended to a file: each is on the disk before the next begins, and shows whether all is whole up to it.

A record is its length, a checksum and its bytes. The checksum goes on from that of the record before, so a record left
over from elsewhere is not taken for the next one. What the bytes mean is not known here.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO

_MARK = b"colorstudio journal\n"
_HEAD = struct.Struct("<II")  # length, CRC-32 of the length and the bytes, begun with that of the record before
MOST_BYTES = 128 * 2**20  # of one record


@dataclass(frozen=True, slots=True)
class Tail:
    """Where the whole records of a file end, and the checksum there."""

    end: int
    checksum: int


@dataclass(frozen=True, slots=True)
class Record:
    """A whole record, and the tail behind it."""

    payload: bytes
    tail: Tail


def first_record(payload: bytes) -> tuple[bytes, Tail]:
    """The bytes of a file with one record."""
    framed, checksum = _frame(payload, 0)
    return _MARK + framed, Tail(len(_MARK) + len(framed), checksum)


def whole_records(file: FileIO) -> Iterator[Record]:
    """Read from the beginning to the first record that is not whole."""
    if file.read(len(_MARK)) != _MARK:
        return
    tail = Tail(len(_MARK), 0)
    while len(head := file.read(_HEAD.size)) == _HEAD.size:
        length, checksum = _HEAD.unpack(head)
        payload = file.read(length) if length <= MOST_BYTES else b""
        framed, expected = _frame(payload, tail.checksum)
        if framed[: _HEAD.size] != head or checksum != expected:
            return
        tail = Tail(tail.end + len(framed), expected)
        yield Record(payload, tail)


class Appender:
    """Appends records to a file behind its tail."""

    def __init__(self, file: FileIO, tail: Tail) -> None:
        """Take over an unbuffered file that is open for writing. What lies behind the tail is cut off."""
        self._file = file
        self._tail = tail
        self._waiting: list[bytes] = []
        file.truncate(tail.end)

    def append(self, payload: bytes) -> None:
        """Write a record through to the disk.

        When that fails (`OSError`), it waits and comes before the next one: no later record may lack its predecessor.
        """
        self._waiting.append(payload)
        data, checksum = b"", self._tail.checksum
        for waiting in self._waiting:
            framed, checksum = _frame(waiting, checksum)
            data += framed
        try:
            self._write_through(data)
        except OSError:
            with suppress(OSError):
                self._file.truncate(self._tail.end)
            raise
        self._tail = Tail(self._tail.end + len(data), checksum)
        self._waiting.clear()

    def close(self) -> None:
        self._file.close()

    def _write_through(self, data: bytes) -> None:
        self._file.seek(self._tail.end)
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]
        os.fsync(self._file.fileno())


def _frame(payload: bytes, checksum: int) -> tuple[bytes, int]:
    length = len(payload).to_bytes(4, "little")
    checksum = zlib.crc32(payload, zlib.crc32(length, checksum))
    return _HEAD.pack(len(payload), checksum) + payload, checksum
