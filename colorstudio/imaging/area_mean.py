"""Area means: planes brought to a coarser grid, each pixel the mean of the area that it covers, at any ratio."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import ceil
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Planes: TypeAlias = NDArray[np.float32]
Shape: TypeAlias = tuple[int, int]

_PIXELS = 1 << 20  # read at a time


def area_mean(
    read: Callable[[int, int], Planes], full: Shape, shape: Shape, window: tuple[slice, slice] | None = None
) -> Planes:
    """Give the area means of planes that are read in bands from top to bottom.

    read : gives the rows from one to before another, (k, rows, W)
    full : rows and columns of what is read
    shape : those of the coarser grid, no more in either direction
    window : the rows and columns of it that are asked for; all, if not given
    """
    down, across = window or (slice(None), slice(None))
    columns = _shares(full[1], shape[1])[across]
    rows = _shares(full[0], shape[0])[down]
    left, right = _extent(columns)
    narrower = columns[:, left:right]
    step = max(_PIXELS * shape[0] // (full[0] * (right - left)), 1)
    bands = []
    for top in range(0, rows.shape[0], step):
        band = rows[top : top + step]
        first, last = _extent(band)
        narrow = [(narrower @ plane[:, left:right].T).T for plane in read(first, last)]
        bands.append(np.stack([band[:, first:last] @ plane for plane in narrow]))
    return np.asarray(np.concatenate(bands, axis=1), np.float32)


def _extent(shares: Any) -> tuple[int, int]:
    """The first and one after the last of the fine pixels that have a share."""
    return int(shares.indices.min()), int(shares.indices.max()) + 1


def _shares(have: int, want: int) -> Any:  # a scipy.sparse.csr_array: no stubs
    """Give, for each coarse pixel, its shares of the fine ones; each row sums to 1."""
    from scipy.sparse import csr_array

    edges = np.arange(want + 1) * (have / want)
    values, places, starts = [], [], [0]
    for first, last in pairwise(edges):
        cells = np.arange(int(first), min(ceil(last), have))
        share = np.minimum(cells + 1, last) - np.maximum(cells, first)
        values.append(share / share.sum())
        places.append(cells)
        starts.append(starts[-1] + len(cells))
    return csr_array((np.concatenate(values).astype(np.float32), np.concatenate(places), starts), shape=(want, have))
