"""An X server without a screen, and a small window manager on it: what a person's desktop is to the program."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.e2e.screen import Screen

NEEDED: Final = ("Xvfb", "openbox", "xdotool")
_SIZE: Final = "1440x900x24"  # the window's first size
_END_WITHIN_S: Final = 10


def missing() -> list[str]:
    """Which of the programs it takes are not installed."""
    return [name for name in NEEDED if shutil.which(name) is None]


@contextmanager
def running_server(folder: Path) -> Iterator[Screen]:
    """Run both, on a display number that is free; the server keeps what it shows in a file in `folder`."""
    reading, writing = os.pipe()
    server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", _SIZE, "-nolisten", "tcp", "-fbdir", str(folder)]
    with _running(server, keep=(writing,)):
        os.close(writing)
        with os.fdopen(reading) as pipe:
            display = f":{pipe.readline().strip()}"  # which comes when the server is ready
        screen = Screen(display, folder / "Xvfb_screen0")
        with _running(["openbox", "--sm-disable"], display=display):
            yield screen


@contextmanager
def _running(command: list[str], *, display: str = "", keep: tuple[int, ...] = ()) -> Iterator[None]:
    process = subprocess.Popen(
        command,
        env=os.environ | {"DISPLAY": display},
        pass_fds=keep,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(_END_WITHIN_S)
