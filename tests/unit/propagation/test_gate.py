"""The gate between hints and prior."""

import numpy as np

from colorstudio.propagation.affinity import couplings
from colorstudio.propagation.gate import gated, reach
from colorstudio.propagation.problem import Prior
from colorstudio.propagation.scale import HARD, prior_weight
from colorstudio.support.cancel import CancelToken
from tests.samples.equations import UNIT, no_hints, problem_of

SHAPE = (40, 60)


def test_a_hint_reaches_its_object_and_hardly_the_next() -> None:
    lightness = np.full(SHAPE, 30, np.float32)
    lightness[:, 30:] = 70
    hints = no_hints(SHAPE)
    hints.strength[18:22, 13:17] = HARD
    prior = Prior(prior_weight(60.0), np.ones(SHAPE, np.float32), np.zeros((2, *SHAPE), np.float32))
    problem = problem_of(couplings(lightness, UNIT), hints, prior)
    reached = reach(problem, hints.strength, token=CancelToken())
    assert reached[:, :28].min() > 0.5
    assert reached[:, 32:].max() < 0.3
    again = reach(problem, hints.strength, token=CancelToken(), start=reached)
    assert np.abs(again - reached).max() < 0.02  # two solves to 1 %


def test_the_prior_has_no_say_where_hints_have_half() -> None:
    confidence = np.full((1, 4), 0.8, np.float32)
    reached = np.array([[0, 0.25, 0.5, 1]], np.float32)
    assert np.allclose(gated(confidence, reached), [[0.8, 0.2, 0, 0]])
