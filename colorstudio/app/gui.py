"""The editor: Qt's application, the studio and its window, and what happens at the start and at the end."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from colorstudio._version import __version__
from colorstudio.app.child import prepare_in_a_child
from colorstudio.app.crash import CrashReports
from colorstudio.editor.lanes import LaneThreads
from colorstudio.editor.notes import Note
from colorstudio.editor.recents import Recents
from colorstudio.editor.studio import Studio, Surroundings
from colorstudio.engine.models import model_names
from colorstudio.support.folders import user_folders
from colorstudio.support.preferences import load_preferences
from colorstudio.ui.look import Look
from colorstudio.ui.poster import QtPoster
from colorstudio.ui.restoring import Restoring
from colorstudio.ui.theme import apply_theme
from colorstudio.ui.window import Window

_LISTEN_MS = 200  # for signals: Python handles them when it runs


def run(path: Path | None, *, sample: bool = False) -> int:
    """Show the window until it is closed."""
    app = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("colorstudio")
    QCoreApplication.setApplicationVersion(__version__)
    folders = user_folders()
    loaded = load_preferences(folders.config)
    look = Look(loaded.preferences.theme)
    apply_theme(app, look)
    post = QtPoster()
    studio = Studio(Surroundings(post, folders, loaded.preferences, prepare_in_a_child, LaneThreads))
    layout = QSettings(str(folders.state / "window.ini"), QSettings.Format.IniFormat)
    window = Window(studio, look, models=model_names(), layout=layout, recents=Recents(folders.state / "recent"))
    CrashReports(folders.logs, lambda note: post(lambda: window.say(note))).install()
    _let_signals_close(app, window)
    window.show()

    def begin() -> None:
        studio.prepare()
        for sentence in loaded.notes:
            window.say(Note(sentence))
        if sample:
            window.open_sample()
        elif path is not None:
            window.open_path(path)
        Restoring(studio, window).begin()

    QTimer.singleShot(0, begin)
    code = app.exec()
    studio.end()
    return code


def _let_signals_close(app: QApplication, window: Window) -> None:
    """Ctrl-C in the terminal and a system that shuts down close the window as a person would."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.close())
    listening = QTimer(app)
    listening.timeout.connect(_nothing)
    listening.start(_LISTEN_MS)


def _nothing() -> None:
    """Let Python run for a moment."""
