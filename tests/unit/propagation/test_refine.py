"""Full size from a coarse answer."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from colorstudio.propagation.affinity import couplings
from colorstudio.propagation.grid import GridRect, Plane, Planes, Shape, bordered, interior
from colorstudio.propagation.problem import Hints
from colorstudio.propagation.refine import CoarseAnswer, Window, refine, window_around
from colorstudio.propagation.scale import HARD, Scale
from tests.samples.equations import colored, dabs, no_hints, photo

FULL, FACTOR = (120, 152), 4
SCALE = Scale(0.5)


def halved(plane: np.ndarray) -> np.ndarray:
    """Take area means."""
    height, width = plane.shape[-2] // FACTOR, plane.shape[-1] // FACTOR
    return np.asarray(plane.reshape(*plane.shape[:-2], height, FACTOR, width, FACTOR).mean(axis=(-3, -1)))


@pytest.fixture(scope="module")
def scene() -> tuple[Plane, Hints, Planes, CoarseAnswer]:
    """Give a photo, its hints, the solution of its full grid, and the area means of that."""
    generator = np.random.default_rng(1847)
    lightness, hints = photo(FULL, generator), dabs(FULL, generator, count=12)
    exact = colored(couplings(lightness, SCALE), hints)
    return lightness, hints, exact, CoarseAnswer(halved(lightness), halved(exact))


def tiles(full: Shape, side: int) -> Iterator[GridRect]:
    for top in range(0, full[0], side):
        for left in range(0, full[1], side):
            yield GridRect(top, left, min(top + side, full[0]), min(left + side, full[1]))


def in_tiles(lightness: Plane, hints: Hints, answer: CoarseAnswer, *, side: int) -> Planes:
    chroma = np.full((2, *FULL), np.nan, np.float32)
    for tile in tiles(FULL, side):
        rect = window_around(tile, FULL, answer.lightness.shape)
        part = lightness[rect.slices]
        strength = hints.strength[rect.slices]
        pull = strength * hints.color[:, *rect.slices]
        window = Window(rect, part, couplings(part, SCALE), strength, pull)
        chroma[:, *tile.slices] = refine(answer, window, tile=tile, full=FULL)
    return chroma


@pytest.mark.parametrize("side", [32, 37, 64])
def test_tiles_of_every_size_give_the_same_pixels(scene: tuple[Plane, Hints, Planes, CoarseAnswer], side: int) -> None:
    lightness, hints, _, answer = scene
    whole = in_tiles(lightness, hints, answer, side=1000)
    assert np.abs(in_tiles(lightness, hints, answer, side=side) - whole).max() < 1e-4  # float32


def test_refining_comes_nearer_to_the_full_solution_than_enlarging(
    scene: tuple[Plane, Hints, Planes, CoarseAnswer],
) -> None:
    lightness, hints, exact, answer = scene
    refined = in_tiles(lightness, hints, answer, side=64)
    enlarged = answer.chroma.repeat(FACTOR, axis=1).repeat(FACTOR, axis=2)
    assert np.abs(refined - exact).mean() < 0.7 * np.abs(enlarged - exact).mean()


def test_the_same_size_changes_little(scene: tuple[Plane, Hints, Planes, CoarseAnswer]) -> None:
    lightness, hints, exact, _ = scene
    refined = in_tiles(lightness, hints, CoarseAnswer(lightness, exact), side=64)
    assert np.abs(refined - exact).mean() < 1


def test_a_window_starts_on_even_pixels_and_stays_in_the_photo() -> None:
    window = window_around(GridRect(37, 41, 60, 70), FULL, (30, 38))
    assert window == GridRect(12, 16, 84, 94)
    assert window_around(GridRect(0, 0, 120, 152), FULL, (30, 38)) == GridRect(0, 0, 120, 152)


def ellipse(shape: Shape) -> NDArray[np.bool_]:
    """Tell which pixels of a grid, whatever its size, are in an ellipse on the photo."""
    rows, columns = ((np.arange(size) + 0.5) / size for size in shape)
    return np.hypot(rows[:, None] - 0.47, columns - 0.52) < 0.3


def cuts_around(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    steps = ((0, -1), (-1, 0), (-1, -1), (-1, 1))  # brings the neighbor to the east, south ... here
    return np.stack([inside != np.roll(inside, step, (0, 1)) for step in steps])


def two_colored(shape: Shape) -> tuple[Plane, Planes, Hints]:
    """Make even ground with couplings cut around an ellipse, and strong hints, red in it and blue around it."""
    lightness, hints = np.full(shape, 50, np.float32), no_hints(shape)
    middle = shape[0] // 2, shape[1] // 2
    for r, c, color in ((*middle, (60, 40)), (1, 1, (-30, -60))):
        hints.strength[r, c] = HARD
        hints.color[:, r, c] = color
    return lightness, couplings(lightness, SCALE, cuts=cuts_around(ellipse(shape))), hints


def two_colored_in_tiles(full: Shape, coarse: Shape, *, side: int) -> Planes:
    small, weights, hints = two_colored(coarse)
    answer = CoarseAnswer(small, colored(weights, hints))
    lightness, weights, hints = two_colored(full)
    chroma = np.full((2, *full), np.nan, np.float32)
    for tile in tiles(full, side):
        rect = window_around(tile, full, coarse)
        within = bordered(rect.shape, planes=4)
        interior(within)[...] = interior(weights)[:, *rect.slices]
        strength = hints.strength[rect.slices]
        pull = strength * hints.color[:, *rect.slices]
        chroma[:, *tile.slices] = refine(
            answer, Window(rect, lightness[rect.slices], within, strength, pull), tile=tile, full=full
        )
    return chroma


@pytest.mark.parametrize("coarse", [(62, 75), (26, 32)])  # × 2 and × 4.7
def test_no_color_crosses_a_closed_barrier(coarse: Shape) -> None:
    full = 124, 150
    chroma, inside = two_colored_in_tiles(full, coarse, side=1000), ellipse(full)
    assert np.abs(chroma[:, inside] - [[60], [40]]).max() < 0.1
    assert np.abs(chroma[:, ~inside] - [[-30], [-60]]).max() < 0.1


@pytest.mark.parametrize("side", [32, 37])
def test_tiles_of_every_size_agree_at_a_barrier(side: int) -> None:
    full, coarse = (124, 150), (26, 32)
    whole = two_colored_in_tiles(full, coarse, side=1000)
    assert np.abs(two_colored_in_tiles(full, coarse, side=side) - whole).max() < 1e-4  # float32


def test_where_no_coarse_pixel_is_in_sight_it_starts_gray() -> None:
    """A strip two pixels wide between barriers holds the center of no coarse pixel."""
    full = 40, 40
    strip = np.zeros(full, bool)
    strip[:, 20:22] = True
    lightness = np.full(full, 50, np.float32)
    rect = GridRect.whole(full)
    weights = couplings(lightness, SCALE, cuts=cuts_around(strip))
    window = Window(rect, lightness, weights, np.zeros(full, np.float32), np.zeros((2, *full), np.float32))
    answer = CoarseAnswer(np.full((8, 8), 50, np.float32), np.full((2, 8, 8), 30, np.float32))
    chroma = refine(answer, window, tile=rect, full=full)
    assert not chroma[:, strip].any()
    assert chroma[:, ~strip] == pytest.approx(30, abs=1e-4)  # float32


def test_even_chroma_stays_even() -> None:
    lightness = photo(FULL, np.random.default_rng(1848))
    nothing = np.zeros(FULL, np.float32)
    rect = GridRect(0, 0, *FULL)
    window = Window(rect, lightness, couplings(lightness, SCALE), nothing, np.zeros((2, *FULL), np.float32))
    answer = CoarseAnswer(halved(lightness), np.full((2, 30, 38), 12, np.float32))
    chroma = refine(answer, window, tile=rect, full=FULL)
    assert interior(window.couplings).any()
    assert chroma == pytest.approx(12, abs=1e-4)  # float32
