"""The `open` command: the editor's window, or the sentence that says why there can be none."""

from __future__ import annotations

import argparse
import os
import sys

from colorstudio.support.errors import Unsupported


def run(options: argparse.Namespace) -> int:
    if not _has_screen():
        raise Unsupported(
            "There is no screen here for the window: DISPLAY and WAYLAND_DISPLAY are not set. Run colorstudio in a "
            "desktop session, or color without a window: colorstudio colorize PHOTO -o OUT."
        )
    try:
        from colorstudio.app import gui
    except ImportError as error:
        raise Unsupported(
            "The window can't be shown: a library of the system is missing for Qt. Install the packages that the "
            f"README's first command names. ({error})",
            detail=str(error),
        ) from error
    return gui.run(options.photo and options.photo.absolute(), sample=options.sample)


def _has_screen() -> bool:
    """Whether Qt can find one; it would end the program without a word of ours."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
