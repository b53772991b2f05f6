"""The measure of calibration."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from colorstudio.evaluation.calibration import Claims, _place, measure_calibration
from colorstudio.evaluation.photos import find_photos
from colorstudio.evaluation.protocol import Protocol
from colorstudio.support.cancel import CancelToken
from tests.samples.network import histogram_of, predictor
from tests.samples.truths import SIDE, folder_of_photos

BLUE, RED = (10.0, -40.0), (50.0, 30.0)


def claims(*pairs: tuple[float, bool]) -> Claims:
    said, true = zip(*pairs, strict=True)
    return Claims(np.array(said), np.array(true))


def test_what_is_right_as_often_as_said_has_no_error() -> None:
    assert claims(*[(0.75, True)] * 3, (0.75, False)).error == pytest.approx(0)


def test_what_is_said_too_often_has_its_distance_as_error() -> None:
    assert claims(*[(0.9, True)] * 2, *[(0.9, False)] * 2).error == pytest.approx(0.4)


def test_steps_count_by_their_share() -> None:
    mixed = claims((1.0, True), (1.0, True), (1.0, True), (0.5, False))
    assert [(one.share, one.said, one.true) for one in mixed.bins()] == [(0.25, 0.5, 0), (0.75, 1, 1)]
    assert mixed.error == pytest.approx(0.125)


@pytest.mark.parametrize(
    ("true", "so"),
    [((12, -33), [True, False, False]), ((40, 20), [False, True, False]), ((1, 2), [False, False, True])],
)
def test_the_mode_that_the_true_color_belongs_to_is_right(true: tuple[float, float], so: list[bool]) -> None:
    place = _place(histogram_of({BLUE: 0.7, RED: 0.3}), np.array(true, np.float32))
    assert [round(said, 3) for said, _ in place.modes] == [0.7, 0.3, 0]
    assert [right for _, right in place.modes] == so
    assert place.top_bin[0] == pytest.approx(0.7)
    assert not place.top_bin[1]


def test_the_top_bin_is_right_when_no_other_is_nearer() -> None:
    assert _place(histogram_of({BLUE: 0.6, RED: 0.4}), np.array((13, -38), np.float32)).top_bin[1]


def test_photos_are_asked_without_and_with_hints(tmp_path: Path) -> None:
    photos = find_photos(folder_of_photos(tmp_path, 2))
    told: list[float] = []
    scores = measure_calibration(
        photos, predictor(), protocol=Protocol(side=SIDE), token=CancelToken(on_progress=told.append)
    )
    assert told == [0, 0.5, 1]
    assert list(scores.claimed) == [0, 10]
    assert len(scores.claimed[0].first.said) == 2 * 4 * 4
    written = json.loads(json.dumps(scores.json()))
    assert {"protocol", "ece", "ece_10", "ece_offered", "ece_top_bin", "bins"} == set(written)
    assert sum(one["share"] for one in written["bins"]) == pytest.approx(1)
    errors, *reliabilities = scores.tables()
    assert errors.columns == ("of the modes", "0 hints", "10 hints")
    assert len(reliabilities) == 2
    assert [line.name for line in scores.plot().lines] == ["as it should be", "0 hints", "10 hints"]
