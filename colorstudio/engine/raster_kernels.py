"""How far strokes and polygons cover the pixels of a window of the grid. Coordinates are the window's own."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from colorstudio.propagation.compile_kernels import kernel
from colorstudio.propagation.grid import Plane, Planes

Numbers = NDArray[np.float64]

_SUB_ROWS = 4  # a polygon is exact along x, and sampled so often along y


@kernel
def cover_line(
    coverage: Plane, weight: Plane, x: Numbers, y: Numbers, radius: Numbers, mass: Numbers, hardness: float
) -> None:
    """Draw a line with round ends, as wide and as heavy at each point as is said there.

    coverage : (h, w) of zeros, becomes what the line covers of each pixel; where it meets itself the larger counts
    weight : (h, w), becomes the λ of the line where it is nearest to its middle
    """
    height, width = coverage.shape
    for k in range(max(len(x) - 1, 1)):
        n = min(k + 1, len(x) - 1)
        reach = max(radius[k], radius[n]) + 0.5
        along_x, along_y = x[n] - x[k], y[n] - y[k]
        squared = along_x * along_x + along_y * along_y
        for r in range(max(int(min(y[k], y[n]) - reach), 0), min(int(max(y[k], y[n]) + reach) + 1, height)):
            for c in range(max(int(min(x[k], x[n]) - reach), 0), min(int(max(x[k], x[n]) + reach) + 1, width)):
                from_x, from_y = c + 0.5 - x[k], r + 0.5 - y[k]
                t = 0.0
                if squared > 0:
                    t = min(max((from_x * along_x + from_y * along_y) / squared, 0.0), 1.0)
                distance = math.hypot(from_x - t * along_x, from_y - t * along_y)
                outer = radius[k] + t * (radius[n] - radius[k])
                # Full up to the hard share of the radius, then falling to the rim, over a pixel at least.
                fall = max((1 - hardness) * outer, 1.0)
                middle = (1 + hardness) * outer / 2
                depth = np.float32((middle - distance) / fall + 0.5)  # above 1 in the hard middle
                if depth > coverage[r, c]:
                    coverage[r, c] = depth
                    weight[r, c] = mass[k] + t * (mass[n] - mass[k])
    for r in range(height):
        for c in range(width):
            coverage[r, c] = min(coverage[r, c], np.float32(1))


@kernel
def cover_polygon(coverage: Plane, x: Numbers, y: Numbers) -> None:
    """Add how much of each pixel lies in a polygon, by the even-odd rule; `coverage` (h, w) starts as zeros."""
    height, width = coverage.shape
    lines = height * _SUB_ROWS
    corners = len(x)
    first = np.zeros(lines + 1, np.int64)
    for k in range(corners):
        low, high = _crossed_lines(y[k], y[(k + 1) % corners], lines)
        for line in range(low, high):
            first[line + 1] += 1
    for line in range(lines):
        first[line + 1] += first[line]
    crossings = np.empty(first[lines], np.float64)
    filled = np.zeros(lines, np.int64)
    for k in range(corners):
        n = (k + 1) % corners
        low, high = _crossed_lines(y[k], y[n], lines)
        for line in range(low, high):
            t = ((line + 0.5) / _SUB_ROWS - y[k]) / (y[n] - y[k])
            crossings[first[line] + filled[line]] = x[k] + t * (x[n] - x[k])
            filled[line] += 1
    for line in range(lines):
        inside = np.sort(crossings[first[line] : first[line + 1]])
        for k in range(0, len(inside) - 1, 2):
            left, right = min(max(inside[k], 0.0), width), min(max(inside[k + 1], 0.0), width)
            for c in range(int(left), min(int(right) + 1, width)):
                share = min(right, c + 1.0) - max(left, c)
                coverage[line // _SUB_ROWS, c] += np.float32(share / _SUB_ROWS)


@kernel
def _crossed_lines(from_y: float, to_y: float, lines: int) -> tuple[int, int]:
    """The lines (line + ½) / _SUB_ROWS between two heights: the upper end counts, the lower one doesn't."""
    top, bottom = min(from_y, to_y) * _SUB_ROWS - 0.5, max(from_y, to_y) * _SUB_ROWS - 0.5
    return int(min(max(math.ceil(top), 0), lines)), int(min(max(math.ceil(bottom), 0), lines))


