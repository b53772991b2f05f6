"""A journal that can't be begun or written says so and leaves nothing behind."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from colorstudio.document.journal import Journal
from colorstudio.document.project_file import Project
from colorstudio.document.steps import Made
from colorstudio.support.errors import CannotWrite
from tests.samples.documents import PHOTO, document, paint, project


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_journal_is_for_its_owner_only(tmp_path: Path) -> None:
    journal = Journal.start(tmp_path, project(), saved_as=None)
    (folder,) = tmp_path.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    journal.close()


def test_a_journal_keeps_copies_of_what_has_no_file(tmp_path: Path) -> None:
    journal = Journal.start(tmp_path, project(), saved_as=None)
    names = sorted(path.parent.name for path in tmp_path.glob("*/*/*"))
    assert names == ["photo", "references"]
    journal.close()


@pytest.mark.parametrize("call", [os.fsync, os.replace])
def test_a_full_disk_at_the_start_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: object
) -> None:
    monkeypatch.setattr(os, getattr(call, "__name__", ""), full)
    with pytest.raises(CannotWrite, match="disk is full"):
        Journal.start(tmp_path, project(), saved_as=None)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_while_a_photo_is_copied_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def full_for_photos(old: str, new: str) -> None:
        (full if Path(new).parent.name == "photo" else replace)(old, new)

    monkeypatch.setattr(os, "replace", full_for_photos)
    with pytest.raises(CannotWrite, match="disk is full"):
        Journal.start(tmp_path, project(), saved_as=None)
    assert list(tmp_path.iterdir()) == []


def test_a_state_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"a file")
    with pytest.raises(CannotWrite):
        Journal.start(tmp_path / "state", project(), saved_as=None)


def test_a_step_that_could_not_be_recorded_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal.start(tmp_path, Project(document(), PHOTO), saved_as=None)
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(CannotWrite, match="disk is full"):
            journal.record(Made(paint("a")))
        journal.close()
    assert list(tmp_path.iterdir()) == []


def test_a_project_without_its_photo_has_a_journal_too(tmp_path: Path) -> None:
    journal = Journal.start(tmp_path, Project(document(), None), saved_as=tmp_path / "x.colorstudio")
    journal.record(Made(paint("a")))
    journal.close()


def test_a_step_that_could_not_be_read_back_ends_the_autosave_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal.start(tmp_path, project(), saved_as=None)
    records = next(tmp_path.glob("*/records"))
    step = Made(paint("a"))
    journal.record(step)
    size = records.stat().st_size
    with monkeypatch.context() as patched:
        patched.setattr("colorstudio.document.journal.is_small_enough", lambda _: False)
        with pytest.raises(CannotWrite, match="too large"):
            journal.record(step)
    with pytest.raises(CannotWrite, match="Save the project"):
        journal.record(step)
    assert records.stat().st_size == size
    journal.close()


def test_work_too_large_for_the_autosave_is_told_at_the_start_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("colorstudio.document.journal.is_small_enough", lambda _: False)
    with pytest.raises(CannotWrite, match="Too much"):
        Journal.start(tmp_path, project(), saved_as=None)
    assert list(tmp_path.iterdir()) == []
