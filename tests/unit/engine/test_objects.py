"""Superpixels over the picture."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.document.frame import Frame
from colorstudio.engine.framing import framed
from colorstudio.engine.objects import Objects
from colorstudio.support.geometry import PhotoRect, Size
from tests.samples.sheets import photo_of, soft_gray

LEFT_AND_RIGHT = Objects(Size(80, 40), np.repeat(np.array([[0] * 10 + [1] * 10], np.int32), 10, axis=0))


def test_a_place_belongs_to_the_object_there() -> None:
    assert [LEFT_AND_RIGHT.at(x, 20) for x in (0, 39.9, 40, 79.9)] == [0, 0, 1, 1]


def test_a_place_outside_belongs_to_the_nearest() -> None:
    assert (LEFT_AND_RIGHT.at(-5, 99), LEFT_AND_RIGHT.at(500, -3)) == (0, 1)


def test_the_inner_radius_is_in_pixels_of_the_picture() -> None:
    assert LEFT_AND_RIGHT.inner_radius(20, 20) == pytest.approx(5 * 4)


def test_shares_count_what_lies_in_each_cell() -> None:
    assert LEFT_AND_RIGHT.shares(0, (1, 4)).tolist() == [[50, 50, 0, 0]]
    assert LEFT_AND_RIGHT.shares(1, (1, 1)).tolist() == [[100]]


def test_they_are_found_within_the_frame() -> None:
    photo = photo_of(soft_gray((300, 600)))
    objects = Objects.of(framed(photo, Frame(crop=PhotoRect(100, 0, 500, 300), quarter_turns=1)))
    assert objects.size == Size(300, 400)
    assert objects.labels.shape == (256, 192)
    assert objects.count > 100


def test_a_photo_of_one_pixel_is_one_object() -> None:
    objects = Objects.of(framed(photo_of(np.full((1, 1), 99, np.uint8)), Frame()))
    assert (objects.count, objects.at(0.5, 0.5)) == (1, 0)
