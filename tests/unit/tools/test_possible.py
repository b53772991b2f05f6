"""Possible colors: the hand asks about places and boxes of the photo, and changes nothing."""

from __future__ import annotations

import pytest

from colorstudio.document.hints import Barrier, Hint, Origin
from colorstudio.document.ids import HintId
from colorstudio.support.geometry import PhotoPoint, PhotoRect
from colorstudio.tools.gesture import Pointer
from colorstudio.tools.outcome import Ask, Band, Nothing
from colorstudio.tools.possible import possible
from tests.samples.documents import dab
from tests.samples.gestures import Hand, Table, sheet


def chosen(**changes: object) -> Hint:
    return dab("chosen", at=PhotoPoint(100.0, 100.0), radius=5.0, **changes)


def test_a_click_asks_about_a_place() -> None:
    hand = Hand(possible).press(40, 30).drag(42, 30)
    assert hand.drafts == [Nothing(), Nothing()]
    assert hand.release() == Ask(PhotoPoint(40, 30))


@pytest.mark.parametrize("origin", [Origin.MODE, Origin.PAINTED])  # below what is painted nobody would see the choice
def test_a_click_on_a_hint_of_ones_own_asks_for_another_color_of_it(origin: Origin) -> None:
    assert Hand(possible, Table(sheet(chosen(origin=origin)))).click(102, 100) == Ask(
        PhotoPoint(102, 100), HintId("chosen")
    )


@pytest.mark.parametrize(
    "top",
    [
        chosen(origin=Origin.SUGGESTED),
        Barrier(id=HintId("wall"), points=(PhotoPoint(90, 100), PhotoPoint(110, 100))),
    ],
)
def test_a_click_on_another_hint_asks_about_the_place(top: Hint) -> None:
    assert Hand(possible, Table(sheet(top))).click(100, 100) == Ask(PhotoPoint(100, 100))


def test_a_drag_asks_about_the_pixels_of_its_box() -> None:
    hand = Hand(possible).press(60.5, 50.5).drag(40.25, 30.25)
    assert hand.draft == Band(PhotoRect(40.25, 30.25, 60.5, 50.5))
    assert hand.release() == Ask(PhotoRect(40, 30, 61, 51))


def test_a_drag_that_is_a_line_asks_about_a_row_of_pixels() -> None:
    assert Hand(possible).press(40, 30).drag(60, 30).release() == Ask(PhotoRect(40, 30, 60, 31))


@pytest.mark.parametrize(("zoom", "way"), [(8.0, 0.75), (0.05, 100.0)])
def test_a_drag_begins_after_four_pixels_of_the_screen(zoom: float, way: float) -> None:
    hand = Hand(possible, zoom=zoom).press(40, 30, pressure=0.1, pointer=Pointer.PEN)
    assert isinstance(hand.drag(40 + way, 30).draft, Band)
    assert Hand(possible, zoom=zoom).press(40, 30).drag(40 + way / 2, 30).draft == Nothing()


def test_outside_of_the_photo_there_is_nothing_to_ask() -> None:
    assert Hand(possible).click(-1, 30) is None
    assert Hand(possible).click(40, 300) is None
    assert Hand(possible).press(-50, -50).drag(-10, 200).release() is None


def test_a_box_ends_where_the_photo_does() -> None:
    assert Hand(possible).press(-50, 200).drag(1e300, 1e300).release() == Ask(PhotoRect(0, 200, 400, 300))


def test_escape_asks_nothing() -> None:
    Hand(possible).press(40, 30).drag(90, 90).cancel()
