"""The solver of A u = m t: conjugate gradients, preconditioned with one multigrid cycle per iteration.

The energy E(u) = Σ w_rs |u_r - u_s|² + Σ λ_r |u_r - h_r|² + γ Σ c_r |u_r - p_r|² is least where A u = m t (problem.py).
A is symmetric and positive definite as soon as each part of the grid has some mass. Both chroma planes share it.
A cycle is V(1,1) with four-color Gauss–Seidel; interpolation is the photo's, its rows scaled by theta where hints hold
a node, which makes convergence independent of their strength (1 to 1e5).

Reference: Briggs, Henson, McCormick, "A multigrid tutorial", 2000.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from math import inf, isqrt, log

import numpy as np

from colorstudio.propagation.cg_kernels import apply_negative, dots, step, turn
from colorstudio.propagation.grid import Planes, bordered, interior
from colorstudio.propagation.kernels import prolong, residual, restrict, smooth
from colorstudio.propagation.problem import Problem
from colorstudio.support.cancel import CancelToken

LEAST_TOLERANCE = 0.3  # Lab units: float32 can't promise more
ITERATIONS = 100  # plain couplings need 4 to 20 to 0.5 Lab, those of edge maps 27 to 71 (the examples of 2004)

# How far off x is, in lengths of the last step. Of 280 solves to 1.0 (10 photos at ¼ and 1 megapixel, 5 to 100 hints,
# two affinities, with and without prior, some warm) 270 ended within the tolerance, the worst at 2.1; with 5 it is 276
# and 1.4, for half an iteration more. The cycle's own guess M r says less: with 15 times its length 207 did, the worst
# at 5.1, for a cycle more. (At 1 megapixel σ was 2 then; with today's 38 of 42 did, the worst at 1.9, with 5 as many.)
_CAUTION = 4
_QUANTILE = 0.999  # single pixels coupled by the floor alone lag for dozens of iterations and are invisible
_SAMPLES = 16_000  # of the step, evenly over the grid: the quantile then has 16 above it
_FORWARD, _BACKWARD = 1, 2  # the order of the sweep's colors: reversed after, so that the cycle is symmetric


@dataclass(frozen=True, slots=True)
class Solution:
    """The chroma (2, H, W), and how it was found; `error` guesses what is left at 99.9 % of pixels, in Lab units."""

    chroma: Planes
    iterations: int
    error: float
    converged: bool


class _Shape(Enum):
    V = auto()
    F = auto()  # after each visit of a coarser grid one V-cycle more: the start from nothing


@dataclass(frozen=True, slots=True)
class _Coarse:
    """What a cycle needs on a coarser grid: the correction and the restricted residual."""

    x: Planes
    b: Planes


def solve(
    problem: Problem,
    *,
    token: CancelToken,
    tolerance: float,
    start: Planes | None = None,
    on_iterate: Callable[[Planes], None] | None = None,
    iterations: int = ITERATIONS,
) -> Solution:
    """Find the chroma of a problem to a tolerance in Lab units, at 99.9 % of pixels.

    Parameters
    ----------
    problem : hints and prior on their grid
    token : asked and told before each iteration: how far the guess of the error has fallen, on a log scale
    tolerance : in Lab units, at least LEAST_TOLERANCE to be promised
    start : (2, H, W) chroma to start from; without it an F-cycle makes the first guess
    on_iterate : shown the chroma (2, H, W) after the first guess and each iteration, to copy what it wants to keep
    iterations : after so many the solution is given as it is
    """
    x = bordered(problem.hierarchy.shape, planes=2)
    chroma = interior(x)
    if not problem.pull.any():
        return Solution(chroma, 0, 0.0, converged=True)  # exactly gray
    coarse = [_Coarse(*(bordered(level.shape, planes=2) for _ in "xb")) for level in problem.hierarchy.levels[1:]]
    if start is None:
        token.check()
        _cycle(problem, coarse, 0, x, problem.pull, _Shape.F)
        if on_iterate is not None:
            on_iterate(chroma)
    else:
        chroma[...] = start
    return _conjugate_gradients(problem, coarse, x, token, tolerance, on_iterate, iterations)


def _conjugate_gradients(
    problem: Problem,
    coarse: list[_Coarse],
    x: Planes,
    token: CancelToken,
    tolerance: float,
    on_iterate: Callable[[Planes], None] | None,
    iterations: int,
) -> Solution:
    m, w = problem.masses[0], problem.hierarchy.levels[0].w
    r, z, p = (np.zeros_like(x) for _ in range(3))
    residual(r, x, problem.pull, m, w)
    rz_before = np.zeros(2)
    done, error, first, fraction = 0, inf, 0.0, 0.0
    while done < iterations and error >= tolerance:
        token.report(fraction)
        z[...] = 0
        _cycle(problem, coarse, 0, z, r, _Shape.V)
        rz = np.array(dots(r, z))
        turn(p, z, _ratio(rz, rz_before))
        curvature = np.array(apply_negative(z, p, m, w))  # z is free again: it holds -A p
        alpha = _ratio(rz, curvature)
        step(x, r, p, z, alpha)
        rz_before = rz
        done, error = done + 1, _CAUTION * _length(p, alpha)
        if on_iterate is not None:
            on_iterate(interior(x))
        first = first or error
        fraction = max(fraction, done / iterations, _fallen(first, error, tolerance))
    token.report(1.0)
    return Solution(interior(x), done, error, converged=error < tolerance)


def _cycle(problem: Problem, coarse: list[_Coarse], k: int, x: Planes, b: Planes, shape: _Shape) -> None:
    """Improve x on level k towards A x = b."""
    if k == len(coarse):
        _solve_coarsest(problem, x, b)
        return
    level = problem.hierarchy.levels[k]
    m, theta, w, P = problem.masses[k], problem.thetas[k], level.w, level.P
    assert P is not None
    below = coarse[k]
    smooth(x, b, m, w, _FORWARD)
    restrict(below.b, x, b, m, theta, w, P)
    below.x[...] = 0
    _cycle(problem, coarse, k + 1, below.x, below.b, shape)
    prolong(x, below.x, theta, P)
    smooth(x, b, m, w, _BACKWARD)
    if shape is _Shape.F and k > 0:
        _cycle(problem, coarse, k, x, b, _Shape.V)


def _solve_coarsest(problem: Problem, x: Planes, b: Planes) -> None:
    right_side = interior(b).reshape(2, -1).astype(np.float64)
    interior(x)[...] = (right_side @ problem.inverse).reshape(interior(x).shape)


def _length(p: Planes, alpha: Planes) -> float:
    """How far the iteration moved x along p, at a quantile of a sample of the pixels."""
    direction = interior(p)
    apart = max(1, isqrt(direction[0].size // _SAMPLES))
    moved = np.abs(alpha[:, None, None] * direction[:, ::apart, ::apart]).max(axis=0).ravel()
    rank = int(_QUANTILE * (moved.size - 1))
    return float(np.partition(moved, rank)[rank])


def _fallen(first: float, error: float, tolerance: float) -> float:
    """Give how much of the way from the first error to the tolerance is behind; 0 where there is no end to it."""
    return log(first / max(error, tolerance)) / log(first / tolerance) if 0 < tolerance < first else 0.0


def _ratio(numerator: np.ndarray, denominator: np.ndarray) -> Planes:
    """Divide per plane; 0 where the plane is done."""
    safe = np.where(denominator > 0, denominator, 1)
    return np.where(denominator > 0, numerator / safe, 0).astype(np.float32)
