"""A field of histograms asked in the pixels of its photo: what `predict` gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.area_mean import area_mean
from colorstudio.network.histogram import Histogram, HistogramField
from colorstudio.network.modes import Mode, modes
from colorstudio.propagation.grid import Planes
from colorstudio.support.errors import BadInput
from colorstudio.support.geometry import Size


@dataclass(frozen=True, slots=True, eq=False)
class PhotoField:
    """Places are x, y in pixels of the photo, from the upper left; the center of the first pixel is (0.5, 0.5).

    cells : the field itself, on a coarser grid that covers the photo exactly
    size : of the photo
    """

    cells: HistogramField
    size: Size

    def at(self, x: float, y: float) -> Histogram:
        """Give the histogram of the cell that a place lies in."""
        if not (0 <= x < self.size.width and 0 <= y < self.size.height):
            raise BadInput(f"{x:g},{y:g} lies outside of the photo, which has {self.size} pixels.")
        rows, columns = self.cells.shape
        return self.cells.at(int(y / self.size.height * rows), int(x / self.size.width * columns))

    def over(self, region: NDArray[Any]) -> Histogram:
        """Average over a region of the photo: a mask (H, W), or how much of each pixel belongs to it."""
        shape = self.size.height, self.size.width
        if region.shape != shape:
            raise BadInput(f"The photo is {shape}, so the region has to be as well, not {region.shape}.")
        shares = region.astype(np.float32)
        if not (shares.min() >= 0 and 0 < shares.max() <= 1):
            raise BadInput("The region has to be bool, or from 0 to 1, and somewhere above 0.")

        def planes(top: int, bottom: int) -> Planes:
            return shares[np.newaxis, top:bottom]

        return self.cells.over(area_mean(planes, shape, self.cells.shape)[0])

    def modes(self, x: float, y: float) -> tuple[Mode, ...]:
        """List the possible colors of a place, the most probable first."""
        return modes(self.at(x, y))

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person should know about how it was made."""
        return self.cells.notes
