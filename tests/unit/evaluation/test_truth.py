"""Photos whose colors are known."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.evaluation.truth import psnr, squashed
from colorstudio.imaging.source import source_from_bytes
from colorstudio.support.cancel import CancelToken
from tests.samples.pictures import png
from tests.samples.truths import landscape, truth


def test_a_square_of_the_right_size_stays_as_it_is() -> None:
    same = squashed(source_from_bytes("a.png", png(landscape())), side=64, token=CancelToken())
    assert same.name == "a.png"
    assert np.array_equal(same.rgb, landscape())


@pytest.mark.parametrize(("height", "width"), [(128, 96), (40, 200), (30, 30)])
def test_any_photo_is_squashed_not_cropped(height: int, width: int) -> None:
    square = squashed(source_from_bytes("a.png", png(landscape(height, width))), side=64, token=CancelToken())
    assert square.rgb.shape == (64, 64, 3)
    assert square.lightness.shape == (64, 64)
    assert square.chroma[1, :30].mean() < -20
    assert square.chroma[1, 34:].mean() > 20


def test_its_own_colors_are_as_like_as_can_be() -> None:
    assert psnr(truth(), truth().chroma) > 50


def test_decibels_are_those_of_eight_bit_rgb() -> None:
    """Gray against a photo that is one color: what is left is the difference of the channels."""
    one = truth()
    gray = np.zeros_like(one.chroma)
    level = np.broadcast_to(one.rgb.mean(axis=2, keepdims=True), one.rgb.shape)
    about = 10 * np.log10(255**2 / np.mean((level - one.rgb) ** 2.0))
    assert psnr(one, gray) == pytest.approx(about, abs=1.5)
