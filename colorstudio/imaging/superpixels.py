"""Superpixels: the photo cut into some hundred pieces that keep to its edges, so that a click can mean an object."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

LONG_SIDE: Final = 256  # px, of the grid that they are found on
_PIECES: Final = 300
_LEAST_PIXELS: Final = 16  # of a piece, on average
# Nearness against likeness, of scikit-image's slic, which stretches the lightness to 0…1. At 0.03 borders crinkle with
# the grain, from 0.3 on they are tiles that pass through faces; here 10 Lab units of lightness vary inside a piece of
# the astronaut, 17 in tiles.
_COMPACTNESS: Final = 0.15


def superpixels(lightness: NDArray[np.float32]) -> NDArray[np.int32]:
    """Label the pieces of a plane (h, w) of L, from 0 on without gaps; the same plane gives the same pieces."""
    from skimage.segmentation import slic

    pieces = min(_PIECES, lightness.size // _LEAST_PIXELS)
    if pieces < 2:
        return np.zeros(lightness.shape, np.int32)
    labels = slic(
        lightness.astype(np.float64),
        n_segments=pieces,
        compactness=_COMPACTNESS,
        sigma=1.0,
        channel_axis=None,
        start_label=0,
    )
    _, dense = np.unique(labels, return_inverse=True)
    return dense.reshape(lightness.shape).astype(np.int32)


def inner_radius(labels: NDArray[np.int32], row: int, column: int) -> float:
    """How far it is from a pixel to the border of its piece, in pixels; the border of the plane counts."""
    from scipy.ndimage import distance_transform_edt

    inside = np.pad(labels == labels[row, column], 1)
    return float(distance_transform_edt(inside)[row + 1, column + 1])
