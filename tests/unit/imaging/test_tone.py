"""Gray, tinted, or in color: on pictures made for the purpose. What real photos give is told in the module."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from skimage.color import lab2rgb

from colorstudio.imaging.tone import Sampler, Tone, tone_of
from colorstudio.support.geometry import Size

SEED = 20_240_917


def lightness(width: int = 300, height: int = 220) -> NDArray[np.float64]:
    """Something like a photo: a slope, soft blobs, grain."""
    random = np.random.default_rng(SEED)
    y, x = np.mgrid[0:height, 0:width]
    picture: NDArray[np.float64] = 30 + 30 * x / width
    for _ in range(30):
        cy, cx, size = random.uniform(0, height), random.uniform(0, width), random.uniform(8, 60)
        picture += random.uniform(-25, 25) * np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * size**2))
    picture += random.normal(0, 2, picture.shape)
    return picture.clip(2, 98)


def toned(*, fading: float = 0.0, strength: float = 1.0) -> NDArray[np.uint8]:
    """A sepia print: brown in the middle tones, cream in the lights; `fading` to one side."""
    light = lightness()
    fade = 1 + fading * (np.linspace(-1, 1, light.shape[1])[np.newaxis])
    a = strength * fade * (2 + 8 * np.sin(np.pi * light / 100))
    b = strength * fade * (6 + 14 * np.sin(np.pi * light / 110))
    return bytes_of(light, a, b)


def bytes_of(light: NDArray[np.float64], a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.uint8]:
    picture: NDArray[np.uint8] = np.round(lab2rgb(np.dstack([light, a, b])) * 255).astype(np.uint8)
    return picture


def in_color() -> NDArray[np.uint8]:
    """The same in the colors of a meadow under a sky, with a red roof."""
    light = lightness()
    height, width = light.shape
    sky = np.arange(height)[:, np.newaxis] < height * 0.45
    a = np.where(sky, -4, -18) + np.zeros((height, width))
    b = np.where(sky, -25, 25) + np.zeros((height, width))
    a[90:130, 100:160], b[90:130, 100:160] = 40, 25
    return bytes_of(light, a, b)


def gray() -> NDArray[np.uint8]:
    return bytes_of(lightness(), *np.zeros((2, *lightness().shape)))


def test_equal_channels_are_gray() -> None:
    assert tone_of(gray()) is Tone.GRAY


def test_the_noise_of_a_scanner_in_its_colors_is_gray() -> None:
    noise = np.random.default_rng(SEED).normal(0, 2, (*lightness().shape, 3))

    assert tone_of(np.clip(gray() + noise, 0, 255).astype(np.uint8)) is Tone.GRAY


@pytest.mark.parametrize("strength", [0.4, 1, 2])
def test_a_sepia_print_is_tinted(strength: float) -> None:
    assert tone_of(toned(strength=strength)) is Tone.TINTED


def test_a_print_that_faded_on_one_side_is_tinted() -> None:
    assert tone_of(toned(fading=0.4)) is Tone.TINTED


def test_a_blue_print_is_tinted() -> None:
    light = lightness()

    assert tone_of(bytes_of(light, 2 - light / 20, -25 * np.sin(np.pi * light / 100))) is Tone.TINTED


def test_the_border_of_the_paper_changes_nothing() -> None:
    print_ = np.pad(toned(), ((20, 20), (20, 20), (0, 0)), constant_values=0)
    print_[:20], print_[-20:] = (244, 236, 214), (244, 236, 214)

    assert tone_of(print_) is Tone.TINTED


def test_sixteen_bits_are_told_alike() -> None:
    assert tone_of(toned().astype(np.uint16) * 257) is Tone.TINTED
    assert tone_of(in_color().astype(np.uint16) * 257) is Tone.COLOR


def test_a_photo_in_color_is_in_color() -> None:
    assert tone_of(in_color()) is Tone.COLOR


def test_a_little_red_on_gray_is_in_color() -> None:
    light = lightness()
    a = np.zeros_like(light)
    a[90:140, 100:160] = 50

    assert tone_of(bytes_of(light, a, a / 2)) is Tone.COLOR


@pytest.mark.parametrize("shape", [(1, 1), (1, 50), (50, 1), (3, 2)])
def test_the_smallest_pictures_are_told(shape: tuple[int, int]) -> None:
    assert tone_of(np.full((*shape, 3), 90, np.uint8)) is Tone.GRAY


@pytest.mark.parametrize("shape", [(700, 1500), (1500, 700), (3, 4000), (512, 512), (100, 90)])
@pytest.mark.parametrize("rows", [1, 7, 64])
def test_the_points_do_not_depend_on_how_the_strips_are_cut(shape: tuple[int, int], rows: int) -> None:
    height, width = shape
    picture = np.random.default_rng(SEED).integers(0, 256, (height, width, 3), dtype=np.uint8)
    whole, parts = Sampler(Size(width, height)), Sampler(Size(width, height))
    whole.add(0, picture)
    for top in range(0, height, rows):
        parts.add(top, picture[top : top + rows])

    assert np.array_equal(points_of(whole), points_of(parts))
    assert max(points_of(whole).shape) <= 512


def points_of(sampler: Sampler) -> NDArray[Any]:
    return np.concatenate(sampler._rows)
