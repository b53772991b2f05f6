"""The screen that the window needs: whether there is one, and what a person hears where there is none."""

from __future__ import annotations

import os
import sys

from colorstudio.support.errors import Unsupported


class NoScreen(Unsupported):
    """There is nothing that a window could be on."""

    def __init__(self) -> None:
        super().__init__(
            "There is no screen here for the window: neither DISPLAY nor WAYLAND_DISPLAY is set. Run colorstudio in a "
            "desktop session, or color without a window: colorstudio colorize PHOTO -o OUT."
        )


class NoWindow(Unsupported):
    """Qt can't show a window; `detail` has its words."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            "The window can't be shown: Qt can't reach the screen, or misses libraries of the system. On Linux, "
            "install the packages that the README's first command names, and run colorstudio in a desktop session.",
            detail=detail,
        )


def has_screen() -> bool:
    """Whether Qt knows where to look for one."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
