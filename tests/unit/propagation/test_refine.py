"""Full size from a coarse answer."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.propagation.affinity import couplings
from colorstudio.propagation.grid import GridRect, Plane, Planes, interior
from colorstudio.propagation.problem import Hints
from colorstudio.propagation.refine import CoarseAnswer, Window, refine, window_around
from colorstudio.propagation.scale import Scale
from tests.samples.equations import colored, dabs, photo

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


def in_tiles(lightness: Plane, hints: Hints, answer: CoarseAnswer, *, side: int) -> Planes:
    chroma = np.full((2, *FULL), np.nan, np.float32)
    for top in range(0, FULL[0], side):
        for left in range(0, FULL[1], side):
            tile = GridRect(top, left, min(top + side, FULL[0]), min(left + side, FULL[1]))
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


def test_even_chroma_stays_even() -> None:
    lightness = photo(FULL, np.random.default_rng(1848))
    nothing = np.zeros(FULL, np.float32)
    rect = GridRect(0, 0, *FULL)
    window = Window(rect, lightness, couplings(lightness, SCALE), nothing, np.zeros((2, *FULL), np.float32))
    answer = CoarseAnswer(halved(lightness), np.full((2, 30, 38), 12, np.float32))
    chroma = refine(answer, window, tile=rect, full=FULL)
    assert interior(window.couplings).any()
    assert chroma == pytest.approx(12, abs=1e-4)  # float32
