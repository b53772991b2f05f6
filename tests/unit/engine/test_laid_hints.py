"""What each kind of hint covers, and how much it weighs."""

import math

import numpy as np
import pytest

from colorstudio.document.chroma_grid import ChromaGrid
from colorstudio.document.colors import Gray
from colorstudio.document.hints import Kept, PressureSets
from colorstudio.document.ids import HintId
from colorstudio.engine.placement import Placement
from colorstudio.propagation.scale import HARD
from tests.samples.sheets import BLUE, RED, dab, grid_of, painted, place, region, stroke


def test_a_hard_dab_covers_its_circle_with_its_color() -> None:
    hints = painted(grid_of(30, 20), dab(15, 10, radius=6))
    assert hints.strength.sum() / HARD == pytest.approx(math.pi * 36, rel=0.02)
    assert hints.strength[10, 15] == HARD
    assert hints.color[:, 10, 15] == pytest.approx([RED.a, RED.b])
    assert hints.strength[0, 0] == 0


def test_keep_gray_is_a_hint_of_no_chroma() -> None:
    hints = painted(grid_of(30, 20), dab(15, 10, color=Gray.KEEP))
    assert hints.strength[10, 15] == HARD
    assert not hints.color.any()


def test_a_soft_dab_fades_from_its_middle_to_its_rim() -> None:
    row = painted(grid_of(30, 20), dab(15.5, 10.5, radius=8, hardness=0)).strength[10]
    assert row[15] == HARD
    assert row[19] == pytest.approx(HARD / 2)
    assert row[24] == 0
    assert np.all(np.diff(row[15:24]) < 0)


def test_a_half_hard_dab_is_even_up_to_half_its_radius() -> None:
    row = painted(grid_of(30, 20), dab(15.5, 10.5, radius=8, hardness=0.5)).strength[10]
    assert np.all(row[15:20] == HARD)
    assert row[21] == pytest.approx(HARD / 2)


def test_a_stroke_covers_a_band_with_round_ends() -> None:
    hints = painted(grid_of(60, 40), stroke((15, 20), (45, 20), radius=5))
    assert hints.strength.sum() / HARD == pytest.approx(30 * 10 + math.pi * 25, rel=0.02)


def test_pressure_sets_the_radius_along_a_stroke() -> None:
    strength = painted(grid_of(60, 40), stroke((10, 20), (50, 20), pressures=(0.2, 1), radius=10)).strength
    wide, narrow = (strength[:, 45] > 0).sum(), (strength[:, 15] > 0).sum()
    assert wide > 2 * narrow


def test_or_pressure_sets_the_strength() -> None:
    pressed = stroke((10, 20), (50, 20), pressures=(0.2, 0.9), radius=6, pressure_sets=PressureSets.STRENGTH)
    strength = painted(grid_of(60, 40), pressed).strength
    assert strength[20, 12] < strength[20, 48] / 4
    assert (strength[:, 15] > 0).sum() == (strength[:, 45] > 0).sum()


def test_a_stroke_that_meets_itself_is_not_painted_twice() -> None:
    once = painted(grid_of(40, 40), stroke((10, 20), (30, 20), strength=0.5, hardness=0.3))
    back = painted(grid_of(40, 40), stroke((10, 20), (30, 20), (10, 20), (30, 20), strength=0.5, hardness=0.3))
    assert np.array_equal(once.strength > 0, back.strength > 0)


def test_a_scribble_that_fills_a_box_weighs_like_the_box() -> None:
    to_and_fro = [(20 + 20 * (k % 2), 10 + k) for k in range(30)]
    scribbled = painted(grid_of(100, 60), stroke(*to_and_fro, radius=2, strength=0.5)).strength
    box = painted(grid_of(100, 60), region((18, 8), (42, 8), (42, 41), (18, 41), strength=0.5)).strength
    assert scribbled[25, 30] == pytest.approx(box[25, 30], rel=0.35)


def test_pen_points_that_lie_close_change_nothing_that_can_be_seen() -> None:
    few = painted(grid_of(60, 40), stroke((10, 20), (50, 24), radius=6, hardness=0.5))
    points = [(10 + 40 * t, 20 + 4 * t) for t in np.linspace(0, 1, 2000)]
    many = painted(grid_of(60, 40), stroke(*points, radius=6, hardness=0.5))
    assert many.strength == pytest.approx(few.strength, abs=0.02 * HARD)


def test_a_region_covers_its_area_by_the_even_odd_rule() -> None:
    triangle = painted(grid_of(40, 40), region((5, 5), (35, 5), (5, 35)))
    assert triangle.strength.sum() / HARD == pytest.approx(450, rel=0.01)
    twice = painted(
        grid_of(40, 40),
        region((5, 5), (35, 5), (35, 35), (5, 35), (5, 5), (15, 15), (25, 15), (25, 25), (15, 25), (15, 15)),
    )
    assert twice.strength[20, 20] == 0
    assert twice.strength[10, 10] == HARD


