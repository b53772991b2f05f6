"""Exceptions that nobody caught: a report, a sentence, and the program goes on."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from colorstudio.app.crash import CrashReports, report_of
from colorstudio.editor.notes import Note, Weight


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Note]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    notes: list[Note] = []
    CrashReports(tmp_path / "reports", notes.append).install()
    return notes


def crash(words: str) -> None:
    try:
        raise RuntimeError(words)
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_fault_writes_a_report_and_says_so(
    told: list[Note], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    crash("the lamp fell")
    caplog.clear()
    (note,) = told
    assert note.weight is Weight.FAULT
    (report,) = (tmp_path / "reports").iterdir()
    assert str(report) in note.sentence
    assert "the lamp fell" in report.read_text()


def test_the_same_fault_is_said_once(told: list[Note], caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(3):
        crash("again")
    caplog.clear()
    assert len(told) == 1


def test_a_fault_in_a_thread_is_heard_of(told: list[Note], caplog: pytest.LogCaptureFixture) -> None:
    thread = threading.Thread(target=crash_here)
    thread.start()
    thread.join()
    caplog.clear()
    assert "ZeroDivisionError" in told[0].detail


def crash_here() -> None:
    raise ZeroDivisionError


def test_without_a_folder_the_sentence_names_none(
    told: list[Note], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "reports").write_text("a file in the way")
    crash("no place")
    caplog.clear()
    assert "A report" not in told[0].sentence


def test_an_interrupt_is_no_fault(told: list[Note], capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_report_does_not_say_who_the_person_is() -> None:
    assert str(Path.home()) not in report_of(f'File "{Path.home()}/photos/x.py"')
