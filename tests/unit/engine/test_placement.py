"""Where grids lie."""

import numpy as np
import pytest

from colorstudio.engine.placement import Placement, box_of, fitting
from colorstudio.propagation.grid import GridRect
from colorstudio.support.geometry import PhotoPoint, Size


def test_a_place_keeps_its_share_of_the_photo() -> None:
    grid = Placement((50, 100), np.array([[0.25, 0, 0], [0, 0.25, 0]]))
    assert grid.points([PhotoPoint(200, 100)]) == pytest.approx(np.array([[50, 25]]))
    assert grid.magnification == pytest.approx(0.25)


def test_the_way_back_leads_back() -> None:
    grid = Placement((50, 100), np.array([[0.3, -0.1, 7], [0.2, 0.4, -3]]))
    back = grid.inverse()
    there = grid.points([PhotoPoint(12, 34)])[0]
    assert back[:, :2] @ there + back[:, 2] == pytest.approx([12, 34])


def test_a_box_holds_its_points_and_their_margin() -> None:
    assert box_of(np.array([[3.2, 5.5], [8.0, 1.0]]), margin=1.5) == GridRect(-1, 1, 7, 10)


@pytest.mark.parametrize(
    "size", [Size(4000, 3000), Size(40, 90_000), Size(600, 400), Size(1, 1), Size(10_000_000, 1), Size(3, 2_000_000)]
)
def test_a_grid_holds_no_more_than_it_may_and_no_photo_is_enlarged(size: Size) -> None:
    height, width = fitting(size, 250_000)
    assert height * width <= 250_000
    assert height <= size.height
    assert width <= size.width
    if size.pixels <= 250_000:
        assert (height, width) == (size.height, size.width)
