"""Hints as the network takes them in."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.engine.hint_planes import HintPlanes
from colorstudio.network.seen import Seen
from colorstudio.propagation.grid import Planes
from colorstudio.propagation.problem import Hints
from colorstudio.propagation.scale import HARD
from colorstudio.support.cancel import CancelToken
from tests.samples.equations import closed_curve, no_hints
from tests.samples.network import photo, predictor

SHAPE = (24, 32)  # of the planes
RED, BLUE = (50.0, 25.0), (-10.0, -40.0)
SPREAD, REACH, LIKENESS, ANY, FRACTION = slice(0, 2), 2, 3, 4, 5


def seen_of_two_halves() -> Seen:
    """A dark and a bright half."""
    lightness = np.full((48, 64), 20, np.float32)
    lightness[:, 32:] = 80
    return predictor().see(lightness)


def hints_at(*places: tuple[int, int, tuple[float, float]], strength: float = HARD) -> Hints:
    hints = no_hints(SHAPE)
    for row, column, color in places:
        hints.strength[row : row + 3, column : column + 3] = strength
        hints.color[:, row : row + 3, column : column + 3] = np.reshape(color, (2, 1, 1))
    return hints


def planes_of(seen: Seen, hints: Hints) -> Planes:
    return HintPlanes(seen).of(hints, token=CancelToken())


def test_without_hints_all_are_zero() -> None:
    planes = planes_of(seen_of_two_halves(), no_hints(SHAPE))
    assert planes.shape == (6, *SHAPE)
    assert not planes.any()


def test_a_hint_is_spread_as_the_equation_does() -> None:
    planes = planes_of(seen_of_two_halves(), hints_at((10, 3, RED), (10, 26, BLUE)))
    assert planes[SPREAD, 4, 8] == pytest.approx(np.array(RED) / 50, abs=0.1)
    assert planes[SPREAD, 20, 24] == pytest.approx(np.array(BLUE) / 50, abs=0.1)


def test_reach_is_one_on_a_hint_and_stops_at_an_edge() -> None:
    reach = planes_of(seen_of_two_halves(), hints_at((10, 12, RED)))[REACH]
    assert reach[11, 13] == pytest.approx(1, abs=0.01)
    assert reach[11, 10] > 2 * reach[11, 17]  # as far, but beyond the edge
    assert reach.min() >= 0
    assert reach.max() <= 1


def test_likeness_says_what_is_brighter_and_darker_than_the_hinted() -> None:
    ramp = np.repeat(np.linspace(30, 70, 64, dtype=np.float32)[np.newaxis], 48, axis=0)
    likeness = planes_of(predictor().see(ramp), hints_at((10, 15, RED)))[LIKENESS]
    assert likeness[11, 16] == pytest.approx(0, abs=0.02)
    assert likeness[11, 22] > 0.05
    assert likeness[11, 10] < -0.05


def test_any_and_fraction_say_where_hints_are() -> None:
    hints = hints_at((10, 12, RED))
    hints.strength[10, 12] = HARD / 4
    planes = planes_of(seen_of_two_halves(), hints)
    assert planes[ANY].sum() == 9
    assert planes[FRACTION, 10, 12] == pytest.approx(0.25)
    assert planes[FRACTION].sum() == pytest.approx(8.25)


def test_a_weak_hint_is_spread_like_a_hard_one_but_reaches_less() -> None:
    seen = seen_of_two_halves()
    hard, weak = (planes_of(seen, hints_at((10, 12, RED), strength=strength)) for strength in (HARD, 0.02))
    assert weak[SPREAD, 11, 8] == pytest.approx(hard[SPREAD, 11, 8], abs=0.02)
    assert weak[REACH, 11, 13] < 0.7


def test_equal_hints_give_equal_planes_whatever_came_before() -> None:
    seen = predictor().see(photo((48, 64), np.random.default_rng(1949)))
    maker = HintPlanes(seen)
    hints = hints_at((4, 4, RED), (18, 20, BLUE))
    first = maker.of(hints, token=CancelToken())
    maker.of(hints_at((12, 2, BLUE)), token=CancelToken())
    assert np.array_equal(maker.of(hints, token=CancelToken()), first)


def test_a_closed_barrier_holds_a_hint_in() -> None:
    cuts = closed_curve(SHAPE, 8, 4, 18, 14)
    planes = HintPlanes(seen_of_two_halves(), cuts=cuts).of(hints_at((12, 8, RED)), token=CancelToken())
    assert planes[SPREAD, 9, 5] == pytest.approx(np.array(RED) / 50, abs=0.02)
    assert planes[:4, 2, 2] == pytest.approx(0, abs=1e-6)
    assert planes[:4, 20, 25] == pytest.approx(0, abs=1e-6)


def test_an_odd_size_has_planes_too() -> None:
    seen = predictor().see(photo((47, 63), np.random.default_rng(1947)))
    planes = planes_of(seen, hints_at((21, 29, RED)))
    assert planes.shape == seen.planes_shape
    assert planes[REACH, -1, -1] == pytest.approx(1, abs=0.02)
