"""WebP: chunks of a RIFF file. The extended form announces what stands before the pixels (profile) and after them.

Source: the WebP container specification. WebP has no place for the resolution but in EXIF.
"""

from __future__ import annotations

import struct
from typing import Any, BinaryIO

from colorstudio.imaging.file_options import LOSSLESS_QUALITY, FileOptions
from colorstudio.imaging.writers.container import Container, Parcel, insert

_RIFF_HEADER = 12  # "RIFF", the length of what follows, "WEBP"
_HAS_ICC, _HAS_EXIF, _HAS_XMP = 0x20, 0x08, 0x04


def _asked(options: FileOptions, _: Parcel) -> dict[str, Any]:
    if options.quality == LOSSLESS_QUALITY:
        return {"lossless": True}
    # Four pixels always share a color: at least it is shared well. 100 MP take 17 s, with effort 4 it would be 42 s.
    return {"Q": options.quality, "smart_subsample": True, "effort": 2}


def _complete(file: BinaryIO, parcel: Parcel) -> None:
    metadata = parcel.metadata
    flags = _HAS_ICC
    file.seek(0, 2)
    if metadata.exif:
        flags |= _HAS_EXIF
        file.write(_chunk(b"EXIF", metadata.exif))
    if metadata.xmp:
        flags |= _HAS_XMP
        file.write(_chunk(b"XMP ", metadata.xmp))
    insert(file, _RIFF_HEADER, _chunk(b"VP8X", _canvas(parcel, flags)) + _chunk(b"ICCP", parcel.icc))
    length = file.seek(0, 2) - 8
    file.seek(4)
    file.write(struct.pack("<I", length))


def _canvas(parcel: Parcel, flags: int) -> bytes:
    """Flags, then width and height less one in 24 bits each."""
    sides = ((side - 1).to_bytes(3, "little") for side in (parcel.size.width, parcel.size.height))
    return struct.pack("<I", flags) + b"".join(sides)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


WEBP = Container(".webp", _asked, _complete)
