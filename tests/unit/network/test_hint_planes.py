"""Hint planes of a smaller and of a padded photo."""

from __future__ import annotations

import numpy as np

from colorstudio.network.hint_planes import PLANES, padded_planes, smaller_planes

A, B, REACH, LIKENESS, ANY, FRACTION = range(len(PLANES))


def test_one_hinted_pixel_of_four_is_any_but_a_quarter_of_the_fraction() -> None:
    planes = np.zeros((6, 4, 4), np.float32)
    planes[[A, ANY, FRACTION], 0, 0] = 0.8, 1, 1
    smaller = smaller_planes(planes)
    assert smaller[[A, ANY, FRACTION], 0, 0].tolist() == [np.float32(0.2), 1, 0.25]
    assert not smaller[:, 1:].any()


def test_beyond_the_border_colors_go_on_and_hints_do_not() -> None:
    wider = padded_planes(np.ones((6, 17, 16), np.float32))
    assert wider.shape == (6, 32, 16)
    assert (wider[[A, B, REACH, LIKENESS]] == 1).all()
    assert (wider[[ANY, FRACTION], :17] == 1).all()
    assert not wider[[ANY, FRACTION], 17:].any()
