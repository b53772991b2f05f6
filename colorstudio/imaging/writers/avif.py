"""AVIF: items, described in the `meta` box, with their bytes in `mdat`. EXIF and XMP become items that describe the
picture's.

Sources: ISO/IEC 14496-12 (boxes), 23008-12 (HEIF: Annex A for EXIF and XMP). libvips writes the picture as one item
and its profile as a property of it, in a known order of boxes; only that is understood here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from colorstudio.imaging.file_options import LOSSLESS_QUALITY, FileOptions
from colorstudio.imaging.writers.container import Container, Parcel, insert, subsample_mode

_PICTURE = 1  # the number of libvips's item
_WIDTHS = 0x4440  # in iloc: offset, length and base offset have 4 bytes each, there is no index
_HIDDEN = 1  # in infe: not a picture to show
_EFFORT = 2  # of 9; 6 MP take 0.8 s (385 KB), 6.5 s with 4 (366 KB)


class _Item(NamedTuple):
    kind: bytes
    names: bytes  # the item's own, empty, and for MIME the type
    data: bytes


def _asked(options: FileOptions, parcel: Parcel) -> dict[str, Any]:
    asked: dict[str, Any] = {
        "keep": "icc",
        "compression": "av1",
        "bitdepth": 12 if parcel.depth == 16 else 8,
        "effort": _EFFORT,
    }
    if options.quality == LOSSLESS_QUALITY:
        return {**asked, "lossless": True}
    return {**asked, "Q": options.quality, "subsample_mode": subsample_mode(options)}


def _complete(file: BinaryIO, parcel: Parcel) -> None:
    items = _items(parcel)
    if not items:
        return
    end = file.seek(0, 2)
    at, old = _meta_box(file)
    children = dict(_boxes(old[12:]))
    growth = len(_meta(children, items, moved=0, data_at=0)) - len(old)
    new = _meta(children, items, moved=growth, data_at=end + growth + 8)
    file.seek(end)
    file.write(_box(b"mdat", b"".join(item.data for item in items)))
    file.seek(at)
    file.write(new[: len(old)])
    insert(file, at + len(old), new[len(old) :])


def _items(parcel: Parcel) -> list[_Item]:
    items = []
    if parcel.metadata.exif:
        distance_to_the_block = struct.pack(">I", 0)
        items.append(_Item(b"Exif", b"\0", distance_to_the_block + parcel.metadata.exif))
    if parcel.metadata.xmp:
        items.append(_Item(b"mime", b"\0application/rdf+xml\0", parcel.metadata.xmp))
    return items


def _meta(children: dict[bytes, bytes], items: list[_Item], *, moved: int, data_at: int) -> bytes:
    """The box with the items added; the picture's bytes have moved, theirs start at `data_at`."""
    changed = {
        **children,
        b"iloc": _locations(children[b"iloc"], items, moved=moved, data_at=data_at),
        b"iinf": _entries(children[b"iinf"], items),
        b"iref": _references(items),
    }
    return _box(b"meta", bytes(4) + b"".join(_box(kind, body) for kind, body in changed.items()))


def _locations(body: bytes, items: list[_Item], *, moved: int, data_at: int) -> bytes:
    version, widths, count, number, _, base, extents, offset, length = struct.unpack(">IHHHHIHII", body)
    assert (version, widths, count, number, extents) == (0, _WIDTHS, 1, _PICTURE, 1), "not libvips's way"
    rows = [(_PICTURE, 0, base + moved, 1, offset, length)]
    for number, item in enumerate(items, start=_PICTURE + 1):
        rows.append((number, 0, data_at, 1, 0, len(item.data)))
        data_at += len(item.data)
    return struct.pack(">IHH", 0, _WIDTHS, len(rows)) + b"".join(struct.pack(">HHIHII", *row) for row in rows)


def _entries(body: bytes, items: list[_Item]) -> bytes:
    entries = body[6:]
    for number, item in enumerate(items, start=_PICTURE + 1):
        version_and_flags = 2 << 24 | _HIDDEN
        entries += _box(b"infe", struct.pack(">IHH4s", version_and_flags, number, 0, item.kind) + item.names)
    return struct.pack(">IH", 0, 1 + len(items)) + entries


def _references(items: list[_Item]) -> bytes:
    numbers = range(_PICTURE + 1, _PICTURE + 1 + len(items))
    return bytes(4) + b"".join(_box(b"cdsc", struct.pack(">HHH", number, 1, _PICTURE)) for number in numbers)


def _meta_box(file: BinaryIO) -> tuple[int, bytes]:
    """Where the box starts, and the whole of it."""
    at = 0
    while True:
        file.seek(at)
        length, kind = struct.unpack(">I4s", file.read(8))
        if kind == b"meta":
            file.seek(at)
            return at, file.read(length)
        at += length


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        yield kind, data[at + 8 : at + length]
        at += length


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body


AVIF = Container(".avif", _asked, _complete)
