"""How far hints reach, and the prior that makes way for them.

A plain small γ overrules an object's prior only when it floods the surroundings too; a prior that is gated by the
hints' reach inside the object keeps both apart.
"""

from __future__ import annotations

import numpy as np

from colorstudio.propagation.grid import Plane, bordered, interior
from colorstudio.propagation.problem import Problem
from colorstudio.propagation.solver import solve_for
from colorstudio.support.cancel import CancelToken

_FULL = 100.0  # the right side is solved as if 1 were 100 Lab units, so that tolerances mean the same
_CLOSED_FROM = 0.5  # where hints have half the say, the prior has none


def reach(problem: Problem, strength: Plane, *, token: CancelToken, start: Plane | None = None) -> Plane:
    """Solve for 1 on hints and 0 on the prior, with the problem's matrix; `strength` is the hints' λ (H, W)."""
    b = bordered(problem.hierarchy.shape, planes=2)
    interior(b)[0] = _FULL * strength
    before = None if start is None else np.stack([_FULL * start, np.zeros_like(start)])
    solution = solve_for(problem, b, token=token, tolerance=1.0, start=before)
    return np.asarray(np.clip(solution.chroma[0] / _FULL, 0, 1), np.float32)


def gated(confidence: Plane, reached: Plane) -> Plane:
    """Give c' = c clamp(1 - g / 0.5, 0, 1)²."""
    closed: Plane = confidence * np.clip(1 - reached / np.float32(_CLOSED_FROM), 0, 1) ** 2
    return closed
