"""What a photo says about itself beside its pixels, in the form in which every format can take it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of one photo, as bytes that nothing has interpreted.

    exif : a TIFF structure, starting with ``II*\\0`` or ``MM\\0*`` (without the ``Exif\\0\\0`` of a JPEG)
    xmp : one XMP packet, UTF-8
    iptc : IPTC-IIM records, starting with 0x1C (without Photoshop's wrapping)
    dpi : horizontal and vertical pixels per inch
    """

    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    dpi: tuple[float, float] | None = None
