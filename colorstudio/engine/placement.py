"""Where a working grid lies over the photo, so that a hint lands on the same object on every grid.

Coordinates of a grid are those of the photo, scaled: x to the right, y down, pixel (r, c) covers the unit square whose
upper left corner is (c, r).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from colorstudio.propagation.grid import GridRect, Shape
from colorstudio.support.geometry import PhotoPoint, Size

Points: TypeAlias = NDArray[np.float64]  # (n, 2): x, y


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """A grid of a size, and the affine map (2, 3) from the scan's coordinates to its own."""

    shape: Shape
    matrix: NDArray[np.float64]

    @property
    def magnification(self) -> float:
        """How long a photo pixel is on the grid."""
        return sqrt(abs(float(np.linalg.det(self.matrix[:, :2]))))

    @property
    def diagonal(self) -> float:
        return float(np.hypot(*self.shape))

    def points(self, places: Iterable[PhotoPoint]) -> Points:
        """Carry places of the scan to the grid."""
        there = np.array([(place.x, place.y) for place in places], np.float64)
        return there @ self.matrix[:, :2].T + self.matrix[:, 2]

    def inverse(self) -> NDArray[np.float64]:
        """The map (2, 3) from the grid's coordinates to the scan's."""
        return inverse_of(self.matrix)


def inverse_of(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """Invert an affine map (2, 3)."""
    back = np.linalg.inv(matrix[:, :2])
    return np.column_stack([back, -back @ matrix[:, 2]])


def box_of(points: Points, *, margin: float) -> GridRect:
    """The pixels that points with a margin around them may touch; it may reach beyond the grid."""
    left, top = points.min(axis=0) - margin
    right, bottom = points.max(axis=0) + margin
    return GridRect(floor(top), floor(left), ceil(bottom), ceil(right))


def fitting(size: Size, pixels: int) -> Shape:
    """The shape of the largest grid over a photo that has no more than so many pixels."""
    factor = min(1.0, sqrt(pixels / size.pixels))
    height, width = int(size.height * factor), int(size.width * factor)
    if height == 0 or width == 0:  # a line of pixels stays one
        return (1, min(size.width, pixels)) if height == 0 else (min(size.height, pixels), 1)
    return height, width
