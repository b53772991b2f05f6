"""A grid at work."""

from typing import Any

import numpy as np
import pytest

from colorstudio.document.hints import Hint
from colorstudio.engine import working_grid
from colorstudio.engine.working_grid import WorkingGrid
from colorstudio.imaging.color import srgb_to_lightness
from colorstudio.propagation.grid import Planes
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled
from tests.samples.sheets import BLUE, RED, barrier, dab, grid_of, overlay_of, request, ring, soft_gray, stroke

PLACEMENT = grid_of(60, 45)
TOLERANCE = 0.3
FIRST = stroke((10, 10), (20, 30), id="first")
SECOND = dab(45, 20, color=BLUE, radius=3, id="second")


def new_grid() -> WorkingGrid:
    gray = soft_gray(PLACEMENT.shape)
    return WorkingGrid(srgb_to_lightness(np.repeat(gray[..., np.newaxis], 3, axis=2)), PLACEMENT)


def solved(grid: WorkingGrid, *hints: Hint, **more: Any) -> Planes:
    solution = grid.solve(request(*hints, **more), token=CancelToken(), tolerance=TOLERANCE)
    assert solution.converged
    return solution.chroma


def test_without_hints_it_is_exactly_gray() -> None:
    assert not solved(new_grid()).any()


def test_one_hint_colors_all_of_it() -> None:
    chroma = solved(new_grid(), FIRST)
    assert chroma[0] == pytest.approx(RED.a, abs=TOLERANCE)
    assert chroma[1] == pytest.approx(RED.b, abs=TOLERANCE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((FIRST,), (FIRST, SECOND)),
        ((FIRST, SECOND), (FIRST,)),
        ((FIRST, SECOND), ()),
        ((FIRST,), (SECOND,)),
        ((FIRST, SECOND), (FIRST, SECOND, barrier((30, -2), (30, 50)))),
        ((FIRST, SECOND, barrier((30, -2), (30, 50))), (FIRST, SECOND)),
        ((FIRST, barrier(*ring(45, 20, 8))), (FIRST, SECOND, barrier(*ring(45, 20, 8)))),
    ],
)
def test_a_change_gives_what_a_new_start_gives(before: tuple[Hint, ...], after: tuple[Hint, ...]) -> None:
    grid = new_grid()
    solved(grid, *before)
    assert np.abs(solved(grid, *after) - solved(new_grid(), *after)).max() < 2 * TOLERANCE


def test_an_answer_stays_as_it_was_when_the_next_one_comes() -> None:
    grid = new_grid()
    first = solved(grid, FIRST)
    kept = first.copy()
    solved(grid, FIRST, SECOND)
    assert np.array_equal(first, kept)


def test_a_hint_picture_lies_under_the_hints() -> None:
    rgba = np.zeros((45, 60, 4), np.uint8)
    rgba[5:40, 30:50] = 40, 80, 200, 255
    overlay = overlay_of(rgba)
    grid = new_grid()
    alone = solved(grid, overlay=overlay)[:, 20, 45].copy()
    assert alone[1] < -30
    assert solved(grid, dab(45, 20, radius=3), overlay=overlay)[:, 20, 45] == pytest.approx([RED.a, RED.b], abs=1)
    assert solved(grid, overlay=overlay)[:, 20, 45] == pytest.approx(alone, abs=2 * TOLERANCE)
    assert not solved(grid).any()


def test_bands_give_what_the_whole_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = solved(new_grid(), FIRST, SECOND, barrier((30, -2), (30, 50)))
    monkeypatch.setattr(working_grid, "_BAND_PIXELS", 400)
    assert np.abs(solved(new_grid(), FIRST, SECOND, barrier((30, -2), (30, 50))) - whole).max() < TOLERANCE


def test_previews_come_while_it_works() -> None:
    seen: list[Planes] = []
    new_grid().solve(
        request(FIRST, SECOND),
        token=CancelToken(),
        tolerance=TOLERANCE,
        on_iterate=lambda chroma: seen.append(chroma.copy()),
    )
    assert len(seen) > 1


def test_a_cancelled_request_leaves_the_grid_ready_for_the_next() -> None:
    grid = new_grid()
    solved(grid, FIRST)
    token = CancelToken()

    def stop(_: Planes) -> None:
        token.cancel()

    with pytest.raises(Cancelled):
        grid.solve(request(FIRST, SECOND), token=token, tolerance=TOLERANCE, on_iterate=stop)
    assert np.abs(solved(grid, SECOND) - solved(new_grid(), SECOND)).max() < 2 * TOLERANCE


def test_memory_that_was_given_back_is_taken_again() -> None:
    grid = new_grid()
    before = solved(grid, FIRST, SECOND)
    grid.give_back()
    assert np.abs(solved(grid, FIRST, SECOND) - before).max() < 2 * TOLERANCE
