"""Superpixels: small patches of a photo whose borders follow its edges, as good as "the thing under the pointer".

SLIC (Achanta et al., "SLIC superpixels compared to state-of-the-art superpixel methods", 2012) on lightness alone.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Labels: TypeAlias = NDArray[np.int32]  # (h, w): from 0 on, none left out

_COUNT: Final = 300  # wanted; 200 to 300 come out
_LEAST_PIXELS: Final = 16  # of one, on average: below it there is no shape to adapt
# Lightness against distance. At 0.03 their borders crinkle with the grain, at 0.3 they are tiles that cut a face from
# its hair only roughly (looked at on three photos at 256 pixels).
_COMPACTNESS: Final = 0.15
_BLUR_PX: Final = 0.7


def superpixels(lightness: NDArray[np.float32]) -> Labels:
    """Cut a photo into some hundred superpixels, each in one piece; equal photos are cut alike.

    lightness : (h, w), 0 to 100, its long side 256 pixels or so
    """
    from skimage.segmentation import slic

    wanted = min(_COUNT, max(lightness.size // _LEAST_PIXELS, 1))
    if wanted == 1 or min(lightness.shape) == 1:
        return _tiles(lightness.shape, wanted)
    labels: Labels = slic(
        lightness / np.float32(100),
        n_segments=wanted,
        compactness=_COMPACTNESS,
        sigma=_BLUR_PX,
        channel_axis=None,
        start_label=0,
    ).astype(np.int32)
    return labels


def inner_radius(labels: Labels, x: float, y: float) -> float:
    """Give how far it is from a place to the nearest pixel of another superpixel; infinite if there is no other."""
    height, width = labels.shape
    own = labels[min(max(int(y), 0), height - 1), min(max(int(x), 0), width - 1)]
    rows, columns = np.nonzero(labels != own)
    down = np.maximum(np.abs(rows + 0.5 - y) - 0.5, 0)
    across = np.maximum(np.abs(columns + 0.5 - x) - 0.5, 0)
    return float(np.hypot(across, down).min(initial=np.inf))


def innermost(labels: Labels) -> NDArray[np.float64]:
    """Give, for each superpixel, the x and y of the center of the pixel farthest from its border, (n, 2)."""
    from scipy.ndimage import distance_transform_edt

    depth = distance_transform_edt(np.pad(~_has_foreign_neighbor(labels), 1))[1:-1, 1:-1]
    order = np.lexsort((-depth.ravel(), labels.ravel()))
    _, firsts = np.unique(labels.ravel()[order], return_index=True)
    rows, columns = np.divmod(order[firsts], labels.shape[1])
    return np.stack([columns, rows], axis=1) + 0.5


def _has_foreign_neighbor(labels: Labels) -> NDArray[np.bool_]:
    """Say of each pixel whether another superpixel touches it, to the left or right, above or below."""
    foreign = np.zeros(labels.shape, bool)
    across, down = labels[:, 1:] != labels[:, :-1], labels[1:] != labels[:-1]
    foreign[:, 1:] |= across
    foreign[:, :-1] |= across
    foreign[1:] |= down
    foreign[:-1] |= down
    return foreign


def _tiles(shape: tuple[int, ...], count: int) -> Labels:
    """Cut a line of pixels, or what is too small for more than one superpixel, into equal parts."""
    pixels: NDArray[Any] = np.arange(shape[0] * shape[1]).reshape(shape)
    return (pixels * count // pixels.size).astype(np.int32)
