"""A picture in color on its way between two files: what decoding returns and encoding takes; and what lies over one."""

from __future__ import annotations

from dataclasses import dataclass

from colorstudio.imaging.formats import Format
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.profiles import Profile
from colorstudio.imaging.vips import Image
from colorstudio.support.geometry import Size


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the file was before it was decoded; `name` is for sentences."""

    name: str
    format: Format
    size: Size  # as stored, before the orientation was applied
    bits: int  # per channel
    channels: str  # "gray", "RGB", "CMYK", "palette", with " + alpha" where there was one
    orientation: int  # EXIF's 1 … 8
    profile: str | None  # the name of the embedded profile
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """Upright color pixels that have not been computed yet, and what travels with them.

    image : three bands, ``uchar`` (8 bits) or ``ushort`` (16), in the space of `profile`; a pipeline of libvips,
        computed when it is read, in strips from top to bottom
    notes : sentences for the person about what decoding had to decide
    """

    image: Image
    profile: Profile
    metadata: Metadata
    file: FileFacts
    notes: tuple[str, ...] = ()

    @property
    def size(self) -> Size:
        return Size(self.image.width, self.image.height)

    @property
    def depth(self) -> int:
        """Bits per channel: 8 or 16."""
        return 16 if self.image.format == "ushort" else 8


@dataclass(frozen=True, slots=True)
class Layer:
    """Upright pixels that lie over a photo, not computed yet.

    image : four bands, ``uchar`` or ``ushort``: sRGB, then how much of what is below the pixel covers
    notes : as a picture's
    """

    image: Image
    notes: tuple[str, ...] = ()

    @property
    def size(self) -> Size:
        return Size(self.image.width, self.image.height)
