"""Keep gray paints as the brush does, with the wish for no color."""

from __future__ import annotations

from colorstudio.document.colors import Chroma, Gray
from colorstudio.document.hints import Stroke
from colorstudio.tools.gesture import Modifier, Pointer
from colorstudio.tools.gray import gray
from colorstudio.tools.outcome import Take
from tests.samples.documents import stroke
from tests.samples.gestures import Hand, Table, added_by, after, edit_of, sheet


def test_a_drag_keeps_what_it_passes_gray() -> None:
    outcome = Hand(gray, zoom=8.0).press(40, 30, pressure=0.5, pointer=Pointer.PEN).drag(90, 30).release()
    hint = added_by(outcome)
    assert isinstance(hint, Stroke)
    assert (hint.color, len(hint.points), hint.points[0].pressure) == (Gray.KEEP, 2, 0.5)
    assert edit_of(outcome).label == "Keep gray"


def test_it_goes_on_from_a_stroke_of_the_brush() -> None:
    before = sheet(stroke("brush"))
    hint = after(Hand(gray, Table(before), zoom=0.05).click(90, 30, keys=Modifier.SHIFT), before)[-1]
    assert isinstance(hint, Stroke)
    assert hint.points[0] == stroke("brush").points[-1]


def test_it_borrows_the_tools_that_the_brush_borrows() -> None:
    before = sheet(stroke("old"))
    assert Hand(gray).click(40, 30, keys=Modifier.ALT) == Take(Chroma(0.0, 0.0))
    assert after(Hand(gray, Table(before)).press(5, 3, pointer=Pointer.ERASER).release(), before) == ()


def test_outside_of_the_photo_nothing_is_kept() -> None:
    assert Hand(gray).click(-50, 30) is None


def test_escape_leaves_nothing() -> None:
    Hand(gray).press(40, 30).drag(90, 30).cancel()
