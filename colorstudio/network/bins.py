"""The 313 colors that a histogram counts: points of a grid of ten units in ab, in the order of the grid.

They are the points nearest to what sRGB can show at any lightness. The published list of Zhang, Isola and Efros,
"Colorful image colorization" (2016), has 309 of them; this rule needs no file. Those that lie outside serve the soft
encoding of colors at the border.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

COUNT = 313
SPACING = 10.0
NEUTRAL = 120  # the index of (0, 0)
_REACH = 120  # the grid's last point in each direction

# IEC 61966-2-1 and CIE 15 (D65, 2°), with the digits that the network was trained with.
_SRGB_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])

_LATTICE = 0.5  # the gamut's projection is rounded to it
_WINDOW = 30  # lattice steps: 15 units, and the farthest bin lies 13.1 outside


@cache
def bin_colors() -> NDArray[np.float32]:
    """Give the bins' a and b, (313, 2); a is the outer order, b the inner, both ascending."""
    axis = np.arange(-_REACH, _REACH + 1, SPACING)
    grid = np.stack(np.meshgrid(axis, axis, indexing="ij"), axis=-1).reshape(-1, 2)
    nearest = np.sort(np.argsort(_distances_to_gamut(grid), kind="stable")[:COUNT])
    colors = grid[nearest].astype(np.float32)
    colors.setflags(write=False)
    return colors


def _distances_to_gamut(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Measure how far points of the lattice lie from the gamut's projection; beyond the window it is infinite."""
    middle = round(_REACH / _LATTICE) + _WINDOW
    shown = np.zeros((2 * middle + 1, 2 * middle + 1), bool)
    shown[tuple(np.rint(_gamut_surface() / _LATTICE).astype(np.intp).T + middle)] = True
    steps = np.arange(-_WINDOW, _WINDOW + 1) * _LATTICE
    around = np.hypot(steps[:, None], steps)
    places = np.rint(points / _LATTICE).astype(np.intp) + middle
    windows = np.lib.stride_tricks.sliding_window_view(shown, around.shape)[tuple(places.T - _WINDOW)]
    distances: NDArray[np.float64] = np.where(windows, around, np.inf).min(axis=(1, 2))
    return distances


def _gamut_surface() -> NDArray[np.float64]:
    """Give the ab of the six faces of the RGB cube in steps of 8 bits: inside lies nothing that projects beyond."""
    first, second = (plane.ravel() for plane in np.meshgrid(np.arange(256), np.arange(256), indexing="ij"))
    faces = [
        np.insert(np.stack([first, second], axis=1), channel, value, axis=1)
        for channel in range(3)
        for value in (0, 255)
    ]
    levels = np.arange(256) / 255
    linear = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    response = linear[np.concatenate(faces)] @ (_SRGB_TO_XYZ / _WHITE[:, None]).T
    bend = (6 / 29) ** 3
    f = np.where(response > bend, np.cbrt(response), response * (29 / 6) ** 2 / 3 + 4 / 29)
    return np.stack([500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1)
