"""Hint planes in cells."""

from __future__ import annotations

import pytest
import torch

from colorstudio.network.hint_cells import hint_cells
from colorstudio.network.hint_planes import PLANES

A, B, REACH, LIKENESS, ANY, FRACTION = range(len(PLANES))


def test_there_is_a_grid_for_every_width_of_the_decoder() -> None:
    cells = hint_cells(torch.zeros(1, 6, 32, 48))
    assert [tuple(grid.shape) for grid in cells.grids] == [(1, 6, 16, 24), (1, 6, 8, 12), (1, 6, 4, 6), (1, 6, 2, 3)]


def test_without_hints_all_is_zero() -> None:
    cells = hint_cells(torch.zeros(1, 6, 16, 16))
    assert not any(grid.any() for grid in cells.grids)
    assert not cells.summary.any()


def test_one_hinted_pixel_is_a_mean_a_maximum_and_a_root() -> None:
    planes = torch.zeros(1, 6, 16, 16)
    planes[0, [REACH, ANY, FRACTION], 0, 0] = torch.tensor([0.8, 1.0, 0.5])
    first = [grid[0, :, 0, 0] for grid in hint_cells(planes).grids]
    assert [float(cell[REACH]) for cell in first] == pytest.approx([0.8 / 4, 0.8 / 16, 0.8 / 64, 0.8 / 256])
    assert [float(cell[ANY]) for cell in first] == [1, 1, 1, 1]
    assert [float(cell[FRACTION]) for cell in first] == pytest.approx([(0.5 / n) ** 0.5 for n in (4, 16, 64, 256)])


def test_the_summary_has_the_mean_of_what_is_hinted() -> None:
    planes = torch.zeros(1, 6, 16, 16)
    planes[0, A], planes[0, B] = 0.9, 0.9  # spread everywhere, but only two pixels count
    planes[0, [A, B, FRACTION], 3, 4] = torch.tensor([0.2, -0.4, 1.0])
    planes[0, [A, B, FRACTION], 9, 9] = torch.tensor([0.4, -0.2, 1.0])
    assert hint_cells(planes).summary[0].tolist() == pytest.approx([0.3, -0.3, 1, (2 / 256) ** 0.5])
