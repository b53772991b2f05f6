"""Patches of a photo that follow its edges."""

from __future__ import annotations

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings
from scipy.ndimage import label

from colorstudio.imaging.superpixels import inner_radius, superpixels


def disk_on_ground(height: int = 150, width: int = 200) -> np.ndarray:
    """A bright disk on dark ground, with grain."""
    rows, columns = np.mgrid[:height, :width]
    inside = np.hypot(rows - height / 2, columns - width / 2) < height / 4
    grain = np.random.default_rng(31).normal(0, 1.5, (height, width))
    return (np.where(inside, 70.0, 30.0) + grain).astype(np.float32)


def two_halves(height: int = 8, width: int = 12) -> np.ndarray:
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


@pytest.mark.parametrize(("column", "radius"), [(0, 1), (2, 3), (4, 2), (5, 1), (6, 1), (8, 3)])
def test_the_inner_radius_ends_at_the_neighbor_and_at_the_border(column: int, radius: float) -> None:
    assert inner_radius(two_halves(), 4, column) == pytest.approx(radius)


def test_the_inner_radius_goes_around_corners() -> None:
    labels = np.zeros((20, 20), np.int32)
    labels[10:, 10:] = 1
    assert inner_radius(labels, 6, 7) == pytest.approx(5)
