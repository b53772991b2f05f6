"""Lightness and chroma as sRGB."""

import numpy as np
import pytest
from skimage.color import rgb2lab

from colorstudio.engine.compose import compose


def composed(L: float, a: float, b: float, *, saturation: float = 1.0, depth: int = 16) -> np.ndarray:
    chroma = np.array([a, b], np.float32).reshape(2, 1, 1)
    pixels: np.ndarray = compose(np.full((1, 1), L, np.float32), chroma, saturation=saturation, depth=depth)[0, 0]
    return pixels


@pytest.mark.parametrize("depth", [8, 16])
def test_no_chroma_is_exactly_gray(depth: int) -> None:
    lightness = np.linspace(0, 100, 500, dtype=np.float32).reshape(1, -1)
    rgb = compose(lightness, np.zeros((2, 1, 500), np.float32), saturation=1.0, depth=depth)
    assert np.all(rgb == rgb[..., :1])
    assert rgb.min() == 0
    assert rgb.max() == 2**depth - 1


def test_colors_are_those_of_lab() -> None:
    assert rgb2lab(composed(60, 20, -30) / 65535) == pytest.approx([60, 20, -30], abs=0.01)


def test_a_color_beyond_the_gamut_keeps_lightness_and_hue() -> None:
    L, a, b = rgb2lab(composed(80, 90, 45) / 65535)
    assert pytest.approx(80, abs=0.05) == L
    assert a / b == pytest.approx(2, rel=0.01)
    assert a < 90


def test_saturation_is_a_factor_on_chroma() -> None:
    assert rgb2lab(composed(60, 20, -30, saturation=0.5) / 65535) == pytest.approx([60, 10, -15], abs=0.01)
    assert len(set(composed(60, 20, -30, saturation=0.0))) == 1
