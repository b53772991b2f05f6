"""A field asked in the pixels of its photo."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from colorstudio.engine.photo_field import PhotoField
from colorstudio.network.modes import modes
from colorstudio.support.errors import BadInput
from colorstudio.support.geometry import Size
from tests.samples.network import blob, field_of

RED, BLUE = blob(50, 30, sigma=6), blob(10, -40, sigma=6)
# A photo of 90 × 20 pixels on three cells: red, blue, red.
FIELD = PhotoField(field_of(RED, BLUE, RED), Size(90, 20))


@pytest.mark.parametrize(("x", "cell"), [(0, 0), (29.9, 0), (30, 1), (59.9, 1), (60, 2), (89.9, 2)])
def test_a_place_has_the_histogram_of_its_cell(x: float, cell: int) -> None:
    assert np.array_equal(FIELD.at(x, 19.9), FIELD.cells.at(0, cell))
    assert FIELD.modes(x, 0) == modes(FIELD.cells.at(0, cell))


@pytest.mark.parametrize(("x", "y"), [(-0.1, 5), (90, 5), (5, -0.1), (5, 20)])
def test_a_place_outside_is_told(x: float, y: float) -> None:
    with pytest.raises(BadInput, match="outside of the photo, which has 90 × 20 pixels"):
        FIELD.at(x, y)


def test_a_region_counts_each_cell_by_how_much_of_it_is_inside() -> None:
    region = np.zeros((20, 90), bool)
    region[:, 20:60] = True  # a third of a red cell, all of the blue one
    found = FIELD.over(region)
    assert found == pytest.approx(0.25 * FIELD.cells.at(0, 0) + 0.75 * FIELD.cells.at(0, 1), abs=1e-4)
    assert FIELD.over(0.5 * region) == pytest.approx(found, abs=1e-5)


@pytest.mark.parametrize("region", [np.ones((20, 89)), np.zeros((20, 90)), np.full((20, 90), 2.0), -np.ones((20, 90))])
def test_a_region_that_cannot_be_used_is_told(region: Any) -> None:
    with pytest.raises(BadInput, match="region"):
        FIELD.over(region)


def test_what_should_be_known_of_the_field_is_passed_on() -> None:
    assert FIELD.notes == FIELD.cells.notes == ()
