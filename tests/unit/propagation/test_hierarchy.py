"""The coarser grids."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.propagation.affinity import couplings
from colorstudio.propagation.grid import interior
from colorstudio.propagation.hierarchy import DENSE_UNKNOWNS, build_hierarchy
from tests.samples.equations import UNIT, closed_curve, photo


def test_grids_halve_until_they_are_small() -> None:
    hierarchy = build_hierarchy(couplings(photo((61, 40), np.random.default_rng(1900)), UNIT))
    assert [level.shape for level in hierarchy.levels] == [(61, 40), (31, 20), (16, 10), (8, 5)]
    assert hierarchy.levels[-1].P is None


def test_a_line_of_pixels_halves_in_one_direction() -> None:
    hierarchy = build_hierarchy(couplings(photo((1, 300), np.random.default_rng(1901)), UNIT))
    assert [level.shape for level in hierarchy.levels] == [(1, 300), (1, 150), (1, 75)]
    assert hierarchy.levels[-1].shape[1] <= DENSE_UNKNOWNS


def test_every_level_keeps_the_maximum_principle() -> None:
    for level in build_hierarchy(couplings(photo((61, 40), np.random.default_rng(1902)), UNIT)).levels:
        assert level.w.min() >= 0
        if level.P is not None:
            assert level.P.min() >= 0
            assert interior(level.P)[2:].sum(axis=0).max() <= 1 + 1e-6  # float32


def test_the_coarse_grid_of_even_ground_is_even_ground() -> None:
    """Inside, Galerkin's product with bilinear interpolation is one stencil everywhere."""
    hierarchy = build_hierarchy(couplings(np.full((41, 41), 50, np.float32), UNIT))
    east = interior(hierarchy.levels[1].w)[0]
    assert east[3:-3, 3:-4] == pytest.approx(east[5, 5], rel=1e-5)


def test_an_uncut_photo_is_one_piece() -> None:
    assert build_hierarchy(couplings(photo((20, 20), np.random.default_rng(1903)), UNIT)).islands is None


def test_a_closed_barrier_makes_an_island() -> None:
    shape = (20, 24)
    weights = couplings(photo(shape, np.random.default_rng(1904)), UNIT, cuts=closed_curve(shape, 5, 6, 11, 13))
    islands = build_hierarchy(weights).islands
    assert islands is not None
    assert islands.count == 2
    assert (islands.labels == 1).sum() == 6 * 7
    assert (islands.labels[5:11, 6:13] == 1).all()


def test_an_open_barrier_makes_none() -> None:
    shape = (20, 24)
    cuts = closed_curve(shape, 5, 6, 11, 13)
    cuts[0, 7] = False
    assert build_hierarchy(couplings(photo(shape, np.random.default_rng(1905)), UNIT, cuts=cuts)).islands is None
