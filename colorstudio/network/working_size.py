"""The grid on which the network looks at a photo: padded to what it can halve five times, never squashed.

Everything begins at the top left corner, so a pixel of the half or quarter grid covers 2 × 2 or 4 × 4 pixels of the
working grid; where the size is no multiple of that, the last ones reach beyond the photo.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Plane: TypeAlias = NDArray[np.float32]  # (H, W)
Planes: TypeAlias = NDArray[np.float32]  # (k, H, W)
Shape: TypeAlias = tuple[int, int]

STRIDE = 32  # of the deepest features
HALF, QUARTER = 2, 4  # of edge maps and hint planes, of histograms


def working_shape(shape: Shape, *, long_side: int) -> Shape:
    """Give the working size of a photo: its long side at most `long_side`, both sides multiples of the quarter grid's.

    That bends the aspect by at most two pixels of the working grid, and no cell reaches beyond the photo.
    """
    scale = min(1.0, long_side / max(shape))
    height, width = (max(round(side * scale / QUARTER), 1) * QUARTER for side in shape)
    return height, width


def coarser(shape: Shape, factor: int) -> Shape:
    """Give the size of a grid whose pixels cover `factor` × `factor` of this one's."""
    return -(-shape[0] // factor), -(-shape[1] // factor)


def padded(planes: NDArray[Any], multiple: int) -> NDArray[Any]:
    """Repeat the last row and column of (…, H, W) until both sides are multiples."""
    sides = [(0, 0)] * (planes.ndim - 2) + [(0, -side % multiple) for side in planes.shape[-2:]]
    return np.pad(planes, sides, mode="edge")


def halved(planes: NDArray[np.float32]) -> NDArray[np.float32]:
    """Take the means of 2 × 2 pixels of (…, H, W)."""
    even = padded(planes, 2)
    blocks = even.reshape(*even.shape[:-2], even.shape[-2] // 2, 2, even.shape[-1] // 2, 2)
    means: NDArray[np.float32] = blocks.mean(axis=(-3, -1), dtype=np.float32)
    return means
