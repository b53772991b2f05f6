"""PNG: chunks, each with a checksum; everything beside the pixels stands before them.

Source: PNG specification, third edition (eXIf, iCCP, pHYs, iTXt); XMP specification part 3 section 1.1.5.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any, BinaryIO

from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.writers.container import Container, Parcel

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB = 2
_INCHES_PER_METER = 1 / 0.0254
_PER_METER = 1
_XMP_KEYWORD = b"XML:com.adobe.xmp\0"
_FILTER = "sub"  # 12 MP of a noisy photo: none 12 MB in 0.29 s, sub 8 MB in 0.37 s, all 7 MB in 0.61 s
_LEVEL = 6
_PLAIN_TEXT = b"\0\0\0\0"  # not compressed, no language, no translated keyword


def _asked(_: FileOptions, parcel: Parcel) -> dict[str, Any]:
    return {"bitdepth": parcel.depth, "compression": _LEVEL, "filter": _FILTER}


def _opening(parcel: Parcel) -> bytes:
    metadata = parcel.metadata
    header = struct.pack(">IIBBBBB", parcel.size.width, parcel.size.height, parcel.depth, _RGB, 0, 0, 0)
    chunks = [
        _SIGNATURE,
        _chunk(b"IHDR", header),
        _chunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(parcel.icc)),
    ]
    if metadata.dpi:
        across, down = (min(max(round(value * _INCHES_PER_METER), 1), 2**31 - 1) for value in metadata.dpi)
        chunks.append(_chunk(b"pHYs", struct.pack(">IIB", across, down, _PER_METER)))
    if metadata.exif:
        chunks.append(_chunk(b"eXIf", metadata.exif))
    if metadata.xmp:
        chunks.append(_chunk(b"iTXt", _XMP_KEYWORD + _PLAIN_TEXT + metadata.xmp))
    return b"".join(chunks)


def _complete(file: BinaryIO, parcel: Parcel) -> None:
    opening = _opening(parcel)
    file.seek(len(opening) + 4)
    assert file.read(4) == b"IDAT", "libvips wrote other chunks than those that gave way"
    file.seek(0)
    file.write(opening)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


_WRITTEN_BY_LIBVIPS = len(_SIGNATURE) + len(_chunk(b"IHDR", bytes(13))) + len(_chunk(b"pHYs", bytes(9)))

PNG = Container(".png", _asked, _complete, replaced=_WRITTEN_BY_LIBVIPS, opening=_opening)
