"""The field of histograms and its queries."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.network import bins
from colorstudio.network.histogram import HistogramField, rebalanced, widened
from tests.samples.network import bin_at, field_of, histogram_of, predictor, random_histogram

RED, BLUE = (50.0, 30.0), (10.0, -40.0)


@pytest.fixture
def halves() -> HistogramField:
    """A place that is red, one that is blue."""
    return field_of(histogram_of({RED: 1}), histogram_of({BLUE: 1}))


def test_a_place_has_its_own_histogram(halves: HistogramField) -> None:
    assert halves.shape == (1, 2)
    assert halves.at(0, 1)[bin_at(*BLUE)] == 1
    assert halves.at(0, 1).sum() == 1


def test_a_mask_averages_what_it_covers(halves: HistogramField) -> None:
    assert halves.over(np.array([[True, False]]))[bin_at(*RED)] == 1
    assert halves.over(np.array([[True, True]]))[bin_at(*RED)] == 0.5


def test_a_place_counts_as_much_as_it_is_covered(halves: HistogramField) -> None:
    over = halves.over(np.array([[0.25, 0.75]], np.float32))
    assert over[bin_at(*BLUE)] == pytest.approx(0.75)


def test_a_box_averages_what_is_inside(halves: HistogramField) -> None:
    assert halves.within(slice(0, 1), slice(1, 2))[bin_at(*BLUE)] == 1
    assert halves.within(slice(0, 1), slice(0, 2))[bin_at(*BLUE)] == 0.5


def test_widening_is_exact() -> None:
    rng = np.random.default_rng(1989)
    halves = np.concatenate([[0, 1, 2**-24, 6.1e-5], rng.uniform(0, 1, 5000) ** 8]).astype(np.float16)
    assert np.array_equal(widened(halves), halves.astype(np.float32))


def test_no_vividness_is_the_very_same_field(halves: HistogramField) -> None:
    assert rebalanced(halves, 0) is halves


def test_vividness_gives_a_rare_color_more_say() -> None:
    prior = histogram_of({(0, 0): 0.9, RED: 0.1})
    field = field_of(histogram_of({(0, 0): 0.5, RED: 0.5}), prior=prior)
    full = rebalanced(field, 1).at(0, 0)
    odds = (0.45 + 0.5 / bins.COUNT) / (0.05 + 0.5 / bins.COUNT)
    assert full[bin_at(*RED)] / full[bins.NEUTRAL] == pytest.approx(odds, rel=2e-3)
    half = rebalanced(field, 0.5).at(0, 0)
    assert half[bin_at(*RED)] / half[bins.NEUTRAL] == pytest.approx(odds**0.5, rel=2e-3)


@given(seed=st.integers(1, 2**32 - 1), vividness=st.floats(0, 1))
def test_a_rebalanced_histogram_sums_to_one_and_makes_nothing_of_nothing(seed: int, vividness: float) -> None:
    histogram = random_histogram(np.random.default_rng(seed))
    field = rebalanced(field_of(histogram, prior=predictor().prior), vividness)
    assert field.probabilities.astype(np.float64).sum() == pytest.approx(1, abs=2e-3)
    assert not field.at(0, 0)[histogram.astype(np.float16) == 0].any()


def test_notes_stay_with_a_rebalanced_field() -> None:
    field = HistogramField(field_of(histogram_of({RED: 1})).probabilities, predictor().prior, notes=("smaller",))
    assert rebalanced(field, 0.3).notes == ("smaller",)


def test_what_asks_a_field_need_not_load_torch() -> None:
    names = ("histogram", "modes", "marginals", "decode", "seen", "hint_planes")
    code = (
        "\n".join(f"import colorstudio.network.{name}" for name in names)
        + "\nimport sys\nprint('torch' in sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "False"
