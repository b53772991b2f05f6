"""Objects, and hints that are wrong on purpose."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.evaluation.objects import ForeignHint, foreign_hint, objects
from colorstudio.evaluation.truth import Truth
from tests.samples.truths import GRASS, SKY, truth


def two_objects(side: int = 128) -> Truth:
    """A square of sky in the grass."""
    rgb = np.empty((side, side, 3), np.uint8)
    rgb[...] = GRASS
    rgb[20:90, 20:90] = SKY
    return Truth.of("square.png", rgb)


def hinted() -> ForeignHint:
    found = foreign_hint(two_objects(), cell=6, generator=np.random.default_rng(1940))
    assert found is not None
    return found


def test_each_even_region_is_an_object() -> None:
    square = np.zeros((128, 128), bool)
    square[20:90, 20:90] = True
    found = objects(two_objects())
    assert len(found) == 2
    for wanted in (square, ~square):
        assert (
            max(float((region == wanted).mean()) for region in found) > 0.94
        )  # the blur before the segmentation leaves a rim


def test_the_hint_lies_inside_and_has_another_hue() -> None:
    foreign = hinted()
    assert foreign.inside[foreign.hints.mask > 0].all()
    assert foreign.hints.mask.sum() == 36
    own = two_objects().chroma[:, foreign.inside].mean(axis=1)
    assert np.hypot(*(own - np.array(foreign.color))) > 40
    assert np.hypot(*foreign.color) >= 40 - 1e-6
    row, column = np.argwhere(foreign.hints.mask > 0)[0]
    assert foreign.hints.color[:, row, column] == pytest.approx(foreign.color, abs=1e-4)


def test_zones_lie_where_their_names_say() -> None:
    foreign = hinted()
    zones = foreign.zones()
    assert (zones["inside, far"] <= zones["inside"]).all()
    assert not (zones["inside"] & (zones["outside, near"] | zones["elsewhere"])).any()
    assert not (zones["outside, near"] & zones["elsewhere"]).any()
    assert not (foreign.hints.mask[zones["inside, far"]] > 0).any()


def test_a_photo_without_a_large_object_has_no_such_hint() -> None:
    assert foreign_hint(truth(), cell=40, generator=np.random.default_rng(1941)) is None
