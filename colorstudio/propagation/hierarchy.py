"""The coarser grids of one photo: black-box multigrid, built once for a photo, its edge maps, barriers and size.

Vertex coarsening by two: the coarse point (I, J) sits on the fine pixel (2I, 2J), down to a grid that a dense inverse
solves. Nothing here depends on hints, so a hierarchy is read-only and may serve several problems.

Reference: Dendy, "Black box multigrid", 1982.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colorstudio.propagation.grid import BORDER, Planes, Shape, bordered, interior
from colorstudio.propagation.islands_kernels import label
from colorstudio.propagation.setup_kernels import galerkin, interpolate

DENSE_UNKNOWNS = 96  # the coarsest grid: its inverse takes less than 0.3 ms


@dataclass(frozen=True, slots=True)
class Level:
    """A grid: its couplings w, and the interpolation P from the next coarser one (None on the coarsest)."""

    shape: Shape
    w: Planes
    P: Planes | None


@dataclass(frozen=True, slots=True)
class Islands:
    """The parts into which barriers cut a grid: (H, W) numbers from 0."""

    labels: NDArray[np.int32]
    count: int


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """The grids, finest first; the coarsest one's Laplacian; the islands, when something is cut."""

    levels: tuple[Level, ...]
    laplacian: NDArray[np.float64]
    islands: Islands | None

    @property
    def shape(self) -> Shape:
        return self.levels[0].shape


def build_hierarchy(couplings: Planes) -> Hierarchy:
    """Coarsen bordered couplings (4, H + 3, W + 3) until the grid is small."""
    levels = []
    w = couplings
    shape = w.shape[1] - BORDER, w.shape[2] - BORDER
    while shape[0] * shape[1] > DENSE_UNKNOWNS:
        coarse_shape = (shape[0] + 1) // 2, (shape[1] + 1) // 2
        P = bordered(coarse_shape, planes=5)
        interpolate(P, w)
        coarse_w = bordered(coarse_shape, planes=4)
        galerkin(coarse_w, w, P)
        levels.append(Level(shape, w, P))
        w, shape = coarse_w, coarse_shape
    levels.append(Level(shape, w, None))
    return Hierarchy(tuple(levels), _laplacian(w, shape), _islands(couplings))


def _islands(couplings: Planes) -> Islands | None:
    """Label the parts of a cut grid; the affinity's floor keeps an uncut one connected."""
    height, width = couplings.shape[1] - BORDER, couplings.shape[2] - BORDER
    east, south, south_east, south_west = interior(couplings)
    inside = (east[:, :-1], south[:-1], south_east[:-1, :-1], south_west[:-1, 1:])
    if all(direction.all() for direction in inside):
        return None
    labels = np.empty(height * width, np.int32)
    count = label(labels, couplings)
    return Islands(labels.reshape(height, width), count) if count > 1 else None


def _laplacian(w: Planes, shape: Shape) -> NDArray[np.float64]:
    """Write the couplings of a small grid as a dense matrix."""
    height, width = shape
    number = np.arange(height * width).reshape(shape)
    weights = w[:, 1 : height + 1, 1 : width + 1].astype(np.float64)
    matrix = np.zeros((number.size, number.size))
    for one, other, weight in (
        (number[:, :-1], number[:, 1:], weights[0][:, :-1]),
        (number[:-1], number[1:], weights[1][:-1]),
        (number[:-1, :-1], number[1:, 1:], weights[2][:-1, :-1]),
        (number[:-1, 1:], number[1:, :-1], weights[3][:-1, 1:]),
    ):
        matrix[one, other] = matrix[other, one] = -weight
    np.fill_diagonal(matrix, -matrix.sum(axis=1))
    return matrix
