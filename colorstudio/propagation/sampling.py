"""Planes over a photo, sampled on a window of any other grid over it, without the rest of that grid."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from colorstudio.propagation.grid import GridRect, Plane, Shape


def sampled(plane: Plane, shape: Shape, window: GridRect | None = None) -> Plane:
    """Sample a plane bilinearly on a grid, or a window of it; beyond the outer centers it stays constant."""
    window = window or GridRect.whole(shape)
    above, below, down = _neighbors(plane.shape[0], shape[0], window.top, window.bottom)
    left, right, across = _neighbors(plane.shape[1], shape[1], window.left, window.right)
    narrow = plane[:, left] + (plane[:, right] - plane[:, left]) * across
    rows = narrow[below]
    rows -= narrow[above]
    rows *= down[:, np.newaxis]
    rows += narrow[above]
    return rows


def _neighbors(have: int, want: int, first: int, last: int) -> tuple[NDArray[np.intp], NDArray[np.intp], Plane]:
    """Give, from one pixel to before another, the two pixels around each and its share of the second."""
    position = np.clip((np.arange(first, last) + 0.5) * (have / want) - 0.5, 0, have - 1)
    before = np.minimum(position.astype(np.intp), max(have - 2, 0))
    return before, np.minimum(before + 1, have - 1), (position - before).astype(np.float32)
