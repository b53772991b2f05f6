"""One color of many."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.network import bins
from colorstudio.network.decode import annealed_chroma, confidence, mean_chroma, median_chroma, mode_chroma
from tests.samples.network import blob, field_of, histogram_of, random_histogram

ALL = (mean_chroma, median_chroma, mode_chroma, lambda field: annealed_chroma(field, temperature=0.38))


@pytest.mark.parametrize("decode", ALL)
@pytest.mark.parametrize("color", [(50.0, 30.0), (-30.0, -10.0), (0.0, 0.0)])
def test_what_is_certain_is_what_comes_out(decode: object, color: tuple[float, float]) -> None:
    assert callable(decode)
    assert decode(field_of(histogram_of({color: 1})))[:, 0, 0] == pytest.approx(color, abs=1e-3)


@pytest.mark.parametrize("decode", ALL)
def test_places_keep_their_places(decode: object) -> None:
    assert callable(decode)
    chroma = decode(field_of(blob(50, 30, sigma=6), blob(10, -40, sigma=6), blob(-20, 40, sigma=6)))
    assert chroma.shape == (2, 1, 3)
    assert chroma.dtype == np.float32
    colors = np.array([[50, 30], [10, -40], [-20, 40]])
    assert np.abs(chroma[:, 0].T - colors).max() < 2


@given(seed=st.integers(1, 2**32 - 1))
def test_a_temperature_of_one_is_the_mean(seed: int) -> None:
    field = field_of(random_histogram(np.random.default_rng(seed)))
    assert annealed_chroma(field, temperature=1) == pytest.approx(mean_chroma(field), abs=0.1)  # rounded sums


def test_a_lower_temperature_goes_toward_the_likelier_color() -> None:
    field = field_of(histogram_of({(0, 0): 0.25, (40, 0): 0.75}))
    assert mean_chroma(field)[0, 0, 0] == pytest.approx(30)
    assert annealed_chroma(field, temperature=0.5)[0, 0, 0] == pytest.approx(40 * 0.9)


# A bin that overtops all others, and a hill of five bins of more mass: 0.26 against 5 · 0.148.
SPIKE, HILL = (50, 30), (10, -40)
SPIKE_AND_HILL = histogram_of(
    {SPIKE: 0.26, HILL: 0.148, (0, -40): 0.148, (20, -40): 0.148, (10, -30): 0.148, (10, -50): 0.148}
)


def test_toward_a_temperature_of_zero_the_likeliest_bin_is_left() -> None:
    field = field_of(SPIKE_AND_HILL)
    assert annealed_chroma(field, temperature=0.05)[:, 0, 0] == pytest.approx(SPIKE, abs=0.1)
    distances = [
        float(np.hypot(*(annealed_chroma(field, temperature=temperature)[:, 0, 0] - SPIKE)))
        for temperature in (1, 0.7, 0.38, 0.2, 0.1)
    ]
    assert distances == sorted(distances, reverse=True)
    assert annealed_chroma(field, temperature=1)[:, 0, 0] == pytest.approx(mean_chroma(field)[:, 0, 0], abs=1e-2)


def test_the_mode_is_the_highest_hill_and_not_the_likeliest_bin() -> None:
    assert mode_chroma(field_of(SPIKE_AND_HILL))[:, 0, 0] == pytest.approx(HILL, abs=1e-2)


@given(seed=st.integers(1, 2**32 - 1), temperature=st.floats(0.3, 2))
def test_a_temperature_divides_the_logits(seed: int, temperature: float) -> None:
    logits = np.random.default_rng(seed).normal(0, 2, bins.COUNT)
    probabilities, annealed = (np.exp(logits / divisor) for divisor in (1, temperature))
    field = field_of((probabilities / probabilities.sum()).astype(np.float32))
    expected = annealed @ bins.bin_colors() / annealed.sum()
    # half precision rounds by 2^-11, which the power makes 1/T times as much
    assert annealed_chroma(field, temperature=temperature)[:, 0, 0] == pytest.approx(expected, abs=0.2)


def test_the_median_chroma_halves_the_masses() -> None:
    field = field_of(histogram_of({(20, 0): 0.25, (30, 0): 0.25, (40, 0): 0.5}))
    assert 30 <= np.hypot(*median_chroma(field)[:, 0, 0]) <= 40


def test_the_median_is_not_moved_by_a_far_outlier() -> None:
    field = field_of(histogram_of({(20, 0): 0.9, (90, 70): 0.1}))
    assert np.hypot(*median_chroma(field)[:, 0, 0]) < 45
    assert median_chroma(field)[1, 0, 0] < mean_chroma(field)[1, 0, 0]


def test_the_hue_of_the_median_is_circular() -> None:
    a, b = median_chroma(field_of(histogram_of({(30, 10): 0.5, (30, -10): 0.5})))[:, 0, 0]
    assert b == pytest.approx(0, abs=1e-3)
    assert a == pytest.approx(np.hypot(30, 10), rel=1e-3)


def test_hues_that_cancel_fade_to_gray() -> None:
    field = field_of(histogram_of({(40, 0): 0.5, (-40, 0): 0.5}))
    assert median_chroma(field)[:, 0, 0] == pytest.approx((0, 0), abs=1e-2)


def test_the_mode_takes_a_side_where_the_mean_is_between() -> None:
    field = field_of(0.6 * blob(50, 30, sigma=6) + 0.4 * blob(10, -40, sigma=6))
    assert mode_chroma(field)[:, 0, 0] == pytest.approx((50, 30), abs=1)


def test_confidence_is_half_where_the_variance_is_fifteen_squared() -> None:
    two = histogram_of({(0, 0): 0.5, (30, 0): 0.5})  # ± 15
    assert confidence(field_of(two, histogram_of({(20, 20): 1})))[0] == pytest.approx([0.5, 1], abs=1e-3)


@given(seed=st.integers(1, 2**32 - 1))
def test_confidence_is_a_share_and_the_mean_lies_among_the_bins(seed: int) -> None:
    field = field_of(random_histogram(np.random.default_rng(seed)))
    assert 0 < confidence(field)[0, 0] <= 1
    assert np.abs(mean_chroma(field)).max() <= np.abs(bins.bin_colors()).max()
