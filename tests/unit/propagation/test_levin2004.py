"""The formulation of 2004."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from skimage.color import rgb2lab

from colorstudio.propagation.affinity import couplings
from colorstudio.propagation.levin2004 import solve_levin2004
from colorstudio.propagation.problem import Hints
from colorstudio.propagation.scale import HARD, Scale
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled
from tests.samples.equations import colored, dabs, photo

EXAMPLE = Path(__file__).parents[3].parent / "shared" / "photos" / "eval" / "levin2004"
needs_example = pytest.mark.skipif(not EXAMPLE.is_dir(), reason="the scribbles of 2004 are not beside this checkout")
MARKED = 0.03  # of the channels' sum: the authors tell hints from the photo by a difference of 1 % in each

SHAPE = (12, 15)


def rgb(name: str) -> np.ndarray:
    with Image.open(EXAMPLE / f"example-{name}.png") as picture:
        return np.asarray(picture.convert("RGB"))


@pytest.fixture
def example() -> tuple[np.ndarray, Hints]:
    gray, marked = rgb("gray"), rgb("marked")
    hinted = np.abs(gray.astype(float) - marked).sum(axis=-1) / 255 > MARKED
    chroma = rgb2lab(marked)[..., 1:].transpose(2, 0, 1).astype(np.float32)
    return rgb2lab(gray)[..., 0].astype(np.float32), Hints(HARD * hinted.astype(np.float32), chroma)


def distance_to_the_authors_result(chroma: np.ndarray) -> float:
    """Their program crops to whole blocks: the result shows the upper left of the photo."""
    expected = rgb2lab(rgb("result"))[..., 1:].transpose(2, 0, 1)
    height, width = expected.shape[1:]
    return float(np.hypot(*(chroma[:, :height, :width] - expected)).mean())


def test_hints_stay_as_they_are_and_the_rest_is_between() -> None:
    generator = np.random.default_rng(2004)
    hints = dabs(SHAPE, generator)
    hinted = hints.strength > 0
    chroma = solve_levin2004(photo(SHAPE, generator), hints.color, hinted, token=CancelToken())
    said = hints.color[:, hinted]
    assert chroma[:, hinted] == pytest.approx(said, abs=1e-4)  # float32
    assert np.all(chroma.max(axis=(1, 2)) <= said.max(axis=1) + 1e-4)
    assert np.all(chroma.min(axis=(1, 2)) >= said.min(axis=1) - 1e-4)


def test_every_pixel_is_the_weighted_mean_of_its_neighbors() -> None:
    """On even ground all weights are the same."""
    hinted = np.zeros((5, 6), bool)
    hinted[0, 0] = hinted[4, 5] = True
    chroma = np.zeros((2, 5, 6), np.float32)
    chroma[0, 4, 5] = 20
    solved = solve_levin2004(np.full((5, 6), 50, np.float32), chroma, hinted, token=CancelToken())[0]
    around = solved[1:4, 2:5]
    assert solved[2, 3] == pytest.approx((around.sum() - solved[2, 3]) / 8, abs=1e-4)


def test_without_a_hint_it_is_gray() -> None:
    nothing = np.zeros(SHAPE, bool)
    assert not solve_levin2004(
        np.ones(SHAPE, np.float32), np.ones((2, *SHAPE), np.float32), nothing, token=CancelToken()
    ).any()


def test_a_single_pixel_keeps_its_hint() -> None:
    color = np.full((2, 1, 1), 7, np.float32)
    one = np.ones((1, 1), bool)
    assert np.array_equal(solve_levin2004(np.zeros((1, 1), np.float32), color, one, token=CancelToken()), color)


def test_it_can_be_cancelled_before_the_long_part() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        solve_levin2004(np.ones(SHAPE, np.float32), np.ones((2, *SHAPE), np.float32), np.ones(SHAPE, bool), token=token)


@needs_example
def test_the_authors_example_comes_out(example: tuple[np.ndarray, Hints]) -> None:
    lightness, hints = example
    chroma = solve_levin2004(lightness, hints.color, hints.strength > 0, token=CancelToken())
    assert distance_to_the_authors_result(chroma) < 4


@needs_example
def test_the_default_comes_close_to_the_authors_example(example: tuple[np.ndarray, Hints]) -> None:
    lightness, hints = example
    chroma = colored(couplings(lightness, Scale.of(lightness.shape)), hints)
    assert distance_to_the_authors_result(chroma) < 7
