"""A color as a screen shows it at a lightness: as much of its chroma as sRGB has there, as bytes and in words."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.color import lab_to_srgb
from colorstudio.imaging.color_names import color_name
from colorstudio.imaging.gamut import displayable

_KEPT: Final = 4096  # colors: one takes 0.3 ms, and lists are drawn often


def on_screen(lab: NDArray[Any]) -> NDArray[np.uint8]:
    """Show colors of CIE Lab: (…, 3) to (…, 3), 0 to 255."""
    rgb: NDArray[np.uint8] = np.rint(lab_to_srgb(displayable(lab)) * 255).astype(np.uint8)
    return rgb


@lru_cache(maxsize=_KEPT)
def rgb_on_screen(lightness: float, a: float, b: float) -> tuple[int, int, int]:
    """Show one color.

    >>> rgb_on_screen(53.585, 0, 0)
    (128, 128, 128)
    """
    red, green, blue = on_screen(np.array([[lightness, a, b]], np.float32))[0].tolist()
    return red, green, blue


@lru_cache(maxsize=_KEPT)
def name_on_screen(lightness: float, a: float, b: float) -> str:
    """Name what is seen of a color: the most vivid blue in a black coat is a navy."""
    return color_name(*displayable(np.array([[lightness, a, b]], np.float32))[0].tolist())
