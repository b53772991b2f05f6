"""The color that the picture shows at a place."""

from __future__ import annotations

import numpy as np

from colorstudio.document.colors import Chroma
from colorstudio.editor.colors import Colors
from colorstudio.engine.framing import Framed
from colorstudio.imaging.gamut import displayable
from colorstudio.support.geometry import PhotoPoint


def lab_at(framed: Framed, colors: Colors, place: PhotoPoint, *, side: int) -> tuple[float, float, float] | None:
    """The mean L, a, b of `side` × `side` pixels around a place of the scan, as sRGB shows them; None outside."""
    size = framed.photo.size
    x, y = framed.matrix @ (place.x, place.y, 1.0)
    if not (0 <= x < size.width and 0 <= y < size.height):
        return None
    left, top = max(int(x) - side // 2, 0), max(int(y) - side // 2, 0)
    right, bottom = min(left + side, size.width), min(top + side, size.height)
    lightness = float(framed.photo.rows(top, bottom)[:, left:right].mean())
    if colors.answer is None:
        return lightness, 0.0, 0.0
    height, width = colors.answer.shape
    rows = slice(int(top / size.height * height), int((bottom - 1) / size.height * height) + 1)
    columns = slice(int(left / size.width * width), int((right - 1) / size.width * width) + 1)
    a, b = colors.answer.chroma[:, rows, columns].mean(axis=(1, 2)) * colors.saturation
    shown = displayable(np.array([lightness, a, b], np.float32))
    return float(shown[0]), float(shown[1]), float(shown[2])


def chroma_at(framed: Framed, colors: Colors, place: PhotoPoint, *, side: int) -> Chroma | None:
    """The color there without its lightness."""
    lab = lab_at(framed, colors, place, side=side)
    return None if lab is None else Chroma(lab[1], lab[2])
