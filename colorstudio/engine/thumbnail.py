"""A small picture of a photo with its colors: no edge can be seen there that the equation would have to find."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from colorstudio.engine.answer import Answer
from colorstudio.engine.compose import compose
from colorstudio.engine.framing import Framed
from colorstudio.engine.lightness import lightness_of
from colorstudio.engine.smooth import smooth_chroma
from colorstudio.propagation.grid import GridRect


def thumbnail_of(framed: Framed, answer: Answer | None, *, saturation: float, side: int) -> NDArray[Any]:
    """Give sRGB pixels (h, w, 3), uint8, the longer side no more than `side`."""
    size = framed.photo.size
    scale = min(1.0, side / max(size.width, size.height))
    shape = max(round(size.height * scale), 1), max(round(size.width * scale), 1)
    whole = GridRect.whole(shape)
    chroma = np.zeros((2, *shape), np.float32) if answer is None else smooth_chroma(answer.chroma, shape, whole)
    return compose(lightness_of(framed.photo, shape), chroma, saturation=saturation, depth=8)
