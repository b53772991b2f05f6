"""What lies under the hints of a document: a hint picture, brought to the working grid, or nothing."""

from __future__ import annotations

import numpy as np

from colorstudio.engine.placement import Placement
from colorstudio.imaging.area_mean import area_mean
from colorstudio.imaging.overlay import Overlay
from colorstudio.propagation.grid import GridRect, Planes
from colorstudio.propagation.problem import Hints
from colorstudio.propagation.scale import HARD


def ground_of(overlay: Overlay | None, placement: Placement, window: GridRect) -> Hints:
    """Give what a hint picture makes of a window: as hard as it covers a pixel, in the mean color of what covers."""
    if overlay is None:
        return Hints(np.zeros(window.shape, np.float32), np.zeros((2, *window.shape), np.float32))
    full = overlay.size.height, overlay.size.width
    if placement.shape == full:
        coverage, chroma = overlay.rows(window.top, window.bottom)
        columns = slice(window.left, window.right)
        return Hints(HARD * coverage[:, columns], chroma[:, :, columns].copy())

    def weighted(top: int, bottom: int) -> Planes:
        coverage, chroma = overlay.rows(top, bottom)
        return np.concatenate([coverage[np.newaxis], coverage * chroma])

    means = area_mean(weighted, full, placement.shape, window.slices)
    coverage, color = means[0], means[1:]
    np.divide(color, coverage, out=color, where=coverage > 0)
    return Hints(HARD * coverage, color)
