"""The `open` command: the editor's window, or the sentence that says why there can be none."""

from __future__ import annotations

import argparse

from colorstudio.app.screen import NoScreen, NoWindow, has_screen


def run(options: argparse.Namespace) -> int:
    if not has_screen():
        raise NoScreen
    try:
        from colorstudio.app import gui
    except ImportError as error:
        raise NoWindow(str(error)) from error
    return gui.run(options.photo and options.photo.absolute(), sample=options.sample)
