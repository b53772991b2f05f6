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
    here = slice(left, right + 2)  # with a neighbor on either side
    for r in range(top + 1, bottom + 1):
        _free_row(
            theta[r, here], m[r, here],
            w[0, r, here], w[1, r, here], w[2, r, here], w[3, r, here],
            w[1, r - 1, here], w[2, r - 1, here], w[3, r - 1, here],
        )  # fmt: skip


@kernel
def _free_row(
    theta: Plane, m: Plane, e: Plane, s: Plane, se: Plane, sw: Plane, s_n: Plane, se_n: Plane, sw_n: Plane
) -> None:
    """`_n` are the couplings of the row above."""
    for c in range(1, m.size - 1):
        d = e[c] + e[c - 1] + s[c] + s_n[c] + se[c] + se_n[c - 1] + sw[c] + sw_n[c + 1]
        theta[c] = _ONE - m[c] / (d + m[c] + _TINY)


@kernel
def coarse_mass(mc: Plane, theta: Plane, w: Planes, P: Planes, top: int, left: int, bottom: int, right: int) -> None:
    """The mass of the coarse points of a rectangle, with three rows of the fine sum at a time."""
    height, width = theta.shape[0] - 3, theta.shape[1] - 3
    rows = np.zeros((3, theta.shape[1]), np.float32)
    first, last = max(1, 2 * left), min(width, 2 * right)
    here, fine = slice(left, right + 2), slice(2 * left, 2 * right + 2)
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
            mc[i, here], rows[above, fine], rows[on, fine], rows[below, fine],
            P[0, i, here], P[1, i, here], P[1, i - 1, here], P[2, i, here], P[3, i, here],
            P[2, i - 1, here], P[3, i - 1, here], P[4, i - 1, here],
        )  # fmt: skip
        above, below = below, above


@kernel
def _bound_row(out: Plane, theta: Plane, w: Planes, r: int, first: int, last: int) -> None:
    here = slice(first - 1, last + 2)
    _held_row(
        out[here], theta[r - 1, here], theta[r, here], theta[r + 1, here],
        w[0, r, here], w[1, r, here], w[2, r, here], w[3, r, here],
        w[1, r - 1, here], w[2, r - 1, here], w[3, r - 1, here],
    )  # fmt: skip


@kernel
def _held_row(
    out: Plane, north: Plane, theta: Plane, south: Plane,
    e: Plane, s: Plane, se: Plane, sw: Plane, s_n: Plane, se_n: Plane, sw_n: Plane,
) -> None:  # fmt: skip
    """theta_i sum_j w_ij (1 - theta_j) = (theta A theta 1)_i."""
    for c in range(1, theta.size - 1):
        out[c] = theta[c] * (
            e[c] * (_ONE - theta[c + 1]) + e[c - 1] * (_ONE - theta[c - 1])
            + s[c] * (_ONE - south[c]) + s_n[c] * (_ONE - north[c])
            + se[c] * (_ONE - south[c + 1]) + se_n[c - 1] * (_ONE - north[c - 1])
            + sw[c] * (_ONE - south[c - 1]) + sw_n[c + 1] * (_ONE - north[c + 1])
        )  # fmt: skip


@kernel
def _mass_row(
    out: Plane, above: Plane, on: Plane, below: Plane,
    ph: Plane, pv: Plane, pv_n: Plane, q0: Plane, q1: Plane, q0_n: Plane, q1_n: Plane, q2_n: Plane,
) -> None:  # fmt: skip
    for j in range(1, out.size - 1):
        c = 2 * j - 1
        out[j] = (
            on[c] + ph[j] * on[c + 1] + (_ONE - ph[j - 1]) * on[c - 1]
            + pv[j] * below[c] + (_ONE - pv_n[j]) * above[c]
            + q0[j] * below[c + 1] + q1[j - 1] * below[c - 1] + q2_n[j] * above[c + 1]
            + (_ONE - q0_n[j - 1] - q1_n[j - 1] - q2_n[j - 1]) * above[c - 1]
        )  # fmt: skip
