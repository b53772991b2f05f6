"""JPEG: a chain of segments of at most 64 KB before the pixels.

Sources: JFIF 1.02, Exif 3.0 section 4.7, XMP specification part 3 section 1.1, ICC.1 annex B.4.
"""

from __future__ import annotations

import struct
from typing import Any, BinaryIO

from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.metadata import exif, iptc
from colorstudio.imaging.metadata.extended_xmp import payloads_for
from colorstudio.imaging.writers.container import Container, Parcel, subsample_mode

MOST_PAYLOAD = 65_533  # the segment's length of 16 bits counts itself
MOST_EXIF = MOST_PAYLOAD - len(exif.PREFIX)
MOST_IPTC = MOST_PAYLOAD - len(iptc.wrap(b"")) - 1  # padded to even

_START = b"\xff\xd8"
_APP0, _APP1, _APP2, _APP13 = 0xE0, 0xE1, 0xE2, 0xED
_ICC_PREFIX = b"ICC_PROFILE\0"
_MOST_ICC = MOST_PAYLOAD - len(_ICC_PREFIX) - 2
_MOST_PIXELS_HELD = 16_000_000  # the best Huffman tables need all coefficients at once: 1.2 GB at 100 MP
_NO_UNIT, _PER_INCH = 0, 1


def _asked(options: FileOptions, parcel: Parcel) -> dict[str, Any]:
    return {
        "Q": options.quality,
        "subsample_mode": subsample_mode(options),
        "optimize_coding": parcel.size.pixels <= _MOST_PIXELS_HELD,
    }


def _opening(parcel: Parcel) -> bytes:
    metadata = parcel.metadata
    segments = [_START, _segment(_APP0, _jfif(metadata.dpi))]
    if metadata.exif:
        segments.append(_segment(_APP1, exif.PREFIX + metadata.exif))
    if metadata.xmp:
        segments += [_segment(_APP1, payload) for payload in payloads_for(metadata.xmp, MOST_PAYLOAD) or ()]
    if metadata.iptc:
        segments.append(_segment(_APP13, iptc.wrap(metadata.iptc)))
    parts = [parcel.icc[start : start + _MOST_ICC] for start in range(0, len(parcel.icc), _MOST_ICC)]
    for number, part in enumerate(parts, start=1):
        segments.append(_segment(_APP2, _ICC_PREFIX + bytes([number, len(parts)]) + part))
    return b"".join(segments)


def _complete(file: BinaryIO, parcel: Parcel) -> None:
    file.seek(0)
    file.write(_opening(parcel))


def _segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def _jfif(dpi: tuple[float, float] | None) -> bytes:
    no_thumbnail = (0, 0)
    if dpi is None:
        return struct.pack(">5sHBHHBB", b"JFIF\0", 0x0101, _NO_UNIT, 1, 1, *no_thumbnail)
    across, down = (min(max(round(value), 1), 0xFFFF) for value in dpi)
    return struct.pack(">5sHBHHBB", b"JFIF\0", 0x0101, _PER_INCH, across, down, *no_thumbnail)


JPEG = Container(".jpg", _asked, _complete, replaced=len(_START), opening=_opening)
