"""The lightness of a photo on a working grid: area means, or on the photo's own grid the pixels themselves."""

from __future__ import annotations

import numpy as np

from colorstudio.imaging.area_mean import area_mean
from colorstudio.imaging.lightness import as_lightness
from colorstudio.imaging.photo import Photo
from colorstudio.propagation.grid import GridRect, Plane, Shape


def lightness_of(photo: Photo, shape: Shape, window: GridRect | None = None) -> Plane:
    """Give L (h, w) of a grid over the photo, or of a window of it; a copy of its own."""
    window = window or GridRect.whole(shape)
    if shape == (photo.size.height, photo.size.width):
        return np.array(as_lightness(photo.lightness[window.slices]), order="C")
    full = photo.size.height, photo.size.width
    means = area_mean(lambda top, bottom: photo.rows(top, bottom)[np.newaxis], full, shape, window.slices)
    return np.ascontiguousarray(means[0])
