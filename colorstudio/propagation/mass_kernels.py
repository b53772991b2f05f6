"""What a stroke changes: how free each node is of its mass, and the mass of the next coarser grid.

theta = d / (d + m), d the sum of the node's couplings: 1 without mass, 0 under a hard hint. The interpolation is the
photo's, its rows scaled by theta; the coarse mass is then P^T [theta_i sum_j w_ij (1 - theta_j)], the row sums of
(theta P)^T A (theta P). Lumping the mass itself (P^T m) would switch the correction off for a coarse cell around every
strong stroke, on every level.
"""

from __future__ import annotations

import numpy as np

from colorstudio.propagation.compile_kernels import kernel
from colorstudio.propagation.grid import Plane, Planes

_ONE, _TINY = np.float32(1), np.float32(1e-30)


@kernel
def free(theta: Plane, m: Plane, w: Planes, top: int, left: int, bottom: int, right: int) -> None:
    """Theta of the pixels of a rectangle."""
    for r in range(top + 1, bottom + 1):
        for c in range(left + 1, right + 1):
            d = (
                w[0, r, c] + w[0, r, c - 1] + w[1, r, c] + w[1, r - 1, c]
                + w[2, r, c] + w[2, r - 1, c - 1] + w[3, r, c] + w[3, r - 1, c + 1]
            )  # fmt: skip
            theta[r, c] = _ONE - m[r, c] / (d + m[r, c] + _TINY)


@kernel
def coarse_mass(mc: Plane, theta: Plane, w: Planes, P: Planes, top: int, left: int, bottom: int, right: int) -> None:
    """The mass of the coarse points of a rectangle, with three rows of the fine sum at a time."""
    height, width = theta.shape[0] - 3, theta.shape[1] - 3
    rows = np.zeros((3, theta.shape[1]), np.float32)
    first, last = max(1, 2 * left), min(width, 2 * right)
    above, on, below = 0, 1, 2
    for i in range(top + 1, bottom + 1):
        r = 2 * i - 1
        if i == top + 1 and r > 1:
            _bound_row(rows[above], theta, w, r - 1, first, last)
        _bound_row(rows[on], theta, w, r, first, last)
        if r < height:
            _bound_row(rows[below], theta, w, r + 1, first, last)
        else:
            rows[below] = 0
        _mass_row(
            mc[i], rows[above], rows[on], rows[below],
            P[0, i], P[1, i], P[1, i - 1], P[2, i], P[3, i], P[2, i - 1], P[3, i - 1], P[4, i - 1],
            left + 1, right + 1,
        )  # fmt: skip
        above, below = below, above


@kernel
def _bound_row(out: Plane, theta: Plane, w: Planes, r: int, first: int, last: int) -> None:
    """theta_i sum_j w_ij (1 - theta_j) = (theta A theta 1)_i."""
    for c in range(first, last + 1):
        out[c] = theta[r, c] * (
            w[0, r, c] * (_ONE - theta[r, c + 1]) + w[0, r, c - 1] * (_ONE - theta[r, c - 1])
            + w[1, r, c] * (_ONE - theta[r + 1, c]) + w[1, r - 1, c] * (_ONE - theta[r - 1, c])
            + w[2, r, c] * (_ONE - theta[r + 1, c + 1]) + w[2, r - 1, c - 1] * (_ONE - theta[r - 1, c - 1])
            + w[3, r, c] * (_ONE - theta[r + 1, c - 1]) + w[3, r - 1, c + 1] * (_ONE - theta[r - 1, c + 1])
        )  # fmt: skip


@kernel
def _mass_row(
    out: Plane, above: Plane, on: Plane, below: Plane,
    ph: Plane, pv: Plane, pv_n: Plane, q0: Plane, q1: Plane, q0_n: Plane, q1_n: Plane, q2_n: Plane,
    first: int, last: int,
) -> None:  # fmt: skip
    for j in range(first, last):
        c = 2 * j - 1
        out[j] = (
            on[c] + ph[j] * on[c + 1] + (_ONE - ph[j - 1]) * on[c - 1]
            + pv[j] * below[c] + (_ONE - pv_n[j]) * above[c]
            + q0[j] * below[c + 1] + q1[j - 1] * below[c - 1] + q2_n[j] * above[c + 1]
            + (_ONE - q0_n[j - 1] - q1_n[j - 1] - q2_n[j - 1]) * above[c - 1]
        )  # fmt: skip
