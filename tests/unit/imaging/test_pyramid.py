"""The pyramid: area means, level by level."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from colorstudio.imaging import lightness as keeping
from colorstudio.imaging.area_mean import area_mean
from colorstudio.imaging.arrays import photo_of_array
from colorstudio.imaging.photo import Photo
from colorstudio.imaging.pyramid import SMALLEST, Pyramid, build_pyramid
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled
from colorstudio.support.geometry import Size


def photo(height: int, width: int) -> Photo:
    return photo_of_array(np.random.default_rng(71).integers(0, 256, (height, width), dtype=np.uint8))


def whole(pyramid: Pyramid, level: int) -> NDArray[np.float32]:
    height, width = pyramid.level_shape(level)
    return pyramid.lightness(level, 0, 0, height, width)


def test_the_first_level_is_the_photo_and_the_last_fits() -> None:
    pyramid = build_pyramid(photo(700, 2100))
    assert pyramid.size == Size(2100, 700)
    assert [pyramid.level_shape(level) for level in range(pyramid.levels)] == [
        (700, 2100),
        (350, 1050),
        (175, 525),
        (87, 262),
    ]


def test_a_small_photo_has_one_level() -> None:
    assert build_pyramid(photo(SMALLEST, 3)).levels == 1


@pytest.mark.parametrize("shape", [(600, 520), (601, 520), (513, 777), (1, 1031), (1033, 2)])
def test_each_level_is_the_area_mean_of_the_one_below(shape: tuple[int, int]) -> None:
    pyramid = build_pyramid(photo(*shape))
    for level in range(1, pyramid.levels):
        below = whole(pyramid, level - 1)
        means = area_mean(
            lambda top, bottom, below=below: below[np.newaxis, top:bottom],  # type: ignore[misc]
            pyramid.level_shape(level - 1),
            pyramid.level_shape(level),
        )
        assert whole(pyramid, level) == pytest.approx(means[0], abs=2e-4)


@given(height=st.integers(1, 40), width=st.integers(513, 560))
def test_the_mean_of_the_photo_stays(height: int, width: int) -> None:
    pyramid = build_pyramid(photo(height, width))
    assert whole(pyramid, 1).mean() == pytest.approx(whole(pyramid, 0).mean(), abs=1e-3)


def test_a_window_is_cut_out() -> None:
    pyramid = build_pyramid(photo(600, 800))
    assert np.array_equal(pyramid.lightness(1, 20, 30, 50, 90), whole(pyramid, 1)[20:50, 30:90])


def test_bands_leave_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = build_pyramid(photo(601, 701))
    monkeypatch.setattr("colorstudio.imaging.pyramid._BAND_PIXELS", 5000)
    assert np.array_equal(whole(build_pyramid(photo(601, 701)), 1), whole(at_once, 1))


def test_large_levels_lie_on_the_disk_in_half_the_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    in_memory = build_pyramid(photo(1200, 1300))
    monkeypatch.setattr(keeping, "IN_MEMORY", 200_000)
    pyramid = build_pyramid(photo(1200, 1300))
    assert pyramid.planes[1].dtype == np.uint16
    assert pyramid.planes[2].dtype == np.float32
    assert whole(pyramid, 2) == pytest.approx(whole(in_memory, 2), abs=100 / 65535)


def test_building_can_be_cancelled_and_tells_how_far_it_is() -> None:
    heard: list[float] = []
    build_pyramid(photo(700, 900), token=CancelToken(on_progress=heard.append))
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        build_pyramid(photo(700, 900), token=token)
