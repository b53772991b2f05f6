"""Where the blades lie: around the place, inside the canvas, each under its own points."""

import math

from hypothesis import example, given
from hypothesis import strategies as st

from colorstudio.support.geometry import Size, ViewPoint
from colorstudio.ui.possible.fan_geometry import INNER, LIFT, NARROW, OUTER, WIDE, Opens, lay_out, reach

CANVAS = Size(900, 700)
MIDDLE = ViewPoint(450.0, 350.0)

canvases = st.builds(Size, st.integers(480, 3000), st.integers(480, 2000))
shares = st.floats(0, 1)


def widths(colors: int) -> tuple[float, ...]:
    """Colors, and then gray and other…"""
    return (*(WIDE,) * colors, NARROW, NARROW)


@given(canvases, shares, shares, st.integers(0, 6))
@example(Size(480, 480), 0.5, 0.0, 4)  # opened down it would be a little too wide
def test_everything_is_inside_the_canvas(canvas: Size, across: float, down: float, colors: int) -> None:
    fan = lay_out(widths(colors), ViewPoint(across * canvas.width, down * canvas.height), bounds=canvas)
    left, top, right, bottom = reach(fan)
    assert left >= -1e-9
    assert top >= -1e-9
    assert right <= canvas.width + 1e-9
    assert bottom <= canvas.height + 1e-9


@given(canvases, shares, shares, st.integers(0, 6))
def test_the_place_is_never_covered(canvas: Size, across: float, down: float, colors: int) -> None:
    place = ViewPoint(across * canvas.width, down * canvas.height)
    assert lay_out(widths(colors), place, bounds=canvas).at(place) is None


@given(st.integers(0, 6), st.sampled_from((ViewPoint(450, 350), ViewPoint(890, 350), ViewPoint(450, 5))))
def test_the_middle_of_each_blade_hits_it(colors: int, place: ViewPoint) -> None:
    fan = lay_out(widths(colors), place, bounds=CANVAS)
    assert [fan.at(fan.point(index, 100.0)) for index in range(colors + 2)] == list(range(colors + 2))


def test_the_first_is_at_the_top_and_the_others_follow_clockwise() -> None:
    fan = lay_out(widths(6), MIDDLE, bounds=CANVAS)
    assert fan.opens is Opens.RIGHT
    assert fan.middle == MIDDLE
    assert [blade.middle for blade in fan.blades] == [0, 27, 54, 81, 108, 135, 159.5, 181.5]


def test_no_blade_is_hit_in_the_hole_or_beyond_the_rim() -> None:
    fan = lay_out(widths(6), MIDDLE, bounds=CANVAS)
    assert fan.at(MIDDLE) is None
    assert fan.at(fan.point(0, INNER - 1)) is None
    assert fan.at(fan.point(0, OUTER + LIFT + 1)) is None
    assert fan.at(fan.point(0, OUTER + LIFT - 1)) == 0  # where the lifted blade is
    assert fan.at(ViewPoint(MIDDLE.x - 100, MIDDLE.y)) is None


def test_at_the_right_edge_it_opens_to_the_left() -> None:
    fan = lay_out(widths(6), ViewPoint(880.0, 350.0), bounds=CANVAS)
    assert fan.opens is Opens.LEFT
    assert fan.blades[1].middle == -27
    assert fan.middle == ViewPoint(880.0, 350.0) or math.dist((fan.middle.x, fan.middle.y), (880, 350)) <= 52


def test_at_the_top_it_opens_downward_from_left_to_right() -> None:
    fan = lay_out(widths(6), ViewPoint(450.0, 20.0), bounds=CANVAS)
    assert fan.opens is Opens.DOWN
    assert fan.point(0, 100).x < fan.point(7, 100).x


def test_at_the_bottom_it_opens_upward_from_left_to_right() -> None:
    fan = lay_out(widths(6), ViewPoint(450.0, 690.0), bounds=CANVAS)
    assert fan.opens is Opens.UP
    assert fan.point(0, 100).x < fan.point(7, 100).x


def test_in_a_canvas_that_is_too_small_it_stands_in_the_middle() -> None:
    left, top, right, bottom = reach(lay_out(widths(6), ViewPoint(3.0, 3.0), bounds=Size(100, 100)))
    assert math.isclose(left + right, 100)
    assert math.isclose(top + bottom, 100)
