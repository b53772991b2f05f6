"""An answer: the chroma of a photo on its working grid, and from there on any grid, window by window.

The grid that the equation was solved on gives its pixels as they are, a coarser one their area means. A finer one leads
them along the lightness of the photo, with its own couplings, cuts and hints (`propagation.refine`), in windows that
meet without a seam.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from colorstudio.engine.barriers import cuts, open_barriers
from colorstudio.engine.framing import Framed
from colorstudio.engine.ground import ground_of
from colorstudio.engine.lightness import lightness_of
from colorstudio.engine.prior import maps_of, prior_of
from colorstudio.engine.raster import Paint
from colorstudio.engine.request import Request
from colorstudio.imaging.area_mean import area_mean
from colorstudio.propagation.affinity import PLAIN, couplings
from colorstudio.propagation.grid import GridRect, Plane, Planes, Shape, bordered, interior
from colorstudio.propagation.problem import write_terms
from colorstudio.propagation.refine import CoarseAnswer, Window, refine, window_around
from colorstudio.propagation.scale import Scale


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What the engine found for a request.

    chroma : (2, h, w) on the working grid
    converged : whether it is as exact as it should be; otherwise it is as exact as a bounded search made it
    """

    request: Request
    framed: Framed
    lightness: Plane
    chroma: Planes
    converged: bool

    @property
    def shape(self) -> Shape:
        return self.lightness.shape[0], self.lightness.shape[1]


class AtSize:
    """An answer on a grid of any size."""

    def __init__(self, answer: Answer, shape: Shape) -> None:
        self._answer = answer
        self._placement = answer.framed.placement(shape)
        self._paint = Paint(answer.request.hints, self._placement)
        self._barriers = open_barriers(answer.request.hints)
        chroma = answer.chroma if answer.shape == shape else np.ascontiguousarray(answer.chroma)  # once for all tiles
        self._coarse = CoarseAnswer(answer.lightness, chroma)

    @property
    def shape(self) -> Shape:
        return self._placement.shape

    @property
    def answer(self) -> Answer:
        return self._answer

    @property
    def outside(self) -> int:
        """How many hints lie outside of the picture."""
        return self._paint.outside

    def lightness(self, tile: GridRect) -> Plane:
        """Give L (h, w) of a tile."""
        return lightness_of(self._answer.framed.photo, self._placement.shape, tile)

    def chroma(self, tile: GridRect) -> Planes:
        """Give the chroma (2, h, w) of a tile."""
        answer, full = self._answer, self._placement.shape
        if answer.shape == full:
            return answer.chroma[:, *tile.slices]
        if full[0] <= answer.shape[0] and full[1] <= answer.shape[1]:
            return area_mean(lambda top, bottom: answer.chroma[:, top:bottom], answer.shape, full, tile.slices)
        rect = window_around(tile, full, answer.shape)
        return refine(self._coarse, self._window(rect), tile=tile, full=full)

    def _window(self, rect: GridRect) -> Window:
        placement = self._placement
        around = rect.grown(PLAIN.smoothing_reach, placement.shape)
        lightness = lightness_of(self._answer.framed.photo, placement.shape, around)
        rows, columns = rect.within(around)
        request, full = self._answer.request, placement.shape
        maps = maps_of(request.belief, full, around)
        weights = couplings(lightness, Scale.of(full), maps=maps, cuts=cuts(self._barriers, placement, around))
        hints = self._paint.over(ground_of(request.overlay, placement, rect), rect)
        mass, pull = np.empty(rect.shape, np.float32), np.empty((2, *rect.shape), np.float32)
        write_terms(mass, pull, hints, prior_of(request.belief, full, rect))
        inside = np.ascontiguousarray(lightness[rows, columns])
        return Window(rect, inside, _cropped(weights, rect, around), mass, pull)


def _cropped(weights: Planes, rect: GridRect, around: GridRect) -> Planes:
    """Cut bordered couplings to a window; what leads out of it is gone."""
    rows, columns = rect.within(around)
    cropped = bordered(rect.shape, planes=4)
    interior(cropped)[...] = interior(weights)[:, rows, columns]
    east, south, south_east, south_west = interior(cropped)
    for beyond in (east[:, -1], south[-1], south_east[-1], south_east[:, -1], south_west[-1], south_west[:, 0]):
        beyond[...] = 0
    return cropped
