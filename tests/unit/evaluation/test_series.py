"""The photos of a measure, one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from colorstudio.evaluation.photos import find_photos
from colorstudio.evaluation.protocol import Protocol
from colorstudio.evaluation.series import Series
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput, Cancelled
from tests.samples.truths import SIDE, folder_of_photos, landscape, zip_of_photos

PROTOCOL = Protocol(side=SIDE)


def series_of(path: Path) -> Series:
    return Series(find_photos(path), PROTOCOL)


def with_a_letter(folder: Path) -> Path:
    """Three photos, the second of which is none."""
    (folder_of_photos(folder) / "photo 1.png").write_text("Dear grandmother,", encoding="utf-8")
    return folder


def test_every_photo_comes_with_its_number(tmp_path: Path) -> None:
    series = series_of(folder_of_photos(tmp_path))
    told: list[float] = []
    token = CancelToken(on_progress=told.append)
    assert [(number, truth.name) for number, truth in series.truths(token=token)] == [
        (0, "photo 0.png"),
        (1, "photo 1.png"),
        (2, "photo 2.png"),
    ]
    assert told == [0, 1 / 3, 2 / 3, 1]
    assert series.notes == ()


def test_one_that_is_no_photo_is_left_out_said_and_counted_and_the_others_keep_their_numbers(tmp_path: Path) -> None:
    series = series_of(with_a_letter(tmp_path))
    assert [number for number, _ in series.truths(token=CancelToken())] == [0, 2]
    (note,) = series.notes
    assert note.startswith("photo 1.png is left out: ")
    facts = series.described()
    assert (facts["count"], facts["left out"], facts["first"], facts["last"]) == (2, 1, "photo 0.png", "photo 2.png")
    assert facts["placement"] == "centered"


def test_one_that_is_damaged_in_a_zip_is_left_out(tmp_path: Path) -> None:
    path = zip_of_photos(tmp_path)
    data = bytearray(path.read_bytes())
    data[100:200] = bytes(100)
    path.write_bytes(data)
    series = series_of(path)
    assert [number for number, _ in series.truths(token=CancelToken())] == [1, 2]
    assert "photo 0.png" in series.notes[0]


def test_no_usable_photo_is_an_error_that_says_why(tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / f"letter {number}.jpg").write_text("Dear grandmother,", encoding="utf-8")
    with pytest.raises(BadInput, match=r"None of the photos .* letter 0\.jpg is left out"):
        list(series_of(tmp_path).truths(token=CancelToken()))


def test_it_can_be_cancelled_between_photos(tmp_path: Path) -> None:
    token = CancelToken()
    coming = series_of(folder_of_photos(tmp_path)).truths(token=token)
    assert next(coming)[1].rgb.shape == landscape().shape
    token.cancel()
    with pytest.raises(Cancelled):
        next(coming)
