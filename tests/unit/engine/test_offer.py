"""What a place offers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from colorstudio.document.frame import Frame
from colorstudio.engine.framing import Framed, framed
from colorstudio.engine.objects import Objects
from colorstudio.engine.offer import MOST_CHOICES, Offer, offer_at, offer_of_box, offer_of_object
from colorstudio.network.histogram import HistogramField
from colorstudio.support.geometry import PhotoRect, Size
from tests.samples.network import EVEN_PRIOR, histogram_of
from tests.samples.sheets import photo_of

RED, BLUE, GREEN, GRAY = (60, 40), (10, -50), (-50, 40), (0, 0)


def picture() -> Framed:
    """40 × 20 pixels, black left, white right."""
    return framed(photo_of(np.repeat([[0] * 20 + [255] * 20], 20, axis=0).astype(np.uint8)), Frame())


def field(*columns: Mapping[tuple[float, float], float]) -> HistogramField:
    """Two rows of cells, equal to each other."""
    row = np.stack([histogram_of(masses) for masses in columns])
    return HistogramField(np.stack([row, row]).astype(np.float16), EVEN_PRIOR)


LEFT_RED = field({RED: 1.0}, {RED: 0.5, BLUE: 0.5}, {BLUE: 1.0}, {GREEN: 1.0})


def colors(offer: Offer) -> dict[tuple[float, float], float]:
    return {(round(mode.a), round(mode.b)): round(mode.probability, 2) for mode in offer.modes if mode.probability}


@pytest.mark.parametrize(("x", "expected"), [(2, RED), (25, BLUE), (39.9, GREEN), (-7, RED), (99, GREEN)])
def test_a_pixel_offers_what_its_cell_has(x: float, expected: tuple[float, float]) -> None:
    assert colors(offer_at(LEFT_RED, picture(), x, 5)) == {expected: 1.0}


def test_the_lightness_is_that_of_the_place() -> None:
    assert offer_at(LEFT_RED, picture(), 3, 3).lightness == pytest.approx(0, abs=0.1)
    assert offer_at(LEFT_RED, picture(), 33, 3).lightness == pytest.approx(100, abs=0.1)


def test_an_object_offers_the_mean_of_its_cells() -> None:
    halves = Objects(Size(40, 20), np.repeat(np.array([[0] * 10 + [1] * 10], np.int32), 10, axis=0))
    offer = offer_of_object(LEFT_RED, picture(), halves, 3, 3)
    assert colors(offer) == {RED: 0.75, BLUE: 0.25}


def test_a_box_offers_the_mean_of_the_cells_that_it_touches() -> None:
    offer = offer_of_box(LEFT_RED, picture(), PhotoRect(12, 2, 28, 12))
    assert colors(offer) == {BLUE: 0.75, RED: 0.25}
    assert offer.lightness == pytest.approx(50, abs=0.1)


def test_a_box_that_leaves_the_picture_is_asked_where_it_lies_inside() -> None:
    offer = offer_of_box(LEFT_RED, picture(), PhotoRect(-30, -30, 5, 5))
    assert colors(offer) == {RED: 1.0}


def test_a_tall_box_has_a_lightness_too() -> None:
    tall = framed(photo_of(np.repeat(np.linspace(0, 250, 1000)[:, None], 4, axis=1).astype(np.uint8)), Frame())
    offer = offer_of_box(LEFT_RED, tall, PhotoRect(0, 0, 4, 1000))
    assert offer.lightness == pytest.approx(float(tall.photo.rows(0, 1000).mean()), abs=0.5)


def test_gray_is_always_offered_and_what_is_very_improbable_is_not() -> None:
    offer = offer_at(field({RED: 0.96, BLUE: 0.005, GREEN: 0.035}), picture(), 3, 3)
    assert [mode.is_gray for mode in offer.modes] == [False, False, True]


def test_the_most_probable_come_first_and_no_more_than_a_fan_can_hold() -> None:
    places = [(80.0, 60.0), (50.0, 60.0), (0.0, 80.0), (-50.0, 60.0), (-60.0, 20.0), (0.0, -40.0), (40.0, -60.0)]
    spread = dict.fromkeys([*places, (60.0, -20.0)], 0.1)
    offer = offer_at(field(spread), picture(), 3, 3)
    probabilities = [mode.probability for mode in offer.modes]
    assert probabilities == sorted(probabilities, reverse=True)
    assert len(offer.modes) == MOST_CHOICES + 1
