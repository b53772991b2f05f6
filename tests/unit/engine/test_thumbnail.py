"""A small picture has the photo's shape, its lightness and its colors."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.document.frame import Frame
from colorstudio.engine.engine import Engine
from colorstudio.engine.thumbnail import thumbnail_of
from colorstudio.support.cancel import CancelToken
from tests.samples.sheets import RED, dab, photo_of, request, soft_gray

PHOTO = photo_of(soft_gray((90, 160)))
ENGINE = Engine(PHOTO)
FRAMED = ENGINE.framed(Frame())


@pytest.mark.parametrize(("side", "shape"), [(64, (36, 64)), (160, (90, 160)), (500, (90, 160)), (1, (1, 1))])
def test_the_longer_side_is_no_more_than_asked_for(side: int, shape: tuple[int, int]) -> None:
    pixels = thumbnail_of(FRAMED, None, saturation=1.0, side=side)
    assert pixels.shape == (*shape, 3)
    assert pixels.dtype == np.uint8


def test_without_an_answer_it_is_gray() -> None:
    pixels = thumbnail_of(FRAMED, None, saturation=1.0, side=64).astype(int)
    assert np.ptp(pixels, axis=2).max() <= 1
    assert np.ptp(pixels[..., 0]) > 50  # and no blank sheet


def test_it_has_the_colors_of_the_answer() -> None:
    answer = ENGINE.answer(request(dab(80, 45, radius=30, color=RED)), token=CancelToken())
    red, green, _ = thumbnail_of(FRAMED, answer, saturation=1.0, side=64)[18, 32].astype(int)
    assert red > green + 60


def test_without_saturation_all_of_it_is_gray() -> None:
    answer = ENGINE.answer(request(dab(80, 45, radius=30, color=RED)), token=CancelToken())
    pixels = thumbnail_of(FRAMED, answer, saturation=0.0, side=64).astype(int)
    assert np.ptp(pixels, axis=2).max() <= 1
