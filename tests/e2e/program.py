"""The real program in a process of its own, on a screen."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tests.e2e.photo_on_screen import DARK_PART, PhotoOnScreen, find_photo, is_colored
from tests.e2e.screen import Screen

_ENDS_WITHIN_S: Final = 40
_SAME: Final = 6  # of 255: grain, and what a hint nearby changes
_OTHER: Final = 12


class Program:
    """One run of colorstudio."""

    def __init__(self, screen: Screen, *words: str) -> None:
        self.screen = screen
        self._process = subprocess.Popen([sys.executable, "-m", "colorstudio", *words], env=screen.surroundings())

    # Looking

    def photo(self) -> PhotoOnScreen:
        """Wait until the photo is there; its colors come later, and the panels beside it may still move it."""
        return self._found(find_photo, "the photo")

    def colored_photo(self) -> PhotoOnScreen:
        """Wait until the photo is there in color, and say where."""

        def find_colored(picture: NDArray[np.uint8]) -> PhotoOnScreen | None:
            photo = find_photo(picture)
            return photo if photo and is_colored(photo.part(picture, DARK_PART)) else None

        return self._found(find_colored, "the photo in color")

    def _found(self, find: Callable[[NDArray[np.uint8]], PhotoOnScreen | None], what: str) -> PhotoOnScreen:
        photo = find(self.screen.until(lambda picture: find(picture) is not None, what))
        assert photo is not None
        return photo

    def until_title(self, begins: str) -> None:
        """Wait until a window of the program is called so."""
        self.screen.until(lambda _: any(title.startswith(begins) for title in self.titles()), f"a window {begins}")

    def until_windows(self, count: int) -> None:
        """Wait until a dialog is there, or gone."""
        self.screen.until(lambda _: len(self.titles()) == count, f"{count} windows")

    def titles(self) -> list[str]:
        return [self.screen.title(window) for window in self.screen.windows_of(self._process.pid)]

    # Doing

    def enter(self, text: str) -> None:
        """Write a text in place of what stands where the cursor is, and say yes to it."""
        self.screen.keys("ctrl+a")
        self.screen.type(text)
        self.screen.keys("Return")

    # Ending

    def kill(self) -> None:
        """End it as a crash does."""
        self._process.kill()
        self._process.wait()

    def ended(self) -> int:
        """Wait until it has ended of itself; its exit code."""
        return self._process.wait(_ENDS_WITHIN_S)


def looks(photo: PhotoOnScreen, box: tuple[int, int, int, int], *, like: NDArray[np.float64]) -> Callable[..., bool]:
    """Whether a part of the photo has a color again that was seen before."""
    return lambda picture: bool(abs(photo.color(picture, box) - like).max() < _SAME)


def looks_other(
    photo: PhotoOnScreen, box: tuple[int, int, int, int], *, than: NDArray[np.float64]
) -> Callable[..., bool]:
    """Whether a part of the photo has another color than before."""
    return lambda picture: bool(abs(photo.color(picture, box) - than).max() > _OTHER)
