"""The tool column: a button for each tool, and at its foot the two colors that are held."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.ui.look import Look
from colorstudio.ui.measures import (
    BAR_RADIUS,
    GAP,
    ICON,
    TIGHT,
    TOOL_BUTTON,
    TOOL_COLUMN,
    TOOL_MARK_HEIGHT,
    TOOL_MARK_WIDTH,
)
from colorstudio.ui.widgets.button import IconButton
from colorstudio.ui.widgets.chip import Chip

_CHIP = 20
_SHIFT = 10  # of the previous chip, behind the current one


class ToolColumn(QWidget):
    """Shows actions, group by group; one of them is checked."""

    swap_wanted = Signal()
    color_wanted = Signal()

    def __init__(self, groups: Sequence[Sequence[QAction]], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedWidth(TOOL_COLUMN)
        self.setAccessibleName(self.tr("Tools"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, GAP)
        column.setSpacing(TIGHT)
        for number, group in enumerate(groups):
            if number:
                column.addWidget(_Line(look), 0, Qt.AlignmentFlag.AlignHCenter)
            for action in group:
                column.addWidget(_ToolButton(action, look))
        column.addStretch(1)
        swap = IconButton("swap", self.tr("Swap colors (X)"), look)
        swap.clicked.connect(self.swap_wanted)
        column.addWidget(swap, 0, Qt.AlignmentFlag.AlignHCenter)
        self._colors = _TwoColors(look)
        self._colors.pressed.connect(self.color_wanted)
        column.addWidget(self._colors, 0, Qt.AlignmentFlag.AlignHCenter)
        look.changed.connect(self.update)

    def set_colors(self, current: QColor, previous: QColor, name: str) -> None:
        """Show what is held; `name` is the current color in words."""
        self._colors.set_colors(current, previous, name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(tokens.panel))
            painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(tokens.line))


class _ToolButton(QToolButton):
    def __init__(self, action: QAction, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setDefaultAction(action)
        self.setFixedSize(TOOL_COLUMN, TOOL_BUTTON)
        self.setIconSize(QSize(ICON, ICON))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keys = action.shortcut().toString()
        self.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
        self.setAccessibleName(action.text())
        self.setProperty("bare", "true")
        look.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        plate = QRect(0, 0, TOOL_BUTTON, TOOL_BUTTON)
        plate.moveCenter(self.rect().center())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(tokens.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            if self.isChecked() or self.underMouse():
                painter.setBrush(QColor(tokens.active if self.isChecked() else tokens.hover))
                painter.drawRoundedRect(plate, 4, 4)
            elif self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(plate, 4, 4)
            if self.isChecked():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.accent))
                top = (self.height() - TOOL_MARK_HEIGHT) / 2
                painter.drawRoundedRect(1, round(top), TOOL_MARK_WIDTH, TOOL_MARK_HEIGHT, BAR_RADIUS, BAR_RADIUS)
            icon = QRect(0, 0, ICON, ICON)
            icon.moveCenter(self.rect().center())
            mode = self.icon().Mode.Normal if self.isEnabled() else self.icon().Mode.Disabled
            state = self.icon().State.On if self.isChecked() else self.icon().State.Off
            self.icon().paint(painter, icon, Qt.AlignmentFlag.AlignCenter, mode, state)


class _TwoColors(QWidget):
    pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFixedSize(_CHIP + _SHIFT, _CHIP + _SHIFT)
        size = QSize(_CHIP, _CHIP)
        self._previous = Chip(QColor("black"), "", look, size=size, parent=self)
        self._previous.move(_SHIFT, _SHIFT)
        self._previous.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._current = Chip(QColor("black"), "", look, size=size, parent=self)
        self._current.clicked.connect(self.pressed)
        self._previous.clicked.connect(self.pressed)

    def set_colors(self, current: QColor, previous: QColor, name: str) -> None:
        self._current.set_color(current, self.tr("The color that is held: {name}").format(name=name))
        self._previous.set_color(previous, self.tr("The color before"))


class _Line(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(24, 9)
        look.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, 4, self.width(), 1, QColor(self._look.tokens.line2))
