"""What holds for hints as a person paints them, on every grid. Tolerances are Lab units."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Any

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from colorstudio.document.colors import Chroma
from colorstudio.document.hints import Hint
from colorstudio.engine.answer import AtSize
from colorstudio.engine.engine import Engine
from colorstudio.engine.placement import Placement
from colorstudio.engine.request import Quality
from colorstudio.propagation.affinity import couplings
from colorstudio.propagation.grid import GridRect
from colorstudio.propagation.hierarchy import build_hierarchy
from colorstudio.propagation.problem import Prior, Problem
from colorstudio.propagation.scale import Scale, prior_weight
from colorstudio.propagation.solver import solve
from colorstudio.support.cancel import CancelToken
from tests.samples.sheets import RED, barrier, dab, grid_of, painted, photo_of, region, request, ring, soft_gray, stroke

WIDTH, HEIGHT = 200, 150
MIDDLE = (WIDTH / 2, HEIGHT / 2)
FORTY = Chroma(40.0, 0.0)
PRIOR_LENGTH = 0.08  # of the diagonal: the default


def blob(radius: float, **changes: Any) -> Hint:
    return region(*ring(*MIDDLE, radius, corners=30)[:-1], color=FORTY, **changes)


def line(half_length: float, radius: float, angle: float, **changes: Any) -> Hint:
    along = half_length * cos(angle), half_length * sin(angle)
    ends = [(MIDDLE[0] + sign * along[0], MIDDLE[1] + sign * along[1]) for sign in (-1, 1)]
    return stroke(*ends, radius=radius, color=FORTY, **changes)


HALF = {"strength": 0.5}
HALF_HINTS = st.one_of(
    st.floats(2, 15).map(lambda radius: dab(*MIDDLE, radius=radius, color=FORTY, **HALF)),
    st.floats(4, 15).map(lambda radius: blob(radius, **HALF)),
    st.builds(lambda *sizes: line(*sizes, **HALF), st.floats(6, 35), st.floats(1.5, 6), st.floats(0, pi)),
)


def heard_at_the_middle(hint: Hint, placement: Placement) -> float:
    """What remains of a hint of 40 against a prior that is sure of gray, on even ground."""
    problem = Problem(build_hierarchy(couplings(np.full(placement.shape, 50, np.float32), Scale.of(placement.shape))))
    length = PRIOR_LENGTH * placement.diagonal
    sure, gray = np.ones(placement.shape, np.float32), np.zeros((2, *placement.shape), np.float32)
    problem.assign(painted(placement, hint), Prior(prior_weight(length), sure, gray))
    chroma = solve(problem, token=CancelToken(), tolerance=0.1).chroma
    return float(chroma[0, placement.shape[0] // 2, placement.shape[1] // 2])


@given(HALF_HINTS)
@settings(max_examples=30)
def test_a_hint_of_strength_half_is_about_half_at_its_middle(hint: Hint) -> None:
    """Of 40 units 20, give or take 8: measured are 12 (a line of radius 6) to 24 (a dab of 1 % of the diagonal)."""
    assert abs(heard_at_the_middle(hint, grid_of(WIDTH, HEIGHT)) - 20) < 8


@given(HALF_HINTS, st.sampled_from([0.5, 2.0]))
@settings(max_examples=15)
def test_and_it_is_the_same_on_every_grid(hint: Hint, times: float) -> None:
    """Within 2 units: on the coarser grid a thin hint is as wide as a pixel and a half."""
    here = heard_at_the_middle(hint, grid_of(WIDTH, HEIGHT))
    assert abs(heard_at_the_middle(hint, grid_of(WIDTH, HEIGHT, times=times)) - here) < 2


CORNERS = st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT))
PHOTO = photo_of(soft_gray((HEIGHT, WIDTH)))


@given(st.lists(st.tuples(CORNERS, st.floats(-60, 60), st.floats(-60, 60)), min_size=1, max_size=5), st.booleans())
@settings(max_examples=25)
def test_chroma_stays_within_that_of_the_hints_at_full_size(
    dabs: list[tuple[tuple[float, float], float, float]], is_too_large: bool
) -> None:
    """Half a unit: the tolerance of the solver."""
    hints = [dab(*at, color=Chroma(a, b), radius=3, id=str(k)) for k, (at, a, b) in enumerate(dabs)]
    engine = Engine(PHOTO, budget=85 * (6_000 if is_too_large else 100_000))
    answer = engine.answer(request(*hints), token=CancelToken())
    chroma = AtSize(answer, (HEIGHT, WIDTH)).chroma(GridRect(0, 0, HEIGHT, WIDTH))
    for plane, values in zip(chroma, ([a for _, a, _ in dabs], [b for _, _, b in dabs]), strict=True):
        assert plane.min() >= min(values) - 0.5
        assert plane.max() <= max(values) + 0.5


INSIDE = st.tuples(st.floats(40, WIDTH), st.floats(0, HEIGHT))  # the left of the photo stays outside of all barriers


@given(st.lists(INSIDE, min_size=3, max_size=8), st.sampled_from([30_000, 8_000, 3_000]))
@settings(max_examples=25)
def test_no_color_gets_into_a_closed_barrier_at_full_size(corners: list[tuple[float, float]], pixels: int) -> None:
    """A red dab outside leaves what a barrier encloses gray, to half a unit: the solver's tolerance."""
    closed, outside = barrier(*corners, corners[0]), dab(15, 75, radius=6, color=RED)
    labels = _islands(closed)
    enclosed = labels != labels[75, 15]
    assume(enclosed.any())
    answer = Engine(PHOTO, budget=85 * pixels).answer(request(outside, closed), token=CancelToken())
    chroma = AtSize(answer, (HEIGHT, WIDTH)).chroma(GridRect(0, 0, HEIGHT, WIDTH))
    assert np.abs(chroma[:, enclosed]).max() < 0.5
    assert chroma[0, 75, 15] > 59


def _islands(closed: Hint) -> np.ndarray:
    from colorstudio.engine.barriers import cuts, open_barriers

    grid = grid_of(WIDTH, HEIGHT)
    marked = cuts(open_barriers((closed,)), grid, GridRect.whole(grid.shape))
    islands = build_hierarchy(couplings(np.full(grid.shape, 50, np.float32), Scale(), cuts=marked)).islands
    return np.zeros(grid.shape, np.int32) if islands is None else islands.labels


SMOOTH = photo_of(soft_gray((540, 720)))


@given(st.lists(st.tuples(st.floats(40, 680), st.floats(40, 500), st.floats(-50, 50)), min_size=2, max_size=6))
@settings(max_examples=8)
def test_draft_and_final_agree_on_a_smooth_photo(dabs: list[tuple[float, float, float]]) -> None:
    """To 0.8 units in the mean: half of it is what each solver may be off."""
    hints = [dab(x, y, color=Chroma(a, -a), radius=12, id=str(k)) for k, (x, y, a) in enumerate(dabs)]
    engine = Engine(SMOOTH)
    draft, final = (
        engine.answer(request(*hints, quality=quality), token=CancelToken())
        for quality in (Quality.DRAFT, Quality.FINAL)
    )
    rows, columns = ((np.arange(have) + 0.5) * want / have for have, want in zip(draft.shape, final.shape, strict=True))
    there = final.chroma[:, rows.astype(int)][:, :, columns.astype(int)]
    assert np.abs(draft.chroma - there).mean() < 0.8
