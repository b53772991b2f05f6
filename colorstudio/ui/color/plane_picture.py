"""The ab plane of one lightness as pixels: what the screen can show of it, and the border of that. No Qt."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.gamut import largest_chroma
from colorstudio.imaging.on_screen import on_screen

REACH: Final = 110.0  # Lab units from the middle to each side
_BORDER_POINTS: Final = 240


@lru_cache(maxsize=8)
def plane_pixels(lightness: int, side: int) -> NDArray[np.uint8]:
    """Color the plane at a whole lightness; beyond the border goes on what lies on it.

    returns : (side, side, 3), a to the right, b upward
    """
    axis = (np.arange(side, dtype=np.float32) + 0.5) * np.float32(2 * REACH / side) - np.float32(REACH)
    lab = np.empty((side, side, 3), np.float32)
    lab[..., 0] = lightness
    lab[..., 1] = axis
    lab[..., 2] = -axis[:, np.newaxis]
    pixels = on_screen(lab)
    pixels.flags.writeable = False
    return pixels


@lru_cache(maxsize=8)
def border(lightness: int) -> NDArray[Any]:
    """Give the border of what can be shown at a whole lightness, (n, 2) in a and b, closed."""
    turn = np.linspace(0, 2 * np.pi, _BORDER_POINTS, endpoint=False)
    chroma = largest_chroma(np.array(lightness, np.float32), turn)
    points = np.stack([chroma * np.cos(turn), chroma * np.sin(turn)], axis=-1)
    points.flags.writeable = False
    return points
