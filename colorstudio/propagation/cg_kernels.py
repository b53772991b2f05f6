"""The vector steps of conjugate gradients: both planes share the matrix, each has its own scalars."""

from __future__ import annotations

import numpy as np

from colorstudio.propagation.compile_kernels import kernel
from colorstudio.propagation.grid import Plane, Planes
from colorstudio.propagation.kernels import residual_row


@kernel
def dots(a: Planes, b: Planes) -> tuple[float, float]:
    """<a, b> of each plane, summed in float64."""
    first = second = 0.0
    for y in range(1, a.shape[1] - 2):
        first += _dot_row(a[0, y], b[0, y])
        second += _dot_row(a[1, y], b[1, y])
    return first, second


@kernel
def _dot_row(a: Plane, b: Plane) -> float:
    total = 0.0
    for c in range(1, a.size - 2):
        total += np.float64(a[c]) * np.float64(b[c])
    return total


@kernel
def turn(p: Planes, z: Planes, beta: Plane) -> None:
    """p = z + beta p."""
    for k in range(2):
        for y in range(1, p.shape[1] - 2):
            _turn_row(p[k, y], z[k, y], beta[k])


@kernel
def _turn_row(p: Plane, z: Plane, beta: float) -> None:
    for c in range(1, p.size - 2):
        p[c] = z[c] + beta * p[c]


@kernel
def apply_negative(q: Planes, p: Planes, m: Plane, w: Planes) -> tuple[float, float]:
    """q = -A p; gives <p, A p> of each plane."""
    nothing = np.zeros(m.shape[1], np.float32)
    first = second = 0.0
    for y in range(1, m.shape[0] - 2):
        for k in range(2):
            residual_row(q[k, y], p[k], nothing, m, w, y)
        first -= _dot_row(p[0, y], q[0, y])
        second -= _dot_row(p[1, y], q[1, y])
    return first, second


@kernel
def step(x: Planes, r: Planes, p: Planes, negative_ap: Planes, alpha: Plane) -> None:
    """x += alpha p, r -= alpha A p."""
    for k in range(2):
        for y in range(1, x.shape[1] - 2):
            _step_row(x[k, y], r[k, y], p[k, y], negative_ap[k, y], alpha[k])


@kernel
def _step_row(x: Plane, r: Plane, p: Plane, q: Plane, alpha: float) -> None:
    for c in range(1, x.size - 2):
        x[c] += alpha * p[c]
        r[c] += alpha * q[c]
