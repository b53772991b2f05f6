"""A histogram by hue alone and by chroma alone.

A bin is a square of ten units, wide enough near gray to hold every hue; so each is spread evenly over points inside it.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from colorstudio.network import bins
from colorstudio.network.histogram import Histogram

SECTORS = 36  # of hue, 10° each, from red (+a) toward yellow (+b)
RINGS = 16  # of chroma, 10 Lab units each: the farthest bin ends at 151
GRAY_CHROMA = 5.0  # below it there is no hue to speak of
_POINTS = 10  # along a bin's side


class Marginals(NamedTuple):
    """hue : (36,), what is missing to 1 is gray; chroma : (16,), sums to 1."""

    hue: NDArray[np.float32]
    chroma: NDArray[np.float32]


def marginals(histogram: Histogram) -> Marginals:
    by_hue, by_chroma = _shares()
    return Marginals(histogram @ by_hue, histogram @ by_chroma)


@cache
def _shares() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Give the share of each bin in each sector (313, 36) and in each ring (313, 16)."""
    offsets = ((np.arange(_POINTS) + 0.5) / _POINTS - 0.5) * bins.SPACING
    a, b = bins.bin_colors().T[:, :, None, None] + np.stack(np.meshgrid(offsets, offsets))[:, None]
    chroma = np.hypot(a, b)
    sector = (np.arctan2(b, a) % (2 * np.pi) / (2 * np.pi) * SECTORS).astype(np.intp) % SECTORS
    ring = (chroma / bins.SPACING).astype(np.intp)
    by_hue = _counted(np.where(chroma < GRAY_CHROMA, SECTORS, sector), SECTORS + 1)[:, :SECTORS]
    return by_hue, _counted(ring, RINGS)


def _counted(classes: NDArray[np.intp], count: int) -> NDArray[np.float32]:
    rows = np.arange(len(classes))[:, None, None] * count
    hits = np.bincount((rows + classes).ravel(), minlength=len(classes) * count).reshape(len(classes), count)
    shares: NDArray[np.float32] = (hits / _POINTS**2).astype(np.float32)
    return shares
