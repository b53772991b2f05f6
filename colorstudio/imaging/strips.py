"""An image in strips from top to bottom, so that no more than one of them is in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from numpy.typing import NDArray

from colorstudio.imaging.scratch import kept
from colorstudio.imaging.vips import Image, image_in_memory
from colorstudio.support.cancel import CancelToken

_PIXELS: Final = 1 << 20  # about; a strip takes some 10 ms, so cancelling is prompt
_ROWS: Final = 64  # and a multiple of this, so that tiles and blocks of a file are decoded once


def strips(image: Image, *, token: CancelToken) -> Iterator[tuple[int, NDArray[Any]]]:
    """The top row of each strip, and its pixels as (rows, width, bands)."""
    rows = max(_PIXELS // image.width // _ROWS, 1) * _ROWS
    for top in range(0, image.height, rows):
        token.report(top / image.height)
        strip = image.crop(0, top, image.width, min(rows, image.height - top)).numpy()
        yield top, strip.reshape(len(strip), image.width, image.bands)
    token.report(1.0)


def settled(image: Image, *, token: CancelToken) -> Image:
    """The image's pixels on the disk, where they can be had in any order."""
    pixels = kept(strip.data.cast("B") for _, strip in strips(image, token=token))
    settled = image_in_memory(pixels, image.width, image.height, image.bands, band_format=image.format)
    return settled.copy(interpretation=image.interpretation)