def test_a_region_may_be_larger_than_the_photo() -> None:
    hints = painted(grid_of(12, 9), region((-100, -100), (500, -100), (500, 500), (-100, 500)))
    assert np.all(hints.strength == pytest.approx(HARD))


def test_what_is_kept_has_the_colors_that_were_there() -> None:
    grid = ChromaGrid.of(np.array([[[10, 0], [30, 0]], [[10, 20], [30, 20]]]))
    corners = tuple(place(*corner) for corner in ((4, 4), (24, 4), (24, 24), (4, 24)))
    hints = painted(grid_of(30, 30), Kept(id=HintId("kept"), corners=corners, grid=grid, strength=1))
    assert hints.color[:, 6, 6] == pytest.approx([10, 0])  # beyond the outer cells' middles it stays constant
    assert hints.color[:, 21, 21] == pytest.approx([30, 20])
    assert hints.color[:, 13, 13] == pytest.approx([19, 9])
    assert hints.strength[2, 2] == 0


def test_what_is_kept_is_turned_with_the_photo() -> None:
    grid = ChromaGrid.of(np.array([[[10, 0], [30, 0]]]))
    corners = tuple(place(*corner) for corner in ((4, 4), (24, 4), (24, 24), (4, 24)))
    clockwise = Placement((30, 30), np.array([[0, -1, 30], [1, 0, 0]]))
    hints = painted(clockwise, Kept(id=HintId("kept"), corners=corners, grid=grid, strength=1))
    assert hints.color[0, 7, 15] == pytest.approx(10)
    assert hints.color[0, 22, 15] == pytest.approx(30)


@pytest.mark.parametrize("times", [0.1, 0.37, 1, 2.5])
def test_a_hint_covers_the_same_part_of_the_photo_on_every_grid(times: float) -> None:
    grid = grid_of(400, 300, times=times)
    for hint, area in (
        (dab(200, 150, radius=60), math.pi * 3600),
        (stroke((80, 150), (320, 150), radius=30), 240 * 60 + math.pi * 900),
        (region((50, 50), (350, 50), (350, 250), (50, 250)), 300 * 200),
    ):
        covered = painted(grid, hint).strength.sum() / HARD / times**2
        assert covered == pytest.approx(area, rel=0.05)


@pytest.mark.parametrize("x", [10.0, 10.5, 10.25])
def test_no_hint_is_so_small_that_a_coarse_grid_loses_it(x: float) -> None:
    for hint in (dab(4 * x, 20, radius=0.01), stroke((4 * x, 16), (4 * x, 28), radius=0.01, pressures=(0.0, 0.0))):
        assert painted(grid_of(400, 400, times=0.25), hint).strength.max() > HARD / 4


def test_strength_is_a_matter_of_size() -> None:
    """λ = κ s / ((1 - s) r²): a dab twice as large needs a quarter of it to be as strong."""
    small = painted(grid_of(100, 80), dab(50, 40, radius=3, strength=0.5)).strength[40, 50]
    large = painted(grid_of(100, 80), dab(50, 40, radius=6, strength=0.5)).strength[40, 50]
    assert small == pytest.approx((1 + math.sqrt(2)) / 9)
    assert large == pytest.approx(small / 4)


def test_colors_are_those_of_their_hints_where_two_meet() -> None:
    hints = painted(grid_of(40, 30), dab(15, 15, radius=6), dab(25, 15, radius=6, color=BLUE, id="blue"))
    assert hints.color[:, 15, 12] == pytest.approx([RED.a, RED.b])
    assert hints.color[:, 15, 27] == pytest.approx([BLUE.a, BLUE.b])


def test_a_region_that_crosses_itself_weighs_what_it_covers() -> None:
    figure_eight = region((20, 20), (80, 60), (80, 20), (20, 60), strength=0.5)
    two_triangles = region((20, 20), (50, 40), (80, 20), (80, 60), (50, 40), (20, 60), strength=0.5)
    crossed = painted(grid_of(100, 80), figure_eight).strength.max()
    plain = painted(grid_of(100, 80), two_triangles).strength.max()
    assert crossed == pytest.approx(plain, rel=0.1)
    assert crossed < HARD / 1000


def test_it_does_not_matter_in_which_direction_a_stroke_was_drawn() -> None:
    points, pressures = [(10.0, 20.0), (30.0, 20.0), (50.0, 20.0)], (0.1, 0.9, 0.3)
    there = stroke(*points, pressures=pressures, radius=10, pressure_sets=PressureSets.STRENGTH)
    back = stroke(*points[::-1], pressures=pressures[::-1], radius=10, pressure_sets=PressureSets.STRENGTH)
    one, other = (painted(grid_of(60, 40), hint).strength for hint in (there, back))
    assert one == pytest.approx(other, rel=1e-3)
