"""The measure of hints."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from colorstudio.evaluation.colorist import Method
from colorstudio.evaluation.hints import HintScores, measure_hints
from colorstudio.evaluation.photos import find_photos
from colorstudio.evaluation.points import Placement
from colorstudio.evaluation.protocol import Protocol
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled
from tests.samples.network import predictor
from tests.samples.truths import SIDE, folder_of_photos

PROTOCOL = Protocol(side=SIDE, placement=Placement.UNIFORM)


def measured(folder: Path, *, token: CancelToken | None = None) -> HintScores:
    photos = find_photos(folder_of_photos(folder, 2))
    return measure_hints(photos, predictor(), protocol=PROTOCOL, counts=(0, 12), token=token or CancelToken())


@cache
def by_hand() -> HintScores:
    """Two photos: gray 20 and 24 dB; with a hint the one gains 3, the other loses 1."""
    scores = np.array([[20.0, 23.0], [24.0, 23.0]])
    psnr = dict.fromkeys(Method, scores) | {Method.GRAY: np.array([[20.0, 20.0], [24.0, 24.0]])}
    return HintScores({"seed": 1}, (0, 1), psnr)


def test_rows_sum_the_photos_up() -> None:
    gray, none, one, *_ = by_hand().rows()
    assert (gray.method, gray.hints, gray.psnr_mean, gray.gain_mean) == ("gray", 0, 22, 0)
    assert (none.method, none.hints) == ("propagation, plain affinity", 0)
    assert (one.hints, one.psnr_mean, one.gain_mean, one.gain_median) == (1, 23, 1, 1)
    assert one.worse_than_automatic == 0.5


def test_the_json_has_protocol_and_rows() -> None:
    written = json.loads(json.dumps(by_hand().json()))
    assert written["protocol"] == {"seed": 1}
    methods = [(row["method"], row["hints"]) for row in written["rows"]]
    assert methods[0] == ("gray", 0)
    assert methods[-2:] == [("both", 0), ("both", 1)]
    assert set(written["rows"][0]) == {
        "method",
        "hints",
        "psnr_mean",
        "psnr_median",
        "gain_mean",
        "gain_median",
        "worse_than_automatic",
    }


def test_tables_have_a_row_for_each_method_and_a_column_for_each_count() -> None:
    first, *_, worse = by_hand().tables()
    assert first.columns == ("hints", "0", "1")
    assert first.rows[0] == ("propagation, plain affinity", "+0.00", "+1.00")
    assert worse.rows[-1] == ("both", "0%", "50%")


def test_the_plot_has_a_line_for_each_method() -> None:
    assert [line.name for line in by_hand().plot().lines] == [method.value for method in Method]
    assert by_hand().plot().svg().startswith("<svg")


def test_hints_help_every_method(tmp_path: Path) -> None:
    scores = measured(tmp_path)
    assert scores.psnr[Method.GRAY][:, 0] == pytest.approx(scores.psnr[Method.GRAY][:, 1])
    for method in (Method.PLAIN, Method.PROPAGATION, Method.NETWORK, Method.BOTH):
        assert (scores.psnr[method][:, 1] > scores.psnr[Method.GRAY][:, 1]).all()
    assert scores.protocol["placement"] == "uniform"
    assert scores.protocol["count"] == 2


def test_the_same_seed_gives_the_same_figures(tmp_path: Path) -> None:
    one, other = measured(tmp_path), measured(tmp_path)
    assert one.json() == other.json()


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    told: list[float] = []
    measured(tmp_path, token=CancelToken(on_progress=told.append))
    assert told == [0, 0.5, 1]


def test_it_can_be_cancelled(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        measured(tmp_path, token=token)
