"""The gamut: chroma gives way, lightness and hue don't."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from colorstudio.imaging.color import lab_to_srgb, srgb_to_lab, srgb_to_lightness
from colorstudio.imaging.gamut import displayable, is_displayable, largest_chroma

lab_colors = arrays(np.float32, (9, 3), elements=st.floats(-150, 150, width=32)).map(
    lambda lab: np.concatenate([np.abs(lab[:, :1]) * np.float32(2 / 3), lab[:, 1:]], axis=1)
)


def every_lightness_and_hue(*, chroma: float) -> NDArray[np.float32]:
    L, hue = np.meshgrid(np.linspace(0, 100, 201), np.linspace(0, 2 * np.pi, 361))
    return np.stack([L, chroma * np.cos(hue), chroma * np.sin(hue)], axis=-1).astype(np.float32)


def test_rounding_to_8_bits_keeps_lightness_within_half_a_unit() -> None:
    for chroma in (0, 5, 20, 40, 80, 130):
        lab = every_lightness_and_hue(chroma=chroma)
        written = np.rint(lab_to_srgb(displayable(lab)) * 255).astype(np.uint8)
        assert np.abs(srgb_to_lightness(written) - lab[..., 0]).max() < 0.5


def test_rounding_to_16_bits_keeps_lightness_within_a_tenth() -> None:
    lab = every_lightness_and_hue(chroma=90)
    written = np.rint(lab_to_srgb(displayable(lab)).astype(np.float64) * 65535).astype(np.uint16)
    assert (
        np.abs(srgb_to_lightness(written) - lab[..., 0]).max() < 0.1
    )  # the slack of the gamut: 0.06 where L is darkest


@given(lab_colors)
def test_what_comes_back_can_be_shown_and_comes_back_again(lab: NDArray[np.float32]) -> None:
    once = displayable(lab)
    assert is_displayable(once).all()
    assert np.array_equal(displayable(once), once)


@given(lab_colors)
def test_lightness_and_hue_stay(lab: NDArray[np.float32]) -> None:
    fitted = displayable(lab)
    assert np.array_equal(fitted[:, 0], lab[:, 0])
    turned = fitted[:, 1] * lab[:, 2] - fitted[:, 2] * lab[:, 1]
    assert np.abs(turned).max() <= 1e-6 * max(1.0, float((lab[:, 1:] ** 2).max()))  # float32 products


def test_a_color_of_srgb_is_left_alone() -> None:
    steps = np.linspace(0, 255, 18).astype(np.uint8)
    rgb = np.stack(np.meshgrid(steps, steps, steps), axis=-1)
    assert np.abs(displayable(srgb_to_lab(rgb)) - srgb_to_lab(rgb)).max() < 1e-5  # black: L = -2e-6 becomes 0


def test_the_largest_chroma_is_that_of_the_primaries() -> None:
    primaries = np.eye(3, dtype=np.uint8) * 255
    L, a, b = srgb_to_lab(primaries).T
    assert np.allclose(largest_chroma(L, np.arctan2(b, a)), np.hypot(a, b), atol=0.05)


def test_black_and_white_have_no_chroma() -> None:
    assert largest_chroma(np.array([0.0, 100.0]), np.array(1.0)).max() < 0.2
