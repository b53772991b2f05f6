"""Every kernel compiled or taken from the cache, so that nobody waits for it later."""

from __future__ import annotations

import numpy as np

from colorstudio.propagation.affinity import EdgeMaps, couplings
from colorstudio.propagation.grid import GridRect
from colorstudio.propagation.hierarchy import build_hierarchy
from colorstudio.propagation.problem import Hints, Problem
from colorstudio.propagation.refine import CoarseAnswer, Window, refine, window_around
from colorstudio.propagation.scale import Scale
from colorstudio.propagation.solver import solve
from colorstudio.support.cancel import CancelToken

_SHAPE = (13, 14)  # more than one level, odd and even


def warm() -> None:
    """Color a tiny photo with a lone pixel cut out of it; about 20 seconds the first time, 1 afterwards."""
    lightness = np.zeros(_SHAPE, np.float32)
    cuts = np.zeros((4, *_SHAPE), bool)
    cuts[:, 1, 1] = cuts[0, 1, 0] = cuts[1, 0, 1] = cuts[2, 0, 0] = cuts[3, 0, 2] = True
    couplings(lightness, Scale.of(_SHAPE), maps=EdgeMaps(lightness, lightness))
    weights = couplings(lightness, Scale.of(_SHAPE), cuts=cuts)
    problem = Problem(build_hierarchy(weights))
    strength, color = np.eye(*_SHAPE, dtype=np.float32), np.ones((2, *_SHAPE), np.float32)
    problem.assign(Hints(strength, color))
    stroke = GridRect(6, 6, 9, 9)
    problem.assign(Hints(strength[stroke.slices], color[:, *stroke.slices]), rect=stroke)
    solution = solve(problem, token=CancelToken(), tolerance=0.0, iterations=2)
    tile = GridRect.whole(_SHAPE)
    rect = window_around(tile, _SHAPE, _SHAPE)
    window = Window(rect, lightness, weights, strength, color * strength)
    refine(CoarseAnswer(lightness, solution.chroma), window, tile=tile, full=_SHAPE)
