"""Directories of the TIFF world (IFDs), read without trust and without loss.

A field keeps its type, count and bytes as they stood, so that what nobody interprets (accents in a string, a rational
in odd terms, a maker's private note) comes out as it went in. Reading never raises: a field that lies about its size
or place is left out, a directory that can't be read is None. Sources may be memory-mapped files of gigabytes: only
the bytes of the fields are copied.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal, NamedTuple

from colorstudio.imaging.metadata.tiff_tags import FieldType, Tag

Order = Literal["<", ">"]
Buffer = bytes | bytearray | memoryview | mmap.mmap

MOST_FIELDS = 2_000  # of one directory; real ones have less than 200
MOST_BYTES = 16 << 20  # of all fields of a block: fields that overlap must not multiply a small file to gigabytes
_MOST_LONG = 0xFFFF_FFFF
_HEADER = 8  # bytes before the first place where a directory can be

_POINTERS = {  # what may hang below a directory: of fixed depth, so a block that points at itself ends
    None: (Tag.EXIF, Tag.GPS),
    Tag.EXIF: (Tag.INTEROP,),
}


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a file writes numbers: the byte order, and classic TIFF or BigTIFF."""

    order: Order
    is_big: bool = False

    @property
    def offset(self) -> struct.Struct:
        """An offset."""
        return struct.Struct(self.order + ("Q" if self.is_big else "I"))

    @property
    def count(self) -> struct.Struct:
        """The number of fields, before them."""
        return struct.Struct(self.order + ("Q" if self.is_big else "H"))

    @property
    def field(self) -> struct.Struct:
        """Tag, type, count, and a value or where it is."""
        return struct.Struct(self.order + ("HHQ8s" if self.is_big else "HHI4s"))


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `place` is where its bytes stood, 0 for a field made here."""

    type: FieldType
    count: int
    value: bytes
    place: int = 0

    def reordered(self) -> Field:
        """The same value in the other byte order."""
        unit = self.type.swapped_unit
        swapped = bytearray(len(self.value))
        for position in range(unit):
            swapped[position::unit] = self.value[unit - 1 - position :: unit]
        return replace(self, value=bytes(swapped), place=0)


@dataclass(frozen=True, slots=True)
class Directory:
    """Fields by tag, and the directories below them by the tag that points there."""

    fields: Mapping[int, Field] = field(default_factory=dict)
    children: Mapping[int, Directory] = field(default_factory=dict)

    def with_fields(self, fields: Mapping[int, Field]) -> Directory:
        return replace(self, fields={**self.fields, **fields})

    def without(self, tags: Collection[int]) -> Directory:
        return replace(self, fields={tag: value for tag, value in self.fields.items() if tag not in tags})

    def without_anywhere(self, tags: Collection[int]) -> Directory:
        """Without these fields here and in all directories below."""
        below = {pointer: child.without_anywhere(tags) for pointer, child in self.children.items()}
        return replace(self.without(tags), children=below)

    def with_child(self, tag: int, child: Directory) -> Directory:
        return replace(self, children={**self.children, tag: child})

    def reordered(self) -> Directory:
        """The same fields in the other byte order."""
        return Directory(
            {tag: _reordered(tag, value) for tag, value in self.fields.items()},
            {tag: child.reordered() for tag, child in self.children.items()},
        )


_UNICODE = b"UNICODE\0"  # before a comment in UTF-16, which follows the byte order of the block (Exif, UserComment)


def _reordered(tag: int, read: Field) -> Field:
    if tag != Tag.USER_COMMENT or not read.value.startswith(_UNICODE):
        return read.reordered()
    text = bytearray(read.value)
    end = len(text) // 2 * 2  # the mark has an even length too
    first, second = slice(len(_UNICODE), end, 2), slice(len(_UNICODE) + 1, end, 2)
    text[first], text[second] = text[second], text[first]
    return replace(read, value=bytes(text), place=0)


class Reader:
    """Reads the directories of one file or block, as far as they are sound and within bounds."""

    def __init__(self, data: Buffer, spelling: Spelling) -> None:
        self._data = memoryview(data).cast("B")
        self._spelling = spelling
        self._bytes_left = MOST_BYTES

    @classmethod
    def of(cls, data: Buffer) -> tuple[Reader, int] | None:
        """A reader and the place of the first directory; None if this isn't TIFF."""
        spelling = spelling_of(data)
        if spelling is None:
            return None
        reader = cls(data, spelling)
        first = reader._number_at(8 if spelling.is_big else 4, spelling.offset)
        return None if first is None else (reader, first)

    @property
    def spelling(self) -> Spelling:
        return self._spelling

    def directory(
        self, place: int, *, below: Tag | None = None, skipping: Callable[[int], bool] = lambda _: False
    ) -> tuple[Directory, int] | None:
        """The directory at `place`, with those below it, and the place of the next one (0: there is none)."""
        rows = self._rows(place)
        if rows is None:
            return None
        fields: dict[int, Field] = {}
        children: dict[int, Directory] = {}
        for row in rows:
            if row.tag in fields or row.tag in children or skipping(row.tag):
                continue
            found = self._field(row)
            if found is None:
                continue
            if row.tag in _POINTERS.get(below, ()):
                child = self.directory(self._pointer(found), below=Tag(row.tag))
                if child is not None:
                    children[row.tag] = child[0]
            else:
                fields[row.tag] = found
        return Directory(fields, children), self._following(place)

    def find(self, place: int, tag: Tag) -> Field | None:
        """One field of the directory at `place`; no other is read."""
        rows = self._rows(place) or ()
        return next((self._field(row) for row in rows if row.tag == tag), None)

    def slice(self, place: int, length: int) -> bytes | None:
        """The bytes at `place`; None if they aren't all there or go past the bound."""
        if not 0 <= place <= place + length <= len(self._data) or length > self._bytes_left:
            return None
        self._bytes_left -= length
        return bytes(self._data[place : place + length])

    def _rows(self, place: int) -> list[_Row] | None:
        count = self._number_at(place, self._spelling.count)
        if count is None or place < _HEADER:
            return None
        start, layout = place + self._spelling.count.size, self._spelling.field
        there = (len(self._data) - start) // layout.size
        places = (start + index * layout.size for index in range(min(count, there, MOST_FIELDS)))
        return [_Row._make((*layout.unpack_from(self._data, at), at + layout.size)) for at in places]

    def _following(self, place: int) -> int:
        layout = self._spelling
        count = self._number_at(place, layout.count) or 0
        return self._number_at(place + layout.count.size + count * layout.field.size, layout.offset) or 0

    def _field(self, row: _Row) -> Field | None:
        try:
            type_ = FieldType(row.type)
        except ValueError:
            return None
        length = row.values * type_.size
        place = row.end - len(row.inline)
        if length > len(row.inline):
            (place,) = self._spelling.offset.unpack(row.inline)
        value = self.slice(place, length)
        return None if value is None else Field(type_, row.values, value, place)

    def _pointer(self, pointing: Field) -> int:
        place = numbers(pointing, self._spelling.order)
        return place[0] if place else 0

    def _number_at(self, place: int, layout: struct.Struct) -> int | None:
        if not 0 <= place <= len(self._data) - layout.size:
            return None
        (found,) = layout.unpack_from(self._data, place)
        return int(found)


