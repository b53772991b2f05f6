"""Moves of the pointer that arrive at once: QTest's go through the screen and may be merged or lost there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


def move(widget: QWidget, at: QPoint, *, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the pointer to a point of the widget, with a button held or none."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
