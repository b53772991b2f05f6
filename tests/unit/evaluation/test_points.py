"""Hints at random places."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.evaluation.points import Placement, drawn, squares
from colorstudio.propagation.scale import HARD
from tests.samples.truths import truth


def test_a_square_has_the_mean_of_the_true_colors_under_it() -> None:
    hints = squares(truth(), [(10, 20)], cell=6)
    assert hints.mask.sum() == 36
    assert hints.color[:, 12, 22] == pytest.approx(truth().chroma[:, 10:16, 20:26].mean(axis=(1, 2)), abs=1e-4)


def test_where_two_overlap_the_later_one_counts() -> None:
    hints = squares(truth(), [(28, 20), (33, 20)], cell=6)
    assert hints.mask.sum() == 66
    assert np.array_equal(hints.color[:, 33, 22], hints.color[:, 38, 22])


def test_on_the_half_grid_a_square_covers_what_it_covers() -> None:
    hints = squares(truth(), [(11, 20)], cell=6)
    assert hints.full.strength.max() == HARD
    assert hints.halved.strength[5, 10] == HARD / 2
    assert hints.halved.strength[6, 10] == HARD
    assert hints.halved.color[:, 5, 10] == pytest.approx(hints.color[:, 12, 22], abs=1e-4)
    assert hints.halved.strength.sum() == pytest.approx(hints.full.strength.sum() / 4)


@pytest.mark.parametrize("placement", Placement)
def test_hints_lie_within_the_photo(placement: Placement) -> None:
    hints = drawn(truth(), 200, cell=6, placement=placement, generator=np.random.default_rng(1935))
    assert set(np.unique(hints.mask)) <= {0, 1}


def test_centered_hints_leave_the_corners_alone_more_often() -> None:
    corners = {
        placement: sum(
            float(hints.mask[:8, :8].any())
            for hints in (
                drawn(truth(), 3, cell=6, placement=placement, generator=np.random.default_rng(seed))
                for seed in range(1000, 1300)
            )
        )
        for placement in Placement
    }
    assert corners[Placement.CENTERED] < corners[Placement.UNIFORM]


def test_no_hint_is_nothing() -> None:
    hints = drawn(truth(), 0, cell=6, placement=Placement.UNIFORM, generator=np.random.default_rng(1937))
    assert not hints.mask.any()
    assert not hints.full.strength.any()
