"""What the next start finds: only what somebody would miss, with all that belongs to it."""

from __future__ import annotations

import os
import shutil
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from colorstudio.document import project_file
from colorstudio.document.edits import AddReferences, ChangeSettings
from colorstudio.document.history import History
from colorstudio.document.journal import RECORDS, Journal
from colorstudio.document.project_file import Project
from colorstudio.document.recovery import Recovered, Unfinished, discard, peek, recover, unfinished
from colorstudio.document.settings import Settings
from colorstudio.imaging.source import read_source, source_from_bytes
from colorstudio.support.errors import BadInput, OutOfMemory
from tests.samples.documents import PHOTO, POSTCARD, document, everything, paint, project, reference


class Run:
    """A run of the program with one photo open, which may crash."""

    def __init__(self, state: Path, opened: Project, *, saved_as: Path | None = None) -> None:
        self.state = state
        self.history = History(opened.document, label="Opened")
        self.journal = Journal.start(state, opened, saved_as=saved_as)

    def paint(self, name: str) -> None:
        self.history.stage(paint(name))
        self.record_commit()

    def record_commit(self) -> None:
        made = self.history.commit()
        assert made is not None
        self.journal.record(made)

    def save(self, path: Path) -> None:
        self.journal.record(self.history.mark_saved(self.history.current, path))

    def crash(self) -> Path:
        """What lies in the state folder then, unlocked."""
        left = self.state.with_name("left behind")
        shutil.copytree(self.state, left)
        self.journal.close()
        return left


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@contextmanager
def recovering(work: Unfinished) -> Iterator[Recovered]:
    recovered = recover(work, label="Opened")
    yield recovered
    recovered.journal.close()


def only(left: Path) -> Unfinished:
    (work,) = unfinished(left)
    return work


def test_where_nothing_ever_crashed_nothing_is_found(state: Path) -> None:
    assert unfinished(state) == ()


def test_an_offer_says_what_would_be_restored(state: Path) -> None:
    run = Run(state, Project(document(), PHOTO))
    for name in ("a", "b", "c"):
        run.paint(name)
    step = run.history.undo()
    assert step is not None
    run.journal.record(step)
    work = only(run.crash())
    assert (work.photo, work.project, work.labels) == ("grandparents.png", None, ("Brush, blue", "Brush, blue"))
    assert abs((datetime.now(UTC) - work.changed).total_seconds()) < 3600


def test_a_running_program_s_work_is_left_alone(state: Path) -> None:
    run = Run(state, Project(document(), PHOTO))
    run.paint("a")
    assert unfinished(state) == ()
    run.paint("b")
    assert len(only(run.crash()).labels) == 2


def test_a_photo_that_was_closed_leaves_nothing(state: Path) -> None:
    run = Run(state, project())
    run.paint("a")
    run.journal.close()
    assert list(state.iterdir()) == []


def test_a_journal_whose_removal_was_cut_short_is_removed_by_the_next_start(state: Path) -> None:
    run = Run(state, Project(document(), PHOTO))
    run.paint("a")
    run.journal._records.append(b'{"ended":true}')
    left = run.crash()
    assert unfinished(left) == ()
    assert list(left.iterdir()) == []


def test_work_that_is_all_saved_is_not_offered(state: Path, tmp_path: Path) -> None:
    run = Run(state, Project(document(), PHOTO))
    run.paint("a")
    run.save(tmp_path / "work.colorstudio")
    left = run.crash()
    assert unfinished(left) == ()
    assert list(left.iterdir()) == []


def test_a_pasted_photo_is_offered_even_if_nobody_touched_it(state: Path) -> None:
    left = Run(state, Project(document(), PHOTO)).crash()
    with recovering(only(left)) as recovered:
        assert recovered.photo == PHOTO
        assert recovered.history.is_saved


def test_a_photo_from_a_file_that_nobody_touched_is_not_offered(state: Path, tmp_path: Path) -> None:
    file = tmp_path / "scan.png"
    file.write_bytes(PHOTO.data)
    run = Run(state, Project(document(), read_source(file)))
    assert not list(state.glob("*/photo"))
    assert unfinished(run.crash()) == ()


