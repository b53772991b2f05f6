"""A document's hints on a grid."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.document.eye import Eye
from colorstudio.document.hints import Origin
from colorstudio.engine.raster import Paint
from colorstudio.propagation.grid import GridRect
from colorstudio.propagation.scale import HARD
from tests.samples.sheets import BLUE, RED, barrier, dab, grid_of, painted, region, stroke

GRID = grid_of(40, 30)
MANY = (
    stroke((5, 5), (30, 20), (12, 25), radius=3, hardness=0.4, strength=0.7, id="a"),
    dab(20, 15, radius=7, hardness=0, color=BLUE, id="b"),
    region((2, 20), (38, 10), (30, 28), strength=0.9, id="c"),
)


def test_the_later_hint_covers_the_earlier_one() -> None:
    below, above = dab(20, 15, id="below"), dab(20, 15, color=BLUE, id="above")
    assert painted(GRID, below, above).color[:, 15, 20] == pytest.approx([BLUE.a, BLUE.b])
    assert painted(GRID, above, below).color[:, 15, 20] == pytest.approx([RED.a, RED.b])


def test_where_the_later_hint_fades_both_are_heard_by_its_coverage() -> None:
    soft = dab(20.5, 15.5, radius=8, hardness=0, color=BLUE, id="soft")
    hints = painted(GRID, region((0, 0), (40, 0), (40, 30), (0, 30)), soft)
    assert hints.strength[15, 24] == pytest.approx(HARD)
    assert hints.color[:, 15, 24] == pytest.approx([(RED.a + BLUE.a) / 2, (RED.b + BLUE.b) / 2])


def test_painted_lies_over_chosen_and_that_over_suggested_whatever_came_first() -> None:
    suggested = dab(20, 15, origin=Origin.SUGGESTED, id="suggested")
    chosen = dab(20, 15, origin=Origin.MODE, color=BLUE, id="chosen")
    assert painted(GRID, chosen, suggested).color[0, 15, 20] == BLUE.a
    assert painted(GRID, dab(20, 15), chosen).color[0, 15, 20] == RED.a


def test_a_hint_of_strength_0_a_closed_eye_and_a_barrier_paint_nothing() -> None:
    silent = (dab(20, 15, strength=0, id="silent"), dab(20, 15, eye=Eye.CLOSED, id="closed"), barrier((0, 0), (40, 30)))
    assert not painted(GRID, *silent).strength.any()
    below = painted(GRID, dab(20, 15, color=BLUE, id="below"))
    assert np.array_equal(painted(GRID, dab(20, 15, color=BLUE, id="below"), *silent).color, below.color)


@given(top=st.integers(0, 28), left=st.integers(0, 38), height=st.integers(1, 30), width=st.integers(1, 40))
def test_a_window_shows_what_the_whole_shows_there(top: int, left: int, height: int, width: int) -> None:
    whole = painted(GRID, *MANY)
    window = GridRect(top, left, min(top + height, 30), min(left + width, 40))
    part = painted(GRID, *MANY, window=window)
    # A pixel's place in the window is another number than its place in the grid: 1e-6 of rounding.
    np.testing.assert_allclose(part.strength, whole.strength[window.slices], atol=1e-3)
    np.testing.assert_allclose(part.color, whole.color[:, *window.slices], atol=1e-2)


def test_only_what_changed_is_said_to_have_changed() -> None:
    before = Paint(MANY, GRID)
    assert Paint(MANY, GRID, before=before).changed(before) is None
    more = Paint((*MANY, dab(10, 10, radius=2, id="new")), GRID, before=before)
    assert more.changed(before) == GridRect(7, 7, 13, 13)
    assert before.changed(more) == GridRect(7, 7, 13, 13)
    fewer = Paint(MANY[::2], GRID, before=before)
    assert fewer.changed(before) == GridRect(7, 12, 23, 28)


def test_a_change_of_order_is_a_change() -> None:
    before = Paint(MANY, GRID)
    assert Paint((MANY[1], MANY[0], MANY[2]), GRID).changed(before) is not None


def test_a_change_outside_the_photo_is_none() -> None:
    before = Paint(MANY, GRID)
    assert Paint((*MANY, dab(-100, 500, id="far")), GRID).changed(before) is None
