"""A hint picture on a grid."""

import numpy as np
import pytest

from colorstudio.engine.ground import ground_of
from colorstudio.imaging.overlay import Overlay
from colorstudio.propagation.grid import GridRect
from colorstudio.propagation.scale import HARD
from tests.samples.sheets import grid_of, overlay_of

RED = (200, 40, 40, 255)


def picture() -> Overlay:
    """Red on the left of 12 × 8 pixels, gray in the middle, nothing on the right; half transparent at the top."""
    rgba = np.zeros((8, 12, 4), np.uint8)
    rgba[:, :4] = RED
    rgba[:, 4:8] = 90, 90, 90, 255
    rgba[0, :8, 3] = 51
    return overlay_of(rgba)


def test_no_picture_says_nothing() -> None:
    ground = ground_of(None, grid_of(12, 8), GridRect(2, 3, 7, 9))
    assert ground.strength.shape == (5, 6)
    assert not ground.strength.any()


@pytest.mark.parametrize("window", [GridRect(0, 0, 8, 12), GridRect(0, 2, 5, 11)])
def test_on_its_own_grid_it_is_as_hard_as_it_covers(window: GridRect) -> None:
    ground = ground_of(picture(), grid_of(12, 8), window)
    expected = np.zeros((8, 12))
    expected[:, :8] = HARD
    expected[0, :8] = HARD / 5
    assert ground.strength == pytest.approx(expected[window.slices])
    assert ground.color[0, 1, 0] > 50
    assert not ground.color[:, 1, 4 - window.left].any()


def test_on_a_coarser_grid_it_is_the_mean_of_what_covers() -> None:
    coarse = ground_of(picture(), grid_of(12, 8, times=0.5), GridRect(0, 0, 4, 6))
    fine = ground_of(picture(), grid_of(12, 8), GridRect(0, 0, 8, 12))
    assert coarse.strength[1] == pytest.approx([HARD, HARD, HARD, HARD, 0, 0])
    assert coarse.strength[0, 0] == pytest.approx(0.6 * HARD)
    assert coarse.color[:, 1, 0] == pytest.approx(fine.color[:, 1, 0], abs=1e-3)
    # Nothing of what is transparent is in the mean: a cell of red above nothing is red.
    thirds = ground_of(picture(), grid_of(12, 8, times=1 / 3), GridRect(0, 0, 3, 4))
    assert thirds.color[:, 1, 0] == pytest.approx(fine.color[:, 1, 0], abs=1e-3)
