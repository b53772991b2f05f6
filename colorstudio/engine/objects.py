"""The objects of a photo, as superpixels over the picture: what belongs to a place that somebody points at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colorstudio.engine.framing import Framed
from colorstudio.engine.lightness import lightness_of
from colorstudio.imaging.superpixels import LONG_SIDE, inner_radius, superpixels
from colorstudio.propagation.grid import Plane, Shape
from colorstudio.support.geometry import Size


@dataclass(frozen=True, slots=True, eq=False)
class Objects:
    """Pieces of one picture.

    size : of the picture
    labels : (h, w) over it, from 0 on without gaps
    """

    size: Size
    labels: NDArray[np.int32]

    @classmethod
    def of(cls, framed: Framed) -> Objects:
        """Find them; a quarter of a second."""
        size = framed.photo.size
        scale = min(1.0, LONG_SIDE / max(size.width, size.height))
        shape = max(round(size.height * scale), 1), max(round(size.width * scale), 1)
        return cls(size, superpixels(lightness_of(framed.photo, shape)))

    @property
    def count(self) -> int:
        return int(self.labels.max()) + 1

    def at(self, x: float, y: float) -> int:
        """The label at a place of the picture; of the nearest pixel, if it lies outside."""
        return int(self.labels[self._pixel(x, y)])

    def inner_radius(self, x: float, y: float) -> float:
        """How far the object's border is from a place, in pixels of the picture."""
        per_pixel = self.size.width / self.labels.shape[1]
        return float(inner_radius(self.labels, *self._pixel(x, y)) * per_pixel)

    def shares(self, label: int, shape: Shape) -> Plane:
        """How much of each cell of another grid over the picture belongs to an object."""
        return self._counted(self.labels == label, shape)

    def cells(self, shape: Shape) -> NDArray[np.int64]:
        """The index of the cell of another grid that each pixel lies in, (h, w)."""
        rows, columns = (
            (np.arange(have) + 0.5) * want // have for have, want in zip(self.labels.shape, shape, strict=True)
        )
        cells: NDArray[np.int64] = rows.astype(np.int64)[:, None] * shape[1] + columns.astype(np.int64)
        return cells

    def _counted(self, inside: NDArray[np.bool_], shape: Shape) -> Plane:
        counts = np.bincount(self.cells(shape)[inside], minlength=shape[0] * shape[1])
        return counts.reshape(shape).astype(np.float32)

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        height, width = self.labels.shape
        row, column = int(y / self.size.height * height), int(x / self.size.width * width)
        return min(max(row, 0), height - 1), min(max(column, 0), width - 1)
