"""Which words open the window, and what a machine that can't show it says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from colorstudio.app.cli import main

NO_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class Opened:
    """Takes the place of the window, and keeps what it was asked to open."""

    def __init__(self) -> None:
        self.asked: list[tuple[Path | None, bool]] = []

    def run(self, path: Path | None, *, sample: bool) -> int:
        self.asked.append((path, sample))
        return 0


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    opened = Opened()
    monkeypatch.setattr("colorstudio.app.gui.run", opened.run)
    return opened


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], (None, False)),
        (["open"], (None, False)),
        (["--sample"], (None, True)),
        (["open", "--sample", "--debug"], (None, True)),
        (["aunt.jpg"], (Path.cwd() / "aunt.jpg", False)),
        (["open", "info"], (Path.cwd() / "info", False)),
        (["--debug", "/photos/aunt.jpg"], (Path("/photos/aunt.jpg"), False)),
        (["a photo that is not there.png"], (Path.cwd() / "a photo that is not there.png", False)),
    ],
)
def test_what_is_no_command_is_opened(opened: Opened, words: list[str], asked: tuple[Path | None, bool]) -> None:
    assert main(words) == 0
    assert opened.asked == [asked]


@pytest.mark.parametrize(
    "words", [["aunt.jpg", "uncle.jpg"], ["--sample", "aunt.jpg"], ["--smaple"], ["colorise", "-o"]]
)
def test_words_that_open_nothing_are_a_wrong_usage(opened: Opened, words: list[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(words)
    assert exit_.value.code == 2
    assert opened.asked == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such variables")
def test_without_a_screen_a_sentence_says_what_to_do(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in NO_SCREEN:
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert opened.asked == []
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "DISPLAY" in sentence
    assert "colorize" in sentence


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such variables")
@pytest.mark.parametrize("name", NO_SCREEN)
def test_any_kind_of_screen_will_do(opened: Opened, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for other in NO_SCREEN:
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, "wayland-0")
    assert main([]) == 0
    assert len(opened.asked) == 1


def test_a_machine_without_the_libraries_of_qt_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import colorstudio.app.gui  # so that there is something to take away

    monkeypatch.delattr(colorstudio.app, "gui")
    monkeypatch.setitem(sys.modules, "colorstudio.app.gui", None)
    assert main(["--sample"]) == 1
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "README" in sentence


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one kind of screen")
def test_a_screen_that_qt_cant_reach_is_a_sentence_and_no_crash() -> None:
    child = subprocess.run(
        [sys.executable, "-m", "colorstudio"],
        env=os.environ | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":none"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == 1
    (sentence,) = child.stderr.splitlines()
    assert "can't reach the screen" in sentence