def test_a_photo_comes_from_its_file(state: Path, tmp_path: Path) -> None:
    file = tmp_path / "scan.png"
    file.write_bytes(PHOTO.data)
    run = Run(state, Project(document(), read_source(file)))
    run.paint("a")
    with recovering(only(run.crash())) as recovered:
        assert recovered.photo == read_source(file)
        assert recovered.notes == ()


def test_a_photo_that_changed_meanwhile_is_asked_for(state: Path, tmp_path: Path) -> None:
    file = tmp_path / "scan.png"
    file.write_bytes(PHOTO.data)
    run = Run(state, Project(document(), read_source(file)))
    run.paint("a")
    left = run.crash()
    file.write_bytes(POSTCARD.data)
    with recovering(only(left)) as recovered:
        assert recovered.photo is None
        assert "Say where it is now" in recovered.notes[0]
        assert [hint.id for hint in recovered.history.current.hints] == ["a"]


def test_a_photo_that_moved_is_taken_from_where_the_person_found_it(state: Path, tmp_path: Path) -> None:
    run = Run(state, Project(document(), replace(PHOTO, path=tmp_path / "gone.png")))
    run.paint("a")
    work = only(run.crash())
    assert peek(work) == Project(run.history.current, None)
    with pytest.raises(BadInput, match="another photo"):
        recover(work, label="Opened", photo=POSTCARD)
    recovered = recover(work, label="Opened", photo=PHOTO)
    assert recovered.photo == PHOTO
    assert recovered.notes == ()
    recovered.journal.close()


def test_who_only_looks_leaves_all_as_it_is(state: Path) -> None:
    run = Run(state, Project(document(), PHOTO))
    run.paint("a")
    left = run.crash()
    assert peek(only(left)) == Project(run.history.current, PHOTO)
    assert len(only(left).labels) == 1


def test_a_photo_comes_from_the_project_that_embeds_it(state: Path, tmp_path: Path) -> None:
    file = tmp_path / "work.colorstudio"
    project_file.write(project(), file)
    run = Run(state, project_file.read(file), saved_as=file)
    run.paint("a")
    run.save(tmp_path / "elsewhere.colorstudio")
    run.paint("b")
    with recovering(only(run.crash())) as recovered:
        assert recovered.photo == PHOTO
        assert recovered.references == (POSTCARD,)
        assert recovered.project == tmp_path / "elsewhere.colorstudio"
        assert recovered.history.saved == 1


def test_a_project_that_is_another_one_now_has_not_the_photo(state: Path, tmp_path: Path) -> None:
    file = tmp_path / "work.colorstudio"
    project_file.write(project(), file)
    run = Run(state, project_file.read(file), saved_as=file)
    run.paint("a")
    left = run.crash()
    other = replace(document().photo, name="postcard.jpg", digest=POSTCARD.digest)
    project_file.write(Project(replace(document(), photo=other), POSTCARD), file)
    with recovering(only(left)) as recovered:
        assert recovered.photo is None


def test_a_reference_that_was_dropped_comes_back_with_its_name(state: Path) -> None:
    run = Run(state, Project(document(), PHOTO))
    run.journal.keep(POSTCARD)
    run.journal.keep(POSTCARD)
    run.history.stage(AddReferences("Reference", (reference(), reference("own", PHOTO))))
    run.record_commit()
    with recovering(only(run.crash())) as recovered:
        assert recovered.references == (POSTCARD,)
        assert recovered.notes == ()


def test_a_reference_whose_copy_was_lost_is_named_and_the_rest_is_restored(state: Path) -> None:
    run = Run(state, project())
    run.paint("a")
    left = run.crash()
    (copy,) = left.glob("*/references/*")
    copy.write_bytes(PHOTO.data)
    with recovering(only(left)) as recovered:
        assert recovered.references == ()
        assert recovered.notes == ("The reference postcard.jpg was lost.",)
        assert recovered.history.current.hints[:-1] == everything().hints


