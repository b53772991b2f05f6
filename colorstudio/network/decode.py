"""One color of many: how a field of histograms becomes chroma, and how sure that is.

The mean is the most accurate in square error, and the default. All take a field (h, w, 313) and give (2, h, w): a, b.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from colorstudio.network import bins
from colorstudio.network.histogram import HistogramField, widened
from colorstudio.network.modes import blurred, near
from colorstudio.network.working_size import Plane, Planes

SURE_VARIANCE = 15.0**2  # v0, of a and b together: a prediction that scatters so is half believed
_FADED_BELOW = 0.03  # of the length of the mean hue: Larsson et al.'s "chromatic fading"


def mean_chroma(field: HistogramField) -> Planes:
    """Take the expected color, at the temperature 1."""
    return _planes(_flat(field) @ bins.bin_colors(), field)


def annealed_chroma(field: HistogramField, *, temperature: float) -> Planes:
    """Take the mean of softmax(logits / T), which is p^(1/T), normalized (Zhang et al. use 0.38).

    1 is the mean; toward 0 it becomes the likeliest single bin. That is not `mode_chroma`, which looks for the highest
    hill: below some 0.2 a photo moves away from it again.
    """
    assert temperature > 0
    p = _flat(field)
    sharpened = (p / p.max(axis=1, keepdims=True)) ** np.float32(1 / temperature)
    sharpened /= sharpened.sum(axis=1, keepdims=True)
    return _planes(sharpened @ bins.bin_colors(), field)


def median_chroma(field: HistogramField) -> Planes:
    """Take the median of chroma and the circular mean of hue, faded where hues cancel each other.

    Larsson, Maire, Shakhnarovich, "Learning representations for automatic colorization", 2016.
    """
    p = _flat(field)
    colors = bins.bin_colors()
    lengths = np.hypot(*colors.T)
    direction = p @ (colors / np.maximum(lengths, 1)[:, None])
    strength = np.maximum(np.hypot(*direction.T), 1e-6)
    scale = _median(p, lengths) / np.maximum(strength, _FADED_BELOW)
    return _planes(direction * scale[:, None], field)


def mode_chroma(field: HistogramField) -> Planes:
    """Take the highest peak of each slightly blurred histogram: the mean of the colors within 15 units of it.

    So a hill of several bins counts for more than one bin that overtops each of them.
    """
    p = _flat(field)
    around = p * near(blurred(p).argmax(axis=1))
    around /= around.sum(axis=1, keepdims=True)
    return _planes(around @ bins.bin_colors(), field)


def confidence(field: HistogramField) -> Plane:
    """Say how sure the mean is, (h, w): v0 / (v0 + variance), 1 where one color is certain."""
    colors = bins.bin_colors()
    moments = np.concatenate([colors, (colors**2).sum(axis=1, keepdims=True)], axis=1)
    a, b, squares = (_flat(field) @ moments).T
    variance = np.maximum(squares - a**2 - b**2, 0)
    sure: Plane = (SURE_VARIANCE / (SURE_VARIANCE + variance)).reshape(field.shape).astype(np.float32)
    return sure


def _flat(field: HistogramField) -> NDArray[np.float32]:
    return widened(field.probabilities).reshape(-1, bins.COUNT)


def _planes(chroma: NDArray[np.float32], field: HistogramField) -> Planes:
    return np.ascontiguousarray(chroma.T.reshape(2, *field.shape))


def _median(p: NDArray[np.float32], values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Find the weighted median of the bins' values, between the middles of their masses."""
    levels, level_of_bin = np.unique(values, return_inverse=True)
    masses = np.eye(len(levels), dtype=np.float32)[level_of_bin].T @ p.T
    middles = masses.cumsum(axis=0) - masses / 2
    above = np.clip((middles < 0.5).sum(axis=0), 1, len(levels) - 1)
    column = np.arange(len(p))
    low, high = middles[above - 1, column], middles[above, column]
    share = np.clip((0.5 - low) / np.maximum(high - low, 1e-6), 0, 1)
    median: NDArray[np.float32] = levels[above - 1] + (levels[above] - levels[above - 1]) * share
    return median.astype(np.float32)
