"""The line icons of the window in the colors of the theme: as they are, on, and disabled. Their SVGs are resources."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QAbstractButton

from colorstudio.support.resources import resource
from colorstudio.ui.drawing import pictures
from colorstudio.ui.look import Look
from colorstudio.ui.measures import ICON

# The pixel ratios of screens. Each is drawn, because an icon scaled to 1.25× is blurred.
RATIOS = (1.0, 1.25, 1.5, 2.0)

IconHolder = QAction | QAbstractButton


def icon(name: str, look: Look, *, size: int = ICON) -> QIcon:
    """The icon in the colors of the look as it is now; `keep_icon` follows the look."""
    drawn = QIcon()
    tokens = look.tokens
    for pixmap in pictures(name, tokens.icon, size=size, ratios=RATIOS):
        drawn.addPixmap(pixmap, QIcon.Mode.Normal, QIcon.State.Off)
    for pixmap in pictures(name, tokens.on, size=size, ratios=RATIOS):
        drawn.addPixmap(pixmap, QIcon.Mode.Normal, QIcon.State.On)
        drawn.addPixmap(pixmap, QIcon.Mode.Active, QIcon.State.Off)
    for pixmap in pictures(name, tokens.off, size=size, ratios=RATIOS):
        drawn.addPixmap(pixmap, QIcon.Mode.Disabled, QIcon.State.Off)
        drawn.addPixmap(pixmap, QIcon.Mode.Disabled, QIcon.State.On)
    return drawn


def keep_icon(holder: IconHolder, name: str, look: Look, *, size: int = ICON) -> None:
    """Give `holder` the icon, now and in the new colors whenever the look changes; a later call gives it another."""
    former = holder.findChild(_Keeper)
    if former is None:
        _Keeper(holder, name, look, size)
    else:
        former.take(name)


def program_icon() -> QIcon:
    """The icon of the program itself, for windows and task bars."""
    return QIcon(str(resource("icons", "colorstudio.svg")))


class _Keeper(QObject):
    """Renews the icon of the holder that it belongs to when the look changes."""

    def __init__(self, holder: IconHolder, name: str, look: Look, size: int) -> None:
        super().__init__(holder)
        self._holder = holder
        self._name = name
        self._look = look
        self._size = size
        look.changed.connect(self._renew)
        self._renew()

    def take(self, name: str) -> None:
        self._name = name
        self._renew()

    def _renew(self) -> None:
        self._holder.setIcon(icon(self._name, self._look, size=self._size))
