"""How planes lie in memory, and rectangles of them.

Every plane of the solver has a border of zeros, one pixel before and two after, so that a neighbor that is not there
is a coupling of zero and no sweep has a branch. Pixel (r, c) lies at ``[r + 1, c + 1]``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Plane: TypeAlias = NDArray[np.float32]  # (H, W), or bordered (H + 3, W + 3)
Planes: TypeAlias = NDArray[np.float32]  # (k, H, W), or bordered (k, H + 3, W + 3)
Shape: TypeAlias = tuple[int, int]

BEFORE, AFTER = 1, 2
BORDER = BEFORE + AFTER


@dataclass(frozen=True, slots=True)
class GridRect:
    """Whole pixels of a grid; bottom and right are outside."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def whole(cls, shape: Shape) -> GridRect:
        return cls(0, 0, *shape)

    @property
    def shape(self) -> Shape:
        return self.bottom - self.top, self.right - self.left

    @property
    def slices(self) -> tuple[slice, slice]:
        """Index the rectangle in an array without border."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def touches(self, other: GridRect) -> bool:
        """Whether both have a pixel in common."""
        return (
            self.top < other.bottom and self.bottom > other.top and self.left < other.right and self.right > other.left
        )

    def common(self, other: GridRect) -> GridRect:
        """Give the pixels of both, which touch."""
        top, left = max(self.top, other.top), max(self.left, other.left)
        return GridRect(top, left, min(self.bottom, other.bottom), min(self.right, other.right))

    def within(self, window: GridRect) -> tuple[slice, slice]:
        """Index the rectangle in an array of a window around it."""
        return (
            slice(self.top - window.top, self.bottom - window.top),
            slice(self.left - window.left, self.right - window.left),
        )

    def grown(self, margin: int, shape: Shape) -> GridRect:
        """Give the rectangle with a margin, as far as the grid goes."""
        top, left = max(self.top - margin, 0), max(self.left - margin, 0)
        return GridRect(top, left, min(self.bottom + margin, shape[0]), min(self.right + margin, shape[1]))

    def coarsened(self, shape: Shape) -> GridRect:
        """Give the points of the coarser grid, of size `shape`, that interpolate the rectangle or a neighbor of it."""
        top, left = max((self.top - 2) // 2, 0), max((self.left - 2) // 2, 0)
        bottom, right = min((self.bottom + 1) // 2 + 1, shape[0]), min((self.right + 1) // 2 + 1, shape[1])
        return GridRect(top, left, bottom, right)


def bordered(shape: Shape, *, planes: int) -> Planes:
    """Make planes of zeros with their border."""
    return np.zeros((planes, shape[0] + BORDER, shape[1] + BORDER), np.float32)


def interior(array: Planes) -> Planes:
    """View bordered planes without their border."""
    return array[..., BEFORE:-AFTER, BEFORE:-AFTER]
