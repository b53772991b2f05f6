"""The program with its window, in an interpreter of its own: it begins, and a signal ends it as a person would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from colorstudio.support.folders import user_folders
from colorstudio.support.preferences import Preferences
from colorstudio.ui.tokens import DARK, LIGHT
from tests.samples.pictures import gray, png

# As soon as all has begun the system asks the program to end.
_PROGRAM = """
import os, signal, sys
from pathlib import Path
from colorstudio.app import gui
gui.Restoring.begin = lambda self: os.kill(os.getpid(), signal.SIGTERM)
raise SystemExit(gui.run(Path(sys.argv[1]) if sys.argv[1] else None, sample=sys.argv[2] == "sample"))
"""

# A file is dropped on the icon before there is a window, and another one later.
_DROPPING = """
import sys
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from colorstudio.app import gui
heard = []
gui.Window.open_path = lambda self, path: heard.append(path.name)
drop = lambda: QCoreApplication.sendEvent(QCoreApplication.instance(), QFileOpenEvent(QUrl.fromLocalFile(sys.argv[1])))
before, after = gui._let_signals_close, gui.Restoring.begin
gui._let_signals_close = lambda app, window: (drop(), before(app, window))
gui.Restoring.begin = lambda self: (drop(), QCoreApplication.exit())
gui.run(None, sample=False)
print(heard)
"""


@pytest.mark.parametrize(("opens", "sample"), [("", ""), ("", "sample"), ("aunt.png", "")])
def test_it_begins_and_ends(tmp_path: Path, opens: str, sample: str) -> None:
    photo = tmp_path / "aunt.png"
    photo.write_bytes(png(gray(24, 16)))
    path = str(tmp_path / opens) if opens else ""
    ended = subprocess.run(
        [sys.executable, "-c", _PROGRAM, path, sample], capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr


# A person chooses a theme in one run; the next run tells with which it is painted.
_CHOOSES = """
from PySide6.QtWidgets import QMenu
from colorstudio.app import gui
from colorstudio.ui.widgets.message_bar import MessageBar
app = gui.application()
editor = gui.Editor(app)
print(app.palette().window().color().name())
actions = [action for menu in editor.window.findChildren(QMenu) for action in menu.actions()]
next(action for action in actions if action.objectName() == "theme_light").trigger()
print(editor.window.findChild(MessageBar).accessibleName())
editor.studio.end()
"""


def choose_light() -> tuple[str, str]:
    """The ground of the window before, and what was said."""
    choosing = [sys.executable, "-c", _CHOOSES]
    said = subprocess.run(choosing, capture_output=True, text=True, timeout=120, check=True).stdout
    ground, sentence = said.splitlines()
    return ground, sentence


def test_a_theme_that_was_chosen_is_there_at_the_next_start() -> None:
    assert choose_light() == (DARK.panel, "")
    assert choose_light() == (LIGHT.panel, "")


def test_a_theme_that_cant_be_kept_is_said() -> None:
    (user_folders().config / Preferences.FILE).mkdir(parents=True)
    ground, sentence = choose_light()
    assert ground == DARK.panel
    assert Preferences.FILE in sentence


def test_files_that_are_dropped_on_the_icon_are_opened(tmp_path: Path) -> None:
    dropping = [sys.executable, "-c", _DROPPING, str(tmp_path / "aunt.png")]
    ended = subprocess.run(dropping, capture_output=True, text=True, timeout=120, check=False)
    assert ended.stdout == "['aunt.png', 'aunt.png']\n", ended.stderr
