"""Tiles: rendered in their lane, and given out as good as they are there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from colorstudio.editor.colors import Colors, Detail
from colorstudio.editor.tile_grid import TilePlace
from colorstudio.editor.tile_rendering import ColoredTiles, gray_tile
from colorstudio.editor.tiles import Tiles, Viewer
from colorstudio.engine.answer import Answer, AtSize
from colorstudio.engine.compose import compose
from colorstudio.engine.engine import Engine
from colorstudio.imaging.pyramid import build_pyramid
from colorstudio.jobs.lane import Lane
from colorstudio.propagation.grid import GridRect
from colorstudio.propagation.sampling import sampled
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import ColorstudioError
from tests.samples.sheets import BLUE, dab, photo_of, request, soft_gray, stroke

PHOTO = photo_of(soft_gray((520, 700)))
PYRAMID = build_pyramid(PHOTO)
FIRST, SECOND, COARSE = TilePlace(0, 0, 0), TilePlace(0, 1, 2), TilePlace(1, 0, 0)
HINTS = (stroke((50, 60), (300, 200), radius=9), dab(500, 300, radius=20, color=BLUE, id="blue"))


def answer(pixels: int) -> Answer:
    return Engine(PHOTO, budget=85 * pixels).answer(request(*HINTS), token=CancelToken())


SMALL = answer(9_000)
COLORS = Colors(SMALL, Detail.SMOOTH, 1.0)


def newer(colors: Colors) -> Colors:
    return replace(colors, saturation=0.5 * colors.saturation)


def tiles_and_lane(most_bytes: int = 50_000_000) -> tuple[Tiles, Lane]:
    lane = Lane("tiles", post=lambda action: action())
    return Tiles(PYRAMID, lane, most_bytes=most_bytes), lane


def rect_of(place: TilePlace) -> GridRect:
    height, width = PYRAMID.level_shape(place.level)
    return GridRect(place.top, place.left, min(place.top + 256, height), min(place.left + 256, width))


@pytest.mark.parametrize("place", [FIRST, SECOND, COARSE])
@pytest.mark.parametrize("pixels", [9_000, 400_000])
def test_exact_is_what_the_engine_has_at_that_size(place: TilePlace, pixels: int) -> None:
    found = answer(pixels)
    rect = rect_of(place)
    lightness = PYRAMID.lightness(place.level, rect.top, rect.left, rect.bottom, rect.right)
    chroma = AtSize(found, PYRAMID.level_shape(place.level)).chroma(rect)
    expected = compose(lightness, chroma, saturation=1.2, depth=8)
    assert np.array_equal(ColoredTiles(PYRAMID, Colors(found, Detail.EXACT, 1.2)).rendered(place), expected)


def test_smooth_is_interpolated() -> None:
    rect = rect_of(SECOND)
    chroma = np.stack([sampled(plane, (520, 700), rect) for plane in SMALL.chroma])
    lightness = PYRAMID.lightness(0, rect.top, rect.left, rect.bottom, rect.right)
    expected = compose(lightness, chroma, saturation=1.0, depth=8)
    assert np.array_equal(ColoredTiles(PYRAMID, COLORS).rendered(SECOND), expected)


def test_gray_is_what_no_chroma_composes_to() -> None:
    rect = rect_of(FIRST)
    lightness = PYRAMID.lightness(0, rect.top, rect.left, rect.bottom, rect.right)
    composed = compose(lightness, np.zeros((2, *lightness.shape), np.float32), saturation=1, depth=8)[..., 0]
    assert np.abs(gray_tile(PYRAMID, FIRST).astype(int) - composed).max() <= 1


def test_the_original_is_there_at_once_and_serves_until_there_are_colors() -> None:
    tiles, lane = tiles_and_lane()
    tiles.want(Colors(None, Detail.SMOOTH, 1.0), [FIRST])
    assert lane.is_idle
    assert tiles.colored(FIRST).pixels is tiles.original(FIRST).pixels


def test_tiles_come_one_by_one_in_their_order_and_then_the_coarsest() -> None:
    tiles, lane = tiles_and_lane()
    heard: list[object] = []
    tiles.arrived.connect(heard.append)
    tiles.settled.connect(lambda: heard.append("settled"))
    tiles.want(COLORS, [SECOND, FIRST])
    assert not heard
    lane.run_next()
    coarsest = [TilePlace(1, row, column) for row in (0, 1) for column in (0, 1)]
    assert heard == [SECOND, FIRST, *coarsest, "settled"]
    assert np.array_equal(tiles.colored(FIRST).pixels, ColoredTiles(PYRAMID, COLORS).rendered(FIRST))


def test_what_is_there_is_not_rendered_again() -> None:
    tiles, lane = tiles_and_lane()
    tiles.want(COLORS, [FIRST])
    lane.run_next()
    tiles.want(COLORS, [FIRST])
    assert lane.is_idle


def test_the_old_tile_stays_until_the_new_one_is_there() -> None:
    tiles, lane = tiles_and_lane()
    tiles.want(COLORS, [FIRST])
    lane.run_next()
    old = tiles.colored(FIRST).pixels
    tiles.want(newer(COLORS), [FIRST])
    assert tiles.colored(FIRST).pixels is old
    lane.run_next()
    assert tiles.colored(FIRST).pixels is not old


def test_meanwhile_a_part_of_a_coarser_tile_serves() -> None:
    tiles, lane = tiles_and_lane()
    tiles.want(COLORS, [])
    lane.run_next()
    piece = tiles.colored(SECOND)
    assert (piece.left, piece.top, piece.right, piece.bottom) == (0, 128, 94, 256)
    assert tiles.colored(TilePlace(0, 1, 0)).pixels is tiles.colored(COARSE).pixels


def test_newer_colors_count_more_than_sharpness() -> None:
    tiles, lane = tiles_and_lane()
    tiles.want(COLORS, [FIRST])
    lane.run_next()
    tiles.want(newer(COLORS), [])
    lane.run_next()
    assert tiles.colored(FIRST).pixels is tiles.colored(COARSE).pixels


def test_what_is_wanted_no_longer_is_not_rendered() -> None:
    tiles, lane = tiles_and_lane()
    heard: list[TilePlace] = []
    tiles.arrived.connect(heard.append)
    tiles.want(COLORS, [FIRST])
    tiles.want(COLORS, [SECOND])
    while lane.run_next():
        pass
    assert FIRST not in heard
    assert SECOND in heard


def test_two_who_look_both_get_what_they_want_the_last_to_ask_first() -> None:
    tiles, lane = tiles_and_lane()
    heard: list[TilePlace] = []
    tiles.arrived.connect(heard.append)
    tiles.want(COLORS, [FIRST])
    tiles.want(COLORS, [SECOND], viewer=Viewer.PREVIEW)
    while lane.run_next():
        pass
    assert heard[:2] == [SECOND, FIRST]


def test_when_one_looks_no_longer_the_other_still_gets_its_tiles() -> None:
    tiles, lane = tiles_and_lane()
    heard: list[TilePlace] = []
    tiles.arrived.connect(heard.append)
    tiles.forget(Viewer.PREVIEW)
    assert lane.is_idle
    tiles.want(COLORS, [FIRST])
    tiles.want(COLORS, [SECOND], viewer=Viewer.PREVIEW)
    tiles.forget(Viewer.PREVIEW)
    while lane.run_next():
        pass
    assert FIRST in heard
    assert SECOND not in heard


def test_memory_is_bounded_and_what_was_seen_last_stays() -> None:
    tiles, lane = tiles_and_lane(most_bytes=2 * 256 * 256 * 3)
    tiles.want(COLORS, [FIRST, SECOND])
    lane.run_next()
    for column in range(3):
        tiles.original(TilePlace(0, 0, column))
    assert tiles.bytes_kept <= 2.5 * 256 * 256 * 3
    assert tiles.colored(TilePlace(1, 0, 1)).pixels.ndim == 3


def test_another_frame_forgets_all() -> None:
    tiles, lane = tiles_and_lane()
    replaced: list[bool] = []
    tiles.replaced.connect(lambda: replaced.append(True))
    tiles.replace(PYRAMID)
    tiles.want(COLORS, [FIRST])
    lane.run_next()
    tiles.replace(build_pyramid(PHOTO))
    assert replaced == [True, True]
    assert tiles.bytes_kept == 0
    assert tiles.colored(FIRST).pixels.ndim == 2


def test_a_failure_is_told() -> None:
    tiles, lane = tiles_and_lane()
    heard: list[ColorstudioError] = []
    tiles.failed.connect(heard.append)
    tiles.want(COLORS, [TilePlace(9, 0, 0)])
    lane.run_next()
    assert len(heard) == 1
