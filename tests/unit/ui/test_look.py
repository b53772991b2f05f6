from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from colorstudio.support.preferences import Theme
from colorstudio.ui.look import Look, Motion
from colorstudio.ui.tokens import DARK, LIGHT


def test_a_chosen_theme_says_so_once(qtbot: QtBot) -> None:
    look = Look(Theme.DARK)
    with qtbot.waitSignal(look.changed):
        look.choose(Theme.LIGHT)
    assert look.tokens is LIGHT
    with qtbot.assertNotEmitted(look.changed):
        look.choose(Theme.LIGHT)
    assert look.theme is Theme.LIGHT


def test_it_follows_the_system_until_a_theme_is_chosen(qtbot: QtBot) -> None:
    look = Look()
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert look.tokens is LIGHT
    look.choose(Theme.DARK)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert look.tokens is DARK


def test_where_the_system_says_nothing_it_is_dark(qtbot: QtBot) -> None:
    assert Look().tokens is DARK


def test_reduced_motion_takes_no_time(qtbot: QtBot) -> None:
    look = Look()
    assert look.duration(140) == 140
    look.set_motion(Motion.REDUCED)
    assert look.duration(140) == 0
