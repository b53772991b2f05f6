"""What the equation makes of the hints, for the network: the six planes of `network.hint_planes`.

A small solve of its own on half of the network's working size, with the photo's edge maps and without prior. Its
conventions are those that the network was trained with: raw lightness, the affinity's parameters as they are whatever
the size of the grid, a few iterations from nothing. So equal hints give equal planes, whatever came before.
"""

from __future__ import annotations

from functools import cached_property
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.network.hint_planes import CHROMA_UNIT
from colorstudio.network.seen import Seen
from colorstudio.network.working_size import halved
from colorstudio.propagation.affinity import Affinity, EdgeMaps, couplings
from colorstudio.propagation.grid import Plane, Planes
from colorstudio.propagation.hierarchy import build_hierarchy
from colorstudio.propagation.problem import Hints, Prior, Problem
from colorstudio.propagation.scale import HARD, Scale, prior_weight
from colorstudio.propagation.solver import solve
from colorstudio.support.cancel import CancelToken

_AFFINITY: Final = Affinity(smoothing_px=0.0)
_SCALE: Final = Scale(1.0)
_ITERATIONS: Final = 2
_REACH: Final = 0.25  # a line of hint reaches so far, as a share of the photo's side
_TRUSTED_FROM: Final = 0.25  # of reach: likeness to hints that are farther away fades
_LEAST_REACH: Final = 1e-3  # below it there is no telling what a hint looked like
_LIGHTNESS_UNIT: Final = 50.0
_LARGEST: Final = 2.6  # what any plane may be


class HintPlanes:
    """Makes the planes of one photo, whatever its hints; for one thread at a time.

    Nothing is built before the first hint: a photo without any needs no kernel.

    cuts : (4, h, w) on the grid of the planes, true where a barrier crosses the coupling that starts at a pixel
    """

    def __init__(self, seen: Seen, *, cuts: NDArray[np.bool_] | None = None) -> None:
        self._seen = seen
        self._cuts = cuts
        self._lightness = halved(seen.lightness)

    def of(self, hints: Hints, *, token: CancelToken) -> Planes:
        """Give the planes of hints, λ and h on the grid of the planes."""
        assert hints.strength.shape == self._lightness.shape
        planes = np.zeros(self._seen.planes_shape, np.float32)
        if not hints.strength.any():
            return planes
        planes[:2] = self._spread(hints, token) / CHROMA_UNIT
        planes[2], planes[3] = self._reach_and_likeness(hints.strength, token)
        planes[4] = hints.strength > 0
        planes[5] = hints.strength / HARD
        return np.clip(planes, -_LARGEST, _LARGEST, out=planes)

    @cached_property
    def _problems(self) -> tuple[Problem, Problem]:
        """The equation of the hints alone, and the one that is screened."""
        maps = EdgeMaps(self._seen.steps, self._seen.leaks)
        hierarchy = build_hierarchy(couplings(self._lightness, _SCALE, affinity=_AFFINITY, maps=maps, cuts=self._cuts))
        return Problem(hierarchy), Problem(hierarchy)

    def _spread(self, hints: Hints, token: CancelToken) -> Planes:
        alone, _ = self._problems
        alone.assign(hints)
        return solve(alone, token=token, tolerance=0.0, iterations=_ITERATIONS).chroma

    def _reach_and_likeness(self, strength: Plane, token: CancelToken) -> tuple[Plane, Plane]:
        """Spread 1 and the hints' own lightness over an even screen of zeros, both in one solve."""
        _, screened = self._problems
        even, nothing = np.ones_like(self._lightness), np.zeros((2, *self._lightness.shape), np.float32)
        screen = Prior(prior_weight(_REACH * sqrt(even.size)), even, nothing)
        screened.assign(Hints(strength, np.stack([even, self._lightness])), screen)
        near, light = solve(screened, token=token, tolerance=0.0, iterations=_ITERATIONS).chroma
        reach = np.clip(near, 0, 1)
        apart = self._lightness - light / np.maximum(reach, _LEAST_REACH)
        likeness = np.clip(apart / _LIGHTNESS_UNIT, -1, 1) * np.minimum(1, reach / _TRUSTED_FROM)
        return reach, np.where(reach > _LEAST_REACH, likeness, 0)
