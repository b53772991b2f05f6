"""The possible colors of a place: what a person may choose among, ranked by probability.

Peaks of the slightly blurred histogram come first; of two nearer than 15 units the lower one is left out. Most
histograms have one broad peak (docs/adr/006-network.md), so what lies far from every peak and still has weight, a
shoulder, is a color to choose as well. Gray always is. Every bin belongs to the nearest of these colors, so the
probabilities of a place sum to 1. Nothing here is random.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from colorstudio.network import bins
from colorstudio.network.histogram import Histogram

MERGED_UNTIL = 15.0  # Lab units between two peaks
_APART = 25.0  # from a shoulder to every other color
_LEAST = 0.03  # the mass around a color that makes it worth choosing
_GRAY_UNTIL = 7.5  # a peak nearer to neutral is gray
_BLUR = 6.0  # Lab units: a bin's four neighbors weigh a quarter of it


@dataclass(frozen=True, slots=True)
class Mode:
    """A possible color.

    a, b : the mean of the colors that belong to it; exactly 0 for gray
    probability : of all of them together
    spread : their root mean square distance from a, b in Lab units
    """

    a: float
    b: float
    probability: float
    spread: float

    @property
    def is_gray(self) -> bool:
        return self.a == self.b == 0


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """What a place offers.

    modes : the most probable first
    owners : (313,), the index of the mode that each bin belongs to
    """

    modes: tuple[Mode, ...]
    owners: NDArray[np.intp]


def modes(histogram: Histogram) -> tuple[Mode, ...]:
    """Find the modes of a histogram, the most probable first."""
    return choice(histogram).modes


def choice(histogram: Histogram) -> Choice:
    """Find the modes of a histogram and what belongs to each."""
    assert histogram.shape == (bins.COUNT,)
    centers = _with_shoulders(_with_gray(_peaks(histogram)), histogram)
    owners = _distances()[:, centers].argmin(axis=1)
    found = [
        _mode(np.where(owners == number, histogram, 0), is_gray=center == bins.NEUTRAL)
        for number, center in enumerate(centers)
    ]
    order = sorted(range(len(found)), key=lambda number: -found[number].probability)
    return Choice(tuple(found[number] for number in order), np.argsort(order)[owners])


def blurred(histograms: NDArray[np.float32]) -> NDArray[np.float32]:
    """Blur histograms (…, 313) a little, so that a ripple is no peak."""
    smooth: NDArray[np.float32] = histograms @ _kernel()
    return smooth


def near(peaks: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Say of each bin whether it lies within 15 units of a peak: (…) → (…, 313)."""
    inside: NDArray[np.bool_] = _distances()[peaks] < MERGED_UNTIL
    return inside


def _peaks(histogram: Histogram) -> list[int]:
    """List the bins that no bin within 15 units overtops, the highest first; of equals the first of the grid."""
    heights = blurred(histogram)
    order = np.argsort(-heights, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    first_around = np.where(near(np.arange(bins.COUNT)), rank, bins.COUNT).min(axis=1)
    highest, *lower = (int(peak) for peak in order if first_around[peak] == rank[peak])
    weights = _weights_around(histogram)
    return [highest, *(peak for peak in lower if weights[peak] >= _LEAST)]


def _with_shoulders(centers: list[int], histogram: Histogram) -> list[int]:
    """Add the heaviest color that is far from all others, as long as there is one.

    What lies within 15 units of a color is that color's and weighs for no other.
    """
    while True:
        distances = _distances()[:, centers].min(axis=1)
        weights = _weights_around(np.where(distances < MERGED_UNTIL, 0, histogram))
        heaviest = int(np.where(distances < _APART, 0, weights).argmax())
        if distances[heaviest] < _APART or weights[heaviest] < _LEAST:
            return centers
        centers = [*centers, heaviest]


def _with_gray(centers: list[int]) -> list[int]:
    """Put neutral in the place of a peak that is as good as neutral, or else beside the others."""
    return [*(center for center in centers if _distances()[center, bins.NEUTRAL] >= _GRAY_UNTIL), bins.NEUTRAL]


def _weights_around(histogram: Histogram) -> NDArray[np.float32]:
    """Sum the histogram within 15 units of each bin."""
    weights: NDArray[np.float32] = near(np.arange(bins.COUNT)).astype(np.float32) @ histogram
    return weights


def _mode(own: Histogram, *, is_gray: bool) -> Mode:
    """Describe what belongs to a mode: the histogram, 0 at all other bins."""
    masses = own.astype(np.float64)
    probability = float(masses.sum())
    shares = masses / max(probability, 1e-12)
    a, b = (0.0, 0.0) if is_gray else shares @ bins.bin_colors()
    squares = ((bins.bin_colors() - (a, b)) ** 2).sum(axis=1)
    return Mode(float(a), float(b), probability, float(np.sqrt(shares @ squares)))


@cache
def _distances() -> NDArray[np.float32]:
    colors = bins.bin_colors()
    distances: NDArray[np.float32] = np.hypot(*(colors[:, None] - colors).transpose(2, 0, 1))
    return distances


@cache
def _kernel() -> NDArray[np.float32]:
    """Give the blur as a matrix whose rows sum to 1: no mass is lost at the border."""
    weights = np.exp(-(_distances() ** 2) / (2 * _BLUR**2))
    kernel: NDArray[np.float32] = weights / weights.sum(axis=1, keepdims=True)
    return kernel
