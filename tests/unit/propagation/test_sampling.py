"""Planes on other grids."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.ndimage import map_coordinates

from colorstudio.propagation.grid import GridRect
from colorstudio.propagation.sampling import sampled

SIDES = st.integers(1, 9)


@given(st.tuples(SIDES, SIDES), st.tuples(SIDES, SIDES), st.integers(1, 2**32))
def test_it_is_bilinear_and_constant_beyond_the_outer_centers(
    have: tuple[int, int], want: tuple[int, int], seed: int
) -> None:
    plane = np.random.default_rng(seed).normal(size=have).astype(np.float32)
    places = np.meshgrid(*((np.arange(n) + 0.5) * m / n - 0.5 for n, m in zip(want, have, strict=True)), indexing="ij")
    expected = map_coordinates(plane, places, order=1, mode="nearest")
    assert sampled(plane, want) == pytest.approx(expected, abs=1e-4)  # scipy interpolates with fewer digits


def test_a_window_is_a_part_of_the_whole() -> None:
    plane = np.random.default_rng(1951).normal(size=(7, 5)).astype(np.float32)
    window = GridRect(3, 10, 20, 23)
    assert np.array_equal(sampled(plane, (31, 24), window), sampled(plane, (31, 24))[window.slices])


def test_a_ramp_stays_a_ramp_between_the_outer_centers() -> None:
    ramp = np.arange(4, dtype=np.float32)[np.newaxis]
    assert sampled(ramp, (1, 8))[0] == pytest.approx([0, 0.25, 0.75, 1.25, 1.75, 2.25, 2.75, 3])


def test_the_same_grid_gives_the_same_plane() -> None:
    plane = np.random.default_rng(1953).normal(size=(6, 4)).astype(np.float32)
    assert sampled(plane, (6, 4)) == pytest.approx(plane, abs=1e-6)
