"""The coarse grids of a photo: operator-induced interpolation and Galerkin couplings, built once.

A cell has its coarse point (I, J) at the fine pixel (2I, 2J) and owns the pixels east, south and south-east of it. P
holds per cell, for rows that sum to one:
  ph: the weight of the left parent of the pixel to the east, pv: of the upper parent of the pixel to the south,
  q0, q1, q2: of the parents north-west, north-east, south-west of the cell's center (south-east has the rest).
"""

from __future__ import annotations

import numpy as np

from colorstudio.propagation.compile_kernels import kernel
from colorstudio.propagation.grid import Plane, Planes

_END = (1, 3, 4)  # in a row of three: the pixel to the east, south, south-east
_ONE, _HALF, _QUARTER = np.float32(1), np.float32(0.5), np.float32(0.25)


@kernel
def interpolate(P: Planes, w: Planes) -> None:
    """Fill P from the couplings w of the finer grid."""
    rows, columns = P.shape[1] - 3, P.shape[2] - 3
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            P[0, i, j] = _share_of_left(w, 2 * i - 1, 2 * j) if j < columns else _ONE
            P[1, i, j] = _share_of_upper(w, 2 * i, 2 * j - 1) if i < rows else _ONE
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            if i < rows and j < columns:
                _interpolate_center(P, w, i, j)
            else:  # one parent only, in one direction or both: the center is an edge of the coarse grid
                ph, pv = P[0, i, j], P[1, i, j]
                P[2, i, j] = ph * pv
                P[3, i, j] = (_ONE - ph) * pv
                P[4, i, j] = ph * (_ONE - pv)


@kernel
def _share_of_left(w: Planes, r: int, c: int) -> np.float32:
    left = w[0, r, c - 1] + w[2, r - 1, c - 1] + w[3, r, c]
    right = w[0, r, c] + w[3, r - 1, c + 1] + w[2, r, c]
    return np.float32(left / (left + right)) if left + right > 0 else _HALF


@kernel
def _share_of_upper(w: Planes, r: int, c: int) -> np.float32:
    upper = w[1, r - 1, c] + w[2, r - 1, c - 1] + w[3, r - 1, c + 1]
    lower = w[1, r, c] + w[2, r, c] + w[3, r, c]
    return np.float32(upper / (upper + lower)) if upper + lower > 0 else _HALF


@kernel
def _interpolate_center(P: Planes, w: Planes, i: int, j: int) -> None:
    """A center takes from its eight neighbors; those on cell edges pass on what they take from their own parents."""
    r, c = 2 * i, 2 * j
    n, s, west, east = w[1, r - 1, c], w[1, r, c], w[0, r, c - 1], w[0, r, c]
    nw, ne, sw, se = w[2, r - 1, c - 1], w[3, r - 1, c + 1], w[3, r, c], w[2, r, c]
    total = n + s + west + east + nw + ne + sw + se
    if total <= 0:
        P[2, i, j] = P[3, i, j] = P[4, i, j] = _QUARTER
        return
    ph, pv, ph_south, pv_east = P[0, i, j], P[1, i, j], P[0, i + 1, j], P[1, i, j + 1]
    P[2, i, j] = (nw + n * ph + west * pv) / total
    P[3, i, j] = (ne + n * (_ONE - ph) + east * pv_east) / total
    P[4, i, j] = (sw + s * ph_south + west * (_ONE - pv)) / total


@kernel
def galerkin(coarse_w: Planes, w: Planes, P: Planes) -> None:
    """coarse_w = the couplings of P^T Lap(w) P, which is a Laplacian on eight neighbors again.

    An edge e = (i, j) of the fine grid adds w_e (P_i - P_j)(P_i - P_j)^T. About 2 % of the couplings come out negative;
    without them every level keeps the maximum principle, at the same number of iterations (within 10 %).
    """
    rows, columns = P.shape[1] - 3, P.shape[2] - 3
    pixels = np.zeros((9, 4, columns + 3), np.float32)  # the cells' 3 × 3 pixels by their four parents, a row of cells
    pixels[0, 0] = pixels[2, 1] = pixels[6, 2] = pixels[8, 3] = 1
    edges = np.empty((6, columns + 3), np.float32)
    for i in range(1, rows + 1):
        _cell_pixels(pixels, P, i, rows, columns)
        edges[:] = 0
        _cell_edges(edges, pixels, w, 2 * i - 1)
        coarse_w[0, i, 1:-2] += edges[0, 1:-2]
        coarse_w[1, i, 1:-2] += edges[2, 1:-2]
        coarse_w[2, i, 1:-2] += edges[4, 1:-2]
        coarse_w[1, i, 2:-2] += edges[3, 1:-3]
        coarse_w[3, i, 2:-2] += edges[5, 1:-3]
        if i < rows:
            coarse_w[0, i + 1, 1:-2] += edges[1, 1:-2]
    for k in range(4):
        for i in range(1, rows + 1):
            _clip_row(coarse_w[k, i])
    coarse_w[1:, rows] = 0  # what leads out of the grid
    coarse_w[0, :, columns] = coarse_w[2, :, columns] = 0
    coarse_w[3, :, 1] = 0


@kernel
def _clip_row(row: Plane) -> None:
    for j in range(row.size):
        row[j] = max(row[j], np.float32(0))


@kernel
def _cell_pixels(pixels: Planes, P: Planes, i: int, rows: int, columns: int) -> None:
    pixels[1, 0], pixels[1, 1] = P[0, i], _ONE - P[0, i]
    pixels[3, 0], pixels[3, 2] = P[1, i], _ONE - P[1, i]
    pixels[4, 0], pixels[4, 1], pixels[4, 2] = P[2, i], P[3, i], P[4, i]
    pixels[4, 3] = _ONE - P[2, i] - P[3, i] - P[4, i]
    if i < rows:
        pixels[7, 2], pixels[7, 3] = P[0, i + 1], _ONE - P[0, i + 1]
    else:
        pixels[7] = 0
    pixels[5, 1, 1:columns], pixels[5, 3, 1:columns] = P[1, i, 2:-2], _ONE - P[1, i, 2:-2]
    pixels[5, :, columns] = 0


@kernel
def _cell_edges(edges: Planes, pixels: Planes, w: Planes, r: int) -> None:
    """A cell owns its top and left edges and all inside: what starts at its first two rows and columns."""
    for y in range(2):
        for x in range(2):
            k = 3 * y + x
            for direction in range(4):
                start, end = (k + 1, k + 3) if direction == 3 else (k, k + _END[direction])
                right = x + (direction == 3)
                _edge_row(edges, pixels[start], pixels[end], w[direction, r + y, right:])


@kernel
def _edge_row(edges: Planes, start: Planes, end: Planes, w: Plane) -> None:
    """The pairs of parents in the order NW-NE, SW-SE, NW-SW, NE-SE, NW-SE, NE-SW."""
    for j in range(1, edges.shape[1] - 2):
        weight = w[2 * j - 1]
        d0, d1, d2, d3 = (
            start[0, j] - end[0, j],
            start[1, j] - end[1, j],
            start[2, j] - end[2, j],
            start[3, j] - end[3, j],
        )
        edges[0, j] -= weight * d0 * d1
        edges[1, j] -= weight * d2 * d3
        edges[2, j] -= weight * d0 * d2
        edges[3, j] -= weight * d1 * d3
        edges[4, j] -= weight * d0 * d3
        edges[5, j] -= weight * d1 * d2
