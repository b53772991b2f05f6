"""A coarse answer brought to full size in tiles: joint bilateral enlargement, then sweeps of the full grid's equation.

Tiles meet without a seam: a sweep carries four pixels far at most, windows are that much larger than their tiles, and
they start on even pixels, so that every window takes the four colors of the sweep in the same order. No color crosses
a closed barrier: sweeps don't cross cut couplings, and the enlargement takes only what it sees past them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from colorstudio.propagation.grid import GridRect, Plane, Planes, Shape, bordered, interior
from colorstudio.propagation.kernels import smooth
from colorstudio.propagation.refine_kernels import find_walls, join

SWEEPS = 4
_REACH_OF_SWEEP = 4  # one pixel for each color
_SIGMA = 4.0  # steps of lightness that the enlargement tells apart
_ODD_FIRST = 1


@dataclass(frozen=True, slots=True)
class CoarseAnswer:
    """A solution on its grid: L (h, w), the area means of the photo's, and chroma (2, h, w)."""

    lightness: Plane
    chroma: Planes


@dataclass(frozen=True, slots=True)
class Window:
    """The full grid's equation around a tile: where it lies, L (H, W), bordered couplings, m and m·t without border."""

    rect: GridRect
    lightness: Plane
    couplings: Planes
    mass: Plane
    pull: Planes


def window_around(tile: GridRect, full: Shape, coarse: Shape) -> GridRect:
    """Give the rectangle that a tile's window must cover: what sweeps carry into it, and the coarse pixels of that."""
    factor = ceil(max(full[0] / coarse[0], full[1] / coarse[1]))
    grown = tile.grown(_REACH_OF_SWEEP * SWEEPS + 2 * factor, full)
    return GridRect(grown.top - grown.top % 2, grown.left - grown.left % 2, grown.bottom, grown.right)


def refine(answer: CoarseAnswer, window: Window, *, tile: GridRect, full: Shape) -> Planes:
    """Give the chroma (2, H, W) of a tile of the full grid."""
    place = window.rect
    assert place == window_around(tile, full, answer.lightness.shape)
    assert window.lightness.shape == window.mass.shape == place.shape
    x, b, m = (bordered(place.shape, planes=planes) for planes in (2, 2, 1))
    interior(b)[...] = window.pull
    interior(m)[0] = window.mass
    down, right = answer.lightness.shape[0] / full[0], answer.lightness.shape[1] / full[1]
    coarse = np.ascontiguousarray(answer.chroma)  # a solution is a view into its border
    w, lightness = window.couplings, answer.lightness
    walled = np.zeros(lightness.shape, np.bool_)
    find_walls(walled, w, place.top, place.left, down, right)
    join(x, window.lightness, w, lightness, coarse, walled, place.top, place.left, down, right, _SIGMA)
    for _ in range(SWEEPS):
        smooth(x, b, m[0], w, _ODD_FIRST)
    top, left = tile.top - place.top, tile.left - place.left
    height, width = tile.shape
    return interior(x)[:, top : top + height, left : left + width].copy()
