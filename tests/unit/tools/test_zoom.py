"""Zoom: by clicks at the pointer, or to the box that is drawn."""

from __future__ import annotations

import pytest

from colorstudio.support.geometry import PhotoPoint, PhotoRect
from colorstudio.tools.gesture import Modifier, Pointer
from colorstudio.tools.outcome import Band, ZoomBy, ZoomTo
from colorstudio.tools.zoom import zoom
from tests.samples.gestures import Hand


def test_a_click_doubles_the_photo_and_with_alt_halves_it() -> None:
    assert Hand(zoom).click(40, 30) == ZoomBy(PhotoPoint(40, 30), 2.0)
    assert Hand(zoom).click(40, 30, keys=Modifier.ALT) == ZoomBy(PhotoPoint(40, 30), 0.5)


@pytest.mark.parametrize(("scale", "way"), [(8.0, 0.75), (0.05, 100.0)])
def test_a_drag_zooms_to_its_box(scale: float, way: float) -> None:
    hand = Hand(zoom, zoom=scale).press(40, 30, pressure=0.1, pointer=Pointer.PEN).drag(40 + way, 31)
    assert hand.draft == Band(PhotoRect(40, 30, 40 + way, 31))
    assert isinstance(hand.release(), ZoomTo)
    assert isinstance(Hand(zoom, zoom=scale).press(40, 30).drag(40 + way / 2, 30).release(), ZoomBy)


def test_a_box_is_never_without_area_nor_outside_of_the_photo() -> None:
    assert Hand(zoom).press(40, 30).drag(40, 60).release() == ZoomTo(PhotoRect(40, 30, 41, 60))
    assert Hand(zoom).press(390, 30).drag(900, 60).release() == ZoomTo(PhotoRect(390, 30, 400, 60))
    assert Hand(zoom).press(410, 30).drag(900, 60).release() is None


def test_escape_zooms_nowhere() -> None:
    Hand(zoom).press(40, 30).drag(90, 90).cancel()
