"""Gives the whole program its look: style, palette, type, icons and style sheet, now and whenever the look changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from colorstudio.ui.icon_theme import use_icon_theme
from colorstudio.ui.look import Look
from colorstudio.ui.measures import TEXT
from colorstudio.ui.style_sheet import style_sheet
from colorstudio.ui.tokens import Tokens


def apply_theme(app: QApplication, look: Look) -> None:
    """Dress `app` in `look`, and again at each of its changes; to be called once, before the first window."""
    app.setStyle("Fusion")
    app.setFont(text_font(app.font()))
    _Dresser(app, look)


def text_font(system: QFont) -> QFont:
    """The system's font at the window's size, with figures of equal width so that readouts don't tremble."""
    font = QFont(system)
    font.setPixelSize(TEXT)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def palette(tokens: Tokens) -> QPalette:
    """The tokens in the roles that Qt's styles ask for."""
    made = QPalette()
    for role, color in {
        QPalette.ColorRole.Window: tokens.panel,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.well,
        QPalette.ColorRole.AlternateBase: tokens.panel,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.text3,
        QPalette.ColorRole.Button: tokens.raised,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.on,
        QPalette.ColorRole.Light: tokens.active,
        QPalette.ColorRole.Midlight: tokens.hover,
        QPalette.ColorRole.Mid: tokens.border,
        QPalette.ColorRole.Dark: tokens.line,
        QPalette.ColorRole.Shadow: tokens.line,
        QPalette.ColorRole.Highlight: tokens.fill,
        QPalette.ColorRole.HighlightedText: tokens.on_fill,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
        QPalette.ColorRole.ToolTipBase: tokens.panel,
        QPalette.ColorRole.ToolTipText: tokens.text,
    }.items():
        made.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.off))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, QColor(tokens.active))
    return made


class _Dresser(QObject):
    """Lives with the look; keeps the folder of the sheet's pictures."""

    def __init__(self, app: QApplication, look: Look) -> None:
        super().__init__(look)
        self._app = app
        self._look = look
        self._pictures = QTemporaryDir()
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        tokens = self._look.tokens
        self._app.setPalette(palette(tokens))
        use_icon_theme(tokens.icon, Path(self._pictures.path()))
        self._app.setStyleSheet(style_sheet(tokens, Path(self._pictures.path())))
