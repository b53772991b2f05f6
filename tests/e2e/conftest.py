"""A desktop for the real program: a server that all stories share, and programs that end with their story."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from colorstudio.support.folders import user_folders
from colorstudio.support.preferences import Preferences
from tests.e2e.photo_on_screen import write_photo
from tests.e2e.program import Program
from tests.e2e.screen import Screen
from tests.e2e.xserver import missing, running_server

Start = Callable[..., Program]


@pytest.fixture(scope="session")
def kernels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where numba keeps the kernels for all stories, so that each is compiled once at most."""
    folder = Path(os.environ.get("NUMBA_CACHE_DIR") or tmp_path_factory.mktemp("kernels"))
    command = [sys.executable, "-m", "colorstudio", "doctor", "--warm"]
    subprocess.run(command, env=os.environ | {"NUMBA_CACHE_DIR": str(folder)}, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    if needed := missing():
        pytest.skip(f"not installed: {', '.join(needed)}")
    with running_server(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


@pytest.fixture
def start(server: Screen, kernels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start the program with some words, in dark colors; what still runs at the end is killed."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(kernels))
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    settings = user_folders().config / Preferences.FILE
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('theme = "dark"\n')
    programs: list[Program] = []

    def started(*words: str) -> Program:
        programs.append(Program(server, *words))
        return programs[-1]

    yield started
    for program in programs:
        program.kill()


@pytest.fixture
def aunt(tmp_path: Path) -> Path:
    return write_photo(tmp_path / "aunt.png")
