"""The lightness of a photo at ½, ¼, … of its size, for whoever shows it smaller than it is. Built once, in bands.

A level is kept where its size has its place (`imaging.lightness`): what is large lies on the disk. Its pixels are the
area means of the level below, also where a side is odd: then each covers a little more than two.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.lightness import as_lightness, gathering
from colorstudio.imaging.photo import Photo
from colorstudio.support.cancel import CancelToken
from colorstudio.support.geometry import Size

SMALLEST: Final = 512  # px: the last level fits into a square of this
_BAND_PIXELS: Final = 1 << 21  # of the level below, read at a time: some 10 ms


@dataclass(frozen=True, slots=True, eq=False)
class Pyramid:
    """The levels of one photo: 0 is the photo itself, each one more is half as large."""

    planes: tuple[NDArray[Any], ...] = field(repr=False)

    @property
    def levels(self) -> int:
        return len(self.planes)

    @property
    def size(self) -> Size:
        """Of the photo."""
        height, width = self.level_shape(0)
        return Size(width, height)

    def level_shape(self, level: int) -> tuple[int, int]:
        """Rows and columns of a level."""
        height, width = self.planes[level].shape
        return height, width

    def lightness(self, level: int, top: int, left: int, bottom: int, right: int) -> NDArray[np.float32]:
        """L in 0…100 of some pixels of a level; bottom and right are outside."""
        return np.ascontiguousarray(as_lightness(self.planes[level][top:bottom, left:right]))


def build_pyramid(photo: Photo, *, token: CancelToken | None = None) -> Pyramid:
    """Build all levels; the first takes three quarters of the time."""
    token = token or CancelToken()
    planes = [photo.lightness]
    begin = 0.0
    while max(planes[-1].shape) > SMALLEST:
        end = begin + 0.75 * (1 - begin)
        planes.append(_halved(planes[-1], token.part(begin, end)))
        begin = end
    token.report(1.0)
    return Pyramid(tuple(planes))


def _halved(plane: NDArray[Any], token: CancelToken) -> NDArray[Any]:
    height, width = (max(side // 2, 1) for side in plane.shape)
    step = max(_BAND_PIXELS // (2 * plane.shape[1]), 1)
    with gathering(Size(width, height)) as lightness:
        for top in range(0, height, step):
            token.report(top / height)
            lightness.add(_half_rows(plane, top, min(top + step, height)))
        return lightness.whole()


def _half_rows(plane: NDArray[Any], top: int, bottom: int) -> NDArray[np.float32]:
    """The rows from `top` to before `bottom` of what a plane becomes."""
    have = plane.shape[0]
    rows = as_lightness(plane[2 * top : min(2 * bottom + 1, have)])
    columns = _halved_along(rows.T, 0, max(plane.shape[1] // 2, 1), plane.shape[1]).T
    return np.ascontiguousarray(_halved_along(columns, top, bottom, have))


def _halved_along(fine: NDArray[np.float32], first: int, last: int, have: int) -> NDArray[np.float32]:
    """The area means, along the first axis, that lie from `first` to before `last`; `fine` begins at 2 · `first`.

    Of `have` = 2 m + 1 pixels, the i-th of m covers [i (2 + 1/m), (i + 1) (2 + 1/m)): a share of 1 − i/m of the pixel
    2 i, all of the next, and (i + 1)/m of the one after.
    """
    if have == 1:
        return fine
    count = last - first
    even, odd = fine[0 : 2 * count : 2], fine[1 : 2 * count : 2]
    if have % 2 == 0:
        return (even + odd) * np.float32(0.5)
    m = have // 2
    i = np.arange(first, last, dtype=np.float32)[:, np.newaxis]
    after = fine[2 : 2 * count + 1 : 2]
    share = (i + 1) / np.float32(m)
    return (even * (1 + np.float32(1 / m) - share) + odd + after * share) * np.float32(1 / (2 + 1 / m))
