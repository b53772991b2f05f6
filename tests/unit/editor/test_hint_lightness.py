"""How light the photo is under a hint."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from colorstudio.document.frame import Frame
from colorstudio.document.hints import Barrier, Hint, Region, StrokePoint
from colorstudio.document.ids import HintId
from colorstudio.editor.hint_lightness import HintLightness
from colorstudio.engine.framing import framed
from colorstudio.imaging.on_screen import rgb_on_screen
from colorstudio.support.geometry import PhotoPoint
from tests.samples.documents import dab, stroke
from tests.samples.sheets import photo_of

DARK, LIGHT = 20.0, 80.0


def measured(frame: Frame = Frame()) -> HintLightness:  # noqa: B008 - it can't change
    """A photo, dark on the left and light on the right."""
    pixels = np.full((60, 100), _gray(DARK), np.uint8)
    pixels[:, 50:] = _gray(LIGHT)
    return HintLightness(framed(photo_of(pixels), frame))


def _gray(lightness: float) -> int:
    return rgb_on_screen(lightness, 0.0, 0.0)[0]


def line(*xs: float) -> Hint:
    return replace(stroke("a"), points=tuple(StrokePoint(PhotoPoint(x, 30.0)) for x in xs))


@pytest.mark.parametrize(
    ("hint", "lightness"),
    [
        (dab("a", at=PhotoPoint(20.0, 30.0), radius=5.0), DARK),
        (dab("a", at=PhotoPoint(80.0, 30.0), radius=5.0), LIGHT),
        (dab("a", at=PhotoPoint(-50.0, 900.0), radius=5.0), DARK),
        (line(60.0, 70.0), LIGHT),
        (line(25.0, 75.0), (DARK + LIGHT) / 2),
        (line(*np.linspace(1, 99, 500)), (DARK + LIGHT) / 2),
        (Barrier(id=HintId("a"), points=(PhotoPoint(60, 10), PhotoPoint(90, 10))), LIGHT),
    ],
)
def test_it_is_that_of_what_the_hint_covers(hint: Hint, lightness: float) -> None:
    assert measured().of(hint) == pytest.approx(lightness, abs=1)


def test_of_a_region_the_inside_counts() -> None:
    box = [PhotoPoint(x, y) for x, y in ((55.0, 5.0), (95.0, 5.0), (95.0, 55.0), (55.0, 55.0))]
    region = Region(id=HintId("a"), corners=tuple(box), color=dab("a").color, strength=1.0, origin=dab("a").origin)
    assert measured().of(region) == pytest.approx(LIGHT, abs=0.5)


def test_a_hint_stays_at_its_place_in_a_photo_that_was_turned() -> None:
    hint = dab("a", at=PhotoPoint(20.0, 30.0), radius=5.0)
    assert measured(Frame(quarter_turns=2)).of(hint) == pytest.approx(DARK, abs=0.5)


def test_very_many_hints_are_forgotten_and_measured_again() -> None:
    lightness = measured()
    hints = [dab("a", at=PhotoPoint(20.0, float(y % 60)), radius=5.0) for y in range(4100)]
    assert {round(lightness.of(hint)) for hint in hints} == {round(DARK)}
