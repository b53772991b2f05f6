"""The field of histograms: at each place of the quarter grid how probable each of the 313 colors is.

The probabilities are calibrated, so that "70 % blue" is right seven times in ten; `rebalanced` trades that for vivid
colors.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from colorstudio.network import bins
from colorstudio.network.working_size import Shape

Histogram: TypeAlias = NDArray[np.float32]  # (313,), sums to 1


@dataclass(frozen=True, slots=True, eq=False)
class HistogramField:
    """Probabilities over the bins on a grid over the photo.

    probabilities : (h, w, 313), bins last; half precision, whose steps of 0.05 % nobody sees
    prior : (313,), how often each bin occurs in photos
    notes : what the person should know about how it was made
    """

    probabilities: NDArray[np.float16]
    prior: NDArray[np.float32]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        assert self.probabilities.ndim == 3
        assert self.probabilities.shape[2] == len(self.prior) == bins.COUNT

    @property
    def shape(self) -> Shape:
        height, width, _ = self.probabilities.shape
        return height, width

    def at(self, row: int, column: int) -> Histogram:
        """Give the histogram of one place of the grid."""
        return _normalized(widened(self.probabilities[row, column]))

    def over(self, region: NDArray[np.bool_] | NDArray[np.float32]) -> Histogram:
        """Average over a region: a mask (h, w), or how much of each place belongs to it."""
        assert region.shape == self.shape
        inside = region > 0
        assert inside.any()
        weights = region[inside].astype(np.float32)
        return _normalized(weights @ widened(self.probabilities[inside]))

    def within(self, rows: slice, columns: slice) -> Histogram:
        """Average over a box of the grid."""
        box = self.probabilities[rows, columns]
        assert box.size
        return _normalized(widened(box).reshape(-1, bins.COUNT).sum(axis=0))


def rebalanced(field: HistogramField, vividness: float) -> HistogramField:
    """Give rare colors more say: p W^v, normalized, with W ∝ 1 / (½ prior + ½ / 313).

    vividness : v; 0 is the most accurate picture, 1 the vivid one of Zhang, Isola and Efros 2016 (their equation 4)
    """
    assert 0 <= vividness <= 1
    if vividness == 0:
        return field
    weights = (0.5 * field.prior + 0.5 / bins.COUNT) ** np.float32(-vividness)
    weights /= weights.max()
    weighted = widened(field.probabilities)
    weighted *= weights
    weighted /= weighted.sum(axis=-1, keepdims=True)
    return replace(field, probabilities=weighted.astype(np.float16))


def widened(halves: NDArray[np.float16]) -> NDArray[np.float32]:
    """Convert probabilities to float32 by moving their bits: exact, and 10 to 20 times as fast as `astype`.

    Both formats have the sign first (0 here), then exponent and fraction; the exponents' zeros differ by 112.
    """
    wide = np.ascontiguousarray(halves).view(np.uint16).astype(np.uint32)
    wide <<= np.uint32(13)
    numbers = wide.view(np.float32)
    numbers *= np.float32(2.0**112)
    return numbers


def _normalized(weights: NDArray[np.float32]) -> Histogram:
    histogram: Histogram = weights / weights.sum()
    return histogram
