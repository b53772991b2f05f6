"""A symmetric blur of a plane, rows and columns in one pass; beyond the edge it goes on as it ends."""

from __future__ import annotations

import numpy as np

from colorstudio.propagation.compile_kernels import kernel
from colorstudio.propagation.grid import Plane


@kernel
def blur(out: Plane, plane: Plane, taps: Plane) -> None:
    """`taps` are the weights of a pixel and of those 1, 2 ... pixels away on either side."""
    height, width = plane.shape
    radius = taps.size - 1
    padded = np.empty(width + 2 * radius, np.float32)
    row = padded[radius : radius + width]
    for r in range(height):
        _scaled_row(row, plane[r], taps[0])
        for k in range(1, radius + 1):
            _add_pair(row, plane[max(r - k, 0)], plane[min(r + k, height - 1)], taps[k])
        padded[:radius] = row[0]
        padded[radius + width :] = row[width - 1]
        _scaled_row(out[r], row, taps[0])
        for k in range(1, radius + 1):
            _add_pair(out[r], padded[radius - k : radius - k + width], padded[radius + k : radius + k + width], taps[k])


@kernel
def _scaled_row(out: Plane, row: Plane, tap: np.float32) -> None:
    for c in range(out.size):
        out[c] = tap * row[c]


@kernel
def _add_pair(out: Plane, before: Plane, after: Plane, tap: np.float32) -> None:
    for c in range(out.size):
        out[c] += tap * (before[c] + after[c])
