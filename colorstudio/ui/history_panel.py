"""The list of what was done: a click goes there, what was undone is gray, the saved state is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.document.history import History
from colorstudio.editor.event import Event
from colorstudio.ui.look import Look
from colorstudio.ui.measures import ROW
from colorstudio.ui.step_names import step_in_words

if TYPE_CHECKING:
    from colorstudio.editor.saving import Saving

_Index = QModelIndex | QPersistentModelIndex


class PhotoWithHistory(Protocol):
    """Whose history is listed."""

    document_changed: Event[()]
    history: History
    saving: Saving

    def jump(self, index: int) -> None: ...


class HistoryPanel(QWidget):
    """Lists the steps of one photo after the other."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo: PhotoWithHistory | None = None
        self._model = _Steps(self.tr("saved"))
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._model, look, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(self.tr("History"))
        self._list.clicked.connect(self._jump)
        self._list.activated.connect(self._jump)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.addWidget(self._list)
        look.changed.connect(self._list.viewport().update)

    def show_photo(self, photo: PhotoWithHistory | None) -> None:
        """List the steps of this photo from now on."""
        if self._photo is not None:
            self._photo.document_changed.disconnect(self.refresh)
        self._photo = photo
        if photo is not None:
            photo.document_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the steps as they are now; saving changes them too."""
        self._model.show(self._photo)
        if self._model.cursor >= 0:
            self._list.scrollTo(self._model.index(self._model.cursor))

    def _jump(self, index: QModelIndex) -> None:
        if self._photo is not None:
            self._photo.jump(index.row())


class _Steps(QAbstractListModel):
    def __init__(self, saved_word: str) -> None:
        super().__init__()
        self._saved_word = saved_word
        self._labels: tuple[str, ...] = ()
        self.cursor = -1
        self.saved: int | None = None

    def show(self, photo: PhotoWithHistory | None) -> None:
        labels = () if photo is None else tuple(step_in_words(entry.label) for entry in photo.history.entries)
        cursor, saved = (-1, None) if photo is None else (photo.history.cursor, photo.saving.step)
        if labels != self._labels:
            self.beginResetModel()
            self._labels, self.cursor, self.saved = labels, cursor, saved
            self.endResetModel()
        elif (cursor, saved) != (self.cursor, self.saved):
            self.cursor, self.saved = cursor, saved
            self.dataChanged.emit(self.index(0), self.index(len(labels) - 1))

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return len(self._labels)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        label = self._labels[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{label}, {self._saved_word}" if index.row() == self.saved else label
        return None

    @property
    def saved_word(self) -> str:
        return self._saved_word


class _Delegate(QStyledItemDelegate):
    def __init__(self, steps: _Steps, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._steps, self._look = steps, look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens, row = self._look.tokens, index.row()
        rect: QRect = option.rect
        is_current = row == self._steps.cursor
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.sel if is_current else tokens.hover))
            painter.drawRoundedRect(rect, 4, 4)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.Medium if is_current else QFont.Weight.Normal)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        right = rect.right() - 8
        if row == self._steps.saved:
            width = metrics.horizontalAdvance(self._steps.saved_word)
            painter.setPen(QColor(tokens.text2))
            box = QRect(right - width, rect.top(), width, ROW)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._steps.saved_word)
            right -= width + 8
        painter.setPen(QColor(tokens.text3 if row > self._steps.cursor else tokens.text))
        words = QRect(rect.left() + 8, rect.top(), right - rect.left() - 8, ROW)
        text = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
