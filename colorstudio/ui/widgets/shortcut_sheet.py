"""The sheet of all keys that F1 shows: groups in columns, and a field that finds one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from colorstudio.ui.measures import FAR, GAP, MARGIN, TIGHT
from colorstudio.ui.widgets.label import TextRole, label

Groups: TypeAlias = Sequence[tuple[str, Sequence[tuple[str, str]]]]

_COLUMNS = 3


class ShortcutSheet(QDialog):
    """Shows groups of (what it does, its keys)."""

    def __init__(self, groups: Groups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows: list[tuple[str, tuple[QWidget, QWidget]]] = []
        self._find = QLineEdit()
        self._find.setPlaceholderText(self.tr("Find a key or a word"))
        self._find.setAccessibleName(self.tr("Find a key or a word"))
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._filter)
        columns = QHBoxLayout()
        columns.setSpacing(FAR)
        for part in _in_columns(groups):
            columns.addLayout(self._column(part))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        whole.setSpacing(MARGIN)
        whole.addWidget(self._find)
        whole.addLayout(columns)
        whole.addStretch(1)

    def _column(self, groups: Groups) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GAP)
        for title, rows in groups:
            column.addWidget(label(title, TextRole.TITLE))
            grid = QGridLayout()
            grid.setHorizontalSpacing(MARGIN)
            grid.setVerticalSpacing(TIGHT)
            for number, (what, keys) in enumerate(rows):
                words, cap = label(what), label(keys, TextRole.KEY)
                cap.setAlignment(Qt.AlignmentFlag.AlignRight)
                grid.addWidget(words, number, 0)
                grid.addWidget(cap, number, 1)
                self._rows.append((f"{what} {keys}".lower(), (words, cap)))
            column.addLayout(grid)
            column.addSpacing(GAP)
        column.addStretch(1)
        return column

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        for words, parts in self._rows:
            for part in parts:
                part.setEnabled(wanted in words)


def _in_columns(groups: Groups) -> list[list[tuple[str, Sequence[tuple[str, str]]]]]:
    """Put groups one after the other into columns of about the same length."""
    total = sum(len(rows) + 2 for _, rows in groups)
    columns: list[list[tuple[str, Sequence[tuple[str, str]]]]] = [[]]
    filled = 0
    for title, rows in groups:
        if filled >= total / _COLUMNS and len(columns) < _COLUMNS:
            columns.append([])
            filled = 0
        columns[-1].append((title, rows))
        filled += len(rows) + 2
    return columns