class _Row(NamedTuple):
    tag: int
    type: int
    values: int
    inline: bytes
    end: int


def spelling_of(data: Buffer) -> Spelling | None:
    """How this file or block writes numbers; None if it isn't TIFF."""
    match bytes(memoryview(data).cast("B")[:4]):
        case b"II*\0":
            return Spelling("<")
        case b"MM\0*":
            return Spelling(">")
        case b"II+\0":
            return Spelling("<", is_big=True)
        case b"MM\0+":
            return Spelling(">", is_big=True)
        case _:
            return None


_WHOLE_NUMBERS = {
    FieldType.BYTE: "B",
    FieldType.SHORT: "H",
    FieldType.LONG: "I",
    FieldType.IFD: "I",
    FieldType.LONG8: "Q",
    FieldType.IFD8: "Q",
}


def numbers(read: Field, order: Order) -> tuple[int, ...]:
    """The values of a field of whole numbers, rationals as numerator, denominator, …; empty for other types."""
    letter = "I" if read.type is FieldType.RATIONAL else _WHOLE_NUMBERS.get(read.type)
    if letter is None:
        return ()
    return struct.unpack(f"{order}{len(read.value) // struct.calcsize(letter)}{letter}", read.value)


def whole_number(value: int, type_: FieldType, order: Order) -> Field:
    """A field with one whole number."""
    return Field(type_, 1, struct.pack(order + _WHOLE_NUMBERS[type_], value))


def text(value: str) -> Field:
    """A field with a string; ASCII by name, UTF-8 by everyone's habit."""
    data = value.encode() + b"\0"
    return Field(FieldType.ASCII, len(data), data)


def string(read: Field) -> str:
    """A field's string, up to its end: UTF-8 if it can be that, else Latin-1, which is what old programs wrote."""
    data = read.value.split(b"\0", 1)[0]
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def rational(value: Fraction, order: Order) -> Field:
    """A field with one fraction that isn't negative, as near to it as 32 bits above and below allow."""
    nearest = min(value, Fraction(_MOST_LONG))
    nearest = nearest.limit_denominator(max(_MOST_LONG // (int(nearest) + 1), 1))
    return Field(FieldType.RATIONAL, 1, struct.pack(order + "II", nearest.numerator, nearest.denominator))
