"""Where a hint would help most."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.engine.objects import Objects
from colorstudio.engine.uncertainty import Uncertainty, uncertainty
from colorstudio.network.histogram import Histogram, HistogramField
from colorstudio.support.geometry import Size
from tests.samples.network import EVEN_PRIOR, histogram_of

SURE = histogram_of({(60, 40): 1.0})
RED_OR_BLUE = histogram_of({(60, 40): 0.5, (10, -50): 0.5})
GREEN_OR_PINK = histogram_of({(-50, 40): 0.5, (50, -10): 0.5})


def found(*histograms: Histogram) -> Uncertainty:
    """Objects side by side, 10 × 10 pixels and one cell each, on a picture four times as large."""
    labels = np.repeat(np.repeat(np.arange(len(histograms), dtype=np.int32), 10)[None], 10, axis=0)
    field = HistogramField(np.stack(histograms)[None].astype(np.float16), EVEN_PRIOR)
    return uncertainty(field, Objects(Size(40 * len(histograms), 40), labels))


def objects_at(places: np.ndarray) -> list[int]:
    return [int(x // 40) for x, _ in places]


def test_sure_is_0_and_two_equal_colors_are_far_above() -> None:
    plane = found(SURE, RED_OR_BLUE).plane
    assert plane.shape == (10, 20)
    assert plane[:, :10].max() == 0
    assert plane[:, 10:].min() == pytest.approx((np.log(2) - 0.6) / 0.8, rel=0.02)


def test_what_is_sure_is_no_place_to_ask_about() -> None:
    assert objects_at(found(SURE, RED_OR_BLUE, SURE).places) == [1]
    assert len(found(SURE, SURE).places) == 0


def test_of_objects_that_follow_each_other_one_is_asked_about() -> None:
    places = found(GREEN_OR_PINK, RED_OR_BLUE, RED_OR_BLUE, RED_OR_BLUE).places
    assert objects_at(places) == [1, 0]


def test_a_place_lies_deep_in_its_object() -> None:
    ((x, y),) = found(RED_OR_BLUE).places
    assert (x, y) == pytest.approx((20, 20), abs=4)


def test_equal_questions_get_equal_answers() -> None:
    one, other = found(GREEN_OR_PINK, RED_OR_BLUE), found(GREEN_OR_PINK, RED_OR_BLUE)
    assert np.array_equal(one.places, other.places)
