"""The steps of the multigrid cycle, as loops over bordered planes (grid.py), both chroma planes at once.

x, b, r, z, p and q are (2, H + 3, W + 3); m and theta (H + 3, W + 3); w (4, H + 3, W + 3) holds the couplings to the
east, south, south-east and south-west; P (5, Hc + 3, Wc + 3) the interpolation (setup_kernels.py). float32 throughout,
sums in float64. The rows are passed one by one: that is the form the compiler vectorizes.
"""

from __future__ import annotations

import numpy as np

from colorstudio.propagation.compile_kernels import kernel
from colorstudio.propagation.grid import Plane, Planes

_TINY = np.float32(1e-30)  # keeps a pixel without couplings and mass from dividing by zero


@kernel
def smooth(x: Planes, b: Planes, m: Plane, w: Planes, lead: int) -> None:
    """One four-color Gauss–Seidel sweep; lead 1 takes odd rows and columns first, lead 2 is the exact reverse.

    A row of the second parity is relaxed as soon as both rows beside it are done: one pass over memory.
    """
    height = m.shape[0] - 3
    buffer = np.empty((5, m.shape[1]), np.float32)
    for r in range(lead, height + 1, 2):
        _relax_row(x, b, m, w, r, lead & 1, buffer)
        if r > 1:
            _relax_row(x, b, m, w, r - 1, lead & 1, buffer)
    if (height - lead) % 2 == 1 and height > 0:
        _relax_row(x, b, m, w, height, lead & 1, buffer)


@kernel
def _relax_row(x: Planes, b: Planes, m: Plane, w: Planes, r: int, parity: int, buffer: Planes) -> None:
    _gather_row(
        buffer[0], buffer[1], buffer[2], m[r], b[0, r], b[1, r], x[0, r - 1], x[1, r - 1], x[0, r + 1], x[1, r + 1],
        w[0, r], w[1, r], w[2, r], w[3, r], w[1, r - 1], w[2, r - 1], w[3, r - 1],
    )  # fmt: skip
    for columns in (parity, 1 - parity):
        _relaxed_row(buffer[3], buffer[4], buffer[0], buffer[1], buffer[2], x[0, r], x[1, r], w[0, r])
        _blend_row(x[0, r], x[1, r], buffer[3], buffer[4], columns)


@kernel
def _gather_row(
    t0: Plane, t1: Plane, inverse: Plane, m: Plane, b0: Plane, b1: Plane,
    n0: Plane, n1: Plane, s0: Plane, s1: Plane,
    e: Plane, s: Plane, se: Plane, sw: Plane, s_n: Plane, se_n: Plane, sw_n: Plane,
) -> None:  # fmt: skip
    """t = what the rows above and below give; inverse = 1 / the diagonal. `_n` are the couplings of the row above."""
    for c in range(1, m.size - 2):
        n, nw, ne = s_n[c], se_n[c - 1], sw_n[c + 1]
        t0[c] = (
            b0[c] + n * n0[c] + s[c] * s0[c]
            + nw * n0[c - 1] + ne * n0[c + 1] + se[c] * s0[c + 1] + sw[c] * s0[c - 1]
        )  # fmt: skip
        t1[c] = (
            b1[c] + n * n1[c] + s[c] * s1[c]
            + nw * n1[c - 1] + ne * n1[c + 1] + se[c] * s1[c + 1] + sw[c] * s1[c - 1]
        )  # fmt: skip
        inverse[c] = np.float32(1) / (m[c] + n + s[c] + nw + ne + se[c] + sw[c] + e[c] + e[c - 1] + _TINY)


@kernel
def _relaxed_row(y0: Plane, y1: Plane, t0: Plane, t1: Plane, inverse: Plane, x0: Plane, x1: Plane, e: Plane) -> None:
    for c in range(1, e.size - 2):
        y0[c] = (t0[c] + e[c - 1] * x0[c - 1] + e[c] * x0[c + 1]) * inverse[c]
        y1[c] = (t1[c] + e[c - 1] * x1[c - 1] + e[c] * x1[c + 1]) * inverse[c]


@kernel
def _blend_row(x0: Plane, x1: Plane, y0: Plane, y1: Plane, parity: int) -> None:
    for c in range(1, x0.size - 2):
        chosen = (c & 1) == parity
        x0[c] = y0[c] if chosen else x0[c]
        x1[c] = y1[c] if chosen else x1[c]


@kernel
def residual(r: Planes, x: Planes, b: Planes, m: Plane, w: Planes) -> None:
    """r = b - A x."""
    for y in range(1, m.shape[0] - 2):
        for k in range(2):
            residual_row(r[k, y], x[k], b[k, y], m, w, y)


@kernel
def residual_row(out: Plane, x: Plane, b: Plane, m: Plane, w: Planes, r: int) -> None:
    """Row r of b - A x, of one plane; `b` is its row."""
    _difference_row(
        out, b, m[r], x[r - 1], x[r], x[r + 1],
        w[0, r], w[1, r], w[2, r], w[3, r], w[1, r - 1], w[2, r - 1], w[3, r - 1],
    )  # fmt: skip


