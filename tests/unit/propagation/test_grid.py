"""Bordered planes and rectangles."""

import numpy as np

from colorstudio.propagation.grid import GridRect, bordered, interior


def test_a_border_surrounds_the_pixels() -> None:
    plane = bordered((4, 5), planes=1)
    interior(plane)[...] = 1
    assert plane.shape == (1, 7, 8)
    assert plane.sum() == 20
    assert plane[0, 1:5, 1:6].all()


def test_a_rectangle_grows_only_as_far_as_the_grid() -> None:
    assert GridRect(1, 4, 3, 6).grown(2, (10, 7)) == GridRect(0, 2, 5, 7)


def test_a_coarsened_rectangle_holds_every_parent_of_its_pixels_and_of_their_neighbors() -> None:
    shape, coarse = (21, 21), (11, 11)
    rect = GridRect(7, 10, 9, 11)
    touched = np.zeros(shape, bool)
    touched[rect.grown(1, shape).slices] = True
    parents = {
        (r // 2 + i, c // 2 + j)
        for r, c in zip(*np.nonzero(touched), strict=True)
        for i in (0, r % 2)
        for j in (0, c % 2)
    }
    held = rect.coarsened(coarse)
    assert all(held.top <= i < held.bottom and held.left <= j < held.right for i, j in parents)
