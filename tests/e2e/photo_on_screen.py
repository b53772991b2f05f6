"""A photo of two gray fields that can be told from all else on the screen, by its lightness, in whatever colors."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SIZE: Final = (320, 240)
DARK, LIGHT = 90, 175  # left and right
DARK_PART: Final = (10, 10, 150, 80)  # left, top, right, bottom: above what the stories paint
LIGHT_PART: Final = (170, 10, 310, 80)
_NEAR: Final = 22  # of 255: a color of the same L is not of quite the same luma
_MUCH: Final = 100  # px in a row or column of the screen; a stroke may cover the rest
_LUMA: Final = (0.299, 0.587, 0.114)
_FAN_PIXELS: Final = 2000
_COLORED: Final = 2  # of 255, between the channels


def write_photo(path: Path) -> Path:
    """Write the photo, with some grain."""
    width, height = SIZE
    pixels = np.full((height, width), float(DARK))
    pixels[:, width // 2 :] = LIGHT
    pixels += np.random.default_rng(7).normal(0, 2, pixels.shape)
    Image.fromarray(pixels.round().astype(np.uint8)).save(path)
    return path


@dataclass(frozen=True, slots=True)
class PhotoOnScreen:
    """Where the photo lies: its upper left corner and how many pixels of the screen one of its own takes."""

    x: int
    y: int
    zoom: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """From the photo to the screen."""
        return self.x + x * self.zoom, self.y + y * self.zoom

    def part(self, screen: NDArray[np.uint8], box: tuple[int, int, int, int]) -> NDArray[np.uint8]:
        """What the screen shows of a box of the photo."""
        (left, top), (right, bottom) = self.at(*box[:2]), self.at(*box[2:])
        return screen[round(top) : round(bottom), round(left) : round(right)]

    def color(self, screen: NDArray[np.uint8], box: tuple[int, int, int, int]) -> NDArray[np.float64]:
        """The color that most of a box has, sRGB."""
        return median_color(self.part(screen, box))


def median_color(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    color: NDArray[np.float64] = np.median(pixels.reshape(-1, 3), 0)
    return color


def find_photo(screen: NDArray[np.uint8]) -> PhotoOnScreen | None:
    """Find the photo; None while it is not there."""
    luma = screen @ np.array(_LUMA)
    dark, light = _box_of(abs(luma - DARK) < _NEAR), _box_of(abs(luma - LIGHT) < _NEAR)
    if dark is None or light is None:
        return None
    (left, top, middle, bottom), (start, _, right, _) = dark, light
    zoom = (right - left) / SIZE[0]
    is_whole = abs(middle - start) < 2 * zoom and abs(bottom - top - zoom * SIZE[1]) < 2 * zoom
    return PhotoOnScreen(left, top, zoom) if is_whole else None


def _box_of(mask: NDArray[np.bool_]) -> tuple[int, int, int, int] | None:
    """The box of the widest runs of rows and columns that have much of it."""
    rows, columns = (_longest_run(mask.sum(axis) > _MUCH) for axis in (1, 0))
    if rows is None or columns is None:
        return None
    return columns[0], rows[0], columns[1], rows[1]


def _longest_run(line: NDArray[np.bool_]) -> tuple[int, int] | None:
    """Where most neighbors in a row hold: the first, and the first behind."""
    edges = np.flatnonzero(np.diff(line, prepend=False, append=False))
    if not edges.size:
        return None
    starts, ends = edges[::2], edges[1::2]
    widest = int(np.argmax(ends - starts))
    return int(starts[widest]), int(ends[widest])


def is_colored(pixels: NDArray[np.uint8]) -> bool:
    return bool(np.ptp(pixels.reshape(-1, 3).mean(0)) > _COLORED)


def has_fan(pixels: NDArray[np.uint8]) -> bool:
    """Whether the dark rim of the fan lies over the light half."""
    return int((pixels.max(-1) < DARK).sum()) > _FAN_PIXELS
