"""The measure of how far a hint goes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from colorstudio.evaluation.colorist import Method
from colorstudio.evaluation.photos import find_photos
from colorstudio.evaluation.protocol import Protocol
from colorstudio.evaluation.spread import measure_spread, share_of_way
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput
from tests.samples.network import predictor
from tests.samples.truths import folder_of_photos

PROTOCOL = Protocol(side=96)


@pytest.mark.parametrize(("went", "share"), [(0.0, 0.0), (0.25, 0.25), (1.0, 1.0), (-0.5, -0.5)])
def test_the_share_is_how_far_the_answer_went(went: float, share: float) -> None:
    before = np.full((2, 3, 3), 10, np.float32)
    after = before + np.reshape([20 * went, -30 * went], (2, 1, 1)).astype(np.float32)
    assert share_of_way(before, after, (30, -20), np.ones((3, 3), bool)) == pytest.approx(share)


def test_no_pixel_has_no_share() -> None:
    nothing = np.zeros((2, 3, 3), np.float32)
    assert np.isnan(share_of_way(nothing, nothing, (1, 1), np.zeros((3, 3), bool)))


def test_the_equation_alone_carries_one_hint_everywhere(tmp_path: Path) -> None:
    told: list[float] = []
    photos = find_photos(folder_of_photos(tmp_path, 2))
    token = CancelToken(on_progress=told.append)
    scores = measure_spread(photos, predictor(), protocol=PROTOCOL, token=token)
    assert told == [0, 0.5, 1]
    for zone, shares in scores.shares[Method.PROPAGATION].items():
        assert shares == pytest.approx(1, abs=0.05), zone
    assert (scores.shares[Method.BOTH]["inside"] > 0.5).all()
    written = json.loads(json.dumps(scores.json()))
    assert written["protocol"]["objects"] == 2
    assert [row["method"] for row in written["rows"]] == [method.value for method in Method][1:]
    (table,) = scores.tables()
    assert table.columns == ("method", "inside", "inside, far", "outside, near", "elsewhere")
    assert table.rows[1][:2] == ("propagation", "1.00")


def test_photos_without_objects_are_refused(tmp_path: Path) -> None:
    photos = find_photos(folder_of_photos(tmp_path, 1))
    with pytest.raises(BadInput, match="None of these photos"):
        measure_spread(photos, predictor(), protocol=Protocol(side=32), token=CancelToken())
