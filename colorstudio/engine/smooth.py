"""Chroma on any other grid without looking at the photo: area means where that is coarser, interpolated where finer.

For what has to be there at once, or is too small to show an edge; `answer.AtSize` leads color to every edge. It needs
no compiled kernel.
"""

from __future__ import annotations

import numpy as np

from colorstudio.imaging.area_mean import area_mean
from colorstudio.propagation.grid import GridRect, Planes, Shape
from colorstudio.propagation.sampling import sampled


def smooth_chroma(chroma: Planes, shape: Shape, window: GridRect) -> Planes:
    """Bring chroma (2, h, w) to a window of a grid of `shape`."""
    have = chroma.shape[1], chroma.shape[2]
    if shape[0] <= have[0] and shape[1] <= have[1]:
        return area_mean(lambda top, bottom: chroma[:, top:bottom], have, shape, window.slices)
    return np.stack([sampled(plane, shape, window) for plane in chroma])
