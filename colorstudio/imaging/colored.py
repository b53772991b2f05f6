"""A photo that has got its colors: a picture again, ready to be encoded, with all that the photo said about itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.lightness import IN_MEMORY
from colorstudio.imaging.metadata.turning import without_places
from colorstudio.imaging.photo import Photo
from colorstudio.imaging.picture import Picture
from colorstudio.imaging.profiles import SRGB
from colorstudio.imaging.scratch import kept
from colorstudio.imaging.vips import image_in_memory
from colorstudio.support.geometry import Size


def colored(photo: Photo, strips: Iterable[NDArray[Any]], *, size: Size, depth: int) -> Picture:
    """Gather sRGB pixels, (rows, width, 3) from top to bottom, uint8 or uint16 as `depth` says.

    A large picture is gathered on the disk. Where subjects are in a picture of another size than the photo's, the
    metadata can't say any more.
    """
    metadata = photo.metadata if size == photo.size else without_places(photo.metadata)
    if size.pixels <= IN_MEMORY:
        pixels = _in_memory(size, strips, depth)
    else:
        pixels = kept(strip.data.cast("B") for strip in strips)
    band_format, interpretation = ("ushort", "rgb16") if depth == 16 else ("uchar", "srgb")
    image = image_in_memory(pixels, size.width, size.height, 3, band_format=band_format)
    return Picture(image.copy(interpretation=interpretation), SRGB, metadata, photo.file, photo.notes)


def _in_memory(size: Size, strips: Iterable[NDArray[Any]], depth: int) -> memoryview:
    pixels = np.empty((size.height, size.width, 3), np.uint16 if depth == 16 else np.uint8)
    top = 0
    for strip in strips:
        pixels[top : top + len(strip)] = strip
        top += len(strip)
    return pixels.data.cast("B")
