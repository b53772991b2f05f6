"""What a photo says about itself beside its pixels, in the form in which every format can take it."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_DPI, MOST_DPI = 0.1, 1_000_000.0  # beyond these a file says nothing about paper; finer than light has no dots


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of one photo, as bytes that nothing has interpreted.

    exif : a TIFF structure, starting with ``II*\\0`` or ``MM\\0*`` (without the ``Exif\\0\\0`` of a JPEG)
    xmp : one XMP packet, UTF-8
    iptc : IPTC-IIM records, starting with 0x1C (without Photoshop's wrapping)
    dpi : horizontal and vertical pixels per inch; None also where a file says something senseless
    """

    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    dpi: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "dpi", sensible(self.dpi))  # here, because every reader has its own source of it


def sensible(dpi: tuple[float, float] | None) -> tuple[float, float] | None:
    """The resolution; None where it can't be one: nothing, no number, or beyond all measure."""
    return dpi if dpi and all(LEAST_DPI <= value <= MOST_DPI for value in dpi) else None
