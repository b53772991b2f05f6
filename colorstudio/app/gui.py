"""The editor: Qt's application, the studio and its window, and what happens at the start and at the end."""

from __future__ import annotations

import logging
import os
import signal
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QSettings, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from colorstudio._version import __version__
from colorstudio.app.child import prepare_in_a_child
from colorstudio.app.console import report
from colorstudio.app.crash import CrashReports
from colorstudio.app.screen import NoWindow
from colorstudio.editor.lanes import LaneThreads
from colorstudio.editor.notes import Note
from colorstudio.editor.recents import Recents
from colorstudio.editor.studio import Studio, Surroundings
from colorstudio.engine.models import model_names
from colorstudio.support.errors import CannotWrite
from colorstudio.support.folders import user_folders
from colorstudio.support.preferences import Theme, load_preferences, save_preferences
from colorstudio.ui.application import Application
from colorstudio.ui.look import Look
from colorstudio.ui.poster import QtPoster
from colorstudio.ui.restoring import Restoring
from colorstudio.ui.theme import apply_theme
from colorstudio.ui.window import Window

_LOG: Final = logging.getLogger("colorstudio.qt")
_LISTEN_MS: Final = 200  # for signals: Python handles them when it runs


class Editor:
    """The parts, put together: nothing is shown or opened yet."""

    def __init__(self, app: QApplication) -> None:
        folders = user_folders()
        self._config = folders.config
        self._loaded = load_preferences(folders.config)
        preferences = self._loaded.preferences
        look = Look(preferences.theme)
        apply_theme(app, look)
        post = QtPoster()
        self.studio = Studio(Surroundings(post, folders, preferences, prepare_in_a_child, LaneThreads))
        self.window = Window(
            self.studio,
            look,
            models=model_names(),
            layout=QSettings(str(folders.state / "window.ini"), QSettings.Format.IniFormat),
            recents=Recents(folders.state / "recent"),
        )
        self.window.theme_chosen.connect(self._keep_theme)
        CrashReports(folders.logs, lambda note: post(lambda: self.window.say(note))).install()

    def begin(self, path: Path | None, *, sample: bool) -> None:
        """Do what can wait until the window is painted."""
        self.studio.prepare()
        for sentence in self._loaded.notes:
            self.window.say(Note(sentence))
        if sample:
            self.window.open_sample()
        elif path is not None:
            self.window.open_path(path)
        Restoring(self.studio, self.window).begin()

    def _keep_theme(self, theme: Theme) -> None:
        """Begin with it the next time."""
        preferences = load_preferences(self._config).preferences  # as they are now: the file can be edited by hand
        try:
            save_preferences(replace(preferences, theme=theme), self._config)
        except CannotWrite as error:
            self.window.say(Note.of(error))


def run(path: Path | None, *, sample: bool) -> int:
    """Show the window until it is closed."""
    app = application()
    editor = Editor(app)
    _let_signals_close(app, editor.window)
    app.file_dropped.connect(editor.window.open_path)
    editor.window.show()
    QTimer.singleShot(0, partial(_begin, app, editor, path, sample=sample))
    code = app.exec()
    editor.studio.end()
    return code


def _begin(app: Application, editor: Editor, path: Path | None, *, sample: bool) -> None:
    *_, last = (path, *app.take_early())
    editor.begin(last, sample=sample and last is None)


def application() -> Application:
    """Qt's part of the program; where no window can be shown, a sentence and the end of it."""
    before = qInstallMessageHandler(_take_message)
    app = Application(sys.argv[:1])
    qInstallMessageHandler(before)
    QCoreApplication.setApplicationName("colorstudio")
    QCoreApplication.setApplicationVersion(__version__)
    return app


def _take_message(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
    _LOG.info("Qt: %s", message)
    if kind is QtMsgType.QtFatalMsg:  # Qt would abort now
        report(NoWindow(message))
        os._exit(1)


def _let_signals_close(app: QApplication, window: Window) -> None:
    """Ctrl-C in the terminal and a system that shuts down close the window as a person would."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.close())
    listening = QTimer(app)
    listening.timeout.connect(_nothing)
    listening.start(_LISTEN_MS)


def _nothing() -> None:
    """Let Python run for a moment."""
