"""What a person chooses about an output file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from colorstudio.imaging.formats import Format
from colorstudio.imaging.profiles import SRGB, Profile

LOSSLESS_QUALITY = 100  # of WebP and AVIF


class Subsampling(Enum):
    """How many pixels share a color in JPEG and AVIF; the value is its name on the command line."""

    FULL = "444"  # each has its own: color is what this program makes
    QUARTER = "420"  # four share one


@dataclass(frozen=True, slots=True)
class FileOptions:
    """How a picture is written.

    depth : bits per channel, 8 or 16; None for those of the picture, as far as the format has them
    quality : 1 to 100, for JPEG, WebP and AVIF; at 100 WebP and AVIF are lossless
    profile : the color space of the file, of RGB
    """

    format: Format
    depth: int | None = None
    quality: int = 92
    subsampling: Subsampling = Subsampling.FULL
    profile: Profile = SRGB