@kernel
def _difference_row(
    out: Plane, b: Plane, m: Plane, xn: Plane, x: Plane, xs: Plane,
    e: Plane, s: Plane, se: Plane, sw: Plane, s_n: Plane, se_n: Plane, sw_n: Plane,
) -> None:  # fmt: skip
    """The difference form: the large diagonal never cancels, so a tiny mass survives in float32."""
    for c in range(1, m.size - 2):
        a = x[c]
        out[c] = (
            b[c] - m[c] * a
            + s_n[c] * (xn[c] - a) + s[c] * (xs[c] - a)
            + se_n[c - 1] * (xn[c - 1] - a) + sw_n[c + 1] * (xn[c + 1] - a)
            + se[c] * (xs[c + 1] - a) + sw[c] * (xs[c - 1] - a)
            + e[c] * (x[c + 1] - a) + e[c - 1] * (x[c - 1] - a)
        )  # fmt: skip


@kernel
def restrict(coarse_b: Planes, x: Planes, b: Planes, m: Plane, theta: Plane, w: Planes, P: Planes) -> None:
    """coarse_b = P^T theta (b - A x), with three rows of the fine residual at a time."""
    height = m.shape[0] - 3
    rows = np.zeros((3, 2, m.shape[1]), np.float32)
    above, on, below = 0, 1, 2
    for i in range(1, coarse_b.shape[1] - 2):
        r = 2 * i - 1
        _free_residual_row(rows[on], x, b, m, theta, w, r)
        if r < height:
            _free_residual_row(rows[below], x, b, m, theta, w, r + 1)
        else:
            rows[below] = 0
        for k in range(2):
            _restrict_row(
                coarse_b[k, i], rows[above, k], rows[on, k], rows[below, k],
                P[0, i], P[1, i], P[1, i - 1], P[2, i], P[3, i], P[2, i - 1], P[3, i - 1], P[4, i - 1],
            )  # fmt: skip
        above, below = below, above


@kernel
def _free_residual_row(out: Planes, x: Planes, b: Planes, m: Plane, theta: Plane, w: Planes, r: int) -> None:
    for k in range(2):
        residual_row(out[k], x[k], b[k, r], m, w, r)
        _scale_row(out[k], theta[r])


@kernel
def _scale_row(row: Plane, factor: Plane) -> None:
    for c in range(1, row.size - 2):
        row[c] *= factor[c]


@kernel
def _restrict_row(
    out: Plane, above: Plane, on: Plane, below: Plane,
    ph: Plane, pv: Plane, pv_n: Plane, q0: Plane, q1: Plane, q0_n: Plane, q1_n: Plane, q2_n: Plane,
) -> None:  # fmt: skip
    """One row of P^T: a coarse point takes from the pixel it sits on and the eight around; `_n` are the cells above."""
    one = np.float32(1)
    for j in range(1, out.size - 2):
        c = 2 * j - 1
        q3_nw = one - q0_n[j - 1] - q1_n[j - 1] - q2_n[j - 1]
        out[j] = (
            on[c] + ph[j] * on[c + 1] + (one - ph[j - 1]) * on[c - 1]
            + pv[j] * below[c] + (one - pv_n[j]) * above[c]
            + q0[j] * below[c + 1] + q1[j - 1] * below[c - 1]
            + q2_n[j] * above[c + 1] + q3_nw * above[c - 1]
        )  # fmt: skip


@kernel
def prolong(x: Planes, coarse_x: Planes, theta: Plane, P: Planes) -> None:
    """x += theta P coarse_x; where a cell hangs over an even edge, the border gets its zeros back."""
    height, width = x.shape[1] - 3, x.shape[2] - 3
    for k in range(2):
        for i in range(1, coarse_x.shape[1] - 2):
            r = 2 * i - 1
            _prolong_rows(
                x[k, r], x[k, r + 1], coarse_x[k, i], coarse_x[k, i + 1], theta[r], theta[r + 1],
                P[0, i], P[1, i], P[2, i], P[3, i], P[4, i],
            )  # fmt: skip
            x[k, r, width + 1] = 0
            x[k, r + 1, width + 1] = 0
        x[k, height + 1] = 0


@kernel
def _prolong_rows(
    even: Plane, odd: Plane, upper: Plane, lower: Plane, free_even: Plane, free_odd: Plane,
    ph: Plane, pv: Plane, q0: Plane, q1: Plane, q2: Plane,
) -> None:  # fmt: skip
    for j in range(1, upper.size - 2):
        c = 2 * j - 1
        nw, ne, sw, se = upper[j], upper[j + 1], lower[j], lower[j + 1]
        even[c] += free_even[c] * nw
        even[c + 1] += free_even[c + 1] * (ne + ph[j] * (nw - ne))
        odd[c] += free_odd[c] * (sw + pv[j] * (nw - sw))
        odd[c + 1] += free_odd[c + 1] * (se + q0[j] * (nw - se) + q1[j] * (ne - se) + q2[j] * (sw - se))
