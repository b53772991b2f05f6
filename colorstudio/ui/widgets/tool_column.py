"""The column of tools at the left edge, and below it the current and the previous color."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.ui.icons import keep_icon
from colorstudio.ui.look import Look
from colorstudio.ui.measures import GAP, ICON, TIGHT, TOOL_BUTTON, TOOL_COLUMN, TOOL_MARK_HEIGHT, TOOL_MARK_WIDTH
from colorstudio.ui.widgets.button import IconButton
from colorstudio.ui.widgets.chip import Chip

_CHIP = QSize(22, 22)
_BEHIND = 10  # how far the previous color looks out from behind the current one
_BETWEEN = 2
_LINE = 24


@dataclass(frozen=True, slots=True)
class ToolItem:
    """One tool of the column: the value that the signal carries, its icon, its name and its key."""

    value: object
    icon: str
    name: str
    key: str


class ToolColumn(QWidget):
    """Groups of tools, one of which is chosen; the arrow keys walk through them."""

    chosen = Signal(object)
    swap_asked = Signal()
    color_asked = Signal()

    def __init__(self, groups: Sequence[Sequence[ToolItem]], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons: dict[object, _ToolButton] = {}
        self._group = QButtonGroup(self)
        self._swap = IconButton("swap", self.tr("Swap current and previous color (X)"), look)
        self._colors = QWidget()
        self._previous = Chip(QColor(), self.tr("Previous color"), look, size=_CHIP, parent=self._colors)
        self._current = Chip(QColor(), self.tr("Current color"), look, size=_CHIP, parent=self._colors)
        self.setFixedWidth(TOOL_COLUMN)
        self.setAccessibleName(self.tr("Tools"))
        self._arrange(groups)
        self._swap.clicked.connect(self.swap_asked)
        self._previous.clicked.connect(self.swap_asked)
        self._current.clicked.connect(self.color_asked)
        look.changed.connect(self.update)

    def set_tool(self, value: object) -> None:
        """Show another tool as chosen, without a signal."""
        self._buttons[value].setChecked(True)

    def set_colors(self, current: QColor, previous: QColor) -> None:
        self._current.set_color(current, self.tr("Current color"))
        self._previous.set_color(previous, self.tr("Previous color: press to swap"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(tokens.panel))
            painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(tokens.line))

    def _arrange(self, groups: Sequence[Sequence[ToolItem]]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, TIGHT + 2, 0, GAP + TIGHT)
        column.setSpacing(_BETWEEN)
        for index, group in enumerate(groups):
            if index:
                _add_line(column)
            for item in group:
                column.addWidget(self._button(item), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addWidget(self._swap, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(TIGHT)
        self._previous.move(_BEHIND, _BEHIND)
        self._colors.setFixedSize(_CHIP.width() + _BEHIND, _CHIP.height() + _BEHIND)
        column.addWidget(self._colors, 0, Qt.AlignmentFlag.AlignHCenter)

    def _button(self, item: ToolItem) -> _ToolButton:
        button = _ToolButton(item, self._look)
        self._buttons[item.value] = button
        self._group.addButton(button)
        button.clicked.connect(self._choose)
        return button

    def _choose(self) -> None:
        button = self.sender()
        assert isinstance(button, _ToolButton)
        self.chosen.emit(button.value)


class _ToolButton(QToolButton):
    """One tool: lit and marked at its left while it is chosen."""

    def __init__(self, item: ToolItem, look: Look) -> None:
        super().__init__()
        self._look = look
        self.value = item.value
        self.setCheckable(True)
        self.setFixedSize(TOOL_BUTTON, TOOL_BUTTON)
        self.setIconSize(QSize(ICON, ICON))
        self.setToolTip(f"{item.name} ({item.key})" if item.key else item.name)
        self.setAccessibleName(item.name)
        keep_icon(self, item.icon, look)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._look.tokens.accent))
                top = (self.height() - TOOL_MARK_HEIGHT) / 2
                painter.drawRoundedRect(QRectF(0, top, TOOL_MARK_WIDTH, TOOL_MARK_HEIGHT), 1.5, 1.5)


def _add_line(column: QVBoxLayout) -> None:
    line = QFrame()
    line.setProperty("role", "separator")
    line.setFixedSize(_LINE, 1)
    column.addSpacing(1)
    column.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addSpacing(1)
