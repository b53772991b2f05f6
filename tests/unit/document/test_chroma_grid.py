"""A grid of kept colors can't be changed behind anybody's back."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from colorstudio.document.chroma_grid import MOST_CELLS, ChromaGrid, is_chroma


def test_a_grid_gives_back_the_array_it_was_made_of() -> None:
    ab = np.linspace(-100, 100, 24, dtype=np.float32).reshape(3, 4, 2)
    grid = ChromaGrid.of(ab)
    assert (grid.rows, grid.columns) == (3, 4)
    np.testing.assert_array_equal(grid.ab, ab)


def test_a_grid_keeps_its_colors_when_the_array_changes() -> None:
    ab = np.zeros((1, 1, 2), np.float32)
    grid = ChromaGrid.of(ab)
    ab[:] = 50
    assert not grid.ab.any()


def test_nobody_can_write_to_a_grid() -> None:
    with pytest.raises(ValueError, match="read-only"):
        ChromaGrid.of(np.zeros((1, 1, 2))).ab[:] = 1


def test_grids_with_the_same_colors_are_equal() -> None:
    one, other = ChromaGrid.of(np.ones((2, 1, 2))), ChromaGrid.of(np.ones((2, 1, 2)))
    assert one == other
    assert hash(one) == hash(other)
    assert one != ChromaGrid.of(np.ones((1, 2, 2)))


@pytest.mark.parametrize("ab", [np.full((1, 1, 2), np.nan), np.full((1, 1, 2), 200.0), np.zeros((257, 256, 2))])
def test_a_grid_of_impossible_colors_or_size_is_a_mistake_of_ours(ab: NDArray[np.float64]) -> None:
    with pytest.raises(AssertionError):
        ChromaGrid.of(ab)


def test_half_a_cell_is_no_chroma() -> None:
    assert is_chroma(bytes(8 * MOST_CELLS))
    assert not is_chroma(bytes(4))
