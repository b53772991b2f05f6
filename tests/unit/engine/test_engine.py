"""The engine of one photo."""

import numpy as np
import pytest

from colorstudio.document.frame import Frame
from colorstudio.engine.engine import Engine
from colorstudio.engine.request import Quality
from colorstudio.propagation.grid import Planes
from colorstudio.support.cancel import CancelToken
from tests.samples.sheets import BLUE, dab, photo_of, request, soft_gray, stroke

PHOTO = photo_of(soft_gray((600, 700)))
HINTS = (stroke((100, 100), (300, 500), radius=12), dab(550, 300, radius=20, color=BLUE, id="blue"))


def test_a_draft_is_solved_on_a_quarter_of_a_megapixel_and_a_final_on_the_photo_itself() -> None:
    engine = Engine(PHOTO)
    height, width = engine.shape(Quality.DRAFT)
    assert 240_000 < height * width <= 250_000
    assert engine.shape(Quality.FINAL) == (600, 700)


def test_a_photo_beyond_the_budget_is_solved_on_the_largest_grid_that_fits() -> None:
    height, width = Engine(PHOTO, budget=85 * 100_000).shape(Quality.FINAL)
    assert 99_000 < height * width <= 100_000


def test_draft_and_final_agree() -> None:
    engine = Engine(PHOTO)
    draft = engine.answer(request(*HINTS, quality=Quality.DRAFT), token=CancelToken())
    final = engine.answer(request(*HINTS), token=CancelToken())
    rows, columns = ((np.arange(have) + 0.5) * want / have for have, want in zip(draft.shape, final.shape, strict=True))
    there = final.chroma[:, rows.astype(int)][:, :, columns.astype(int)]
    assert np.abs(draft.chroma - there).mean() < 0.5


def test_a_new_frame_is_seen_at_once() -> None:
    engine = Engine(PHOTO)
    engine.answer(request(*HINTS, quality=Quality.DRAFT), token=CancelToken())
    turned = engine.answer(request(*HINTS, quality=Quality.DRAFT, frame=Frame(quarter_turns=1)), token=CancelToken())
    assert turned.framed.photo.size.width == 600
    assert turned.shape[0] > turned.shape[1]


def test_memory_given_back_is_taken_again() -> None:
    engine = Engine(PHOTO)
    first = engine.answer(request(*HINTS, quality=Quality.DRAFT), token=CancelToken())
    engine.give_back()
    again = engine.answer(request(*HINTS, quality=Quality.DRAFT), token=CancelToken())
    assert again.chroma == pytest.approx(first.chroma, abs=2)


def test_previews_are_of_the_working_grid() -> None:
    seen: list[Planes] = []
    engine = Engine(PHOTO)
    engine.answer(request(*HINTS, quality=Quality.DRAFT), token=CancelToken(), on_preview=seen.append)
    assert {preview.shape for preview in seen} == {(2, *engine.shape(Quality.DRAFT))}


def test_a_final_begins_where_the_draft_ended() -> None:
    first, second = [], []
    Engine(PHOTO).answer(request(*HINTS), token=CancelToken(), on_preview=lambda chroma: first.append(chroma.copy()))
    engine = Engine(PHOTO)
    engine.answer(request(*HINTS, quality=Quality.DRAFT), token=CancelToken())
    final = engine.answer(
        request(*HINTS), token=CancelToken(), on_preview=lambda chroma: second.append(chroma.copy())
    ).chroma
    assert np.abs(second[0] - final).mean() < np.abs(first[0] - final).mean()
