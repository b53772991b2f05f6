"""Area means."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from colorstudio.imaging import area_mean as module
from colorstudio.imaging.area_mean import area_mean

SIDES = st.integers(1, 23)


def of(planes: NDArray[np.float32], shape: tuple[int, int]) -> NDArray[np.float32]:
    return area_mean(lambda top, bottom: planes[:, top:bottom], planes.shape[1:], shape)


def test_a_whole_ratio_is_the_mean_of_blocks() -> None:
    planes = np.random.default_rng(5).uniform(0, 100, (2, 12, 20)).astype(np.float32)
    blocks = planes.reshape(2, 4, 3, 4, 5).mean(axis=(2, 4))
    assert of(planes, (4, 4)) == pytest.approx(blocks, rel=1e-5)


def test_a_pixel_between_two_is_shared() -> None:
    plane = np.array([[[0, 30, 90]]], np.float32)
    assert of(plane, (1, 2))[0, 0] == pytest.approx([10, 70])  # 2/3 of 0 and 1/3 of 30; 1/3 of 30 and 2/3 of 90


@given(height=SIDES, width=SIDES, rows=SIDES, columns=SIDES)
def test_the_mean_of_all_stays(height: int, width: int, rows: int, columns: int) -> None:
    planes = np.random.default_rng(height * width).uniform(0, 100, (1, height, width)).astype(np.float32)
    shape = min(rows, height), min(columns, width)
    assert of(planes, shape).mean() == pytest.approx(planes.mean(), rel=1e-5)


def test_bands_give_what_one_reading_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    planes = np.random.default_rng(6).uniform(0, 100, (1, 40, 30)).astype(np.float32)
    whole = of(planes, (17, 7))
    monkeypatch.setattr(module, "_PIXELS", 100)
    assert np.array_equal(of(planes, (17, 7)), whole)


def test_a_window_has_the_pixels_of_the_whole() -> None:
    planes = np.random.default_rng(7).uniform(0, 100, (2, 40, 30)).astype(np.float32)
    here = slice(4, 11), slice(2, 6)
    part = area_mean(lambda top, bottom: planes[:, top:bottom], (40, 30), (17, 7), here)
    assert part == pytest.approx(of(planes, (17, 7))[:, *here], rel=1e-6)
