"""A photo's own colors."""

import numpy as np
import pytest

from colorstudio.imaging.pixels import read_pixels
from colorstudio.imaging.source import source_from_bytes
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput
from tests.samples.pictures import png, scene, tiff


def test_pixels_come_as_they_are() -> None:
    pixels = scene(37, 21)
    assert np.array_equal(read_pixels(source_from_bytes("photo.png", png(pixels)), token=CancelToken()), pixels)


def test_sixteen_bits_are_rounded_to_eight() -> None:
    pixels = read_pixels(source_from_bytes("photo.tif", tiff(scene(37, 21, bits=16))), token=CancelToken())
    assert pixels.dtype == np.uint8
    assert np.abs(pixels.astype(int) - scene(37, 21)).max() <= 1


def test_half_a_photo_is_refused() -> None:
    whole = png(scene(200, 200))
    with pytest.raises(BadInput, match=r"photo\.png"):
        read_pixels(source_from_bytes("photo.png", whole[: len(whole) // 2]), token=CancelToken())
