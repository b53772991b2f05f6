"""What the photo would look like if a color were chosen: a small picture of all of it, and a crop of the place.

On a grid of its own, so for the thread that predicts: nothing is shared with the grids of the picture itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.engine.answer import Answer, AtSize
from colorstudio.engine.compose import compose
from colorstudio.engine.framing import Framed
from colorstudio.engine.lightness import lightness_of
from colorstudio.engine.placement import fitting
from colorstudio.engine.request import Request
from colorstudio.engine.thumbnail import thumbnail_of
from colorstudio.engine.working_grid import WorkingGrid
from colorstudio.propagation.grid import GridRect
from colorstudio.support.cancel import CancelToken

_PIXELS: Final = 40_000
_THUMBNAIL: Final = 96  # px, the longer side
_TOLERANCE: Final = 1.0


@dataclass(frozen=True, slots=True)
class CropAt:
    """What to cut out for a preview.

    x, y : its middle, in the picture
    scale : pixels of the crop per pixel of the picture; more than 1 is taken as 1
    side : of the crop, in its own pixels
    """

    x: float
    y: float
    scale: float
    side: int


@dataclass(frozen=True, slots=True, eq=False)
class Preview:
    """The whole and the crop, (h, w, 3) uint8 each. Where the crop leaves the picture its edge is repeated."""

    thumbnail: NDArray[Any]
    crop: NDArray[Any]


class Previewer:
    """Makes previews of one picture."""

    def __init__(self, framed: Framed) -> None:
        self._framed = framed
        shape = fitting(framed.photo.size, _PIXELS)
        self._grid = WorkingGrid(lightness_of(framed.photo, shape), framed.placement(shape))

    def preview(self, request: Request, crop: CropAt, *, saturation: float, token: CancelToken) -> Preview:
        """Show what a request comes to."""
        solution = self._grid.solve(request, token=token, tolerance=_TOLERANCE)
        answer = Answer(request, self._framed, self._grid.lightness, solution.chroma, solution.converged)
        whole = thumbnail_of(self._framed, answer, saturation=saturation, side=_THUMBNAIL)
        return Preview(whole, self._cropped(answer, crop, saturation))

    def _cropped(self, answer: Answer, crop: CropAt, saturation: float) -> NDArray[Any]:
        size, scale = self._framed.photo.size, min(crop.scale, 1.0)
        shape = max(round(size.height * scale), 1), max(round(size.width * scale), 1)
        side = max(round(crop.side * scale / crop.scale), 1)
        top, left = round(crop.y * scale - side / 2), round(crop.x * scale - side / 2)
        wanted = GridRect(top, left, top + side, left + side)
        seen = wanted.common(GridRect.whole(shape))
        lightness = lightness_of(self._framed.photo, shape, seen)
        rgb = compose(lightness, AtSize(answer, shape).chroma(seen), saturation=saturation, depth=8)
        margins = ((seen.top - top, wanted.bottom - seen.bottom), (seen.left - left, wanted.right - seen.right), (0, 0))
        return np.pad(rgb, margins, mode="edge")
