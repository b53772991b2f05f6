"""The brush: what the hand draws is what is painted, once, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from colorstudio.document.colors import Chroma
from colorstudio.document.edits import AddHints
from colorstudio.document.hints import Origin, PressureSets, Stroke
from colorstudio.support.geometry import PhotoPoint
from colorstudio.tools.brush import brush
from colorstudio.tools.gesture import Modifier, Pointer
from colorstudio.tools.labels import in_color
from colorstudio.tools.outcome import Nothing, Outcome, Sampled, Take
from tests.samples.documents import BROWN, stroke
from tests.samples.gestures import LIGHTNESS, Hand, Table, added_by, after, held, sheet, staged


def painted(outcome: Outcome) -> Stroke:
    hint = added_by(outcome)
    assert isinstance(hint, Stroke)
    return hint


def places(hint: Stroke) -> list[tuple[float, float]]:
    return [(point.at.x, point.at.y) for point in hint.points]


def test_a_drag_paints_a_stroke_of_what_is_held() -> None:
    outcome = Hand(brush).press(40, 30).drag(60, 30).drag(90, 30).release()
    hint = painted(outcome)
    assert places(hint) == [(40, 30), (60, 30), (90, 30)]
    assert (hint.color, hint.radius, hint.origin) == (BROWN, 10.0, Origin.PAINTED)
    assert isinstance(outcome, AddHints)
    assert outcome.label == in_color("Brush", BROWN, LIGHTNESS)


def test_a_click_paints_one_point_where_it_was_pressed() -> None:
    assert places(painted(Hand(brush).press(40, 30).drag(42, 31).release())) == [(40, 30)]


def test_what_is_painted_is_seen_from_the_press_on_and_stays_the_same_hint() -> None:
    hand = Hand(brush).press(40, 30).drag(90, 30)
    ids = {hint.id for draft in hand.drafts for hint in staged(draft, sheet())}
    assert ids == {painted(hand.release()).id}


def test_escape_during_a_drag_leaves_nothing() -> None:
    hand = Hand(brush).press(40, 30).drag(90, 30)
    course = hand.course
    hand.cancel()
    with pytest.raises(StopIteration) as end:
        next(course)
    assert end.value.value is None


def test_points_closer_than_a_quarter_radius_are_dropped_but_for_the_end() -> None:
    hand = Hand(brush).press(40, 30)
    for step in range(1, 11):
        hand.drag(40 + step, 30)
    assert places(painted(hand.release())) == [(40, 30), (43, 30), (46, 30), (49, 30), (50, 30)]


def test_a_pen_that_presses_harder_on_the_spot_is_heard() -> None:
    hand = Hand(brush).press(40, 30, pressure=0.25, pointer=Pointer.PEN).drag(60, 30)
    hint = painted(hand.drag(60, 30, pressure=0.75).drag(80, 30).release())
    assert [point.pressure for point in hint.points] == [0.25, 0.25, 0.75, 0.75]


def test_a_pen_that_is_lifted_does_not_end_its_stroke_in_a_hair() -> None:
    hint = painted(Hand(brush).press(40, 30, pressure=0.5, pointer=Pointer.PEN).drag(80, 30, pressure=0.5).release())
    assert hint.points[-1].pressure == 0.5


def test_the_tap_of_a_pen_is_as_firm_as_it_became() -> None:
    hand = Hand(brush).press(40, 30, pressure=0.1, pointer=Pointer.PEN)
    assert painted(hand.drag(40, 30, pressure=0.75).drag(40, 30, pressure=0.25).release()).points[0].pressure == 0.75


def test_a_device_that_presses_more_than_fully_is_taken_at_its_most() -> None:
    assert painted(Hand(brush).press(40, 30, pressure=1.5).release()).points[0].pressure == 1.0


@pytest.mark.parametrize("sets", PressureSets)
def test_the_stroke_remembers_what_pressure_does(sets: PressureSets) -> None:
    table = Table(held=held(pressure_sets=sets))
    assert painted(Hand(brush, table).click(40, 30)).pressure_sets is sets


@pytest.mark.parametrize(("zoom", "way"), [(8.0, 0.75), (0.05, 100.0)])
def test_a_drag_begins_after_four_pixels_of_the_screen(zoom: float, way: float) -> None:
    table = Table(held=held(radius=0.5))
    assert len(painted(Hand(brush, table, zoom=zoom).press(40, 30).drag(40 + way, 30).release()).points) == 2
    assert len(painted(Hand(brush, table, zoom=zoom).press(40, 30).drag(40 + way / 2, 30).release()).points) == 1


def test_a_drag_that_comes_back_stays_a_drag() -> None:
    assert places(painted(Hand(brush).press(40, 30).drag(60, 30).drag(40, 30).release())) == [
        (40, 30),
        (60, 30),
        (40, 30),
    ]


def test_shift_and_a_click_paint_straight_from_the_last_stroke() -> None:
    before = sheet(stroke("last"), stroke("suggested", origin=Origin.SUGGESTED))
    outcome = Hand(brush, Table(before)).click(90, 30, keys=Modifier.SHIFT)
    hint = after(outcome, before)[-1]
    assert isinstance(hint, Stroke)
    assert places(hint) == [(10.0, 4.0), (90, 30)]


def test_shift_and_a_click_paint_a_point_where_nothing_was_painted_yet() -> None:
    assert places(painted(Hand(brush).press(90, 30, keys=Modifier.SHIFT).drag(91, 30).release())) == [(90, 30)]


def test_a_drag_with_shift_paints_nothing_as_it_sets_the_size() -> None:
    hand = Hand(brush).press(40, 30, keys=Modifier.SHIFT).drag(50, 30).drag(60, 30)
    assert hand.drafts[1:] == [Nothing(), Nothing()]
    assert hand.release() is None


@pytest.mark.parametrize("key", [Modifier.CONTROL, Modifier.ALT])
def test_control_and_alt_pick_a_color_instead(key: Modifier) -> None:
    hand = Hand(brush).press(40, 30, keys=key)
    assert hand.draft == Sampled(Chroma(0.0, 0.0))
    assert hand.release() == Take(Chroma(0.0, 0.0))


def test_the_other_end_of_the_pen_erases() -> None:
    before = sheet(stroke("old"))
    outcome = Hand(brush, Table(before)).press(5, 3, pointer=Pointer.ERASER).release()
    assert after(outcome, before) == ()


def test_outside_of_the_photo_nothing_is_painted() -> None:
    hand = Hand(brush).press(-50, -50).drag(-90, -50)
    assert hand.draft == Nothing()
    assert hand.release() is None


def test_a_stroke_may_come_into_the_photo_and_leave_it() -> None:
    hint = painted(Hand(brush).press(-50, 100).drag(600, 100).release())
    assert places(hint) == [(-50, 100), (600, 100)]


def test_a_place_that_no_document_can_name_is_led_back() -> None:
    hint = painted(Hand(brush).press(40, 30).drag(float("inf"), -1e9).release())
    assert hint.points[-1].at == PhotoPoint(2_000_000.0, -1_000_000.0)


def test_a_full_document_takes_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("colorstudio.tools.limits.MOST_HINTS", 1)
    hand = Hand(brush, Table(sheet(stroke("old")))).press(40, 30).drag(90, 30)
    assert hand.draft == Nothing()
    assert hand.release() is None


def test_the_brush_is_as_it_was_when_the_gesture_began() -> None:
    table = Table(held=held(hardness=0.25, strength=0.5))
    hint = painted(Hand(brush, table).press(40, 30).drag(90, 30).release())
    assert replace(hint, id=stroke("x").id, points=stroke("x").points) == stroke(
        "x", radius=10.0, hardness=0.25, strength=0.5, color=BROWN
    )


def test_each_draft_shows_the_stroke_as_far_as_it_is() -> None:
    hand = Hand(brush).press(40, 30).drag(60, 30).drag(62, 30)
    shown = [hint for draft in hand.drafts for hint in staged(draft, sheet())]
    assert [len(hint.points) for hint in shown if isinstance(hint, Stroke)] == [1, 2, 3]
