"""An answer at other sizes."""

from typing import Any

import numpy as np
import pytest

from colorstudio.document.frame import Frame
from colorstudio.document.hints import Hint
from colorstudio.engine.answer import Answer, AtSize
from colorstudio.engine.engine import Engine
from colorstudio.propagation.grid import GridRect, Planes, Shape
from colorstudio.support.cancel import CancelToken
from colorstudio.support.geometry import PhotoRect
from tests.samples.sheets import BLUE, barrier, dab, photo_of, region, request, ring, soft_gray, stroke

PHOTO = photo_of(soft_gray((150, 200)))
FULL = (150, 200)
WHOLE = GridRect.whole(FULL)
HINTS = (stroke((20, 30), (90, 120), id="red"), dab(150, 60, radius=8, color=BLUE, id="blue"))


def answer(*hints: Hint, pixels: int = 30_000, **more: Any) -> Answer:
    return Engine(PHOTO, budget=85 * pixels).answer(request(*hints, **more), token=CancelToken())


def in_tiles(sized: AtSize, full: Shape, side: int) -> Planes:
    chroma = np.empty((2, *full), np.float32)
    for top in range(0, full[0], side):
        for left in range(0, full[1], side):
            tile = GridRect(top, left, min(top + side, full[0]), min(left + side, full[1]))
            chroma[:, *tile.slices] = sized.chroma(tile)
    return chroma


def test_the_grid_it_was_solved_on_gives_its_pixels() -> None:
    found = answer(*HINTS)
    assert found.shape == FULL
    tile = GridRect(10, 20, 40, 90)
    assert np.array_equal(AtSize(found, FULL).chroma(tile), found.chroma[:, *tile.slices])


@pytest.mark.parametrize("pixels", [7_500, 1_900])
def test_tiles_of_any_size_give_the_same_pixels(pixels: int) -> None:
    sized = AtSize(answer(*HINTS, barrier((120, 0), (120, 90)), pixels=pixels), FULL)
    whole = sized.chroma(WHOLE)
    for side in (17, 64):
        assert np.abs(in_tiles(sized, FULL, side) - whole).max() < 0.1  # 8 bits are 0.4: no seam can be seen


def test_a_finer_grid_has_its_hints_as_they_are() -> None:
    small = dab(100, 75, radius=1.2, color=BLUE, id="small")
    chroma = AtSize(answer(*HINTS, small, pixels=1_900), FULL).chroma(WHOLE)
    assert chroma[:, 75, 100] == pytest.approx([BLUE.a, BLUE.b], abs=0.5)


@pytest.mark.parametrize("pixels", [30_000, 7_500, 1_900])
def test_no_color_crosses_a_closed_barrier_at_full_size(pixels: int) -> None:
    inside, outside = dab(100, 75, radius=6, id="inside"), region((0, 0), (40, 0), (40, 150), (0, 150), color=BLUE)
    found = answer(inside, outside, barrier(*ring(100, 75, 30, corners=60)), pixels=pixels)
    chroma = AtSize(found, FULL).chroma(WHOLE)
    y, x = np.mgrid[:150, :200] + 0.5
    distance = np.hypot(x - 100, y - 75)
    # One Lab unit: each side has one color, so that is how far the solver may be from it at its tolerance.
    assert np.abs(chroma[0][distance < 29] - 60).max() < 1
    assert np.abs(chroma[1][distance > 31] + 50).max() < 1


def test_a_view_between_both_sizes_can_be_had() -> None:
    found = answer(*HINTS, pixels=1_900)
    halfway = AtSize(found, (75, 100)).chroma(GridRect(10, 10, 60, 90))
    full = AtSize(found, FULL).chroma(WHOLE)[:, 20:120, 20:180]
    assert np.abs(halfway - full.reshape(2, 50, 2, 80, 2).mean(axis=(2, 4))).mean() < 1


def test_a_smaller_view_shows_area_means() -> None:
    found = answer(*HINTS)
    view = AtSize(found, (50, 100)).chroma(GridRect(10, 20, 30, 60))
    assert view == pytest.approx(found.chroma[:, 30:90, 40:120].reshape(2, 20, 3, 40, 2).mean(axis=(2, 4)), abs=1e-3)


def test_hints_follow_the_frame() -> None:
    frame = Frame(crop=PhotoRect(20, 10, 180, 140), quarter_turns=1)
    chroma = AtSize(answer(*HINTS, frame=frame, pixels=5_000), (160, 130)).chroma(GridRect(0, 0, 160, 130))
    # (150, 60) of the scan is (130, 50) of the crop, and a turn clockwise brings that to (130 - 50, 130).
    assert chroma[:, 130, 80] == pytest.approx([BLUE.a, BLUE.b], abs=1)
