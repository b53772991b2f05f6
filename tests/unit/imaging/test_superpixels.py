"""Patches of a photo that follow its edges."""

from __future__ import annotations

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings
from scipy.ndimage import label

from colorstudio.imaging.superpixels import Labels, inner_radius, innermost, superpixels


def disk_on_ground(height: int = 150, width: int = 200) -> np.ndarray:
    """A bright disk on dark ground, with grain."""
    rows, columns = np.mgrid[:height, :width]
    inside = np.hypot(rows - height / 2, columns - width / 2) < height / 4
    grain = np.random.default_rng(31).normal(0, 1.5, (height, width))
    return (np.where(inside, 70.0, 30.0) + grain).astype(np.float32)


def two_halves(height: int = 8, width: int = 12) -> Labels:
    labels = np.zeros((height, width), np.int32)
    labels[:, width // 2 :] = 1
    return labels


def test_there_are_some_hundred_and_their_labels_leave_none_out() -> None:
    labels = superpixels(disk_on_ground())
    assert 150 <= labels.max() + 1 <= 400
    assert np.array_equal(np.unique(labels), np.arange(labels.max() + 1))
    assert labels.dtype == np.int32


def test_they_end_at_edges() -> None:
    lightness = disk_on_ground()
    labels = superpixels(lightness)
    bright = np.bincount(labels.ravel(), lightness.ravel() > 50) / np.bincount(labels.ravel())
    mixed = (bright > 0.05) & (bright < 0.95)
    assert np.bincount(labels.ravel())[mixed].sum() < 0.05 * labels.size  # tiles would have 0.12


def test_equal_photos_are_cut_alike() -> None:
    assert np.array_equal(superpixels(disk_on_ground()), superpixels(disk_on_ground()))


def test_each_is_in_one_piece() -> None:
    labels = superpixels(disk_on_ground(60, 80))
    assert all(label(labels == one)[1] == 1 for one in range(labels.max() + 1))


@settings(max_examples=30)
@given(st.integers(1, 12), st.integers(1, 300), st.booleans())
def test_any_shape_is_cut(short: int, long: int, is_upright: bool) -> None:
    shape = (long, short) if is_upright else (short, long)
    for lightness in (np.full(shape, 50, np.float32), np.random.default_rng(7).uniform(0, 100, shape)):
        labels = superpixels(lightness.astype(np.float32))
        assert labels.shape == shape
        assert np.array_equal(np.unique(labels), np.arange(labels.max() + 1))


@pytest.mark.parametrize(("x", "y", "radius"), [(3, 4, 3), (5.5, 0.5, 0.5), (9, 4, 3), (6, 4, 0), (-2, 4, 8)])
def test_the_inner_radius_ends_at_the_neighbor(x: float, y: float, radius: float) -> None:
    assert inner_radius(two_halves(), x, y) == pytest.approx(radius)


def test_it_goes_around_corners() -> None:
    labels = np.zeros((10, 10), np.int32)
    labels[6:, 6:] = 1
    assert inner_radius(labels, 3, 2) == pytest.approx(5)


def test_alone_it_is_infinite() -> None:
    assert inner_radius(np.zeros((4, 4), np.int32), 1, 1) == np.inf


def test_the_innermost_place_is_far_from_all_borders() -> None:
    assert innermost(two_halves(9, 18)) == pytest.approx(np.array([[4.5, 4.5], [13.5, 4.5]]), abs=1)


def test_a_superpixel_of_border_alone_has_an_innermost_place_too() -> None:
    labels = np.array([[0, 1, 2]], np.int32)
    assert innermost(labels) == pytest.approx(np.array([[0.5, 0.5], [1.5, 0.5], [2.5, 0.5]]))
