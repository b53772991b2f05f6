"""How far apart the answers of a photo's grid and of the grid of half its side are: draft and final."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.scene import Scene
from colorstudio.propagation.affinity import Affinity, couplings
from colorstudio.propagation.grid import Plane, Planes
from colorstudio.propagation.hierarchy import build_hierarchy
from colorstudio.propagation.problem import Hints, Prior, Problem
from colorstudio.propagation.scale import Scale, prior_weight
from colorstudio.propagation.solver import solve
from colorstudio.support.cancel import CancelToken

PRIOR_LENGTH = 0.15  # of the diagonal
TOLERANCE = 0.3


@dataclass(frozen=True, slots=True)
class Agreement:
    """The distance of two answers in Lab units: its mean, and where 99 % of pixels are below."""

    name: str
    mean: float
    most: float


def agreements(scene: Scene, affinities: dict[str, Affinity]) -> Iterator[Agreement]:
    strength, color = scene.before.strength, scene.before.color
    share = halved(strength)
    coarse_color = np.where(share > 0, halved(strength * color) / np.maximum(share, 1e-9), 0)
    coarse = Hints(share, np.asarray(coarse_color, np.float32))
    small, small_chroma = halved(scene.lightness), halved(scene.chroma)
    for name, affinity in affinities.items():
        for prior in ("no prior", f"prior over {PRIOR_LENGTH} of the diagonal"):
            with_prior = prior != "no prior"
            fine = answer(scene.lightness, scene.before, affinity, scene.chroma if with_prior else None)
            draft = answer(small, coarse, affinity, small_chroma if with_prior else None)
            apart = np.hypot(*(halved(fine) - draft))
            yield Agreement(f"{name} affinity, {prior}", float(apart.mean()), float(np.quantile(apart, 0.99)))


def answer(lightness: Plane, hints: Hints, affinity: Affinity, chroma: Planes | None) -> Planes:
    """Solve on a grid; the prior, if any, believes in half the true chroma."""
    height, width = lightness.shape
    problem = Problem(build_hierarchy(couplings(lightness, Scale.of((height, width)), affinity=affinity)))
    prior = None
    if chroma is not None:
        weight = prior_weight(PRIOR_LENGTH * float(np.hypot(height, width)))
        prior = Prior(weight, np.ones_like(lightness), 0.5 * chroma)
    problem.assign(hints, prior)
    return solve(problem, token=CancelToken(), tolerance=TOLERANCE).chroma


def halved(planes: NDArray[Any]) -> NDArray[np.float32]:
    """Take means of 2 × 2 pixels."""
    height, width = planes.shape[-2:]
    blocks = planes.reshape(*planes.shape[:-2], height // 2, 2, width // 2, 2)
    return np.asarray(blocks.mean(axis=(-3, -1)), np.float32)
