"""Hue alone and chroma alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.network.marginals import RINGS, SECTORS, marginals
from tests.samples.network import histogram_of, random_histogram


@pytest.mark.parametrize(("color", "degrees"), [((60, 0), 0), ((0, 60), 90), ((-60, 0), 180), ((0, -60), 270)])
def test_hue_is_counted_where_it_lies(color: tuple[float, float], degrees: int) -> None:
    hue = marginals(histogram_of({color: 1})).hue
    centers = np.radians((np.arange(SECTORS) + 0.5) * 360 / SECTORS)
    direction = np.array([hue @ np.cos(centers), hue @ np.sin(centers)])
    towards = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
    assert direction / np.linalg.norm(direction) == pytest.approx(towards, abs=0.02)


def test_a_color_is_counted_in_its_ring_or_the_next() -> None:
    chroma = marginals(histogram_of({(30, 40): 1})).chroma  # 50: where two rings meet
    assert chroma[4:6].sum() == pytest.approx(1)


def test_gray_has_no_hue_and_a_neighbor_of_gray_has_some() -> None:
    gray = marginals(histogram_of({(0, 0): 1}))
    assert gray.hue.sum() == pytest.approx(1 - np.pi * 25 / 100, abs=0.05)  # the corners outside the circle
    assert gray.chroma[0] == 1
    assert marginals(histogram_of({(10, 0): 1})).hue.sum() == pytest.approx(1, abs=0.01)


@given(seed=st.integers(1, 2**32 - 1))
def test_chroma_sums_to_one_and_hue_to_no_more(seed: int) -> None:
    by = marginals(random_histogram(np.random.default_rng(seed)))
    assert by.hue.shape == (SECTORS,)
    assert by.chroma.shape == (RINGS,)
    assert by.chroma.sum() == pytest.approx(1, abs=1e-5)
    assert -1e-6 <= by.hue.sum() <= 1 + 1e-5
