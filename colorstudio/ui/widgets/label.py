"""A line of text in one of the roles that the style sheet knows."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel


class TextRole(StrEnum):
    """What a text is, which says how it is set."""

    TEXT = "text"
    LABEL = "label"
    NOTE = "note"
    TITLE = "title"
    CHOSEN = "chosen"
    KEY = "key"
    DIALOG_TITLE = "dialog-title"
    EMPTY_TITLE = "empty-title"


def label(text: str, role: TextRole = TextRole.TEXT) -> QLabel:
    """A label that shows `text` as it is: what looks like markup in a file's name stays text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role.value)
    return made


def separator(*, height: int = 16) -> QFrame:
    """A thin upright line between groups in a bar."""
    line = QFrame()
    line.setProperty("role", "separator")
    line.setFixedSize(1, height)
    return line
