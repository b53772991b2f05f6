"""How the color of a hint is shown where there is no photo under it: at a middle lightness, as far as sRGB has it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
from PySide6.QtGui import QColor

from colorstudio.document.colors import Chroma, HintColor
from colorstudio.imaging.color import lab_to_srgb
from colorstudio.imaging.gamut import displayable

LIGHTNESS: Final = 60.0


def shown_color(color: HintColor, lightness: float = LIGHTNESS) -> QColor:
    """The color as it is shown; a new one, to be changed at will."""
    a, b = (color.a, color.b) if isinstance(color, Chroma) else (0.0, 0.0)
    return QColor(*_rgb(lightness, a, b))


@lru_cache(maxsize=4096)
def _rgb(lightness: float, a: float, b: float) -> tuple[int, int, int]:
    lab = displayable(np.array([[lightness, a, b]], np.float32))
    red, green, blue = np.rint(lab_to_srgb(lab)[0] * 255).astype(int)
    return int(red), int(green), int(blue)
