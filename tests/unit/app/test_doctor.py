"""`colorstudio doctor`."""

import importlib
from pathlib import Path

import pytest

from colorstudio.app.cli import main

preparing = importlib.import_module("colorstudio.app.preparing")


def test_the_doctor_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    shown = capsys.readouterr().out
    for what in ("colorstudio", "Python", "numba", "cache", "solver"):
        assert any(line.startswith(what) for line in shown.splitlines())


def test_what_is_not_installed_is_said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("colorstudio.app.doctor._LIBRARIES", ("no-such-library",))
    main(["doctor"])
    assert "not installed" in capsys.readouterr().out


def test_warming_prepares_the_solver_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    assert main(["doctor"]) == 0
    assert "not prepared yet" in capsys.readouterr().out
    assert main(["doctor", "--warm"]) == 0
    first = capsys.readouterr()
    assert "only this once" in first.err
    assert "not prepared" not in first.out
    assert main(["doctor", "--warm"]) == 0
    assert capsys.readouterr().err == ""
