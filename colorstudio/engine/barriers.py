"""Barriers become cuts: the couplings of a grid that the person's lines cross."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from colorstudio.document.eye import Eye
from colorstudio.document.hints import Barrier, Hint
from colorstudio.engine.placement import Placement, box_of
from colorstudio.engine.raster_kernels import cut_line
from colorstudio.propagation.grid import GridRect

# No corner may lie on a coupling nor a pixel's center on a line, as clicks at whole and half pixels do. Moved aside by
# ten-thousandths of a pixel, others along each axis, only a coincidence of all digits does.
_ASIDE = np.array([1.1e-4, 1.7e-4])


def open_barriers(hints: Sequence[Hint]) -> tuple[Barrier, ...]:
    """The barriers that take part."""
    return tuple(hint for hint in hints if isinstance(hint, Barrier) and hint.eye is Eye.OPEN)


def cuts(barriers: Sequence[Barrier], placement: Placement, window: GridRect) -> NDArray[np.bool_] | None:
    """Mark the cut couplings of a window: (4, h, w) to the east, south, south-east, south-west; None without any."""
    marked = None
    for barrier in barriers:
        points = placement.points(barrier.points) + _ASIDE
        if box_of(points, margin=2).touches(window):
            marked = np.zeros((4, *window.shape), bool) if marked is None else marked
            x, y = (points - (window.left, window.top)).T
            cut_line(marked, x.copy(), y.copy())
    return marked
