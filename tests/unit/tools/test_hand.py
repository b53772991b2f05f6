"""The hand: what was pressed stays under it, whatever the view does meanwhile."""

from __future__ import annotations

import pytest

from colorstudio.tools.gesture import Pointer
from colorstudio.tools.hand import hand
from colorstudio.tools.outcome import Moved, Nothing
from tests.samples.gestures import Hand


class View:
    """A view that can scroll as far as `most` photo pixels to the right; the place at its left edge is `left`."""

    def __init__(self, *, zoom: float, most: float) -> None:
        self.zoom, self.most, self.left = zoom, most, 100.0

    def place(self, x_screen: float) -> float:
        return self.left + x_screen / self.zoom

    def follow(self, dx: float) -> None:
        self.left = min(self.left - dx, self.most)


@pytest.mark.parametrize("zoom", [8.0, 1.0, 0.05])
def test_what_was_pressed_stays_under_the_hand(zoom: float) -> None:
    view = View(zoom=zoom, most=1e6)
    mover = Hand(hand, zoom=zoom).press(view.place(200), 30, pressure=0.1, pointer=Pointer.PEN)
    pressed = view.place(200)
    for x in (210, 260, 230, 100):
        draft = mover.drag(view.place(x), 30).draft
        assert isinstance(draft, Moved)
        view.follow(draft.dx)
        assert view.place(x) == pytest.approx(pressed)


def test_what_the_view_could_not_do_is_asked_for_again() -> None:
    view = View(zoom=1.0, most=110.0)
    mover = Hand(hand).press(view.place(200), 30)
    for x in (150, 195):  # 40 pixels further than it can scroll, and back
        draft = mover.drag(view.place(x), 30).draft
        assert isinstance(draft, Moved)
        view.follow(draft.dx)
    assert view.place(195) == 300.0


def test_it_changes_nothing_but_the_view() -> None:
    mover = Hand(hand).press(40, 30)
    assert mover.draft == Nothing()
    assert mover.drag(45, -10).draft == Moved(5, -40)
    assert mover.release() is None


def test_it_may_leave_the_photo_and_be_called_off() -> None:
    Hand(hand).press(-40, 30).drag(-1e9, 1e9).cancel()
