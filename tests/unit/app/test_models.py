"""`colorstudio models`, as its words are typed."""

import hashlib
from pathlib import Path

import pytest

from colorstudio.app.cli import main
from colorstudio.engine import models
from colorstudio.support.resources import resource


def test_the_installed_models_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "list"]) == 0
    assert capsys.readouterr().out.split() == ["hintnet"]


def test_a_sound_model_shows_the_digest_of_its_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "verify"]) == 0
    digest = hashlib.sha256(resource("models", "hintnet.safetensors").read_bytes()).hexdigest()
    assert digest in capsys.readouterr().out


def test_a_damaged_or_missing_model_gets_one_sentence_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = resource("models", "hintnet.safetensors").read_bytes()
    (tmp_path / "half.safetensors").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "hintnet.safetensors").write_bytes(whole)
    monkeypatch.setattr(models, "resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    assert main(["models", "verify", "half", "none", "hintnet"]) == 1
    captured = capsys.readouterr()
    assert "hintnet" in captured.out
    assert len(captured.err.splitlines()) == 2
    assert "half.safetensors" in captured.err
    assert "none leaves the network out" in captured.err
