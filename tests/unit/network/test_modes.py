"""The possible colors of a place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.network import bins
from colorstudio.network.modes import Mode, choice, modes
from tests.samples.network import blob, histogram_of, random_histogram


def test_two_peaks_are_two_modes_in_the_order_of_their_probability() -> None:
    blue, red, gray = modes(0.3 * blob(50, 30, sigma=6) + 0.7 * blob(10, -40, sigma=6))
    assert (blue.a, blue.b) == pytest.approx((10, -40), abs=1)
    assert (red.a, red.b) == pytest.approx((50, 30), abs=1)
    assert blue.probability == pytest.approx(0.7, abs=0.01)
    assert red.probability == pytest.approx(0.3, abs=0.01)
    assert gray.is_gray


def test_the_spread_is_how_far_the_colors_of_a_mode_lie_from_it() -> None:
    first, _ = modes(histogram_of({(30, 30): 0.8, (40, 30): 0.2}))
    assert (first.a, first.b) == pytest.approx((32, 30))
    assert first.spread == pytest.approx(4)  # 0.8 · 2² + 0.2 · 8² = 4²


def test_peaks_nearer_than_15_are_one() -> None:
    both, gray = modes(histogram_of({(40, 40): 0.6, (50, 50): 0.4}))
    assert both.probability == pytest.approx(1)
    assert gray.probability == 0


def test_gray_is_offered_where_nothing_speaks_for_it() -> None:
    gray = modes(histogram_of({(60, 40): 1}))[-1]
    assert gray == Mode(0, 0, 0, 0)


def test_a_peak_at_gray_is_gray_to_the_bit() -> None:
    (gray,) = modes(histogram_of({(0, 0): 0.9, (10, 0): 0.1}))
    assert (gray.a, gray.b) == (0, 0)
    assert gray.spread == pytest.approx(10 * 0.1**0.5)


def test_gray_stands_beside_a_faint_color_and_shares_by_nearness() -> None:
    warm, gray = modes(histogram_of({(0, 10): 0.7, (0, 0): 0.3}))
    assert (warm.a, warm.b, warm.probability) == pytest.approx((0, 10, 0.7))
    assert gray.is_gray
    assert gray.probability == pytest.approx(0.3)


def test_a_broad_peak_has_shoulders_to_choose_too() -> None:
    found = modes(blob(0, 0, sigma=22))
    assert found[0].is_gray
    assert len(found) > 3
    assert all(np.hypot(mode.a, mode.b) > 15 for mode in found[1:])


def test_a_color_of_hardly_any_mass_is_not_offered() -> None:
    found = modes(histogram_of({(50, 30): 0.98, (-60, 60): 0.02}))
    assert [mode.is_gray for mode in found] == [False, True]


def test_a_histogram_that_knows_nothing_still_has_modes() -> None:
    found = modes(np.full(bins.COUNT, 1 / bins.COUNT, np.float32))
    assert sum(mode.probability for mode in found) == pytest.approx(1)


@given(seed=st.integers(1, 2**32 - 1))
def test_modes_are_ranked_sum_to_one_and_have_gray_exactly_once(seed: int) -> None:
    histogram = random_histogram(np.random.default_rng(seed))
    found = modes(histogram)
    probabilities = [mode.probability for mode in found]
    assert sum(probabilities) == pytest.approx(1, abs=1e-4)
    assert probabilities == sorted(probabilities, reverse=True)
    assert sum(mode.is_gray for mode in found) == 1
    assert modes(histogram.copy()) == found


@given(seed=st.integers(1, 2**32 - 1))
def test_the_probability_of_a_mode_is_the_mass_of_the_bins_that_it_owns(seed: int) -> None:
    histogram = random_histogram(np.random.default_rng(seed))
    found = choice(histogram)
    masses = np.bincount(found.owners, histogram, len(found.modes))
    assert masses == pytest.approx([mode.probability for mode in found.modes], abs=1e-5)
