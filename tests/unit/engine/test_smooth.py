"""Chroma is brought to other grids without a look at the photo."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.engine.smooth import smooth_chroma
from colorstudio.propagation.grid import GridRect

EVEN = np.stack([np.full((6, 8), 12.0, np.float32), np.full((6, 8), -7.0, np.float32)])


@pytest.mark.parametrize("shape", [(3, 4), (6, 8), (12, 16), (5, 7), (7, 5)])
def test_an_even_color_stays_what_it_is(shape: tuple[int, int]) -> None:
    found = smooth_chroma(EVEN, shape, GridRect.whole(shape))
    assert found.shape == (2, *shape)
    np.testing.assert_allclose(found[0], 12, rtol=1e-6)
    np.testing.assert_allclose(found[1], -7, rtol=1e-6)


def test_a_coarser_grid_gets_means() -> None:
    chroma = np.arange(16, dtype=np.float32).reshape(1, 4, 4).repeat(2, axis=0)
    found = smooth_chroma(chroma, (2, 2), GridRect.whole((2, 2)))
    np.testing.assert_allclose(found[0], [[2.5, 4.5], [10.5, 12.5]])


@pytest.mark.parametrize("shape", [(4, 5), (18, 24)])
def test_a_window_is_a_part_of_the_whole(shape: tuple[int, int]) -> None:
    chroma = np.random.default_rng(1839).normal(0, 20, (2, 6, 8)).astype(np.float32)
    window = GridRect(1, 2, 3, 5)
    whole = smooth_chroma(chroma, shape, GridRect.whole(shape))
    np.testing.assert_allclose(smooth_chroma(chroma, shape, window), whole[:, *window.slices], atol=1e-4)
