"""Padding and coarser grids."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.network.working_size import coarser, halved, padded, working_shape


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ((3000, 4000), (384, 512)),
        ((4000, 3000), (512, 384)),
        ((1001, 4000), (128, 512)),
        ((100, 200), (100, 200)),
        ((3, 4000), (4, 512)),
    ],
)
def test_the_long_side_is_512_and_a_small_photo_stays_small(shape: tuple[int, int], expected: tuple[int, int]) -> None:
    assert working_shape(shape, long_side=512) == expected


def test_both_sides_are_whole_cells() -> None:
    height, width = working_shape((1999, 3001), long_side=511)
    assert height % 4 == width % 4 == 0


def test_the_last_cell_reaches_beyond_the_photo() -> None:
    assert coarser((9, 8), 4) == (3, 2)


def test_the_last_row_and_column_are_repeated() -> None:
    assert padded(np.array([[1, 2, 3]]), 2).tolist() == [[1, 2, 3, 3], [1, 2, 3, 3]]


def test_what_fits_is_not_padded() -> None:
    planes = np.arange(32).reshape(2, 4, 4)
    assert np.array_equal(padded(planes, 4), planes)


def test_halving_takes_means_and_repeats_what_is_odd() -> None:
    assert halved(np.array([[0, 4, 8], [4, 4, 8]], np.float32)).tolist() == [[3, 8]]
