"""The file formats: how each is recognized by its first bytes, and what each can hold.

The name of a file decides what is written, never what is read; but for camera raw files that begin like any TIFF and
for TGA, which has no mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from colorstudio.imaging.faults import unknown
from colorstudio.imaging.metadata.exif import tag_bytes
from colorstudio.imaging.metadata.tiff_tags import Tag
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

    @property
    def label(self) -> str:
        """As people write it."""
        return {"webp": "WebP", "jxl": "JPEG XL", "raw": "camera raw", "other": "other"}.get(self.value, self.name)


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


HEAD: Final = 64 << 10  # bytes that tell a format; a DNG's mark may lie behind a thumbnail's description


def recognize(head: bytes, name: str) -> Format:
    """The format of a file by its first bytes, and by its name where these leave it open."""
    suffix = Path(name).suffix.lower()
    found = sniff(head)
    if found is Format.TIFF and suffix in _RAW_SUFFIXES:
        return Format.RAW
    if found is None and suffix == ".tga":
        return Format.OTHER
    if found is None:
        raise unknown(name)
    return found


def sniff(head: bytes) -> Format | None:
    """The format that the first bytes of a file show."""
    for pattern, format_ in _SIGNATURES:
        if pattern.match(head):
            return Format.RAW if format_ is Format.TIFF and _is_dng(head) else format_
    return _of_brands(head)


def _is_dng(head: bytes) -> bool:
    """Whether a TIFF is a digital negative: opened as TIFF it would show its thumbnail."""
    return tag_bytes(head, Tag.DNG_VERSION) is not None


def _of_brands(head: bytes) -> Format | None:
    """The format of an ISO media file by the brands that it names (ISO/IEC 23008-12 for the pictures among them)."""
    if head[4:8] != b"ftyp":
        return None
    box = head[8 : int.from_bytes(head[:4], "big")]
    brands = {box[start : start + 4] for start in range(0, len(box), 4)}
    return next((format_ for brand, format_ in _BRANDS if brand in brands), None)


def _starts(*signatures: bytes) -> re.Pattern[bytes]:
    return re.compile(b"|".join(signatures), re.DOTALL)


_SIGNATURES: Final = (
    (_starts(rb"\xff\xd8\xff"), Format.JPEG),
    (_starts(rb"\x89PNG\r\n\x1a\n"), Format.PNG),
    (_starts(rb"RIFF....WEBP"), Format.WEBP),
    (_starts(rb"GIF8[79]a"), Format.GIF),
    (_starts(rb"BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\0\0\0"), Format.BMP),
    (_starts(rb"\xff\x0a", rb"\0\0\0\x0cJXL \r\n\x87\n"), Format.JXL),
    # Canon's CR2 and CRW, Olympus' ORF, Panasonic's RW2, Fujifilm's RAF, Sigma's X3F, Minolta's MRW
    (_starts(rb"II\*\0.{4}CR\x02", rb"II\x1a\0\0\0HEAPCCDR", rb"II(RO|RS|U\0)", rb"MMOR"), Format.RAW),
    (_starts(rb"FUJIFILMCCD-RAW", rb"FOVb", rb"\0MRM"), Format.RAW),
    (_starts(rb"II[*+]\0", rb"MM\0[*+]"), Format.TIFF),
    # PPM and its kin, Photoshop, JPEG 2000 (file and bare stream), QOI, PCX, SGI, Sun
    (_starts(rb"P[1-7fF]\s", rb"8BPS\0\x01", rb"\0\0\0\x0cjP  \r\n\x87\n", rb"\xff\x4f\xff\x51"), Format.OTHER),
    (
        _starts(
            rb"qoif", rb"\x0a[\0-\x05]\x01[\x01\x02\x04\x08]", rb"\x01\xda[\0\x01][\x01\x02]", rb"\x59\xa6\x6a\x95"
        ),
        Format.OTHER,
    ),
)
_BRANDS: Final = (
    (b"avif", Format.AVIF),
    (b"avis", Format.AVIF),
    (b"heic", Format.HEIC),
    (b"heix", Format.HEIC),
    (b"heim", Format.HEIC),
    (b"heis", Format.HEIC),
    (b"hevc", Format.HEIC),
    (b"hevx", Format.HEIC),
    (b"crx ", Format.RAW),  # Canon's CR3
    (b"mif1", Format.HEIC),  # some kind of HEIF: its reader will say
)
_RAW_SUFFIXES: Final = (
    *(".3fr", ".arw", ".cr2", ".dcr", ".dng", ".erf", ".fff", ".iiq", ".k25", ".kdc", ".mef", ".mos", ".nef", ".nrw"),
    *(".pef", ".raw", ".rwl", ".sr2", ".srf", ".srw"),
)


def format_for(path: Path) -> Format:
    """The format that the suffix of an output file asks for."""
    for format_, holds in WRITABLE.items():
        if path.suffix.lower() in holds.suffixes:
            return format_
    known = ", ".join(suffix for holds in WRITABLE.values() for suffix in holds.suffixes)
    raise BadInput(f"Can't tell the format from the name {path.name}: end it with one of {known}.")
