"""The 313 bins."""

from __future__ import annotations

import numpy as np
import pytest
from skimage.color import rgb2lab

from colorstudio.network import bins
from tests.samples.network import model

CORNERS = np.array([(r, g, b) for r in (0, 1) for g in (0, 1) for b in (0, 1)], np.float64)


def test_they_are_those_that_the_model_was_trained_with() -> None:
    assert np.array_equal(bins.bin_colors(), model().network.bins.ab.numpy())


def test_there_are_313_in_the_order_of_the_grid() -> None:
    colors = bins.bin_colors()
    assert colors.shape == (313, 2)
    assert (colors % 10 == 0).all()
    assert [tuple(color) for color in colors] == sorted({tuple(color) for color in colors})


def test_neutral_is_where_it_is_said_to_be() -> None:
    assert bins.bin_colors()[bins.NEUTRAL].tolist() == [0, 0]


def test_every_srgb_color_has_a_bin_on_its_square() -> None:
    generator = np.random.default_rng(1931)
    colors = rgb2lab(np.concatenate([CORNERS, generator.uniform(0, 1, (500, 3))])[None])[0, :, 1:]
    nearest = np.abs(colors[:, None] - bins.bin_colors()).max(axis=2).min(axis=1)
    assert nearest.max() <= bins.SPACING / 2


def test_they_belong_to_everyone_so_nobody_can_change_them() -> None:
    with pytest.raises(ValueError, match="read-only"):
        bins.bin_colors()[0] = 1
