from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from colorstudio.support.preferences import Theme
from colorstudio.ui.look import Look
from colorstudio.ui.theme import apply_theme
from colorstudio.ui.tokens import DARK, LIGHT


def test_the_program_is_dressed_at_once_and_at_each_change(qapp: QApplication, qtbot: QtBot) -> None:
    look = Look(Theme.DARK)
    apply_theme(qapp, look)  # a fault of the style sheet is a warning of Qt, which fails the test
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.panel
    look.choose(Theme.LIGHT)
    assert window.palette().color(QPalette.ColorRole.Window).name() == LIGHT.panel
    assert LIGHT.panel in qapp.styleSheet()
    assert DARK.panel not in qapp.styleSheet()
    assert qapp.font().pixelSize() == 12
    qapp.setStyleSheet("")  # its pictures go with the look
