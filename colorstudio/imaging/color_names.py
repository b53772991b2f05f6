"""Names of colors in plain English."""

from __future__ import annotations

from math import atan2, degrees, hypot
from typing import Final

# By the angle in the ab plane, each the middle of 30°.
_HUES: Final = (
    "Rose",
    "Red",
    "Orange",
    "Yellow",
    "Yellow green",
    "Green",
    "Sea green",
    "Turquoise",
    "Azure",
    "Blue",
    "Violet",
    "Purple",
)
_GRAY: Final = 5.0  # chroma below which nobody sees a hue on a photo
_DARK, _PALE = 35.0, 75.0  # lightness


def color_name(lightness: float, a: float, b: float) -> str:
    """Name a color of CIE Lab.

    >>> color_name(50, 30, 52), color_name(20, 0, -40), color_name(90, 1, 1)
    ('Orange', 'Dark blue', 'Gray')
    """
    if hypot(a, b) < _GRAY:
        return "Gray"
    hue = _HUES[round(degrees(atan2(b, a)) / 30) % 12]
    if lightness < _DARK:
        return f"Dark {hue.lower()}"
    return f"Pale {hue.lower()}" if lightness > _PALE else hue