@kernel
def paint(strength: Plane, pull: Planes, top: int, left: int, coverage: Plane, weight: Plane, color: Planes) -> None:
    """Paint over what is there, by coverage α: (λ, λh) ← (1 - α) old + α new.

    strength, pull : λ (H, W) and λh (2, H, W), changed in place from (top, left) on
    color : (2, h, w), or (2, 1, 1) for one color
    """
    rows, columns = color.shape[1:]
    for i in range(coverage.shape[0]):
        for j in range(coverage.shape[1]):
            share = coverage[i, j]
            if share > 0:
                r, c = top + i, left + j
                stays, new = np.float32(1) - share, share * weight[i, j]
                strength[r, c] = stays * strength[r, c] + new
                for k in range(2):
                    pull[k, r, c] = stays * pull[k, r, c] + new * color[k, min(i, rows - 1), min(j, columns - 1)]


@kernel
def spread_grid(color: Planes, grid: Planes, matrix: Numbers) -> None:
    """Sample a small picture of chroma bilinearly; `matrix` leads from pixels of the window to cells of the grid."""
    rows, columns = grid.shape[1:]
    for r in range(color.shape[1]):
        for c in range(color.shape[2]):
            x = matrix[0, 0] * (c + 0.5) + matrix[0, 1] * (r + 0.5) + matrix[0, 2] - 0.5
            y = matrix[1, 0] * (c + 0.5) + matrix[1, 1] * (r + 0.5) + matrix[1, 2] - 0.5
            x, y = min(max(x, 0.0), columns - 1.0), min(max(y, 0.0), rows - 1.0)
            left, top = int(x), int(y)
            right, bottom = min(left + 1, columns - 1), min(top + 1, rows - 1)
            for k in range(2):
                upper = grid[k, top, left] + (x - left) * (grid[k, top, right] - grid[k, top, left])
                lower = grid[k, bottom, left] + (x - left) * (grid[k, bottom, right] - grid[k, bottom, left])
                color[k, r, c] = np.float32(upper + (y - top) * (lower - upper))


@kernel
def cut_line(cuts: NDArray[np.bool_], x: Numbers, y: Numbers) -> None:
    """Cut the couplings that a line crosses.

    cuts : (4, h, w): the coupling from this pixel to the east, south, south-east, south-west

    A path of couplings from inside a closed line to its outside crosses it an odd number of times, so nothing leaks,
    at corners neither, as long as no corner lies on a coupling and no center on the line: see to that.
    """
    _, height, width = cuts.shape
    downs, rights = (0, 1, 1, 1), (1, 0, 1, -1)
    for k in range(len(x) - 1):
        # The centers of pixels whose couplings, one pixel long, may meet this piece.
        top, bottom = math.floor(min(y[k], y[k + 1]) - 1.5), math.ceil(max(y[k], y[k + 1]) + 1.5)
        for r in range(max(top, 0), min(bottom, height)):
            left, right = _near_columns(x[k], y[k], x[k + 1], y[k + 1], r)
            for c in range(max(left, 0), min(right, width)):
                for direction in range(4):
                    p_x, p_y = c + 0.5, r + 0.5
                    q_x, q_y = p_x + rights[direction], p_y + downs[direction]
                    here = _is_left(x[k], y[k], x[k + 1], y[k + 1], p_x, p_y)
                    there = _is_left(x[k], y[k], x[k + 1], y[k + 1], q_x, q_y)
                    start = _is_left(p_x, p_y, q_x, q_y, x[k], y[k])
                    end = _is_left(p_x, p_y, q_x, q_y, x[k + 1], y[k + 1])
                    if here != there and start != end:
                        cuts[direction, r, c] = True


@kernel
def _is_left(a_x: float, a_y: float, b_x: float, b_y: float, p_x: float, p_y: float) -> bool:
    return (b_x - a_x) * (p_y - a_y) - (b_y - a_y) * (p_x - a_x) >= 0


@kernel
def _near_columns(a_x: float, a_y: float, b_x: float, b_y: float, row: int) -> tuple[int, int]:
    """The columns that a piece of line passes within two rows of `row`, with two columns to spare."""
    low, high = min(a_x, b_x), max(a_x, b_x)
    if abs(b_y - a_y) > 1:
        slope = (b_x - a_x) / (b_y - a_y)
        one, other = a_x + slope * (row - 1.5 - a_y), a_x + slope * (row + 2.5 - a_y)
        low, high = max(low, min(one, other)), min(high, max(one, other))
    return math.floor(low) - 2, math.ceil(high) + 2
