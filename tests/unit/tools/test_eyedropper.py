"""The eyedropper takes what the picture shows where the hand lets go."""

from __future__ import annotations

import pytest

from colorstudio.document.colors import Chroma
from colorstudio.support.geometry import PhotoPoint
from colorstudio.tools.eyedropper import eyedropper
from colorstudio.tools.gesture import Modifier, Pointer
from colorstudio.tools.outcome import Nothing, Sampled, Take
from tests.samples.gestures import Hand, Table


def striped(place: PhotoPoint, side: int) -> Chroma | None:
    """A picture whose red tells the column and whose yellow tells how many pixels were asked about."""
    return Chroma(place.x, float(side)) if 0 <= place.x <= 100 else None


STRIPED = Table(colors=striped)


@pytest.mark.parametrize("zoom", [8.0, 0.05])
def test_a_drag_shows_the_colors_that_it_passes_and_takes_the_last(zoom: float) -> None:
    hand = Hand(eyedropper, STRIPED, zoom=zoom).press(40, 30, pressure=0.1, pointer=Pointer.PEN).drag(50, 30)
    assert hand.drafts == [Sampled(Chroma(40, 1)), Sampled(Chroma(50, 1))]
    assert hand.release() == Take(Chroma(50, 1))


def test_shift_takes_the_mean_of_five_by_five_as_long_as_it_is_held() -> None:
    hand = Hand(eyedropper, STRIPED).press(40, 30, keys=Modifier.SHIFT)
    assert hand.draft == Sampled(Chroma(40, 5))
    assert hand.drag(40, 30, keys=Modifier.NONE).release() == Take(Chroma(40, 1))


def test_gray_is_taken_as_a_color_not_as_the_wish_for_none() -> None:
    assert Hand(eyedropper).click(40, 30) == Take(Chroma(0.0, 0.0))


def test_outside_of_the_photo_there_is_nothing_to_take() -> None:
    hand = Hand(eyedropper, STRIPED).press(40, 30).drag(-1, 30)
    assert hand.draft == Nothing()
    assert hand.release() is None


def test_escape_takes_nothing() -> None:
    Hand(eyedropper).press(40, 30).cancel()
