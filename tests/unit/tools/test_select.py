"""Select: clicks and boxes say which hints, drags move them."""

from __future__ import annotations

import pytest

from colorstudio.document.edits import ReplaceHints
from colorstudio.document.eye import Eye
from colorstudio.document.hints import Dab
from colorstudio.document.ids import HintId
from colorstudio.support.geometry import PhotoPoint, PhotoRect
from colorstudio.tools.gesture import Modifier, Pointer
from colorstudio.tools.outcome import Band, Nothing, Outcome, Select
from colorstudio.tools.select import select
from tests.samples.documents import dab
from tests.samples.gestures import Hand, Table, after, edit_of, held, sheet, staged

LEFT, RIGHT = (dab(name, at=PhotoPoint(x, 100.0), radius=10.0) for name, x in (("left", 100.0), ("right", 200.0)))
TWO = sheet(LEFT, RIGHT)


def hand(*selection: str, zoom: float = 1.0) -> Hand:
    return Hand(select, Table(TWO, held(*selection)), zoom=zoom)


def selected(*names: str) -> Select:
    return Select(frozenset(map(HintId, names)))


def places(outcome: Outcome) -> list[tuple[float, float]]:
    return [(hint.at.x, hint.at.y) for hint in after(outcome, TWO) if isinstance(hint, Dab)]


def test_a_click_selects_the_hint_under_it_alone() -> None:
    assert hand().click(105, 100) == selected("left")
    assert hand("left", "right").click(200, 100) == selected("right")


def test_a_click_on_empty_ground_selects_nothing() -> None:
    assert hand("left").click(150, 100) == selected()


def test_shift_adds_and_takes_away() -> None:
    assert hand("left").click(200, 100, keys=Modifier.SHIFT) == selected("left", "right")
    assert hand("left").click(100, 100, keys=Modifier.SHIFT) == selected()
    assert hand("left").click(150, 100, keys=Modifier.SHIFT) == selected("left")


def test_a_hint_that_is_gone_does_not_stay_selected() -> None:
    assert hand("gone").click(100, 100, keys=Modifier.SHIFT) == selected("left")


def test_a_box_selects_what_lies_in_it() -> None:
    drawn = hand("right").press(50, 50).drag(150, 150)
    assert drawn.draft == Band(PhotoRect(50, 50, 150, 150))
    assert drawn.release() == selected("left")
    assert hand("right").press(50, 50, keys=Modifier.SHIFT).drag(150, 150).release() == selected("left", "right")


def test_a_drag_moves_all_that_are_selected() -> None:
    mover = hand("left", "right").press(100, 100).drag(110, 95)
    outcome = mover.drag(120, 90).release()
    assert places(outcome) == [(120, 90), (220, 90)]
    assert edit_of(outcome).label == "Move 2 hints"
    assert [hint.id for hint in staged(mover.draft, TWO)] == ["left", "right"]


def test_a_drag_moves_a_hint_that_was_not_selected_alone() -> None:
    outcome = hand("right").press(100, 100, pressure=0.1, pointer=Pointer.PEN).drag(120, 90).release()
    assert places(outcome) == [(120, 90), (200, 100)]
    assert isinstance(outcome, ReplaceHints)
    assert [replacement.of for replacement in outcome.replacements] == ["left"]


def test_a_drag_with_shift_moves_it_with_the_others() -> None:
    outcome = hand("right").press(100, 100, keys=Modifier.SHIFT).drag(120, 90).release()
    assert places(outcome) == [(120, 90), (220, 90)]


def test_a_hint_that_comes_back_has_not_been_moved() -> None:
    mover = hand("left").press(100, 100).drag(120, 90).drag(100, 100)
    assert mover.draft == Nothing()
    assert mover.release() is None


@pytest.mark.parametrize(("zoom", "way"), [(8.0, 0.75), (0.05, 100.0)])
def test_a_drag_begins_after_four_pixels_of_the_screen(zoom: float, way: float) -> None:
    assert places(hand(zoom=zoom).press(200, 100).drag(200 + way, 100).release()) == [(100, 100), (200 + way, 100)]
    assert hand(zoom=zoom).press(200, 100).drag(200 + way / 2, 100).release() == selected("right")


@pytest.mark.parametrize(("zoom", "beside"), [(8.0, 0.7), (0.05, 100.0)])
def test_six_pixels_of_the_screen_beside_a_hint_touch_it(zoom: float, beside: float) -> None:
    assert hand(zoom=zoom).click(200, 100 + 10 + beside) == selected("right")
    assert hand(zoom=zoom).click(200, 100 + 10 + 2 * beside) == selected()


def test_hints_move_out_of_the_photo_together_but_not_out_of_the_document() -> None:
    outcome = hand("left", "right").press(100, 100).drag(1e12, 100).release()
    assert places(outcome) == [(1_999_900, 100), (2_000_000, 100)]


def test_outside_of_the_photo_there_is_only_empty_ground() -> None:
    assert hand("left").click(-50, -50) == selected()
    assert hand().press(-50, -50).drag(500, 500).release() == selected("left", "right")


def test_a_hidden_hint_is_not_selected() -> None:
    hidden = sheet(dab("hidden", at=PhotoPoint(100.0, 100.0), eye=Eye.CLOSED))
    assert Hand(select, Table(hidden)).click(100, 100) == selected()


def test_escape_moves_nothing() -> None:
    hand("left").press(100, 100).drag(120, 90).cancel()
