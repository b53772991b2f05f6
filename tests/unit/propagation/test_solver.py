"""The solver."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest

from colorstudio.propagation.affinity import couplings
from colorstudio.propagation.grid import Planes
from colorstudio.propagation.problem import Hints, Prior, Problem
from colorstudio.propagation.scale import HARD, prior_weight
from colorstudio.propagation.solver import solve
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled
from tests.samples.equations import UNIT, dabs, no_hints, photo, problem_of, solved_densely

SHAPE = (60, 75)


@pytest.fixture
def problem() -> Problem:
    generator = np.random.default_rng(1888)
    return problem_of(couplings(photo(SHAPE, generator), UNIT), dabs(SHAPE, generator, count=12))


def test_each_iteration_takes_away_most_of_the_error() -> None:
    """On even ground V(1,1) with four colors contracts by 0.1 at worst; conjugate gradients only help."""
    shape = (48, 40)
    generator = np.random.default_rng(1861)
    weights = couplings(np.full(shape, 50, np.float32), UNIT)
    hints = dabs(shape, generator, count=6)
    exact = solved_densely(weights, hints.strength, hints.strength * hints.color)
    errors: list[float] = []
    problem = problem_of(weights, hints)
    solve(
        problem,
        token=CancelToken(),
        tolerance=0.0,
        iterations=5,
        on_iterate=lambda chroma: errors.append(float(np.abs(chroma - exact).max())),
    )
    assert errors[5] < errors[0] * 0.2**5


@pytest.mark.parametrize("strength", [1.0, HARD, 1e5])
def test_convergence_does_not_depend_on_the_strength_of_hints(strength: float) -> None:
    generator = np.random.default_rng(1877)
    weights = couplings(photo(SHAPE, generator), UNIT)
    solution = solve(
        problem_of(weights, dabs(SHAPE, generator, count=12, strength=strength)), token=CancelToken(), tolerance=0.5
    )
    assert solution.converged
    assert solution.iterations <= 20


def test_the_error_it_names_holds_for_99_percent_of_the_pixels(problem: Problem) -> None:
    """Beyond are 45 pixels of this grid, coupled by the floor alone."""
    exact = solve(problem, token=CancelToken(), tolerance=0.0, iterations=60).chroma
    for tolerance in (5.0, 1.0):
        solution = solve(problem, token=CancelToken(), tolerance=tolerance)
        assert np.quantile(np.abs(solution.chroma - exact), 0.99) <= solution.error < tolerance


def test_without_an_iteration_it_claims_nothing(problem: Problem) -> None:
    solution = solve(problem, token=CancelToken(), tolerance=50.0, iterations=0)
    assert solution.error == inf
    assert not solution.converged


def test_an_iteration_bound_is_kept_and_said(problem: Problem) -> None:
    solution = solve(problem, token=CancelToken(), tolerance=0.0, iterations=3)
    assert solution.iterations == 3
    assert not solution.converged


def test_starting_from_the_answer_ends_at_once(problem: Problem) -> None:
    cold = solve(problem, token=CancelToken(), tolerance=0.5)
    warm = solve(problem, token=CancelToken(), tolerance=0.6, start=cold.chroma)
    assert warm.iterations <= 1 < cold.iterations


def test_the_first_guess_and_every_iterate_are_shown(problem: Problem) -> None:
    shown: list[Planes] = []
    solution = solve(problem, token=CancelToken(), tolerance=0.5, on_iterate=lambda chroma: shown.append(chroma.copy()))
    assert len(shown) == solution.iterations + 1
    assert np.array_equal(shown[-1], solution.chroma)


def test_a_cancelled_solve_stops_between_iterations(problem: Problem) -> None:
    token = CancelToken()
    shown: list[int] = []

    def cancel_at_the_second(_: Planes) -> None:
        shown.append(1)
        if len(shown) == 2:
            token.cancel()

    with pytest.raises(Cancelled):
        solve(problem, token=token, tolerance=0.0, on_iterate=cancel_at_the_second)
    assert len(shown) == 2


@pytest.mark.parametrize("tolerance", [0.0, 0.5])
def test_progress_starts_at_0_never_falls_and_ends_at_1(problem: Problem, tolerance: float) -> None:
    heard: list[float] = []
    solution = solve(problem, token=CancelToken(on_progress=heard.append), tolerance=tolerance, iterations=20)
    assert len(heard) == solution.iterations + 1
    assert heard == sorted(heard)
    assert heard[0] == 0
    assert heard[-1] == 1


def test_progress_moves_by_what_the_error_falls(problem: Problem) -> None:
    heard: list[float] = []
    solve(problem, token=CancelToken(on_progress=heard.append), tolerance=0.5)
    assert 0.3 < heard[len(heard) // 2] < 0.7


def test_a_solution_is_not_changed_by_the_next_solve(problem: Problem) -> None:
    first = solve(problem, token=CancelToken(), tolerance=1.0)
    kept = first.chroma.copy()
    solve(problem, token=CancelToken(), tolerance=0.3, start=first.chroma)
    assert np.array_equal(first.chroma, kept)


def test_a_hint_against_a_prior_decays_over_the_priors_length() -> None:
    """A line hint gives exp(-d / ell): 0.61, 0.37 and 0.14 at half, one and two lengths."""
    shape, length = (40, 241), 40
    hints = no_hints(shape)
    hints.strength[:, 0] = 1e5
    hints.color[0, :, 0] = 10
    prior = Prior(prior_weight(length), np.ones(shape, np.float32), np.zeros((2, *shape), np.float32))
    problem = problem_of(couplings(np.full(shape, 50, np.float32), UNIT), hints, prior)
    row = solve(problem, token=CancelToken(), tolerance=0.2).chroma[0, 20] / 10
    assert row[[20, 40, 80]] == pytest.approx([0.607, 0.368, 0.135], abs=0.01)


def test_only_gray_hints_give_exactly_gray() -> None:
    hints = no_hints(SHAPE)
    problem = problem_of(couplings(np.full(SHAPE, 50, np.float32), UNIT), Hints(hints.strength + 1, hints.color))
    solution = solve(problem, token=CancelToken(), tolerance=0.5)
    assert not solution.chroma.any()
    assert solution.iterations == 0
