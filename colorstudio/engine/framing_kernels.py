"""Lightness sampled between pixels."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from colorstudio.propagation.compile_kernels import kernel
from colorstudio.propagation.grid import Plane


@kernel
def turn_rows(out: Plane, L: Plane, top: int, matrix: NDArray[np.float64]) -> None:
    """Sample the rows of a turned photo that begin at `top`, by Catmull-Rom's cubic; beyond the rim its pixels go on.

    matrix : (2, 3), from coordinates of the turned photo to those of the photo
    """
    height, width = L.shape
    for r in range(out.shape[0]):
        for c in range(out.shape[1]):
            x = matrix[0, 0] * (c + 0.5) + matrix[0, 1] * (top + r + 0.5) + matrix[0, 2] - 0.5
            y = matrix[1, 0] * (c + 0.5) + matrix[1, 1] * (top + r + 0.5) + matrix[1, 2] - 0.5
            left, above = math.floor(x), math.floor(y)
            total = 0.0
            for i in range(-1, 3):
                row = min(max(above + i, 0), height - 1)
                along = 0.0
                for j in range(-1, 3):
                    along += _cubic(x - left - j) * L[row, min(max(left + j, 0), width - 1)]
                total += _cubic(y - above - i) * along
            out[r, c] = np.float32(min(max(total, 0.0), 100.0))


@kernel
def _cubic(distance: float) -> float:
    d = abs(distance)
    if d < 1:
        return (1.5 * d - 2.5) * d * d + 1
    if d < 2:
        return ((-0.5 * d + 2.5) * d - 4) * d + 2
    return 0.0
