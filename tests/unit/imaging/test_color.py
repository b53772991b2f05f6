"""Color conversion against scikit-image, which computes in float64."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from skimage.color import lab2rgb, rgb2lab

from colorstudio.imaging.color import lab_to_srgb, srgb_to_lab, srgb_to_lightness

AGREEMENT = 1e-3  # Lab units and parts of 1: the promise of the module


def cube(*, red: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """One slice of the 8-bit cube."""
    green, blue = np.mgrid[0:256, 0:256]
    return np.stack([np.full_like(green, red), green, blue], axis=-1).astype(np.uint8)


@pytest.mark.parametrize("red", range(0, 256, 15))
def test_the_cube_agrees_with_scikit_image(red: int) -> None:
    rgb = cube(red=red)
    lab = rgb2lab(rgb / 255.0)
    assert np.abs(srgb_to_lab(rgb) - lab).max() < AGREEMENT
    assert np.abs(srgb_to_lightness(rgb) - lab[..., 0]).max() < AGREEMENT
    assert np.abs(lab_to_srgb(lab) - lab2rgb(lab)).max() < AGREEMENT


@pytest.mark.slow
def test_the_whole_cube_agrees_with_scikit_image() -> None:
    for red in range(256):
        rgb = cube(red=red)
        lab = rgb2lab(rgb / 255.0)
        assert np.abs(srgb_to_lab(rgb) - lab).max() < AGREEMENT
        assert np.array_equal(np.rint(lab_to_srgb(srgb_to_lab(rgb)) * 255), rgb)


def test_the_same_color_in_8_bits_16_bits_and_floats_is_the_same_lab() -> None:
    rgb = cube(red=77)
    from_8 = srgb_to_lab(rgb)
    assert np.abs(srgb_to_lab(rgb.astype(np.uint16) * 257) - from_8).max() < 1e-4  # float32 of 100
    assert np.abs(srgb_to_lab(rgb / 255.0) - from_8).max() < 1e-4


def test_no_chroma_is_exactly_gray_in_16_bits() -> None:
    L = np.linspace(0, 100, 100_001, dtype=np.float32)
    gray = np.rint(lab_to_srgb(np.stack([L, 0 * L, 0 * L], axis=-1)).astype(np.float64) * 65535)
    assert np.ptp(gray, axis=-1).max() == 0


def test_16_bit_gray_keeps_its_value_through_lightness() -> None:
    gray = np.arange(65536, dtype=np.uint16)
    L = srgb_to_lightness(np.repeat(gray[:, np.newaxis], 3, axis=1))
    back = np.rint(lab_to_srgb(np.stack([L, 0 * L, 0 * L], axis=-1)).astype(np.float64) * 65535)
    assert np.abs(back[:, 1] - gray).max() <= 1  # float32 has 24 bits: one step of 65,535 after two curves


@given(arrays(np.float32, (7, 3), elements=st.floats(0, 1, width=32)))
def test_there_and_back_is_the_same_color(rgb: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> None:
    assert np.abs(lab_to_srgb(srgb_to_lab(rgb)) - rgb).max() < AGREEMENT  # the rounded white: 0.005 in b


def test_any_shape_converts_and_keeps_it() -> None:
    for shape in [(3,), (0, 3), (5, 1, 3), (2, 3, 4, 3)]:
        assert srgb_to_lab(np.zeros(shape, np.uint8)).shape == shape
        assert srgb_to_lightness(np.zeros(shape, np.uint8)).shape == shape[:-1]


def test_four_channels_are_refused() -> None:
    with pytest.raises(ValueError, match="three channels"):
        srgb_to_lab(np.zeros((2, 2, 4), np.uint8))
