"""The pixels of a file as they are stored, before anything was decided about them: what readers give to `decode`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.vips import Image, image_in_memory
from colorstudio.support.errors import BadInput
from colorstudio.support.geometry import Size

MOST_PIXELS: Final = 1_000_000_000
LONGEST_SIDE: Final = 131_072
# Where the whole picture has to be in memory, up to six bytes a pixel, before its first line can be had.
MOST_AT_ONCE: Final = 400_000_000


class Channels(Enum):
    """What the channels of a stored picture mean; the value is for people."""

    GRAY = "gray"
    RGB = "RGB"
    PALETTE = "palette"  # RGB by the time that it is here
    CMYK = "CMYK"

    @property
    def count(self) -> int:
        match self:
            case Channels.GRAY:
                return 1
            case Channels.RGB | Channels.PALETTE:
                return 3
            case Channels.CMYK:
                return 4


class Alpha(Enum):
    """What comes after the colors; the value is for people."""

    NONE = ""
    COVERAGE = " + alpha"
    UNKNOWN = " + more"


@dataclass(frozen=True, slots=True)
class Stored:
    """A picture as stored.

    image : ``uchar`` or ``ushort``, the whole range of it used; the channels, then what `alpha` says; free of metadata;
        in random access where `orientation` needs that, unless it is large
    bits : per channel, in the file
    orientation : EXIF's 1 … 8, how it is to be turned
    icc : the embedded profile, unread
    """

    image: Image
    bits: int
    channels: Channels
    alpha: Alpha = Alpha.NONE
    orientation: int = 1
    icc: bytes | None = None
    metadata: Metadata = field(default_factory=Metadata)
    pages: int = 1
    notes: tuple[str, ...] = ()


def check_size(size: Size, name: str, *, most: int = MOST_PIXELS) -> None:
    """Refuse from the header what no photo is, before memory is asked for."""
    if not 0 < max(size.width, size.height) <= LONGEST_SIDE or not 0 < size.pixels <= most:
        raise BadInput(
            f"{name} says that it has {size} pixels, but at most {LONGEST_SIDE} a side and {most // 1_000_000} million"
            " in all can be opened. Save it smaller."
        )


def image_of(pixels: NDArray[Any], channels: Channels) -> Image:
    """An image of (height, width, bands), whose pixels are used where they are."""
    height, width, bands = pixels.shape
    formats = {np.dtype(np.uint8): "uchar", np.dtype(np.uint16): "ushort", np.dtype(np.float32): "float"}
    data = np.ascontiguousarray(pixels).data.cast("B")
    image = image_in_memory(data, width, height, bands, band_format=formats[pixels.dtype])
    return meaning(image, channels)


def meaning(image: Image, channels: Channels) -> Image:
    """The image with libvips' word for what its channels are."""
    wide = image.format != "uchar"
    match channels:
        case Channels.GRAY:
            return image.copy(interpretation="grey16" if wide else "b-w")
        case Channels.RGB | Channels.PALETTE:
            return image.copy(interpretation="rgb16" if wide else "srgb")
        case Channels.CMYK:
            return image.copy(interpretation="cmyk")
