"""Hints as the papers give them: small squares at random places, each in the mean of the true colors under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

import numpy as np

from colorstudio.evaluation.truth import Truth
from colorstudio.network.working_size import Plane, Planes, halved
from colorstudio.propagation.problem import Hints
from colorstudio.propagation.scale import HARD


class Placement(Enum):
    """Where the squares lie."""

    CENTERED = "centered"  # Gaussian about the middle, σ a quarter of the side: Zhang et al. 2017
    UNIFORM = "uniform"


@dataclass(frozen=True, slots=True, eq=False)
class PointHints:
    """Squares on a photo: which pixels are hinted, 0 or 1 (side, side), and in which color (2, side, side)."""

    mask: Plane
    color: Planes

    @property
    def full(self) -> Hints:
        """On the photo's own grid."""
        return Hints(HARD * self.mask, self.color)

    @property
    def halved(self) -> Hints:
        """On the grid of the hint planes."""
        mask = halved(self.mask[np.newaxis])[0]
        return Hints(HARD * mask, halved(self.color * self.mask) / np.maximum(mask, 1e-6))


def drawn(truth: Truth, count: int, *, cell: int, placement: Placement, generator: np.random.Generator) -> PointHints:
    """Draw so many squares of `cell` pixels; where two overlap, the later one counts."""
    room = truth.lightness.shape[0] - cell
    return squares(truth, (_corner(room, placement, generator) for _ in range(count)), cell=cell)


def squares(truth: Truth, corners: Iterable[tuple[int, int]], *, cell: int) -> PointHints:
    """Hint squares by their upper left corners, row and column."""
    mask, color = np.zeros_like(truth.lightness), np.zeros_like(truth.chroma)
    for row, column in corners:
        here = np.s_[row : row + cell, column : column + cell]
        mask[here] = 1
        color[:, *here] = truth.chroma[:, *here].mean(axis=(1, 2), keepdims=True)
    return PointHints(mask, color)


def _corner(room: int, placement: Placement, generator: np.random.Generator) -> tuple[int, int]:
    if placement is Placement.UNIFORM:
        return int(generator.integers(0, room + 1)), int(generator.integers(0, room + 1))
    row, column = np.clip(generator.normal((room + 1) / 2, (room + 1) / 4, 2), 0, room)
    return int(row), int(column)
