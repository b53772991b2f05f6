"""Which tiles cover what is seen."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.editor.tile_grid import TilePlace, TileRange, level_for, outwards, tiles_within
from colorstudio.imaging.arrays import photo_of_array
from colorstudio.imaging.pyramid import build_pyramid

PYRAMID = build_pyramid(photo_of_array(np.full((600, 1100), 90, np.uint8)))


@pytest.mark.parametrize(("scale", "level"), [(32, 0), (1, 0), (0.56, 0), (0.55, 1), (0.5, 1), (0.25, 2), (0.02, 2)])
def test_the_level_is_the_coarsest_that_is_fine_enough(scale: float, level: int) -> None:
    assert level_for(scale, 3) == level


def test_the_whole_picture_takes_all_tiles() -> None:
    assert tiles_within(PYRAMID, 0, part=(-0.3, -0.1, 1.5, 1.2)) == TileRange(0, 0, 0, 3, 5)


def test_a_part_takes_the_tiles_that_it_touches() -> None:
    seen = tiles_within(PYRAMID, 1, part=(0.5, 0.1, 0.9, 0.2))
    assert seen.places() == [TilePlace(1, 0, 1)]


def test_what_lies_beside_the_picture_takes_none() -> None:
    assert not tiles_within(PYRAMID, 0, part=(1.2, 0, 1.6, 1)).places()


def test_the_nearest_come_first() -> None:
    places = TileRange(0, 0, 0, 3, 3).places()
    ordered = outwards(places, middle=(2.4, 2.4))
    assert ordered[0] == TilePlace(0, 2, 2)
    assert ordered[-1] == TilePlace(0, 0, 0)
