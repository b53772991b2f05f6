"""The list of recent photos: kept, bounded, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from colorstudio.editor.recents import Recent, Recents


def recent(folder: Path, number: int) -> Recent:
    path = folder / f"{number}.png"
    path.write_bytes(b"x")
    return Recent(str(path), f"{number}.png", number, 1_000_000.0 + number)


def test_the_newest_comes_first_and_none_twice(tmp_path: Path) -> None:
    recents = Recents(tmp_path / "state")
    for number in (1, 2, 1):
        recents.add(recent(tmp_path, number), None)
    assert [one.hints for one in recents.all()] == [1, 2]


def test_only_ten_are_kept_and_the_pictures_of_others_go(tmp_path: Path) -> None:
    recents = Recents(tmp_path / "state")
    made = [recent(tmp_path, number) for number in range(12)]
    for one in made:
        recents.add(one, b"webp")
    assert [one.hints for one in recents.all()] == list(range(11, 1, -1))
    assert not recents.thumbnail(made[0]).exists()
    assert recents.thumbnail(made[11]).read_bytes() == b"webp"


def test_a_file_that_is_gone_is_not_offered(tmp_path: Path) -> None:
    recents = Recents(tmp_path / "state")
    one = recent(tmp_path, 1)
    recents.add(one, None)
    Path(one.path).unlink()
    assert recents.all() == ()


@pytest.mark.parametrize(
    "text",
    ["", "{", "7", "[1, {}]", '[{"path": "a", "name": "b", "hints": "x", "when": 0}]', "[" * 100_000],
)
def test_a_broken_list_is_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "recent.json").write_text(text)
    assert Recents(tmp_path).all() == ()


def test_a_list_without_measure_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "recent.json").write_text("[" + "0," * 600_000 + "0]")
    assert Recents(tmp_path).all() == ()


def test_a_date_that_no_calendar_has_is_left_out(tmp_path: Path) -> None:
    recents = Recents(tmp_path / "state")
    good = recent(tmp_path, 1)
    recents.add(Recent(good.path, "late", 0, 1e300), None)
    assert recents.all() == ()


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file in the way")
    recents = Recents(tmp_path / "state")
    recents.add(recent(tmp_path, 1), b"webp")
    recents.clear()
    assert recents.all() == ()


def test_clear_forgets_all(tmp_path: Path) -> None:
    recents = Recents(tmp_path / "state")
    one = recent(tmp_path, 1)
    recents.add(one, b"webp")
    recents.clear()
    assert recents.all() == ()
    assert not recents.thumbnail(one).exists()
