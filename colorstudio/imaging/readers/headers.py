"""What the header of a file that libvips has opened says beside the pixels."""

from __future__ import annotations

import zlib
from typing import Final

from colorstudio.imaging.formats import Format
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.metadata.exif import PREFIX, exif_from_tiff, parse
from colorstudio.imaging.metadata.extended_xmp import xmp_of_jpeg
from colorstudio.imaging.metadata.ifd import Reader, numbers
from colorstudio.imaging.metadata.iptc import iptc_from_tiff, unwrap
from colorstudio.imaging.metadata.renewal import dpi_of
from colorstudio.imaging.metadata.tiff_tags import Tag
from colorstudio.imaging.source import Source
from colorstudio.imaging.vips import Image

_UNSAID_PNG_RESOLUTION: Final = 2.834  # pixels per mm: what libvips makes up
_MM_PER_INCH: Final = 25.4
_PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_MOST_CHUNKS: Final = 1_000  # before the pixels; real files have less than 20
_MOST_PROFILE: Final = 16 << 20  # bytes


def metadata(image: Image, source: Source) -> Metadata:
    """What the photo says about itself."""
    exif = _exif(image, source)
    iptc = blob(image, "iptc-data")
    return Metadata(
        exif=exif,
        xmp=xmp_of_jpeg(source.data) if source.format is Format.JPEG else blob(image, "xmp-data"),
        iptc=iptc_from_tiff(source.data) if source.format is Format.TIFF else iptc and unwrap(iptc),
        dpi=_dpi(image, exif),
    )


def _exif(image: Image, source: Source) -> bytes | None:
    if source.format is Format.TIFF:
        return exif_from_tiff(source.data)
    # A broken block too: who writes the photo anew says that it can't go along.
    return (blob(image, "exif-data") or b"").removeprefix(PREFIX) or None


def _dpi(image: Image, exif: bytes | None) -> tuple[float, float] | None:
    says_so = image.get_typeof("resolution-unit") or (
        image.get("vips-loader") == "pngload_source" and image.xres != _UNSAID_PNG_RESOLUTION
    )
    return resolution(exif) or ((image.xres * _MM_PER_INCH, image.yres * _MM_PER_INCH) if says_so else None)


def resolution(exif: bytes | None) -> tuple[float, float] | None:
    """Pixels per inch, if the EXIF block says so."""
    block = parse(exif)
    return dpi_of(block.main, block.order) if block else None


def profile(image: Image, source: Source) -> bytes | None:
    """The embedded color profile, unread; of a PNG also one that libpng passed over because it makes no sense of it."""
    found = blob(image, "icc-profile-data")
    return _profile_chunk(source.data) if found is None and source.format is Format.PNG else found


def _profile_chunk(png: memoryview) -> bytes | None:
    """What a PNG's iCCP chunk holds, which stands before the pixels (PNG, section 11.3.2.3)."""
    at = len(_PNG_SIGNATURE)
    for _ in range(_MOST_CHUNKS):
        length, kind = int.from_bytes(png[at : at + 4], "big"), bytes(png[at + 4 : at + 8])
        if kind == b"iCCP":
            return _unpacked(bytes(png[at + 8 : at + 8 + min(length, _MOST_PROFILE)]))
        if kind in (b"IDAT", b""):
            return None
        at += length + 12
    return None


def _unpacked(chunk: bytes) -> bytes:
    """The profile in a chunk: behind its name and the method; the chunk itself if it is damaged."""
    packed = chunk.partition(b"\0")[2][1:]
    try:
        return zlib.decompressobj().decompress(packed, _MOST_PROFILE)
    except zlib.error:
        return chunk


def orientation(image: Image) -> int:
    """How the stored picture lies, from 1 (upright) to 8."""
    found = number(image, "orientation", 1)
    return found if found in range(1, 9) else 1


def tiff_numbers(source: Source, tag: Tag) -> tuple[int, ...]:
    """The values of a tag in the first directory; empty where it isn't there."""
    read = Reader.of(source.data)
    found = read and read[0].find(read[1], tag)
    return numbers(found, read[0].spelling.order) if read and found else ()


def blob(image: Image, name: str) -> bytes | None:
    """A field of bytes; None where it isn't there."""
    return bytes(image.get(name)) or None if image.get_typeof(name) else None


def number(image: Image, name: str, default: int) -> int:
    """A field with a whole number."""
    return int(image.get(name)) if image.get_typeof(name) else default
