"""One grid of a photo at work: its hierarchy, the problem of its hints and of the network's belief, the last answer.

A new request costs what changed: hints touch the mass in their rectangle, a belief all of it, barriers and edge maps
rebuild the hierarchy. The search for the new answer starts at the old one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from colorstudio.document.hints import Barrier
from colorstudio.engine.barriers import cuts, open_barriers
from colorstudio.engine.belief import Belief
from colorstudio.engine.ground import ground_of
from colorstudio.engine.placement import Placement
from colorstudio.engine.prior import maps_of, prior_of
from colorstudio.engine.raster import Paint
from colorstudio.engine.request import Request
from colorstudio.imaging.overlay import Overlay
from colorstudio.propagation.affinity import EdgeMaps, couplings
from colorstudio.propagation.grid import GridRect, Plane, Planes
from colorstudio.propagation.hierarchy import build_hierarchy
from colorstudio.propagation.problem import Problem
from colorstudio.propagation.scale import Scale
from colorstudio.propagation.solver import Solution, solve
from colorstudio.support.cancel import CancelToken

_BAND_PIXELS = 2_000_000


class WorkingGrid:
    """Answers requests on one grid; used by one thread at a time."""

    def __init__(self, lightness: Plane, placement: Placement) -> None:
        self.lightness = lightness
        self.placement = placement
        self._problem: Problem | None = None
        self._barriers: tuple[Barrier, ...] = ()
        self._paint = Paint((), placement)
        self._maps: EdgeMaps | None = None
        self._overlay: Overlay | None = None
        self._belief: Belief | None = None
        self._answer: Planes | None = None

    def solve(
        self,
        request: Request,
        *,
        token: CancelToken,
        tolerance: float,
        start: Planes | None = None,
        on_iterate: Callable[[Planes], None] | None = None,
    ) -> Solution:
        """Find the chroma of a request; without an answer of its own to start from, it takes `start`."""
        token.check()
        problem = self._problem_of(open_barriers(request.hints), request.belief, token)
        token.check()
        self._assign(problem, request)
        before = self._answer if self._answer is not None else start
        solution = solve(problem, token=token, tolerance=tolerance, start=before, on_iterate=on_iterate)
        self._answer = solution.chroma if solution.chroma.any() else None  # the first guess is better than gray
        return solution

    @property
    def answer(self) -> Planes | None:
        """The chroma (2, h, w) last found, unless it was gray."""
        return self._answer

    def give_back(self) -> None:
        """Free all but the answer: nine tenths of the memory."""
        self._problem = None

    def _problem_of(self, barriers: tuple[Barrier, ...], belief: Belief | None, token: CancelToken) -> Problem:
        maps = None if belief is None else belief.maps
        if self._problem is None or barriers != self._barriers or maps is not self._maps:
            self._problem = None  # free the old one first
            weights = self._couplings(barriers, belief)
            token.check()
            self._problem = Problem(build_hierarchy(weights))
            self._barriers, self._maps = barriers, maps
            self._paint, self._overlay, self._belief = Paint((), self.placement), None, None
        return self._problem

    def _couplings(self, barriers: tuple[Barrier, ...], belief: Belief | None) -> Planes:
        placement = self.placement
        maps = maps_of(belief, placement.shape, self._whole)
        marked = cuts(barriers, placement, self._whole)
        return couplings(self.lightness, Scale.of(placement.shape), maps=maps, cuts=marked)

    def _assign(self, problem: Problem, request: Request) -> None:
        """Renew the mass where hints changed, or everywhere."""
        paint = Paint(request.hints, self.placement, before=self._paint)
        is_same_ground = request.overlay is self._overlay and request.belief is self._belief
        rect = paint.changed(self._paint) if is_same_ground else self._whole
        for band in () if rect is None else bands(rect):
            hints = paint.over(ground_of(request.overlay, self.placement, band), band)
            problem.assign(hints, prior_of(request.belief, self.placement.shape, band), rect=band)
        self._paint, self._overlay, self._belief = paint, request.overlay, request.belief

    @property
    def _whole(self) -> GridRect:
        return GridRect.whole(self.placement.shape)


def bands(rect: GridRect) -> Iterator[GridRect]:
    """Cut a rectangle into bands: the planes of a whole large grid would be half of the solver's memory once more."""
    rows = max(_BAND_PIXELS // rect.shape[1], 1)
    for top in range(rect.top, rect.bottom, rows):
        yield GridRect(top, rect.left, min(top + rows, rect.bottom), rect.right)
