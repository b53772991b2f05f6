"""Views: where the picture lies on the canvas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.support.geometry import Size, ViewPoint
from colorstudio.ui.canvas.navigation import MARGIN, Navigation
from colorstudio.ui.canvas.view import LEAST, MOST, PicturePoint, Room, View, showing, within_limits

PICTURE, ROOM = Size(400, 300), Room(240.0, 240.0)
COORDINATES = st.floats(-5000, 5000)
VIEWS = st.builds(View, st.floats(LEAST, MOST), COORDINATES, COORDINATES)


@given(view=VIEWS, x=COORDINATES, y=COORDINATES)
def test_there_and_back_is_the_same_place(view: View, x: float, y: float) -> None:
    back = view.in_picture(view.on_canvas(PicturePoint(x, y)))
    assert (back.x, back.y) == pytest.approx((x, y), abs=1e-6)


@given(view=VIEWS, x=COORDINATES, y=COORDINATES, zoom=st.floats(LEAST, MOST))
def test_zooming_keeps_what_is_under_the_pointer(view: View, x: float, y: float, zoom: float) -> None:
    at = ViewPoint(x, y)
    place = view.in_picture(at)
    again = view.zoomed(zoom, at=at).on_canvas(place)
    assert (again.x, again.y) == pytest.approx((x, y), abs=1e-4)


def test_snapped_begins_on_a_pixel_of_the_screen() -> None:
    assert View(1, 10.3, 7.6).snapped(1) == View(1, 10, 8)
    assert View(1, 10.3, 7.6).snapped(2) == View(1, 10.5, 7.5)


def test_zoom_has_limits_that_count_the_pixels_of_the_screen() -> None:
    assert within_limits(1000, ratio=2) == 16
    assert within_limits(0.0001, ratio=2) == 0.01


def test_a_box_is_shown_in_the_middle() -> None:
    view = showing(100, 50, 200, 100, room=ROOM, margin=20, ratio=1)
    assert view.on_canvas(PicturePoint(150, 75)) == ROOM.middle
    assert view.zoom == 2


def test_fitted_stays_fitted_when_the_window_changes_until_one_moves() -> None:
    navigation = Navigation(PICTURE, ROOM)
    assert navigation.zoom == (240 - 2 * MARGIN) / 400
    navigation.settle(PICTURE, Room(440, 440), ratio=1)
    assert navigation.zoom == 1
    navigation.pan(30, 0)
    middle = navigation.view.in_picture(navigation.room.middle)
    navigation.settle(PICTURE, ROOM, ratio=1)
    assert navigation.zoom == 1
    assert navigation.view.in_picture(ROOM.middle) == middle


def test_another_screen_keeps_what_a_person_reads_as_zoom() -> None:
    navigation = Navigation(PICTURE, ROOM)
    navigation.set_zoom(1)
    navigation.settle(PICTURE, ROOM, ratio=2)
    assert navigation.zoom == 1
    assert navigation.view.zoom == 0.5


def test_another_frame_is_fitted() -> None:
    navigation = Navigation(PICTURE, ROOM)
    navigation.set_zoom(3)
    navigation.settle(Size(100, 50), ROOM, ratio=1)
    assert navigation.zoom == 2


def test_the_picture_can_not_be_lost() -> None:
    navigation = Navigation(PICTURE, ROOM)
    navigation.set_zoom(2)
    navigation.pan(-99_999, 99_999)
    place = navigation.view.in_picture(ROOM.middle)
    assert (place.x, place.y) == (400, 0)


def test_nothing_changed_is_not_told() -> None:
    heard: list[float] = []
    navigation = Navigation(PICTURE, ROOM)
    navigation.changed.connect(lambda: heard.append(navigation.zoom))
    navigation.fit()
    navigation.settle(PICTURE, ROOM, ratio=1)
    assert not heard
    navigation.show(0, 0, 100, 100)
    navigation.center(PicturePoint(10, 10))
    navigation.fit()
    assert heard == [2, 2, 0.5]
