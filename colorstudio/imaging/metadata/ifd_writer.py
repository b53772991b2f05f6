"""Directories of the TIFF world, laid out as bytes: the other direction of `ifd.Reader`."""

from __future__ import annotations

from colorstudio.imaging.metadata.ifd import Directory, Field, Spelling
from colorstudio.imaging.metadata.tiff_tags import FieldType

_BIG_TYPES = (FieldType.LONG8, FieldType.SLONG8, FieldType.IFD8)


class Writer:
    """Lays out directories and their values one after the other, as they will stand from `at` on in a file.

    reserved : places kept free for the field that stood there before, so that offsets inside of its value stay true
    """

    def __init__(self, spelling: Spelling, *, at: int, reserved: range = range(0)) -> None:
        self._spelling = spelling
        self._at = at
        self._bytes = bytearray()
        self._reserved = reserved

    def __bytes__(self) -> bytes:
        return bytes(self._bytes)

    def directory(self, directory: Directory) -> int:
        """Write a directory, its values and those below it; return its place."""
        fields = self._storable(directory)
        rows = len(fields) + len(directory.children)
        layout = self._spelling
        place = self.value(bytes(layout.count.size + rows * layout.field.size + layout.offset.size))
        table = layout.count.pack(rows)
        for tag in sorted([*fields, *directory.children]):
            if tag in fields:
                found = fields[tag]
                table += layout.field.pack(tag, found.type, found.count, self._inline(found))
            else:
                child = self.directory(directory.children[tag])
                pointer = FieldType.LONG8 if layout.is_big else FieldType.LONG
                table += layout.field.pack(tag, pointer, 1, layout.offset.pack(child))
        self._put(place, table)
        return place

    def link(self, place: int, following: int) -> None:
        """Let the directory at `place` be followed by the one at `following`."""
        layout = self._spelling
        (rows,) = layout.count.unpack_from(self._bytes, place - self._at)
        self._put(place + layout.count.size + rows * layout.field.size, layout.offset.pack(following))

    def value(self, data: bytes) -> int:
        """Write bytes at the next free even place; return it."""
        place = self._at + len(self._bytes)
        place += place % 2
        if place < self._reserved.stop and place + len(data) > self._reserved.start:
            place = self._reserved.stop + self._reserved.stop % 2
        self._put(place, data)
        return place

    def _put(self, place: int, data: bytes) -> None:
        start = place - self._at
        self._bytes.extend(bytes(max(0, start + len(data) - len(self._bytes))))
        self._bytes[start : start + len(data)] = data

    def _inline(self, field: Field) -> bytes:
        """The value where it is short, else where it is."""
        offset = self._spelling.offset
        if len(field.value) <= offset.size:
            return field.value.ljust(offset.size, b"\0")
        if self._reserved and field.place == self._reserved.start:
            self._put(self._reserved.start, field.value)
            return offset.pack(self._reserved.start)
        return offset.pack(self.value(field.value))

    def _storable(self, directory: Directory) -> dict[int, Field]:
        """Classic TIFF has no 64-bit numbers."""
        return {
            tag: field
            for tag, field in directory.fields.items()
            if self._spelling.is_big or field.type not in _BIG_TYPES
        }
