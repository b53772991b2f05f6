"""The formulation of 2004, exactly: row-normalized, not symmetric, solved directly. For small photos and as an oracle.

    u_r = Σ_s w_rs u_s   where nothing is said,   u_r = h_r   under a hint
    w_rs ∝ exp(-(Y_r - Y_s)² / σ_r²),   Σ_s w_rs = 1,   σ_r² = 0.6 × the variance of the 3 × 3 pixels around r

Reference: Levin, Lischinski, Weiss, "Colorization using optimization", ACM Transactions on Graphics 23 (3), 2004; the
factor and the two bounds of σ² are those of the authors' program.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from colorstudio.propagation.grid import Plane, Planes
from colorstudio.support.cancel import CancelToken

_STEPS = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
_VARIANCE_SHARE = 0.6
_LEAST_VARIANCE = 2e-6  # of luminance from 0 to 1
_CLOSEST_WEIGHT = 0.01  # the neighbor most alike weighs at least this


def solve_levin2004(lightness: Plane, chroma: Planes, hinted: NDArray[np.bool_], *, token: CancelToken) -> Planes:
    """Spread `chroma` (2, H, W) from the pixels that are `hinted` (H, W) over the photo's `lightness` (H, W), 0 to 100.

    The memory and time of a direct solve grow faster than the photo: some seconds at 0.1 megapixels.
    """
    if not hinted.any():
        return np.zeros_like(chroma)
    from scipy.sparse.linalg import splu

    matrix = _matrix(lightness.astype(np.float64) / 100, hinted)
    token.check()
    factors = splu(matrix)
    right_sides = np.where(hinted, chroma, 0).reshape(2, -1).astype(np.float64)
    token.check()
    return np.asarray(factors.solve(right_sides.T).T.reshape(chroma.shape), np.float32)


def _matrix(luminance: NDArray[np.float64], hinted: NDArray[np.bool_]) -> Any:  # a scipy.sparse.csc_matrix: no stubs
    from scipy.sparse import coo_matrix, identity

    number = np.arange(luminance.size).reshape(luminance.shape)
    neighbors = _windows(np.pad(number, 1, constant_values=-1))
    weights = _weights(luminance)
    free = (neighbors >= 0) & ~hinted
    rows = np.broadcast_to(number, neighbors.shape)[free]
    couplings = coo_matrix((weights[free], (rows, neighbors[free])), shape=(number.size, number.size))
    return (identity(number.size) - couplings).tocsc()


def _weights(luminance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the (9, H, W) weights of each pixel's neighbors, in the order of _STEPS; its own is 0."""
    window = _windows(np.pad(luminance, 1, constant_values=np.nan))
    variance = np.nanmean((window - np.nanmean(window, axis=0)) ** 2, axis=0) * _VARIANCE_SHARE
    squares = (window - luminance) ** 2
    squares[_STEPS.index((0, 0))] = np.nan
    if luminance.size == 1:
        return np.zeros_like(squares)
    closest = np.nanmin(squares, axis=0) / -np.log(_CLOSEST_WEIGHT)
    weights = np.nan_to_num(np.exp(-squares / np.maximum(np.maximum(variance, closest), _LEAST_VARIANCE)), nan=0)
    normalized: NDArray[np.float64] = weights / weights.sum(axis=0)
    return normalized


def _windows(padded: NDArray[Any]) -> NDArray[Any]:
    height, width = padded.shape[0] - 2, padded.shape[1] - 2
    return np.stack([padded[1 + y : 1 + y + height, 1 + x : 1 + x + width] for y, x in _STEPS])
