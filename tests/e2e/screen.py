"""A screen, a keyboard and a mouse: what a person has of the program."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_PATIENCE_S: Final = 90  # of somebody who shares two cores with many
_REST_S: Final = 0.7
_LOOK_AFTER_S: Final = 0.05
_BETWEEN_MOVES: Final = ("sleep", "0.01")  # s; what comes at once is one move
_XWD_WORDS: Final = 25  # of the header, 4 bytes each, the largest first
_XWD_COLOR_BYTES: Final = 12


class Screen:
    """One display of an X server that writes what it shows to a file, as `xwd` would."""

    def __init__(self, display: str, framebuffer: Path) -> None:
        self.display = display
        self._framebuffer = framebuffer

    def surroundings(self) -> dict[str, str]:
        """The environment of a program that is to be seen here."""
        return {**os.environ, "DISPLAY": self.display}

    # Looking

    def picture(self) -> NDArray[np.uint8]:
        """What is shown: (height, width, 3), sRGB."""
        content = self._framebuffer.read_bytes()
        header = np.frombuffer(content, ">u4", _XWD_WORDS)
        start = int(header[0] + header[19] * _XWD_COLOR_BYTES)
        width, height, line = int(header[4]), int(header[5]), int(header[12])
        rows = np.frombuffer(content, np.uint8, height * line, start).reshape(height, line)
        rgb: NDArray[np.uint8] = rows[:, : 4 * width].reshape(height, width, 4)[..., 2::-1]
        return rgb

    def until(self, holds: Callable[[NDArray[np.uint8]], bool], what: str) -> NDArray[np.uint8]:
        """Look until something is seen; what is seen instead is kept beside the test."""
        end = time.monotonic() + _PATIENCE_S
        while not holds(picture := self.picture()):
            if time.monotonic() > end:
                kept = self._framebuffer.with_name("not-seen.png")
                Image.fromarray(picture).save(kept)
                raise AssertionError(f"not seen within {_PATIENCE_S} s: {what}. The screen is in {kept}")
            time.sleep(_LOOK_AFTER_S)
        return picture

    def at_rest(self) -> NDArray[np.uint8]:
        """Look until nothing moves any more."""
        changed, before = time.monotonic(), self.picture()

        def is_at_rest(picture: NDArray[np.uint8]) -> bool:
            nonlocal changed, before
            if not np.array_equal(picture, before):
                changed, before = time.monotonic(), picture
            return time.monotonic() - changed > _REST_S

        return self.until(is_at_rest, "a screen that keeps still")

    def windows_of(self, process: int) -> list[str]:
        """The windows and dialogs of a process."""
        return self._xdotool("search", "--onlyvisible", "--pid", str(process), check=False).split()

    def title(self, window: str) -> str:
        return self._xdotool("getwindowname", window, check=False).strip()

    # Doing

    def keys(self, *names: str) -> None:
        """Press keys, as xdotool names them: ctrl+s."""
        self._xdotool("key", *names)

    def type(self, text: str) -> None:
        self._xdotool("type", text)

    def click(self, x: float, y: float) -> None:
        self._xdotool("mousemove", *_at(x, y), *_BETWEEN_MOVES, "click", "1")

    def drag(self, start: tuple[float, float], end: tuple[float, float], *, steps: int = 12) -> None:
        """Press, move and let go."""
        moves: list[str] = []
        for share in np.linspace(0, 1, steps + 1)[1:]:
            at = (one + (other - one) * share for one, other in zip(start, end, strict=True))
            moves += ["mousemove", *_at(*at), *_BETWEEN_MOVES]
        self._xdotool("mousemove", *_at(*start), *_BETWEEN_MOVES, "mousedown", "1", *moves, "mouseup", "1")

    def _xdotool(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self.surroundings(),
            capture_output=True,
            text=True,
            check=check,
            timeout=_PATIENCE_S,
        )
        return done.stdout


def _at(x: float, y: float) -> tuple[str, str]:
    return str(round(x)), str(round(y))
