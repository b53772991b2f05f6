"""The measure of speed: that it measures, never how fast anything is."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import torch

from colorstudio.evaluation.photos import find_photos
from colorstudio.evaluation.protocol import Protocol
from colorstudio.evaluation.speed import SpeedScores, Timing, measure_speed, peak_bytes
from colorstudio.support.cancel import CancelToken
from tests.samples.network import predictor
from tests.samples.truths import SIDE, folder_of_photos


def test_every_kind_of_work_is_timed_with_every_number_of_threads(tmp_path: Path) -> None:
    before = torch.get_num_threads()
    photos = find_photos(folder_of_photos(tmp_path, 1))
    scores = measure_speed(photos, predictor(), protocol=Protocol(side=SIDE), threads=(1,), token=CancelToken())
    assert [(one.work, one.threads) for one in scores.timings] == [
        ("whole", 1),
        ("after a hint", 1),
        ("hint planes", 1),
    ]
    assert all(0 < one.best_ms <= one.median_ms for one in scores.timings)
    assert (scores.device, scores.size) == ("cpu", "64 × 64")
    assert torch.get_num_threads() == before
    assert json.loads(json.dumps(scores.json()))["timings"][0]["work"] == "whole"


def test_the_table_has_frames_a_second_and_memory() -> None:
    (table,) = SpeedScores("cpu", "64 × 64", (Timing("whole", 1, 90, 40, 35.25),), 300_000_000).tables()
    assert table.title == "64 × 64 on cpu, at most 300 MB resident"
    assert table.rows == (("whole", "1", "90.0", "40.0", "35.2", "25"),)


def test_memory_that_no_system_tells_is_not_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert peak_bytes() is None
    (table,) = SpeedScores("cpu", "64 × 64", (), None).tables()
    assert table.title == "64 × 64 on cpu"


def test_memory_is_told_in_bytes_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    kilobytes = peak_bytes()
    monkeypatch.setattr(sys, "platform", "darwin")
    bytes_ = peak_bytes()
    assert kilobytes is not None
    assert bytes_ is not None
    assert kilobytes > bytes_ > 0
