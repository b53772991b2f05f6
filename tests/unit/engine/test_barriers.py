"""Barriers on a grid."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from colorstudio.document.eye import Eye
from colorstudio.engine.barriers import cuts, open_barriers
from colorstudio.engine.placement import Placement
from colorstudio.propagation.affinity import couplings
from colorstudio.propagation.grid import GridRect
from colorstudio.propagation.hierarchy import build_hierarchy
from colorstudio.propagation.scale import Scale
from tests.samples.sheets import barrier, dab, grid_of, ring

GRID = grid_of(40, 30)
WHOLE = GridRect.whole(GRID.shape)
# Halves and whole numbers are where clicks fall, and where a corner meets a pixel's center.
COORDINATES = st.integers(4, 52).map(lambda half: half / 2)


def parts(marked: NDArray[np.bool_] | None, grid: Placement) -> NDArray[np.int32]:
    """Number the parts into which cuts divide a grid."""
    islands = build_hierarchy(couplings(np.full(grid.shape, 50, np.float32), Scale(), cuts=marked)).islands
    return np.zeros(grid.shape, np.int32) if islands is None else islands.labels


def is_inside(x: float, y: float, corners: list[tuple[float, float]]) -> bool:
    """By the even-odd rule, with a ray to the right."""
    inside = False
    for (ax, ay), (bx, by) in pairwise(corners):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside


def test_a_line_across_the_photo_divides_it() -> None:
    labels = parts(cuts([barrier((20, -5), (20, 35))], GRID, WHOLE), GRID)
    assert len(np.unique(labels)) == 2
    assert np.all(labels[:, :20] == labels[0, 0])
    assert np.all(labels[:, 20:] == labels[0, 39])


def test_a_line_with_an_open_end_divides_nothing() -> None:
    assert not parts(cuts([barrier((20, -5), (20, 25))], GRID, WHOLE), GRID).any()


@given(st.lists(st.tuples(COORDINATES, COORDINATES), min_size=3, max_size=9), st.sampled_from([0.5, 1, 1.37, 3]))
def test_nothing_leaks_through_a_closed_line(corners: list[tuple[float, float]], times: float) -> None:
    """However it is drawn, on every grid: a pixel inside and one outside are never connected."""
    closed = [*corners, corners[0]]
    grid = grid_of(40, 30, times=times)
    labels = parts(cuts([barrier(*closed)], grid, GridRect.whole(grid.shape)), grid)
    rows, columns = grid.shape
    aside = [(x + 1.1e-4 / times, y + 1.7e-4 / times) for x, y in closed]
    inside = np.array(
        [[is_inside((c + 0.5) / times, (r + 0.5) / times, aside) for c in range(columns)] for r in range(rows)]
    )
    assert not set(labels[inside]) & set(labels[~inside])


def test_a_window_has_the_cuts_of_the_whole_but_for_its_rim() -> None:
    line = barrier(*ring(20, 15, 9), id="ring")
    whole = cuts([line], GRID, WHOLE)
    window = GridRect(3, 8, 22, 31)
    part = cuts([line], GRID, window)
    assert whole is not None
    assert part is not None
    assert np.array_equal(part, whole[:, *window.slices])


def test_far_away_nothing_is_cut() -> None:
    assert cuts([barrier((2, 2), (4, 4))], GRID, GridRect(10, 10, 20, 20)) is None
    assert cuts([], GRID, WHOLE) is None


def test_only_barriers_with_an_open_eye_take_part() -> None:
    closed, opened = barrier((0, 0), (9, 9), eye=Eye.CLOSED, id="closed"), barrier((0, 0), (9, 9))
    assert open_barriers((closed, dab(3, 3), opened)) == (opened,)
