"""The point: one dab, where the hand lets go."""

from __future__ import annotations

import pytest

from colorstudio.document.colors import Chroma
from colorstudio.document.hints import Dab, Origin
from colorstudio.support.geometry import PhotoPoint
from colorstudio.tools.gesture import Modifier, Pointer
from colorstudio.tools.labels import in_color
from colorstudio.tools.outcome import Nothing, Outcome, Take
from colorstudio.tools.point import point
from tests.samples.documents import BROWN, stroke
from tests.samples.gestures import LIGHTNESS, Hand, Table, added_by, after, edit_of, sheet, staged


def dabbed(outcome: Outcome) -> Dab:
    hint = added_by(outcome)
    assert isinstance(hint, Dab)
    return hint


def test_a_click_puts_a_dab_of_what_is_held() -> None:
    outcome = Hand(point).press(40, 30).drag(42, 30).release()
    dab = dabbed(outcome)
    assert (dab.at, dab.color, dab.radius, dab.origin) == (PhotoPoint(40, 30), BROWN, 10.0, Origin.PAINTED)
    assert edit_of(outcome).label == in_color("Point", BROWN, LIGHTNESS)


def test_a_dab_follows_a_hand_that_drags() -> None:
    hand = Hand(point).press(40, 30).drag(60, 50)
    shown = [hint for draft in hand.drafts for hint in staged(draft, sheet())]
    dab = dabbed(hand.release())
    assert dab.at == PhotoPoint(60, 50)
    assert {hint.id for hint in shown} == {dab.id}


@pytest.mark.parametrize(("zoom", "way"), [(8.0, 0.75), (0.05, 100.0)])
def test_a_drag_begins_after_four_pixels_of_the_screen(zoom: float, way: float) -> None:
    assert dabbed(Hand(point, zoom=zoom).press(40, 30).drag(40 + way, 30).release()).at.x == 40 + way
    assert dabbed(Hand(point, zoom=zoom).press(40, 30).drag(40 + way / 2, 30).release()).at.x == 40


def test_a_light_pen_makes_a_dab_of_full_size() -> None:
    dab = dabbed(Hand(point).press(40, 30, pressure=0.1, pointer=Pointer.PEN).release())
    assert (dab.radius, dab.strength) == (10.0, 1.0)


def test_it_borrows_the_tools_that_the_brush_borrows() -> None:
    before = sheet(stroke("old"))
    assert Hand(point).click(40, 30, keys=Modifier.CONTROL) == Take(Chroma(0.0, 0.0))
    assert after(Hand(point, Table(before)).press(5, 3, pointer=Pointer.ERASER).release(), before) == ()


def test_outside_of_the_photo_there_is_none_unless_it_reaches_in() -> None:
    hand = Hand(point).press(-11, 30)
    assert hand.draft == Nothing()
    assert hand.release() is None
    assert dabbed(Hand(point).click(-9, 30)).at == PhotoPoint(-9, 30)


def test_escape_leaves_nothing() -> None:
    Hand(point).press(40, 30).cancel()
