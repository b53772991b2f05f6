"""The predict lane of one photo."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.document.frame import Frame
from colorstudio.document.hints import Hint
from colorstudio.engine.framing import framed
from colorstudio.engine.prediction import Prediction, Seer
from colorstudio.network.decode import mean_chroma
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled
from tests.samples.network import predictor
from tests.samples.sheets import BLUE, RED, barrier, dab, overlay_of, photo_of, request, ring, soft_gray


def seer(height: int = 90, width: int = 128, *, frame: Frame = Frame(), long_side: int = 64) -> Seer:  # noqa: B008
    photo = photo_of(soft_gray((height, width)))
    return Seer(framed(photo, frame), predictor(), long_side=long_side)


def predicted(one: Seer, *hints: Hint) -> Prediction:
    return one.predict(request(*hints), token=CancelToken())


def test_the_photo_is_seen_at_the_working_size_and_only_once() -> None:
    one = seer()
    assert one.see() is one.see()
    assert predicted(one).seen is one.see()
    assert one.see().lightness.shape == (44, 64)
    assert predicted(one).field.shape == (11, 16)


def test_a_small_photo_is_not_enlarged() -> None:
    assert seer(40, 60, long_side=512).see().lightness.shape == (40, 60)


def test_a_hint_changes_what_is_predicted_around_it() -> None:
    one = seer()
    before, after = (mean_chroma(predicted(one, *hints).field) for hints in ((), (dab(40, 40, radius=6, color=BLUE),)))
    assert after[1, 5, 5] < before[1, 5, 5] - 15


def test_the_same_hints_are_answered_from_memory() -> None:
    one = seer()
    with_red = predicted(one, dab(40, 40))
    without = predicted(one)
    assert predicted(one, dab(40, 40)) is with_red
    assert predicted(one) is without


def test_only_the_last_answers_are_kept() -> None:
    one = seer()
    first = predicted(one, dab(40, 40))
    for x in (10, 20, 30, 50):
        predicted(one, dab(x, 40))
    assert predicted(one, dab(40, 40)) is not first


def test_a_hint_picture_is_a_hint_too() -> None:
    rgba = np.zeros((90, 128, 4), np.uint8)
    rgba[20:60, 20:60] = 40, 80, 200, 255
    one = seer()
    blue = one.predict(request(overlay=overlay_of(rgba)), token=CancelToken())
    assert mean_chroma(blue.field)[1, 5, 5] < mean_chroma(predicted(one).field)[1, 5, 5] - 15


def test_what_a_barrier_holds_in_stays_in() -> None:
    one = seer()
    hint = dab(30, 45, radius=5, color=RED)
    free, held = predicted(one, hint), predicted(one, hint, barrier(*ring(30, 45, 14)))
    far = np.s_[0, 5, 14]
    assert mean_chroma(held.field)[far] < mean_chroma(free.field)[far] - 5
    assert predicted(one, hint).field is free.field


def test_hints_follow_the_frame() -> None:
    upright, turned = seer(128, 128), seer(128, 128, frame=Frame(quarter_turns=1))
    hint = dab(20, 100, radius=8, color=BLUE)
    corner = mean_chroma(predicted(turned, hint).field)
    assert corner[1, 3, 3] == corner[1].min() or corner[1, 3, 3] < -10  # the lower left came to the upper left
    assert mean_chroma(predicted(upright, hint).field)[1, 12, 2] < -10


def test_the_maps_are_those_of_the_seen_photo() -> None:
    prediction = predicted(seer())
    assert prediction.maps.steps is prediction.seen.steps
    assert prediction.maps.leaks is prediction.seen.leaks
    assert prediction.notes == ()


def test_a_cancelled_request_predicts_nothing() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        seer().predict(request(), token=token)
