"""The log."""

import logging
import sys
from pathlib import Path

import pytest

from colorstudio.support.log import logging_to

LOGGER = logging.getLogger("colorstudio.test")


def test_what_happens_is_in_the_file_and_only_warnings_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with logging_to(tmp_path / "logs"):
        LOGGER.debug("decoded")
        LOGGER.warning("slow disk")
    text = (tmp_path / "logs" / "colorstudio.log").read_text(encoding="utf-8")
    assert "decoded" in text
    assert "slow disk" in text
    assert "decoded" not in (shown := capsys.readouterr().err)
    assert "slow disk" in shown


def test_the_file_rotates(tmp_path: Path) -> None:
    with logging_to(tmp_path, stderr_level=logging.CRITICAL):
        for _ in range(12):
            LOGGER.info("x" * 200_000)
    assert (tmp_path / "colorstudio.log.1").exists()
    assert (tmp_path / "colorstudio.log").stat().st_size < 1_000_000


def test_a_folder_that_cant_be_made_costs_only_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    with logging_to(tmp_path / "file" / "logs"):
        LOGGER.warning("still heard")
    assert "still heard" in capsys.readouterr().err


def test_a_program_without_stderr_logs_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with logging_to(tmp_path):
        LOGGER.warning("windowed")
    assert "windowed" in (tmp_path / "colorstudio.log").read_text(encoding="utf-8")
