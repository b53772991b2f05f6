"""The sheet of keys (F1): what each key does, in groups side by side, with a field to find one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from colorstudio.ui.measures import FAR, GAP, INSET, MARGIN, TIGHT
from colorstudio.ui.widgets.label import TextRole, label

_COLUMNS = 3
_SIZE = (920, 680)


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What is done, and the keys that do it, as the platform writes them; several are several ways."""

    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortcutGroup:
    """Shortcuts under one title."""

    name: str
    shortcuts: tuple[Shortcut, ...]


class ShortcutSheet(QDialog):
    """All keys at a glance; what is typed into the field leaves those whose name or key has it. Escape closes.

    `show` it, so that it stands beside the work; once closed it is gone.
    """

    def __init__(self, groups: Sequence[ShortcutGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = [_Block(group) for group in groups]
        self._search = QLineEdit()
        self._nothing = label(self.tr("No key does that."), TextRole.LABEL)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._arrange()
        self._search.textChanged.connect(self._find)
        self._find("")

    def _arrange(self) -> None:
        self._search.setPlaceholderText(self.tr("Find a key"))
        self._search.setAccessibleName(self.tr("Find a key"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(220)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Keys"), TextRole.DIALOG_TITLE))
        head.addStretch(1)
        head.addWidget(self._search)
        page = QWidget()
        page.setProperty("role", "page")
        columns = QHBoxLayout(page)
        columns.setContentsMargins(0, 0, INSET, 0)
        columns.setSpacing(FAR)
        for blocks in _balanced(self._blocks):
            column = QVBoxLayout()
            column.setSpacing(MARGIN)
            for block in blocks:
                column.addWidget(block)
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        whole.setSpacing(MARGIN)
        whole.addLayout(head)
        whole.addWidget(self._nothing)
        whole.addWidget(area, 1)

    def _find(self, text: str) -> None:
        wanted = text.strip().casefold()
        found = [block.show_only(wanted) for block in self._blocks]
        self._nothing.setVisible(not any(found))


class _Block(QWidget):
    """One group: its title and its rows."""

    def __init__(self, group: ShortcutGroup) -> None:
        super().__init__()
        self._rows = [_Row(shortcut) for shortcut in group.shortcuts]
        self.weight = len(group.shortcuts) + 2
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(label(group.name, TextRole.TITLE))
        for row in self._rows:
            column.addWidget(row)

    def show_only(self, wanted: str) -> int:
        """Show the rows that have `wanted` in them, and itself if there are any; return how many."""
        found = [row for row in self._rows if wanted in row.words]
        for row in self._rows:
            row.setVisible(row in found)
        self.setVisible(bool(found))
        return len(found)


class _Row(QWidget):
    """One shortcut: what it does at the left, its keys as caps at the right."""

    def __init__(self, shortcut: Shortcut) -> None:
        super().__init__()
        self.words = " ".join((shortcut.name, *shortcut.keys)).casefold()
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(GAP)
        name = label(shortcut.name, TextRole.LABEL)
        name.setWordWrap(True)
        row.addWidget(name, 0, 0)
        row.setColumnStretch(0, 1)
        for index, keys in enumerate(shortcut.keys):
            row.addWidget(label(keys, TextRole.KEY), 0, index + 1)


def _balanced(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """The blocks in their order, in columns of about equal length."""
    columns: list[list[_Block]] = [[] for _ in range(_COLUMNS)]
    share = sum(block.weight for block in blocks) / _COLUMNS
    before = 0
    for block in blocks:
        middle = before + block.weight / 2
        columns[min(_COLUMNS - 1, int(middle / share))].append(block)
        before += block.weight
    return columns
