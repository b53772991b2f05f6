"""The couplings of neighboring pixels, to the east, south, south-east and south-west, from lightness."""

from __future__ import annotations

import math

import numpy as np

from colorstudio.propagation.compile_kernels import kernel
from colorstudio.propagation.grid import Plane, Planes

_DIAGONAL = np.float32(math.sqrt(0.5))  # with 1 on the axes even ground spreads color as round as eight neighbors can
_STEPS = ((0, 1), (1, 0), (1, 1), (1, -1))


@kernel
def couple(w: Planes, L: Plane, variance: Plane, sharpness: Plane, openness: Plane, floor: float) -> None:
    """w = g (floor o_r o_s + (1 - floor) exp(-s_r s_s dL² / (v_r + v_s))), for the four neighbors of each pixel.

    `variance` is σ² of each end (2σ² is their sum), `sharpness` e^(t/2), `openness` e^(f/2): their products over both
    ends are the means of the exponents.
    """
    height, width = L.shape
    for k in range(4):
        down, right = _STEPS[k]
        weight = _DIAGONAL if k >= 2 else np.float32(1)
        for r in range(height - down):
            for c in range(max(-right, 0), width - max(right, 0)):
                y, x = r + down, c + right
                difference = L[r, c] - L[y, x]
                exponent = (
                    difference * difference * sharpness[r, c] * sharpness[y, x] / (variance[r, c] + variance[y, x])
                )
                leak = min(floor * openness[r, c] * openness[y, x], 1.0)
                w[k, r + 1, c + 1] = weight * (leak + (1 - floor) * math.exp(-exponent))
