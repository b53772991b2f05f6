"""The file formats: how each is recognized by its first bytes, and what each can hold.

The name of a file decides what is written, never what is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from colorstudio.support.errors import BadInput


class Format(Enum):
    """A kind of picture file; the value is its name on screen and on the command line."""

    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    WEBP = "webp"
    AVIF = "avif"
    HEIC = "heic"
    BMP = "bmp"
    GIF = "gif"
    JXL = "jxl"
    RAW = "raw"
    OTHER = "other"  # whatever Pillow knows besides


@dataclass(frozen=True, slots=True)
class Holds:
    """What a format that we write can hold."""

    suffixes: tuple[str, ...]
    depths: tuple[int, ...]
    longest_side: int
    exif: bool = True
    xmp: bool = True
    iptc: bool = False


WRITABLE: dict[Format, Holds] = {
    Format.JPEG: Holds((".jpg", ".jpeg"), (8,), 65_500, iptc=True),
    Format.PNG: Holds((".png",), (8, 16), 2**31 - 1),
    Format.TIFF: Holds((".tif", ".tiff"), (8, 16), 2**31 - 1, iptc=True),
    Format.WEBP: Holds((".webp",), (8,), 16_383),
    Format.AVIF: Holds((".avif",), (8, 12), 16_384),
}


def format_for(path: Path) -> Format:
    """The format that the suffix of an output file asks for."""
    for format_, holds in WRITABLE.items():
        if path.suffix.lower() in holds.suffixes:
            return format_
    known = ", ".join(suffix for holds in WRITABLE.values() for suffix in holds.suffixes)
    raise BadInput(f"Can't tell the format from the name {path.name}: end it with one of {known}.")
