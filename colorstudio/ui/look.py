"""The look of the window now: which colors, and whether things move. Widgets are handed it and follow its signal."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from colorstudio.support.preferences import Theme
from colorstudio.ui.tokens import DARK, LIGHT, Tokens

# What the system is asked for, so that its title bars and file dialogs agree with ours; Unknown gives it its own back.
_SCHEMES = {
    Theme.DARK: Qt.ColorScheme.Dark,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
}


class Motion(Enum):
    """Whether things move on their way."""

    FULL = auto()
    REDUCED = auto()


class Look(QObject):
    """The tokens in force, by the person's choice or as the system has it, and the durations of motion."""

    changed = Signal()

    def __init__(
        self, theme: Theme = Theme.SYSTEM, *, motion: Motion = Motion.FULL, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        hints = QGuiApplication.styleHints()
        hints.setColorScheme(_SCHEMES[theme])
        self._theme = theme
        self._motion = motion
        self._tokens = _tokens(theme, hints.colorScheme())
        hints.colorSchemeChanged.connect(self._follow)

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def theme(self) -> Theme:
        return self._theme

    def choose(self, theme: Theme) -> None:
        """Take another theme, or follow the system again."""
        hints = QGuiApplication.styleHints()
        self._theme = theme
        hints.setColorScheme(_SCHEMES[theme])
        self._follow(hints.colorScheme())

    def set_motion(self, motion: Motion) -> None:
        self._motion = motion

    def duration(self, milliseconds: int) -> int:
        """How long a motion takes: 0 where motion is reduced."""
        return milliseconds if self._motion is Motion.FULL else 0

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        tokens = _tokens(self._theme, scheme)
        if tokens is not self._tokens:
            self._tokens = tokens
            self.changed.emit()


def _tokens(theme: Theme, scheme: Qt.ColorScheme) -> Tokens:
    match theme:
        case Theme.DARK:
            return DARK
        case Theme.LIGHT:
            return LIGHT
        case Theme.SYSTEM:
            # Where the system does not say, dark: it tires least beside a photo and is what photo editors take.
            return LIGHT if scheme == Qt.ColorScheme.Light else DARK
