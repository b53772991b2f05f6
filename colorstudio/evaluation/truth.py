"""A photo whose colors are known, squashed to a square: what is colored, and what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.engine.compose import compose
from colorstudio.imaging.area_mean import area_mean
from colorstudio.imaging.color import srgb_to_lab
from colorstudio.imaging.pixels import read_pixels
from colorstudio.imaging.source import Source
from colorstudio.network.working_size import Plane, Planes
from colorstudio.support.cancel import CancelToken

_LEAST_ERROR: Final = 1e-5  # of an exact answer, which has a figure too: 98 dB


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """A square photo.

    rgb : (side, side, 3), 8 bits
    lightness, chroma : (side, side) and (2, side, side), of these 8 bits
    """

    name: str
    rgb: NDArray[np.uint8]
    lightness: Plane
    chroma: Planes

    @classmethod
    def of(cls, name: str, rgb: NDArray[np.uint8]) -> Truth:
        lightness, a, b = np.moveaxis(srgb_to_lab(rgb), -1, 0)
        return cls(name, rgb, np.clip(lightness, 0, 100), np.stack([a, b]))


def squashed(source: Source, *, side: int, token: CancelToken) -> Truth:
    """Bring a photo to a square, whatever its aspect, by area means."""
    pixels = read_pixels(source, token=token)
    full = pixels.shape[0], pixels.shape[1]
    if full != (side, side):

        def planes(top: int, bottom: int) -> Planes:
            return np.ascontiguousarray(pixels[top:bottom].transpose(2, 0, 1), np.float32)

        pixels = np.rint(area_mean(planes, full, (side, side))).astype(np.uint8).transpose(1, 2, 0)
    return Truth.of(source.name, np.ascontiguousarray(pixels))


def psnr(truth: Truth, chroma: Planes) -> float:
    """Compare a photo with its own lightness in other colors: decibels over 8-bit RGB, as a person would see both."""
    shown = compose(truth.lightness, chroma, saturation=1, depth=8)
    error = float(np.mean((shown.astype(np.float64) - truth.rgb) ** 2))
    return 10 * log10(255**2 / max(error, _LEAST_ERROR))
