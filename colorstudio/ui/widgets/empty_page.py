"""What the window shows without a photo: the drop area, and the photos that were open lately. It asks, others open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.ui.look import Look
from colorstudio.ui.measures import FAR, GAP, INSET, WIDE
from colorstudio.ui.widgets.drop_area import HEIGHT, DropArea
from colorstudio.ui.widgets.label import TextRole, label
from colorstudio.ui.widgets.recent_card import CARD, RecentCard, RecentPhoto

_MOST_COLUMNS = 5
_HEAD = 18


class EmptyPage(QWidget):
    """As many recent photos as the window has room for, the latest first."""

    open_asked = Signal()
    sample_asked = Signal()
    files_dropped = Signal(object)  # a tuple of paths
    image_dropped = Signal(object)  # a QImage, from a program that gives no file
    recent_chosen = Signal(object)  # a path

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._drop = DropArea(look)
        self._title = label(self.tr("Recent"), TextRole.TITLE)
        self._cards: tuple[RecentCard, ...] = ()
        self._grid = QGridLayout()
        self._middle = QWidget()
        self._column = QVBoxLayout(self)
        self.setAcceptDrops(True)
        self._arrange()
        self._drop.open_asked.connect(self.open_asked)
        self._drop.sample_asked.connect(self.sample_asked)
        look.changed.connect(self.update)
        self.show_recent(())

    @property
    def cards(self) -> tuple[RecentCard, ...]:
        return self._cards

    def show_recent(self, photos: Sequence[RecentPhoto]) -> None:
        for card in self._cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        self._cards = tuple(RecentCard(photo, self._look, self._middle) for photo in photos)
        for card in self._cards:
            card.chosen.connect(self.recent_chosen)
        self._title.setVisible(bool(photos))
        self._lay_out()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(CARD.width() + 2 * FAR, HEIGHT + 2 * FAR)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._column.activate()  # at once: with other columns all would stand off the middle for a frame

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if data.hasImage() or _paths(data):
            event.acceptProposedAction()
            self._drop.set_drop_hint(over=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop.set_drop_hint(over=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._drop.set_drop_hint(over=False)
        event.acceptProposedAction()
        data = event.mimeData()
        paths = _paths(data)
        if paths:
            self.files_dropped.emit(paths)
        else:
            self.image_dropped.emit(data.imageData())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._look.tokens.canvas))

    def _arrange(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(WIDE)
        self._grid.setVerticalSpacing(WIDE)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft)
        inner = QVBoxLayout(self._middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(INSET)
        inner.addWidget(self._drop)
        inner.addSpacing(FAR - INSET)
        inner.addWidget(self._title)
        inner.addLayout(self._grid)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # the window may become narrower
        self._column.addStretch(1)
        self._column.addWidget(self._middle, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)

    def _lay_out(self) -> None:
        columns = max(1, min(_MOST_COLUMNS, (self.width() - 2 * FAR + WIDE) // (CARD.width() + WIDE)))
        below = self.height() - HEIGHT - _HEAD - 2 * FAR - 2 * INSET - 2 * GAP
        rows = max(1, (below + WIDE) // (CARD.height() + WIDE))
        self._middle.setFixedWidth(columns * (CARD.width() + WIDE) - WIDE)
        for index, card in enumerate(self._cards):
            card.setVisible(index < columns * rows)
            self._grid.addWidget(card, index // columns, index % columns)


def _paths(data: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
