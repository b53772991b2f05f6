"""Straight lines against what can be counted off on squared paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.support.geometry import PhotoPoint, PhotoRect
from colorstudio.tools.lines import Sweep, crosses, merged, nearest

BOX = PhotoRect(10, 10, 30, 20)


def at(x: float, y: float) -> PhotoPoint:
    return PhotoPoint(x, y)


@pytest.mark.parametrize(
    ("place", "share", "distance"),
    [((5, 3), 0.5, 3), ((-3, 4), 0, 5), ((13, -4), 1, 5), ((2, 0), 0.2, 0)],
)
def test_the_nearest_place_of_a_line(place: tuple[float, float], share: float, distance: float) -> None:
    assert nearest(at(0, 0), at(10, 0), at(*place)) == pytest.approx((share, distance))


def test_a_line_without_length_is_near_where_it_is() -> None:
    assert nearest(at(1, 1), at(1, 1), at(4, 5)) == (0, 5)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((0, 15), (40, 15), True),  # through
        ((12, 12), (14, 14), True),  # inside
        ((0, 0), (40, 5), False),  # above
        ((0, 5), (5, 15), False),  # before it
        ((0, 15), (5, 15), False),  # on its row, before it
        ((20, 0), (20, 40), True),  # straight down through
        ((5, 0), (5, 40), False),  # straight down beside
        ((0, 19), (10, 9), False),  # past the corner
        ((0, 20), (10, 10), True),  # at the corner
    ],
)
def test_a_line_crosses_a_box(start: tuple[float, float], end: tuple[float, float], expected: bool) -> None:
    assert crosses(at(*start), at(*end), BOX) is expected


def test_a_disc_covers_the_middle_of_a_line_that_it_crosses() -> None:
    assert Sweep(at(50, -20), at(50, 20)).covers(at(0, 0), at(100, 0), radius=10) == pytest.approx((0.4, 0.6))


def test_a_disc_covers_more_where_it_ends_on_the_line() -> None:
    assert Sweep(at(50, 0), at(50, 20)).covers(at(0, 0), at(100, 0), radius=10) == pytest.approx((0.4, 0.6))
    assert Sweep(at(50, 8), at(50, 20)).covers(at(0, 0), at(100, 0), radius=10) == pytest.approx((0.44, 0.56))


def test_a_disc_that_goes_along_covers_from_end_to_end() -> None:
    assert Sweep(at(20, 0), at(60, 0)).covers(at(0, 0), at(100, 0), radius=10) == pytest.approx((0.1, 0.7))


def test_a_disc_that_rests_covers_what_lies_under_it() -> None:
    resting = Sweep(at(50, 0), at(50, 0))
    assert resting.covers(at(0, 0), at(100, 0), radius=10) == pytest.approx((0.4, 0.6))
    assert resting.covers(at(0, 20), at(100, 20), radius=10) is None
    assert resting.covers(at(45, 0), at(45, 0), radius=10) == (0, 1)
    assert resting.covers(at(39, 0), at(39, 0), radius=10) is None


def test_a_disc_covers_nothing_beyond_the_ends_of_a_line() -> None:
    assert Sweep(at(50, -20), at(50, 20)).covers(at(0, 0), at(30, 0), radius=10) is None


coordinates = st.integers(-20, 20).map(float)
points = st.builds(PhotoPoint, coordinates, coordinates)


@given(points, points, points, points, st.floats(0, 1))
def test_what_is_covered_is_near_the_way_and_what_is_not_is_far(
    start: PhotoPoint, end: PhotoPoint, from_: PhotoPoint, to: PhotoPoint, share: float
) -> None:
    span = Sweep(from_, to).covers(start, end, radius=6.0)
    place = at(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y))
    distance = nearest(from_, to, place)[1]
    if span is not None and span[0] + 1e-6 < share < span[1] - 1e-6:
        assert distance <= 6.0 + 1e-6
    elif span is None or not span[0] - 1e-6 <= share <= span[1] + 1e-6:
        assert distance >= 6.0 - 1e-6


def test_parts_that_overlap_or_touch_are_one() -> None:
    assert merged([(3, 4), (0, 1), (0.5, 2), (2, 2.5)]) == [(0, 2.5), (3, 4)]
    assert merged([(0, 5), (1, 2)]) == [(0, 5)]
    assert merged([]) == []
