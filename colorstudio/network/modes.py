"""The possible colors of a place: the peaks of its histogram, ranked.

Every bin climbs to a peak of the slightly blurred histogram; peaks nearer than 15 units are one; a mode's probability is
the mass of its bins, so the modes of a place sum to 1. Gray is always among them. Nothing here is random.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from colorstudio.network import bins
from colorstudio.network.histogram import Histogram

MERGED_UNTIL = 15.0  # Lab units
GRAY_UNTIL = 7.5  # a peak nearer to neutral is gray: half of what keeps two peaks apart
_BLUR = 6.0  # Lab units: a bin's four neighbors weigh a quarter of it


@dataclass(frozen=True, slots=True)
class Mode:
    """A possible color.

    a, b : its center; exactly 0 for gray
    probability : of all colors that belong to it
    spread : root mean square distance of those colors from the center, Lab units
    """

    a: float
    b: float
    probability: float
    spread: float

    @property
    def is_gray(self) -> bool:
        return self.a == self.b == 0


def modes(histogram: Histogram) -> tuple[Mode, ...]:
    """Find the modes of a histogram, the most probable first."""
    assert histogram.shape == (bins.COUNT,)
    masses = histogram.astype(np.float64)
    owners = _with_gray(_merged(_climbed(blurred(histogram)), masses), masses)
    found = [_mode(owners == peak, masses, gray=peak == bins.NEUTRAL) for peak in np.unique(owners)]
    return tuple(sorted(found, key=lambda mode: -mode.probability))


def blurred(histograms: NDArray[np.float32]) -> NDArray[np.float32]:
    """Blur histograms (…, 313) a little, so that a ripple is no peak."""
    smooth: NDArray[np.float32] = histograms @ _kernel()
    return smooth


def _climbed(heights: NDArray[np.float32]) -> NDArray[np.intp]:
    """Follow the steepest ascent from each bin; give the peak (a bin) where it ends."""
    neighbors = _neighbors()
    steepest = np.take_along_axis(neighbors, heights[neighbors].argmax(axis=1)[:, None], axis=1)[:, 0]
    while not np.array_equal(steepest, steepest[steepest]):
        steepest = steepest[steepest]
    return steepest


def _merged(owners: NDArray[np.intp], masses: NDArray[np.float64]) -> NDArray[np.intp]:
    """Give the bins of a peak to the heaviest other peak nearer than 15 units, the lightest peak first."""
    colors = bins.bin_colors()
    owners = owners.copy()
    peaks = [int(peak) for peak in np.unique(owners)]
    weight = {peak: float(masses[owners == peak].sum()) for peak in peaks}
    for peak in sorted(peaks, key=lambda peak: (weight[peak], peak)):
        near = [other for other in peaks if other != peak and np.hypot(*(colors[other] - colors[peak])) < MERGED_UNTIL]
        if near:
            heaviest = max(near, key=lambda other: (weight[other], other))
            owners[owners == peak] = heaviest
            weight[heaviest] += weight[peak]
            peaks.remove(peak)
    return owners


def _with_gray(owners: NDArray[np.intp], masses: NDArray[np.float64]) -> NDArray[np.intp]:
    """Rename the peak that is gray, or else take the neutral bin from its owner, to be a peak of its own."""
    owners = owners.copy()
    owner = owners[bins.NEUTRAL]
    own = owners == owner
    if np.hypot(*_center(own, masses)) < GRAY_UNTIL:
        owners[own] = bins.NEUTRAL
    else:
        owners[bins.NEUTRAL] = bins.NEUTRAL
    return owners


def _mode(own: NDArray[np.bool_], masses: NDArray[np.float64], *, gray: bool) -> Mode:
    a, b = (0.0, 0.0) if gray else _center(own, masses)
    colors = bins.bin_colors()[own]
    probability = float(masses[own].sum())
    squares = ((colors - (a, b)) ** 2).sum(axis=1)
    spread = float(np.sqrt(masses[own] @ squares / max(probability, 1e-12)))
    return Mode(a, b, probability, spread)


def _center(own: NDArray[np.bool_], masses: NDArray[np.float64]) -> tuple[float, float]:
    """Average the colors around the heaviest bin: a long tail must not pull the swatch away from the peak."""
    colors = bins.bin_colors()
    peak = int(np.flatnonzero(own)[masses[own].argmax()])
    near = own & (np.hypot(*(colors - colors[peak]).T) < MERGED_UNTIL)
    weights = masses[near]
    a, b = (weights + 1e-12) @ colors[near] / (weights + 1e-12).sum()
    return float(a), float(b)


@cache
def _neighbors() -> NDArray[np.intp]:
    """List the bins at most one step away, itself first: (313, 9), itself again where there is none."""
    colors = bins.bin_colors()
    near = np.abs(colors[:, None] - colors).max(axis=2) <= bins.SPACING
    table = np.repeat(np.arange(bins.COUNT)[:, None], 9, axis=1)
    for bin_, others in enumerate(near):
        others[bin_] = False
        found = np.flatnonzero(others)
        table[bin_, 1 : 1 + len(found)] = found
    return table


@cache
def _kernel() -> NDArray[np.float32]:
    """Give the blur as a matrix whose rows sum to 1: no mass is lost at the border."""
    colors = bins.bin_colors()
    weights = np.exp(-((colors[:, None] - colors) ** 2).sum(axis=2) / (2 * _BLUR**2))
    kernel: NDArray[np.float32] = weights / weights.sum(axis=1, keepdims=True)
    return kernel
