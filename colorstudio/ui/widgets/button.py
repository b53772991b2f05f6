"""Buttons: with a word, in the weights and sizes of the style sheet, and with an icon, for bars and rows."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from colorstudio.ui.icons import keep_icon
from colorstudio.ui.look import Look
from colorstudio.ui.measures import BAR_BUTTON, CONTROL, ICON, SMALL_ICON


class Weight(StrEnum):
    """How much a button calls: a pane has at most one primary."""

    NORMAL = "normal"
    PRIMARY = "primary"
    QUIET = "quiet"


class ButtonSize(StrEnum):
    """How high a button is: 24, 28 or 32 pixels."""

    SMALL = "small"
    DIALOG = "dialog"
    EMPTY = "empty"


class Button(QPushButton):
    """A button with a word."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        weight: Weight = Weight.NORMAL,
        size: ButtonSize = ButtonSize.SMALL,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("weight", weight.value)
        self.setProperty("tall", size.value)  # "size" is a property of Qt's own
        self.setAutoDefault(False)


class IconButton(QToolButton):
    """A button with an icon alone: its name is its tool tip and what a screen reader says."""

    def __init__(
        self, icon: str, name: str, look: Look, *, size: int = BAR_BUTTON, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon_size = ICON if size >= BAR_BUTTON else SMALL_ICON
        self.setFixedSize(size, size)
        self.setIconSize(QSize(self._icon_size, self._icon_size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setProperty("bare", "true")
        self.set_icon(icon)
        self.set_name(name)

    def set_icon(self, icon: str) -> None:
        keep_icon(self, icon, self._look, size=self._icon_size)

    def set_name(self, name: str) -> None:
        self.setToolTip(name)
        self.setAccessibleName(name)


class CloseButton(IconButton):
    """The ✕ at the end of a bar or a row."""

    def __init__(self, name: str, look: Look, *, parent: QWidget | None = None) -> None:
        super().__init__("close", name, look, size=CONTROL, parent=parent)
