"""The couplings of neighboring pixels, to the east, south, south-east and south-west, from lightness.

    w = g (floor o_r o_s + (1 - floor) exp(-s_r s_s dL² / (v_r + v_s)))

The rows are passed one by one: that is the form the compiler vectorizes, e to the power of a row included.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from colorstudio.propagation.compile_kernels import kernel
from colorstudio.propagation.grid import Plane, Planes

_DIAGONAL = np.float32(math.sqrt(0.5))  # with 1 on the axes even ground spreads color as round as eight neighbors can
_ONE = np.float32(1)
_STEPS = ((0, 1), (1, 0), (1, 1), (1, -1))

# 2^f for f from -½ to ½, to a unit in the last place of float32.
_LOG2_E = np.float32(math.log2(math.e))
_C1, _C2, _C3, _C4, _C5, _C6 = (np.float32(math.log(2) ** k / math.factorial(k)) for k in range(1, 7))
_HALF, _LEAST = np.float32(0.5), np.float32(-126)  # float32's lowest exponent


@kernel
def couple_plainly(w: Planes, L: Plane, sigma: float, floor: float) -> None:
    """Couple with s = o = 1 and v = σ² everywhere: it needs none of their planes and 2 ns per pixel, not 4."""
    height, width = L.shape
    per_square = np.float32(0.5 / sigma**2)
    bits = np.empty(width, np.int32)
    for k in range(4):
        down, right = _STEPS[k]
        weight = _DIAGONAL if k >= 2 else _ONE
        here, there = slice(max(-right, 0), width - max(right, 0)), slice(max(right, 0), width - max(-right, 0))
        for r in range(height - down):
            out = w[k, r + 1, 1:-2][here]
            _plain_exponent_row(out, L[r, here], L[r + down, there], per_square)
            _exponential_row(out, bits)
            _plain_weight_row(out, weight, np.float32(floor))


@kernel
def couple(w: Planes, L: Plane, variance: Plane, sharpness: Plane, openness: Plane, floor: float) -> None:
    """Couple with v, s and o of each pixel.

    `variance` is σ² of each end (2σ² is their sum), `sharpness` e^(t/2), `openness` e^(f/2): their products over both
    ends are the means of the exponents.
    """
    height, width = L.shape
    bits = np.empty(width, np.int32)
    for k in range(4):
        down, right = _STEPS[k]
        weight = _DIAGONAL if k >= 2 else _ONE
        here, there = slice(max(-right, 0), width - max(right, 0)), slice(max(right, 0), width - max(-right, 0))
        for r in range(height - down):
            y = r + down
            out = w[k, r + 1, 1:-2][here]
            _exponent_row(
                out, L[r, here], L[y, there], variance[r, here], variance[y, there],
                sharpness[r, here], sharpness[y, there],
            )  # fmt: skip
            _exponential_row(out, bits)
            _weight_row(out, openness[r, here], openness[y, there], weight, np.float32(floor))


@kernel
def _plain_exponent_row(out: Plane, L: Plane, beyond: Plane, per_square: np.float32) -> None:
    for c in range(out.size):
        step = L[c] - beyond[c]
        out[c] = -step * step * per_square


@kernel
def _exponent_row(out: Plane, L: Plane, beyond: Plane, v: Plane, other_v: Plane, s: Plane, other_s: Plane) -> None:
    for c in range(out.size):
        step = L[c] - beyond[c]
        out[c] = -step * step * s[c] * other_s[c] / (v[c] + other_v[c])


@kernel
def _exponential_row(row: Plane, bits: NDArray[np.int32]) -> None:
    """Put e^x for x <= 0: 2^n, written as the bits of a float32, times 2^f. The library's exp is not vectorized."""
    power = bits.view(np.float32)
    for c in range(row.size):
        exponent = max(row[c] * _LOG2_E, _LEAST)
        whole = np.floor(exponent + _HALF)
        row[c] = exponent - whole
        bits[c] = (np.int32(whole) + np.int32(127)) << np.int32(23)
    for c in range(row.size):
        f = row[c]
        row[c] = power[c] * (_ONE + f * (_C1 + f * (_C2 + f * (_C3 + f * (_C4 + f * (_C5 + f * _C6))))))


@kernel
def _plain_weight_row(row: Plane, weight: np.float32, floor: np.float32) -> None:
    for c in range(row.size):
        row[c] = weight * (floor + (_ONE - floor) * row[c])


@kernel
def _weight_row(row: Plane, o: Plane, other_o: Plane, weight: np.float32, floor: np.float32) -> None:
    for c in range(row.size):
        row[c] = weight * (min(floor * o[c] * other_o[c], _ONE) + (_ONE - floor) * row[c])
