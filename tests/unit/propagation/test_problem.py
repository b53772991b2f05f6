"""Mass and right side."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.propagation.affinity import couplings
from colorstudio.propagation.grid import GridRect, interior
from colorstudio.propagation.hierarchy import build_hierarchy
from colorstudio.propagation.problem import Hints, Prior, Problem
from colorstudio.propagation.scale import HARD
from tests.samples.equations import TOLERANCE, UNIT, closed_curve, colored, no_hints, photo, problem_of

SHAPE = (20, 24)
ISLAND = (slice(5, 11), slice(6, 13))


@pytest.fixture
def cut_problem() -> Problem:
    weights = couplings(photo(SHAPE, np.random.default_rng(1910)), UNIT, cuts=closed_curve(SHAPE, 5, 6, 11, 13))
    return Problem(build_hierarchy(weights))


def test_hints_and_prior_add_up() -> None:
    shape = (1, 2)
    hints = Hints(np.array([[3, 0]], np.float32), np.full((2, *shape), 10, np.float32))
    prior = Prior(0.5, np.array([[1, 0.5]], np.float32), np.full((2, *shape), -4, np.float32))
    problem = problem_of(couplings(np.zeros(shape, np.float32), UNIT), hints, prior)
    assert interior(problem.masses[0]).tolist() == [[3.5, 0.25]]
    assert interior(problem.pull)[0].tolist() == [[28, -1]]


def test_a_free_node_is_wholly_free_and_a_hard_one_hardly() -> None:
    hints = no_hints(SHAPE)
    hints.strength[10, 10] = 1e6
    theta = interior(problem_of(couplings(np.zeros(SHAPE, np.float32), UNIT), hints).thetas[0])
    assert theta[0, 0] == 1
    assert theta[10, 10] < 1e-5


def test_an_island_without_hints_is_held_at_gray_until_it_has_one(cut_problem: Problem) -> None:
    outside, inside = no_hints(SHAPE), no_hints(SHAPE)
    outside.strength[15, 15] = HARD
    inside.strength[7, 8] = HARD
    mass = interior(cut_problem.masses[0])
    cut_problem.assign(outside)
    assert (mass[ISLAND] == HARD).all()
    here = GridRect(7, 8, 8, 9)
    cut_problem.assign(Hints(inside.strength[here.slices], inside.color[:, *here.slices]), rect=here)
    assert mass[ISLAND].sum() == HARD
    assert mass.sum() == 2 * HARD
    cut_problem.assign(outside)
    assert (mass[ISLAND] == HARD).all()


def test_an_islands_own_hint_colors_it_alone() -> None:
    hints = no_hints(SHAPE)
    hints.strength[7, 8] = hints.strength[15, 15] = HARD
    hints.color[:, 7, 8] = 30, 20
    weights = couplings(photo(SHAPE, np.random.default_rng(1912)), UNIT, cuts=closed_curve(SHAPE, 5, 6, 11, 13))
    chroma = colored(weights, hints)
    assert np.abs(chroma[0][ISLAND] - 30).max() < TOLERANCE
    chroma[:, *ISLAND] = 0
    assert np.abs(chroma).max() < TOLERANCE
