"""What is done once on each machine."""

import pytest

from colorstudio.app import preparing
from colorstudio.app.preparing import prepare_solver
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import CannotWrite


def test_a_cache_that_cannot_be_written_is_said_and_the_work_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: CancelToken) -> None:
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr(preparing, "is_warm", lambda: False)
    monkeypatch.setattr(preparing, "warm", full)
    prepare_solver()
    assert [line.split(":")[1].strip() for line in capsys.readouterr().err.splitlines()] == [
        "The solver is being prepared for this machine, only this once",
        "The disk is full.",
    ]


def test_a_machine_that_is_prepared_is_told_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(preparing, "is_warm", lambda: True)
    prepare_solver()
    assert capsys.readouterr().err == ""
