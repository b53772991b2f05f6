"""The engine of one photo: requests in, answers out, with what is expensive kept between them.

It belongs to one thread at a time. Memory is bounded by choosing the grid: on more pixels than the budget holds the
equation is never written down, and `AtSize` brings the answer to full size.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from colorstudio.document.frame import Frame
from colorstudio.engine.answer import Answer
from colorstudio.engine.framing import Framed, framed
from colorstudio.engine.lightness import lightness_of
from colorstudio.engine.placement import fitting
from colorstudio.engine.request import Quality, Request
from colorstudio.engine.working_grid import WorkingGrid
from colorstudio.imaging.photo import Photo
from colorstudio.propagation.grid import Planes, Shape
from colorstudio.propagation.sampling import sampled
from colorstudio.propagation.scale import UNIT_GRID_PIXELS
from colorstudio.support.cancel import CancelToken
from colorstudio.support.memory import give_back_free_memory

BUDGET: Final = 1_100_000_000  # bytes of the solver: the full grid up to 13 megapixels
# Of that, for photos that are larger: a coarser grid costs them little, and they need memory of their own.
_SHARE_BEYOND: Final = 0.65
_BYTES_PER_PIXEL: Final = 85  # of the solver: python -m benchmarks.propagation
_TOLERANCE: Final = 1.0  # Lab units, at 99.9 % of pixels: nobody sees it


class Engine:
    """All that is expensive about one photo."""

    def __init__(self, photo: Photo, *, budget: int = BUDGET) -> None:
        self._photo = photo
        self._most_pixels = budget // _BYTES_PER_PIXEL
        self._frame = Frame()
        self._framed: Framed = framed(photo, self._frame)
        self._grids: dict[Quality, WorkingGrid] = {}

    def answer(
        self, request: Request, *, token: CancelToken, on_preview: Callable[[Planes], None] | None = None
    ) -> Answer:
        """Find the colors that a request asks for.

        on_preview : shown the chroma (2, h, w) of the working grid as it gets better, to copy what it wants to keep
        """
        seen = self.framed(request.frame)
        grid = self._grid(request.quality)
        start = self._draft_on(grid.placement.shape) if grid.answer is None else None
        solution = grid.solve(request, token=token, tolerance=_TOLERANCE, start=start, on_iterate=on_preview)
        return Answer(request, seen, grid.lightness, solution.chroma, solution.converged)

    def shape(self, quality: Quality) -> Shape:
        """The grid that requests of a quality are answered on."""
        size = self._framed.photo.size
        if quality is Quality.DRAFT:
            return fitting(size, UNIT_GRID_PIXELS)
        fits = size.pixels <= self._most_pixels
        return fitting(size, self._most_pixels if fits else int(_SHARE_BEYOND * self._most_pixels))

    def give_back(self) -> None:
        """Free most of the memory; the next request has to build it anew."""
        for grid in self._grids.values():
            grid.give_back()
        give_back_free_memory()

    def _draft_on(self, shape: Shape) -> Planes | None:
        """The last draft, enlarged: from there to a final takes two thirds of the time that it takes from nothing."""
        draft = self._grids.get(Quality.DRAFT)
        if draft is None or draft.answer is None:
            return None
        return np.stack([sampled(plane, shape) for plane in draft.answer])

    def framed(self, frame: Frame) -> Framed:
        """Look at the photo through a frame; another one than the last makes all grids anew."""
        if frame != self._frame:
            self._grids.clear()
            self._framed, self._frame = framed(self._photo, frame), frame
        return self._framed

    def _grid(self, quality: Quality) -> WorkingGrid:
        grid = self._grids.get(quality)
        if grid is None:
            shape = self.shape(quality)
            grid = WorkingGrid(lightness_of(self._framed.photo, shape), self._framed.placement(shape))
            self._grids[quality] = grid
        return grid
