"""The eraser: whole hints by clicks, parts of strokes by drags, and nothing that the hand did not pass."""

from __future__ import annotations

from typing import Any

import pytest

from colorstudio.document.edits import ReplaceHints
from colorstudio.document.eye import Eye
from colorstudio.document.hints import Hint, Stroke, StrokePoint
from colorstudio.support.geometry import PhotoPoint
from colorstudio.tools.eraser import eraser
from colorstudio.tools.gesture import Pointer
from colorstudio.tools.outcome import Nothing, Outcome
from tests.samples.documents import dab, stroke
from tests.samples.gestures import Hand, Table, after, edit_of, held, sheet, staged


def across(name: str = "across", y: float = 100.0, **changes: Any) -> Stroke:
    """A line from 50 to 350, four pixels wide."""
    ends = tuple(StrokePoint(PhotoPoint(x, y)) for x in (50.0, 350.0))
    return stroke(name, **{"points": ends, "radius": 2.0} | changes)


def over(*hints: Hint, zoom: float = 1.0) -> Hand:
    return Hand(eraser, Table(sheet(*hints), held(radius=8.0)), zoom=zoom)


def spans(outcome: Outcome, *before: Hint) -> list[tuple[float, float]]:
    left = after(outcome, sheet(*before))
    return [(hint.points[0].at.x, hint.points[-1].at.x) for hint in left if isinstance(hint, Stroke)]


def test_a_click_removes_the_topmost_hint() -> None:
    below, above = across("below"), across("above")
    outcome = over(below, above).press(200, 100).drag(202, 100).release()
    assert after(outcome, sheet(below, above)) == (below,)
    assert edit_of(outcome).label == "Erase stroke"


def test_a_click_on_empty_ground_removes_nothing() -> None:
    assert over(across()).click(200, 200) is None


def test_a_drag_leaves_the_two_ends_of_a_stroke_that_it_crosses() -> None:
    hand = over(across()).press(200, 50).drag(200, 150)
    # 8 of the eraser and 2 for the round ends of what is left
    assert [len(hint.points) for hint in staged(hand.draft, sheet(across())) if isinstance(hint, Stroke)] == [2, 2]
    assert spans(hand.release(), across()) == [(50, 190), (210, 350)]


def test_what_is_left_of_a_stroke_is_new_hints_of_the_same_color() -> None:
    before = across(note="Aunt Emma")
    left = after(over(before).press(200, 50).drag(200, 150).release(), sheet(before))
    assert len({hint.id for hint in left} | {before.id}) == 3
    assert [hint.note for hint in left] == ["Aunt Emma", "Aunt Emma"]


def test_what_a_draft_shows_keeps_its_name_while_nothing_more_is_erased() -> None:
    hand = over(across()).press(200, 50).drag(200, 150).drag(200, 200)
    assert hand.drafts[-1] == hand.drafts[-2]


def test_a_stroke_that_is_passed_along_all_of_its_line_is_gone() -> None:
    assert spans(over(across()).press(40, 100).drag(200, 100).drag(360, 100).release(), across()) == []


def test_several_crossings_leave_the_parts_between_them() -> None:
    hand = over(across()).press(100, 50).drag(100, 150).drag(300, 150).drag(300, 50)
    assert spans(hand.release(), across()) == [(50, 90), (110, 290), (310, 350)]


def test_a_crumb_does_not_stay() -> None:
    hand = over(across(radius=8.0)).press(67, 50).drag(67, 150)  # 1 pixel is left on the left
    assert spans(hand.release(), across(radius=8.0)) == [(83, 350)]


def test_a_stroke_that_is_only_brushed_at_its_rim_stays() -> None:
    wide = across(radius=20.0)
    hand = over(wide).press(100, 110).drag(300, 110)  # 10 from the middle of the line
    assert hand.draft == Nothing()
    assert hand.release() is None


def test_the_pieces_of_a_stroke_keep_its_pressure() -> None:
    ends = StrokePoint(PhotoPoint(50, 100), 0.0), StrokePoint(PhotoPoint(350, 100), 1.0)
    before = across(points=ends, radius=0.01)
    left = after(over(before).press(200, 50, pointer=Pointer.ERASER).drag(200, 150).release(), sheet(before))
    assert isinstance(left[0], Stroke)
    assert left[0].points[-1].pressure == pytest.approx((192 - 50) / 300, abs=1e-3)


@pytest.mark.parametrize("whole", [dab("dab", at=PhotoPoint(200.0, 100.0)), across(points=across().points[:1])])
def test_what_has_no_length_goes_when_its_middle_is_passed(whole: Hint) -> None:
    x = 200 if whole.id == "dab" else 50
    assert after(over(whole).press(x, 50).drag(x, 150).release(), sheet(whole)) == ()
    assert over(whole).press(x + 9, 50).drag(x + 9, 150).release() is None


def test_a_hidden_stroke_stays() -> None:
    hidden = across(eye=Eye.CLOSED)
    assert over(hidden).press(200, 50).drag(200, 150).release() is None
    assert over(hidden).click(200, 100) is None


@pytest.mark.parametrize(("zoom", "way"), [(8.0, 0.75), (0.05, 100.0)])
def test_a_drag_begins_after_four_pixels_of_the_screen(zoom: float, way: float) -> None:
    assert isinstance(over(across(), zoom=zoom).press(200, 100).drag(200, 100 + way).release(), ReplaceHints)
    assert spans(over(across(), zoom=zoom).press(200, 100).drag(200, 100 + way / 2).release(), across()) == []


def test_a_fast_hand_erases_also_between_two_moments() -> None:
    hints = [across(f"line{y}", y=float(y)) for y in (60, 120, 180)]
    hand = over(*hints).press(200, -1000).drag(200, 1000)
    assert spans(hand.release(), *hints) == [(50, 190), (210, 350)] * 3


def test_a_document_never_gets_more_pieces_than_it_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("colorstudio.tools.limits.MOST_HINTS", 2)
    hand = over(across()).press(100, 50).drag(100, 150).drag(300, 150).drag(300, 50)
    assert spans(hand.release(), across()) == [(50, 90), (110, 350)]


def test_escape_erases_nothing() -> None:
    over(across()).press(200, 50).drag(200, 150).cancel()
