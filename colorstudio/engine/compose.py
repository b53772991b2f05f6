"""Lightness and chroma become sRGB: the photo's L as it is, and as much of the chroma as sRGB can show at that L."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.color import lab_to_srgb
from colorstudio.imaging.gamut import displayable
from colorstudio.propagation.grid import Plane, Planes


def compose(lightness: Plane, chroma: Planes, *, saturation: float, depth: int) -> NDArray[Any]:
    """Give the pixels (h, w, 3) as uint8 or uint16; chroma 0 comes out as R = G = B.

    lightness : (h, w), 0 to 100
    chroma : (2, h, w)
    saturation : a factor on the chroma
    """
    lab = np.empty((*lightness.shape, 3), np.float32)
    lab[..., 0] = lightness
    lab[..., 1:] = chroma.transpose(1, 2, 0)
    if saturation != 1:
        lab[..., 1:] *= np.float32(saturation)
    rgb = lab_to_srgb(displayable(lab))
    rgb *= np.float32(2**depth - 1)
    rgb += np.float32(0.5)
    return rgb.astype(np.uint16 if depth == 16 else np.uint8)
