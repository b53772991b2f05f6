"""What the network believes, laid on a grid."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.engine.belief import Belief
from colorstudio.engine.prior import length_of, maps_of, prior_of
from colorstudio.propagation.affinity import EdgeMaps
from colorstudio.propagation.grid import GridRect
from colorstudio.propagation.problem import Prior
from colorstudio.propagation.scale import KAPPA

CHROMA = np.random.default_rng(1955).normal(0, 20, (2, 6, 8)).astype(np.float32)
CONFIDENCE = np.random.default_rng(1957).uniform(0, 1, (6, 8)).astype(np.float32)


MAPS = EdgeMaps(CHROMA[0], CHROMA[1])


def laid(shape: tuple[int, int], *, slider: float = 0.5, window: GridRect | None = None) -> Prior:
    prior = prior_of(Belief(MAPS, CHROMA, CONFIDENCE, slider), shape, window or GridRect.whole(shape))
    assert prior is not None
    return prior


@pytest.mark.parametrize(("slider", "length"), [(1e-9, 0.5), (0.25, 0.2), (0.5, 0.08), (0.75, 0.0566), (1.0, 0.04)])
def test_the_slider_goes_from_half_the_diagonal_to_a_twenty_fifth(slider: float, length: float) -> None:
    assert length_of(slider) == pytest.approx(length, abs=1e-4)


@given(st.floats(1e-6, 1), st.floats(1e-6, 1))
def test_more_of_the_network_is_less_reach_of_the_hints(one: float, other: float) -> None:
    less, more = sorted([one, other])
    far, near = length_of(less), length_of(more)
    assert far is not None
    assert near is not None
    assert far >= near


def test_exactly_nothing_of_the_network_is_no_prior() -> None:
    assert length_of(0) is None
    whole = GridRect.whole((12, 16))
    assert prior_of(Belief(MAPS, CHROMA, CONFIDENCE, 0.0), (12, 16), whole) is None
    assert prior_of(None, (12, 16), whole) is None


def test_the_maps_hold_whatever_the_weight() -> None:
    whole = GridRect.whole((12, 16))
    maps = maps_of(Belief(MAPS, CHROMA, CONFIDENCE, 0.0), (12, 16), whole)
    assert maps is not None
    assert maps.steps.shape == maps.leaks.shape == (12, 16)
    assert maps_of(None, (12, 16), whole) is None


def test_the_weight_is_a_length_in_pixels_of_the_grid() -> None:
    assert laid((30, 40)).weight == pytest.approx(KAPPA / (0.08 * 50) ** 2)


def test_a_grid_of_twice_the_pixels_along_has_a_quarter_of_the_weight() -> None:
    assert laid((60, 80)).weight == pytest.approx(laid((30, 40)).weight / 4)


def test_on_its_own_grid_it_is_what_was_decoded() -> None:
    prior = laid((6, 8))
    assert prior.color == pytest.approx(CHROMA, abs=1e-5)
    assert prior.confidence == pytest.approx(CONFIDENCE, abs=1e-6)


def test_a_window_has_the_weight_and_the_pixels_of_the_whole() -> None:
    window = GridRect(5, 7, 21, 40)
    part, whole = laid((30, 40), window=window), laid((30, 40))
    assert part.weight == whole.weight
    assert np.array_equal(part.confidence, whole.confidence[window.slices])
    assert np.array_equal(part.color, whole.color[:, *window.slices])
    assert part.color.dtype == part.confidence.dtype == np.float32
