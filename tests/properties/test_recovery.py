"""Whatever happens to the program or to its journal, what comes back is the work as it was at some step, and late."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.document.edits import ChangePalette
from colorstudio.document.history import History
from colorstudio.document.journal import RECORDS, Journal
from colorstudio.document.model import Document
from colorstudio.document.palette import Palette
from colorstudio.document.project_file import Project
from colorstudio.document.recovery import recover, unfinished
from colorstudio.document.steps import Step
from tests.samples.documents import PHOTO, document
from tests.samples.sessions import steps
from tests.strategies import fitting_edits

ROOT = Path(__file__).parents[2]


@contextmanager
def crashed(journal_of: Path) -> Iterator[Path]:
    """A copy of a state folder, as a crash would leave it: nobody holds its locks."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copytree(journal_of, Path(folder) / "state"))


def restored(state: Path) -> Document | None:
    """The document that the next start offers; None if it offers nothing."""
    works = unfinished(state)
    if not works:
        return None
    recovered = recover(works[0], label="Opened")
    current = recovered.history.current
    recovered.journal.close()
    return current


@pytest.fixture(scope="module", autouse=True)
def no_waiting_for_the_disk() -> Iterator[None]:
    """Thousands of crashes are played here; nothing but the power failing needs what is on the disk itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@given(st.data())
def test_after_a_crash_all_is_there_and_the_journal_goes_on(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        history = History(document(), label="Opened")
        with closing(Journal.start(state, Project(history.current, PHOTO), saved_as=None)) as journal:
            for _ in range(data.draw(st.integers(0, 8))):
                do = data.draw(st.sampled_from([_edit, _edit, _undo, _redo, _save]))
                if (step := do(history, data)) is not None:
                    journal.record(step)
            _edit_once_more(history, journal)
            with crashed(state) as left:
                _restored_and_used(left, history)


def _restored_and_used(state: Path, history: History) -> None:
    """The next start has every entry, the cursor and the saved state, goes on, and crashes as well."""
    (work,) = unfinished(state)
    recovered = recover(work, label="Opened")
    with closing(recovered.journal) as journal:
        again = recovered.history
        assert again.entries == history.entries
        assert (again.cursor, again.saved) == (history.cursor, history.saved)
        _edit_once_more(again, journal)
        with crashed(state) as left:
            assert restored(left) == again.current


def _edit_once_more(history: History, journal: Journal) -> None:
    history.stage(ChangePalette("Palette", Palette(f"{history.current.palette.name}+")))
    made = history.commit()
    assert made is not None
    journal.record(made)


def _edit(history: History, data: st.DataObject) -> Step | None:
    history.stage(data.draw(fitting_edits(history.current)))
    return history.commit()


def _undo(history: History, _: st.DataObject) -> Step | None:
    return history.undo()


def _redo(history: History, _: st.DataObject) -> Step | None:
    return history.redo()


def _save(history: History, data: st.DataObject) -> Step | None:
    index = data.draw(st.integers(0, len(history.entries) - 1))
    return history.mark_saved(history.entries[index].document, Path("/home/anna/Großmutter.colorstudio"))


def test_a_journal_cut_off_at_any_byte_gives_the_last_whole_step(tmp_path: Path) -> None:
    session = Session.recorded(tmp_path)
    for length in range(session.ends[0], len(session.records)):
        with crashed(session.left_behind) as left:
            _only(left).write_bytes(session.records[:length])
            assert restored(left) == session.document_before(length), f"{length} of {len(session.records)} bytes"


@given(st.data())
def test_a_journal_garbled_anywhere_gives_the_last_step_before_the_damage(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = Session.recorded(Path(folder))
        at = data.draw(st.integers(0, len(session.records) - 1))
        garbled = bytearray(session.records)
        garbled[at] ^= data.draw(st.integers(1, 255))
        _only(session.left_behind).write_bytes(garbled)
        assert restored(session.left_behind) == session.document_before(at)


@pytest.mark.parametrize("acknowledged", [5, 24, 43])
def test_a_killed_program_loses_at_most_the_gesture_it_was_at(tmp_path: Path, acknowledged: int) -> None:
    """A child process paints and undoes without a pause and says what is done, until it is killed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.samples.sessions", str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        done = 0
        for line in child.stdout:
            if int(line) == acknowledged:
                child.kill()
            done = int(line)
    history = History(document(), label="Opened")
    documents = [history.current for _ in itertools.islice(steps(history), done + 1)]
    assert restored(tmp_path) in documents[done - 1 :]


@dataclass(frozen=True)
class Session:
    """A short session that crashed: where each record ends, the document behind each, and all bytes."""

    left_behind: Path
    ends: tuple[int, ...]
    documents: tuple[Document, ...]
    records: bytes

    @classmethod
    def recorded(cls, folder: Path) -> Self:
        state = folder / "state"
        history = History(document(), label="Opened")
        journal = Journal.start(state, Project(history.current, PHOTO), saved_as=None)
        ends, documents = [_only(state).stat().st_size], [history.current]
        for step in itertools.islice(steps(history), 5):
            journal.record(step)
            ends.append(_only(state).stat().st_size)
            documents.append(history.current)
        left_behind = Path(shutil.copytree(state, folder / "left"))
        journal.close()
        return cls(left_behind, tuple(ends), tuple(documents), _only(left_behind).read_bytes())

    def document_before(self, byte: int) -> Document | None:
        """The document of the last record that ends before or at this byte."""
        whole = [made for end, made in zip(self.ends, self.documents, strict=True) if end <= byte]
        return whole[-1] if whole else None


def _only(state: Path) -> Path:
    (records,) = state.glob(f"*/{RECORDS}")
    return records
