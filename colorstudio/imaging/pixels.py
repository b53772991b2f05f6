"""A photo's own colors, all of them at once: for measures that compare with them. The program itself never looks."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.decode import decode
from colorstudio.imaging.source import Source
from colorstudio.imaging.strips import for_each_strip
from colorstudio.imaging.vips import listening, reading
from colorstudio.imaging.writers.depth import in_depth
from colorstudio.support.cancel import CancelToken


def read_pixels(source: Source, *, token: CancelToken) -> NDArray[np.uint8]:
    """Give the upright pixels in sRGB, (height, width, 3), 8 bits."""
    with listening(), reading(source.name):
        picture = decode(source, token=token)
        pixels = np.empty((picture.size.height, picture.size.width, 3), np.uint8)

        def receive(top: int, strip: NDArray[Any]) -> None:
            pixels[top : top + len(strip)] = strip

        for_each_strip(in_depth(picture.image, 8), receive, token=token)
    return pixels
