"""A widget that floats over another: at its upper edge, or at its foot where something lies above that must be seen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from colorstudio.ui.measures import CONTROL, INSET

_MOVES: Final = (
    QEvent.Type.Resize,
    QEvent.Type.Move,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
)
_FOOT: Final = CONTROL + 2 * INSET  # px at the lower edge, where tips are


class Floating(QObject):
    """Keeps one widget in its place over the ground, which is laid out as if it were not there."""

    def __init__(self, floated: QWidget, ground: QWidget) -> None:
        super().__init__(floated)
        self._floated, self._ground = floated, ground
        self._obstacle: QWidget | None = None
        floated.setParent(ground)
        for watched in (floated, ground):
            watched.installEventFilter(self)

    def keep_clear_of(self, obstacle: QWidget | None) -> None:
        """Never lie over this while it can be seen, where there is room elsewhere."""
        if self._obstacle is not None:
            self._obstacle.removeEventFilter(self)
        self._obstacle = obstacle
        if obstacle is not None:
            obstacle.installEventFilter(self)
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self._floated.isVisibleTo(self._ground):
            self._place()
        return False

    def _place(self) -> None:
        floated, ground = self._floated, self._ground
        width = min(floated.sizeHint().width(), ground.width() - 2 * INSET)
        height = floated.heightForWidth(width)
        left = (ground.width() - width) // 2
        above = QRect(left, INSET, width, height)
        below = QRect(left, ground.height() - _FOOT - height, width, height)
        taken = self._taken()
        floated.setGeometry(below if above.intersects(taken) and not below.intersects(taken) else above)
        floated.raise_()

    def _taken(self) -> QRect:
        obstacle = self._obstacle
        if obstacle is None or not obstacle.isVisible():
            return QRect()
        return QRect(obstacle.mapTo(self._ground, QPoint()), obstacle.size())
