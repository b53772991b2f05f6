"""IPTC-IIM records: in a TIFF they stand alone, in a JPEG inside of Photoshop's image resources.

Sources: IPTC-IIM 4.2, Adobe's "Photoshop File Formats" (image resource blocks).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import NamedTuple

from colorstudio.imaging.metadata.exif import tag_bytes
from colorstudio.imaging.metadata.ifd import Buffer
from colorstudio.imaging.metadata.tiff_tags import Tag

_START_OF_RECORD = 0x1C
_CAPTION = (2, 120)
_LONGEST_CAPTION = 2_000  # bytes
_EXTENDED = 0x8000  # set: the other bits say how many bytes of length follow
_SIGNATURE = b"Photoshop 3.0\0"
_RESOURCE = b"8BIM"
_RECORDS = 0x0404


def iptc_from_tiff(data: Buffer) -> bytes | None:
    """The records of a TIFF file, where they stand alone or inside of Photoshop's resources; None if none."""
    alone = tag_bytes(data, Tag.IPTC)
    return (whole_records(alone) if alone else None) or unwrap(tag_bytes(data, Tag.PHOTOSHOP) or b"")


def unwrap(resources: Buffer) -> bytes | None:
    """The records inside of Photoshop's image resources, a JPEG's APP13; None if none."""
    for number, content in _resources(memoryview(resources).cast("B")):
        if number == _RECORDS:
            return whole_records(content)
    return None


def wrap(records: bytes) -> bytes:
    """The payload of a JPEG's APP13 that holds the records."""
    empty_name = b"\0\0"
    padding = b"\0" * (len(records) % 2)
    return b"".join(
        [
            _SIGNATURE,
            _RESOURCE,
            struct.pack(">H", _RECORDS),
            empty_name,
            struct.pack(">I", len(records)),
            records,
            padding,
        ]
    )


def whole_records(data: Buffer) -> bytes | None:
    """The records without what follows the last whole one: TIFF pads them to a multiple of four. None if none."""
    view = memoryview(data).cast("B")
    end = max((dataset.end for dataset in _datasets(view)), default=0)
    return bytes(view[:end]) or None


def caption(records: bytes) -> str | None:
    """The caption; None if there is none."""
    content = next((each.content for each in _datasets(memoryview(records)) if each.name == _CAPTION), None)
    return None if content is None else bytes(content).decode(_encoding(content))


def with_caption(records: bytes, text: str) -> bytes:
    """The records with another caption in place of theirs; as they are if it is longer than a caption may be."""
    pieces, done = [], 0
    for dataset in _datasets(memoryview(records)):
        piece = records[done : dataset.end]
        if dataset.name == _CAPTION:
            data = text.encode(_encoding(dataset.content), "replace")
            piece = struct.pack(">BBBH", _START_OF_RECORD, *_CAPTION, len(data)) + data
            if len(data) > _LONGEST_CAPTION:
                return records
        pieces.append(piece)
        done = dataset.end
    return b"".join(pieces)


def only(records: bytes, wanted: Callable[[int, int], bool]) -> bytes | None:
    """The records whose number (of record and dataset) is wanted; None if none is left but the envelope's."""
    pieces, done, has_content = [], 0, False
    for dataset in _datasets(memoryview(records)):
        if wanted(*dataset.name):
            pieces.append(records[done : dataset.end])
            has_content = has_content or dataset.name[0] != 1
        done = dataset.end
    return b"".join(pieces) if has_content else None


def _encoding(content: memoryview) -> str:
    """UTF-8 if it can be that, else Latin-1: old files hardly ever say."""
    try:
        bytes(content).decode()
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


class _Dataset(NamedTuple):
    name: tuple[int, int]  # record and number, as in "2:120"
    content: memoryview
    end: int


def _datasets(view: memoryview) -> Iterator[_Dataset]:
    """Each whole dataset, until the first that isn't."""
    end = 0
    while end + 5 <= len(view) and view[end] == _START_OF_RECORD:
        (length,) = struct.unpack_from(">H", view, end + 3)
        name, start = (view[end + 1], view[end + 2]), end + 5
        if length & _EXTENDED:
            start += length & ~_EXTENDED
            length = int.from_bytes(view[end + 5 : start], "big")
        end = start + length
        if end > len(view):
            return
        yield _Dataset(name, view[start:end], end)


def _resources(data: memoryview) -> Iterator[tuple[int, memoryview]]:
    """Number and content of each image resource, until the first that isn't whole."""
    place = len(_SIGNATURE) if data[: len(_SIGNATURE)] == _SIGNATURE else 0
    while place + 8 <= len(data) and data[place : place + 4] == _RESOURCE:
        (number,) = struct.unpack_from(">H", data, place + 4)
        name = 1 + data[place + 6]
        place += 6 + name + name % 2
        if place + 4 > len(data):
            return
        (length,) = struct.unpack_from(">I", data, place)
        place += 4
        if place + length > len(data):
            return
        yield number, data[place : place + length]
        place += length + length % 2
