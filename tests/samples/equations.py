"""Small photos with hints, and the same equation written down densely and solved without any of our steps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from colorstudio.propagation.affinity import couplings
from colorstudio.propagation.grid import Plane, Planes, Shape, interior
from colorstudio.propagation.hierarchy import build_hierarchy
from colorstudio.propagation.problem import Hints, Prior, Problem
from colorstudio.propagation.scale import HARD, Scale
from colorstudio.propagation.solver import solve
from colorstudio.support.cancel import CancelToken

TOLERANCE = 0.05  # Lab units: float32 bottoms out near 0.01 to 0.02
UNIT = Scale(1.0)
_STEPS = ((0, 1), (1, 0), (1, 1), (1, -1))  # east, south, south-east, south-west


def photo(shape: Shape, generator: np.random.Generator) -> Plane:
    """Make lightness with a few flat patches, a soft gradient and a little grain."""
    patches = generator.uniform(10, 90, (3, 4))
    rows, columns = np.arange(shape[0]) * 3 // shape[0], np.arange(shape[1]) * 4 // shape[1]
    ramp = np.linspace(0, 8, shape[1])
    return np.asarray(patches[rows][:, columns] + ramp + generator.normal(0, 1, shape), np.float32)


def dabs(shape: Shape, generator: np.random.Generator, *, count: int = 4, strength: float = HARD) -> Hints:
    """Put hints of random colors on random pixels."""
    hints = no_hints(shape)
    for _ in range(count):
        r, c = generator.integers(shape[0]), generator.integers(shape[1])
        hints.strength[r, c] = strength
        hints.color[:, r, c] = generator.uniform(-60, 60, 2)
    return hints


def no_hints(shape: Shape) -> Hints:
    return Hints(np.zeros(shape, np.float32), np.zeros((2, *shape), np.float32))


def problem_of(weights: Planes, hints: Hints, prior: Prior | None = None) -> Problem:
    problem = Problem(build_hierarchy(weights))
    problem.assign(hints, prior)
    return problem


def colored(weights: Planes, hints: Hints, prior: Prior | None = None) -> Planes:
    """Solve as well as float32 can: what is claimed of the equation isn't blurred by when its solver stops."""
    return solve(problem_of(weights, hints, prior), token=CancelToken(), tolerance=0.0).chroma


def colored_photo(lightness: Plane, hints: Hints) -> Planes:
    return colored(couplings(lightness, UNIT), hints)


def solved_densely(weights: Planes, mass: Plane, pull: Planes) -> NDArray[np.float64]:
    """Solve A u = m t with the matrix written out and LAPACK, in float64."""
    height, width = mass.shape
    A = np.diag(mass.ravel().astype(np.float64))
    for direction, (down, right) in zip(interior(weights).astype(np.float64), _STEPS, strict=True):
        for r in range(height):
            for c in range(width):
                if direction[r, c] > 0:
                    i, j = r * width + c, (r + down) * width + c + right
                    A[i, i] += direction[r, c]
                    A[j, j] += direction[r, c]
                    A[i, j] -= direction[r, c]
                    A[j, i] -= direction[r, c]
    solved = np.linalg.solve(A, pull.reshape(2, -1).astype(np.float64).T)
    return np.asarray(solved.T.reshape(pull.shape), np.float64)


def closed_curve(shape: Shape, top: int, left: int, bottom: int, right: int) -> NDArray[np.bool_]:
    """Cut every coupling between a rectangle of pixels and the rest."""
    inside = np.zeros(shape, bool)
    inside[top:bottom, left:right] = True
    cuts = np.zeros((4, *shape), bool)
    for cut, (down, to_right) in zip(cuts, _STEPS, strict=True):
        beyond = np.roll(inside, (-down, -to_right), (0, 1))
        cut[...] = inside != beyond
    return cuts