def test_work_can_be_restored_or_thrown_away_once(state: Path) -> None:
    run = Run(state, Project(document(), PHOTO))
    run.paint("a")
    work = only(run.crash())
    with recovering(work):
        for again in (lambda: recover(work, label="Opened"), lambda: discard(work)):
            with pytest.raises(BadInput, match="another window"):
                again()
    with pytest.raises(BadInput, match="another window"):
        recover(work, label="Opened")


def test_work_that_found_no_room_can_be_restored_later(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(state, Project(document(), PHOTO))
    run.paint("a")
    work = only(run.crash())

    def no_room(*_: object, **__: object) -> None:
        raise OutOfMemory("There is no room.")

    with monkeypatch.context() as patched:
        patched.setattr("colorstudio.document.recovery.read_source", no_room)
        with pytest.raises(OutOfMemory):
            recover(work, label="Opened")
    with recovering(work) as recovered:
        assert len(recovered.history.current.hints) == 1


def test_work_that_nobody_wants_is_thrown_away(state: Path) -> None:
    run = Run(state, project())
    run.paint("a")
    left = run.crash()
    discard(only(left))
    assert list(left.iterdir()) == []


def test_a_crash_after_a_recovery_loses_nothing_either(state: Path, tmp_path: Path) -> None:
    run = Run(state, Project(document(), PHOTO))
    run.paint("a")
    with recovering(only(run.crash())) as recovered:
        recovered.history.stage(ChangeSettings("Vividness", Settings(vividness=0.5)))
        made = recovered.history.commit()
        assert made is not None
        recovered.journal.record(made)
        again = tmp_path / "again"
        shutil.copytree(tmp_path / "left behind", again)
    assert only(again).labels == ("Brush, blue", "Vividness")


def test_a_journal_of_a_newer_program_is_left_for_it(state: Path) -> None:
    run = Run(state, Project(document(), PHOTO))
    run.paint("a")
    left = run.crash()
    (records,) = left.glob(f"*/{RECORDS}")
    opening = b'{"document":{"format":2},"project":null,"photo":null}'
    length = struct.pack("<I", len(opening))
    checksum = struct.pack("<I", zlib.crc32(opening, zlib.crc32(length)))
    records.write_bytes(b"colorstudio journal\n" + length + checksum + opening)
    assert unfinished(left) == ()
    assert records.is_file()


def test_a_journal_that_is_damaged_from_the_beginning_is_neither_offered_nor_removed(state: Path) -> None:
    run = Run(state, Project(document(), PHOTO))
    run.paint("a")
    left = run.crash()
    work = only(left)
    (work.folder / RECORDS).write_bytes(b"")
    assert unfinished(left) == ()
    with pytest.raises(BadInput, match="damaged"):
        recover(work, label="Opened")
    (work.folder / RECORDS).unlink()
    (work.folder / RECORDS).mkdir()
    with pytest.raises(BadInput, match="can't be read"):
        recover(work, label="Opened")


def test_a_journal_that_can_not_be_locked_is_left_alone(state: Path) -> None:
    run = Run(state, Project(document(), PHOTO))
    run.paint("a")
    left = run.crash()
    (lock,) = left.glob("*/lock")
    lock.unlink()
    lock.mkdir()
    assert unfinished(left) == ()


def test_the_newest_work_is_offered_first(tmp_path: Path) -> None:
    for number, name in enumerate(("first", "second", "third")):
        photo = source_from_bytes(f"{name}.png", bytes(PHOTO.data))
        named = replace(document(), photo=replace(document().photo, name=photo.name))
        left = Run(tmp_path / name / "state", Project(named, photo)).crash()
        (records,) = left.glob(f"*/{RECORDS}")
        os.utime(records, (1_000_000 + number, 1_000_000 + number))
        shutil.copytree(left, tmp_path / "all", dirs_exist_ok=True)
    assert [work.photo for work in unfinished(tmp_path / "all")] == ["third.png", "second.png", "first.png"]
