"""Couplings."""

from __future__ import annotations

from math import exp, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.ndimage import gaussian_filter

from colorstudio.propagation.affinity import Affinity, Contrast, EdgeMaps, couplings
from colorstudio.propagation.grid import Plane, Planes, interior
from colorstudio.propagation.scale import Scale
from tests.samples.equations import UNIT, photo

SHARP = Affinity(smoothing_px=0)  # steps as they are, so that a reader can check the numbers
EAST, SOUTH, SOUTH_EAST, SOUTH_WEST = range(4)


def step_of(height: float) -> Plane:
    """Make four rows of dark pixels on the left and lighter ones on the right of column 3."""
    lightness = np.full((4, 6), 40, np.float32)
    lightness[:, 3:] += height
    return lightness


def maps_of(steps: float, leaks: float) -> EdgeMaps:
    return EdgeMaps(np.full((2, 2), steps, np.float32), np.full((2, 2), leaks, np.float32))


def at_the_step(weights: Planes) -> float:
    return float(interior(weights)[EAST, 1, 2])


def test_even_ground_couples_fully_and_diagonals_by_their_length() -> None:
    east, south, south_east, south_west = interior(couplings(np.full((4, 5), 50, np.float32), UNIT))
    assert east[:, :-1] == pytest.approx(1)
    assert south[:-1] == pytest.approx(1)
    assert south_east[:-1, :-1] == pytest.approx(sqrt(0.5))
    assert south_west[:-1, 1:] == pytest.approx(sqrt(0.5))


def test_no_coupling_leaves_the_photo() -> None:
    weights = couplings(np.full((4, 5), 50, np.float32), UNIT)
    east, south, south_east, south_west = interior(weights)
    beyond = (east[:, -1], south[-1], south_east[-1], south_east[:, -1], south_west[-1], south_west[:, 0])
    assert not any(edge.any() for edge in beyond)
    assert weights.sum() == pytest.approx(interior(weights).sum())


def test_a_step_of_lightness_weakens_the_coupling_by_the_formula() -> None:
    assert at_the_step(couplings(step_of(3), UNIT, affinity=SHARP)) == pytest.approx(0.001 + 0.999 * exp(-9 / 8))


@given(st.floats(0, 90, width=32))
def test_every_step_weakens_the_coupling_by_the_formula(height: float) -> None:
    step = float(np.float32(40 + height) - np.float32(40))
    # float32: the exponent's rounding counts as much as it is large
    assert at_the_step(couplings(step_of(height), UNIT, affinity=SHARP)) == pytest.approx(
        0.001 + 0.999 * exp(-(step**2) / 8), rel=1e-5
    )


def test_the_blur_is_a_gaussian_that_goes_on_beyond_the_edge() -> None:
    lightness = photo((9, 11), np.random.default_rng(1830))
    blurred = gaussian_filter(lightness.astype(np.float64), 0.7, mode="nearest").astype(np.float32)
    expected = couplings(blurred, UNIT, affinity=SHARP)
    assert couplings(lightness, UNIT) == pytest.approx(expected, rel=1e-3)  # a step's rounding to float32, 1e-5 of 90


def test_the_strongest_edge_leaves_the_floor() -> None:
    assert at_the_step(couplings(step_of(50), UNIT, affinity=SHARP)) == pytest.approx(0.001)


def test_maps_of_zero_are_the_plain_affinity() -> None:
    lightness = photo((9, 11), np.random.default_rng(1826))
    plain = couplings(lightness, UNIT)
    assert couplings(lightness, UNIT, maps=maps_of(0, 0)) == pytest.approx(plain, rel=1e-6)  # float32


def test_texture_makes_a_step_count_less() -> None:
    assert at_the_step(couplings(step_of(3), UNIT, affinity=SHARP, maps=maps_of(-1, 0))) == pytest.approx(
        0.001 + 0.999 * exp(-exp(-1) * 9 / 8), rel=1e-5
    )


def test_a_leak_proof_edge_lets_less_through() -> None:
    weights = couplings(step_of(50), UNIT, affinity=SHARP, maps=maps_of(0, -3))
    assert at_the_step(weights) == pytest.approx(0.001 * exp(-3), rel=1e-5)


def test_a_cut_coupling_is_zero_and_its_neighbors_are_not() -> None:
    cuts = np.zeros((4, 4, 6), bool)
    cuts[EAST, 1, 2] = True
    weights = interior(couplings(step_of(0), UNIT, cuts=cuts))
    assert weights[EAST, 1, 2] == 0
    assert weights[EAST, 0, 2] == pytest.approx(1)
    assert weights[SOUTH, 1, 2] == pytest.approx(1)


def test_local_variance_sees_a_faint_edge_on_calm_ground_only() -> None:
    generator = np.random.default_rng(1839)
    local = Affinity(smoothing_px=0, contrast=Contrast.LOCAL_VARIANCE)
    calm = at_the_step(couplings(step_of(3), UNIT, affinity=local))
    rough = step_of(3) + generator.normal(0, 8, (4, 6)).astype(np.float32)
    rough[1, 2:4] = 40, 43
    assert calm < at_the_step(couplings(rough, UNIT, affinity=local))


def test_local_variance_is_symmetric() -> None:
    lightness = photo((9, 11), np.random.default_rng(1835))
    local = Affinity(contrast=Contrast.LOCAL_VARIANCE)
    east = interior(couplings(lightness, UNIT, affinity=local))[EAST, :, :-1]
    mirrored = interior(couplings(lightness[:, ::-1], UNIT, affinity=local))[EAST, :, :-1]
    assert mirrored[:, ::-1] == pytest.approx(east, rel=1e-4)


def test_a_finer_grid_has_a_lower_floor() -> None:
    assert at_the_step(couplings(step_of(50), Scale(0.5), affinity=SHARP)) == pytest.approx(0.0005)
