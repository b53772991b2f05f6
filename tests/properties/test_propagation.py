"""What the equation promises for every photo. Tolerances are Lab units."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.propagation.affinity import couplings
from colorstudio.propagation.grid import GridRect, Shape
from colorstudio.propagation.hierarchy import build_hierarchy
from colorstudio.propagation.problem import Hints, Prior, Problem
from colorstudio.propagation.scale import HARD, prior_weight
from colorstudio.propagation.solver import solve
from colorstudio.support.cancel import CancelToken
from tests.samples.equations import (
    TOLERANCE,
    UNIT,
    closed_curve,
    colored,
    colored_photo,
    dabs,
    no_hints,
    photo,
    problem_of,
    solved_densely,
)

SHAPES = st.tuples(st.integers(1, 40), st.integers(1, 40))
SEEDS = st.integers(0, 2**32 - 1)

# Two solves may each be off.
TWO_SOLVES = 2 * TOLERANCE


@given(SHAPES, SEEDS)
def test_chroma_never_leaves_the_hull_of_its_hints(shape: Shape, seed: int) -> None:
    generator = np.random.default_rng(seed)
    hints = dabs(shape, generator)
    chroma = colored_photo(photo(shape, generator), hints)
    said = hints.color[:, hints.strength > 0]
    assert np.all(chroma.max(axis=(1, 2)) <= said.max(axis=1) + TOLERANCE)
    assert np.all(chroma.min(axis=(1, 2)) >= said.min(axis=1) - TOLERANCE)


@given(SHAPES, SEEDS)
def test_a_mirrored_photo_gives_the_mirrored_result(shape: Shape, seed: int) -> None:
    generator = np.random.default_rng(seed)
    lightness, hints = photo(shape, generator), dabs(shape, generator)
    mirrored = Hints(hints.strength[:, ::-1], hints.color[..., ::-1])
    difference = colored_photo(lightness[:, ::-1], mirrored)[..., ::-1] - colored_photo(lightness, hints)
    assert np.abs(difference).max() < TWO_SOLVES


@given(SHAPES, SEEDS)
def test_a_transposed_photo_gives_the_transposed_result(shape: Shape, seed: int) -> None:
    generator = np.random.default_rng(seed)
    lightness, hints = photo(shape, generator), dabs(shape, generator)
    transposed = Hints(hints.strength.T, hints.color.transpose(0, 2, 1))
    difference = colored_photo(lightness.T, transposed).transpose(0, 2, 1) - colored_photo(lightness, hints)
    assert np.abs(difference).max() < TWO_SOLVES


@given(SHAPES, SEEDS)
def test_a_hint_of_strength_0_changes_nothing(shape: Shape, seed: int) -> None:
    generator = np.random.default_rng(seed)
    lightness, hints = photo(shape, generator), dabs(shape, generator)
    silent = replace(hints, color=np.where(hints.strength > 0, hints.color, 55).astype(np.float32))
    assert np.array_equal(colored_photo(lightness, silent), colored_photo(lightness, hints))  # not one bit


@given(SHAPES, SEEDS)
def test_without_hints_and_prior_the_photo_stays_exactly_gray(shape: Shape, seed: int) -> None:
    lightness = photo(shape, np.random.default_rng(seed))
    assert not colored_photo(lightness, no_hints(shape)).any()


@given(st.integers(2, 12), st.integers(2, 12), SEEDS)
def test_nothing_crosses_a_closed_barrier(bottom: int, right: int, seed: int) -> None:
    shape = (25, 31)
    generator = np.random.default_rng(seed)
    hints = no_hints(shape)
    hints.strength[20, 20] = HARD
    hints.color[:, 20, 20] = 50, -40
    cuts = closed_curve(shape, 1, 1, bottom, right)
    inside = colored(couplings(photo(shape, generator), UNIT, cuts=cuts), hints)[:, 1:bottom, 1:right]
    assert np.abs(inside).max() < TOLERANCE


@given(SEEDS, st.sampled_from([1.0, HARD, 1e5]))
def test_a_dense_solve_agrees(seed: int, strength: float) -> None:
    shape = (9, 7)
    generator = np.random.default_rng(seed)
    weights = couplings(photo(shape, generator), UNIT)
    hints = dabs(shape, generator, count=3, strength=strength)
    expected = solved_densely(weights, hints.strength, hints.strength * hints.color)
    # The coarsest grid is solved in float64: what is left is rounding to float32, 6e-8 × 60, times a few operations.
    assert np.abs(colored(weights, hints) - expected).max() < 1e-3


@given(SEEDS, st.sampled_from([0.01, 1.0, HARD, 1e5]))
@settings(max_examples=20)
def test_the_hierarchy_agrees_with_a_dense_solve(seed: int, strength: float) -> None:
    shape = (23, 18)
    generator = np.random.default_rng(seed)
    weights = couplings(photo(shape, generator), UNIT)
    hints = dabs(shape, generator, strength=strength)
    prior = Prior(
        prior_weight(12.0),
        generator.uniform(0, 1, shape).astype(np.float32),
        generator.uniform(-50, 50, (2, *shape)).astype(np.float32),
    )
    mass = hints.strength + prior.weight * prior.confidence
    pull = hints.strength * hints.color + prior.weight * prior.confidence * prior.color
    assert np.abs(colored(weights, hints, prior) - solved_densely(weights, mass, pull)).max() < TOLERANCE


@given(SHAPES, SEEDS)
def test_updating_a_rectangle_equals_updating_everything(shape: Shape, seed: int) -> None:
    generator = np.random.default_rng(seed)
    hierarchy = build_hierarchy(couplings(photo(shape, generator), UNIT))
    rows, columns = (sorted(generator.choice(size + 1, 2, replace=False)) for size in shape)
    rect = GridRect(int(rows[0]), int(columns[0]), int(rows[1]), int(columns[1]))
    first, changed = dabs(shape, generator), dabs(shape, generator, count=9)
    by_parts, at_once = Problem(hierarchy), Problem(hierarchy)
    by_parts.assign(first)
    here = Hints(changed.strength[rect.slices], changed.color[:, *rect.slices])
    by_parts.assign(here, rect=rect)
    first.strength[rect.slices] = here.strength
    first.color[:, *rect.slices] = here.color
    at_once.assign(first)
    for mass, expected in zip(by_parts.masses, at_once.masses, strict=True):
        np.testing.assert_allclose(mass, expected, rtol=1e-6, atol=1e-6)  # the order of a sum, in float32
    for theta, expected in zip(by_parts.thetas, at_once.thetas, strict=True):
        np.testing.assert_allclose(theta, expected, rtol=1e-6, atol=1e-6)
    assert np.array_equal(by_parts.pull, at_once.pull)


@pytest.mark.parametrize(
    "shape", [(1, 1), (1, 300), (300, 1), (2, 97), (13, 520), (520, 13), (64, 2), (7, 7), (33, 65)]
)
@pytest.mark.parametrize("strength", [HARD, 1e6])
def test_every_size_converges(shape: Shape, strength: float) -> None:
    generator = np.random.default_rng(1839)
    problem = problem_of(couplings(photo(shape, generator), UNIT), dabs(shape, generator, strength=strength))
    assert solve(problem, token=CancelToken(), tolerance=0.5).converged
