"""The list of hints, the last painted first: what each is, its color and strength, and an eye that closes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from colorstudio.document.colors import Gray
from colorstudio.document.eye import Eye
from colorstudio.document.hints import Barrier, ColorHint, Dab, Hint, Kept, Origin, Region, Stroke
from colorstudio.document.ids import HintId
from colorstudio.document.model import Document
from colorstudio.editor.event import Event
from colorstudio.tools.held import Held
from colorstudio.tools.labels import name_of_hint
from colorstudio.ui.drawing import pictures
from colorstudio.ui.hint_colors import hint_color
from colorstudio.ui.look import Look
from colorstudio.ui.measures import ICON, INSET, ROW, SMALL_ICON
from colorstudio.ui.step_names import step_in_words
from colorstudio.ui.widgets.chip import paint_chip
from colorstudio.ui.widgets.label import label

_HINT: Final = Qt.ItemDataRole.UserRole
_EYE_WIDTH: Final = 36
_STRENGTH_WIDTH: Final = 48
_BEFORE_NOTE: Final = 6
_NOTE_WIDTH: Final = SMALL_ICON + _BEFORE_NOTE
_Index = QModelIndex | QPersistentModelIndex


class PhotoWithHints(Protocol):
    """Whose hints are listed."""

    document_changed: Event[()]
    held_changed: Event[()]
    held: Held

    @property
    def document(self) -> Document: ...
    def lightness_of(self, hint: Hint) -> float: ...
    def select(self, ids: frozenset[HintId]) -> None: ...


class HintsPanel(QWidget):
    """Lists the hints of one photo after the other; the selection is that of the canvas."""

    eye_pressed = Signal(object)  # HintId
    menu_wanted = Signal(QPoint)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo: PhotoWithHints | None = None
        self._model = _HintModel(self._lightness_of)
        self._list = _List()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(look, self._list))
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(self.tr("Hints"))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._want_menu)
        self._list.selectionModel().selectionChanged.connect(self._selected)
        self._list.eye_pressed.connect(self.eye_pressed)
        self._none = label(self.tr("What you paint and choose is listed here."))
        self._none.setWordWrap(True)
        self._none.setContentsMargins(INSET, INSET, INSET, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.addWidget(self._none)
        whole.addWidget(self._list)
        look.changed.connect(self._list.viewport().update)

    def show_photo(self, photo: PhotoWithHints | None) -> None:
        """List the hints of this photo from now on."""
        if self._photo is not None:
            self._photo.document_changed.disconnect(self._show)
            self._photo.held_changed.disconnect(self._show_selection)
        self._photo = photo
        if photo is not None:
            photo.document_changed.connect(self._show)
            photo.held_changed.connect(self._show_selection)
        self._show()

    def _lightness_of(self, hint: Hint) -> float:
        assert self._photo is not None, "there are hints without a photo"
        return self._photo.lightness_of(hint)

    def _show(self) -> None:
        hints = () if self._photo is None else self._photo.document.hints
        if self._model.show_hints(hints):
            self._show_selection()
        self._none.setVisible(not hints)

    def _show_selection(self) -> None:
        ids = frozenset() if self._photo is None else self._photo.held.selection
        if ids == self._ids():
            return
        chosen = QItemSelection()
        for row, hint in enumerate(self._model.hints):
            if hint.id in ids:
                index = self._model.index(row)
                chosen.select(index, index)
        selection = self._list.selectionModel()
        selection.blockSignals(True)
        selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(False)
        self._list.viewport().update()
        if not chosen.isEmpty():
            self._list.scrollTo(chosen.indexes()[0])

    def _selected(self) -> None:
        if self._photo is not None:
            self._photo.select(self._ids())

    def _ids(self) -> frozenset[HintId]:
        return frozenset(index.data(_HINT).id for index in self._list.selectionModel().selectedIndexes())

    def _want_menu(self, at: QPoint) -> None:
        self.menu_wanted.emit(self._list.viewport().mapToGlobal(at))


class _List(QListView):
    """A press on an eye opens or closes it and selects nothing."""

    eye_pressed = Signal(object)  # HintId

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        hint_id = self._eye_at(event.position().toPoint())
        if hint_id is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self.eye_pressed.emit(hint_id)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two quick presses are two presses

    def _eye_at(self, at: QPoint) -> HintId | None:
        index = self.indexAt(at)
        if not index.isValid() or at.x() <= self.visualRect(index).right() - _EYE_WIDTH:
            return None
        hint_id: HintId = index.data(_HINT).id
        return hint_id


class _HintModel(QAbstractListModel):
    def __init__(self, lightness_of: Callable[[Hint], float]) -> None:
        super().__init__()
        self._lightness_of = lightness_of
        self.hints: tuple[Hint, ...] = ()
        self._of: tuple[Hint, ...] | None = None

    def show_hints(self, hints: tuple[Hint, ...]) -> bool:
        """Take over other hints; False if they are the same."""
        if hints is self._of:
            return False
        self.beginResetModel()
        self._of = hints
        self.hints = hints[::-1]
        self.endResetModel()
        return True

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return len(self.hints)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hint = self.hints[index.row()]
        if role == _HINT:
            return hint
        if role == Qt.ItemDataRole.ToolTipRole:
            return hint.note or None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return step_in_words(name_of_hint(hint, self._lightness_of(hint)))
        if role == Qt.ItemDataRole.DecorationRole:
            return hint_color(hint.color, self._lightness_of(hint)) if isinstance(hint, ColorHint) else None
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}  # some twenty: two themes, open and closed

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens, hint = self._look.tokens, index.data(_HINT)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        ratio = painter.device().devicePixelRatio()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(tokens.sel))
            painter.drawRoundedRect(rect, 4, 4)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(rect, 4, 4)
        is_open = hint.eye is Eye.OPEN
        icon = self._picture(_icon_of(hint), tokens.icon if is_open else tokens.off, ICON, ratio)
        painter.drawPixmap(rect.left() + 8, rect.top() + (ROW - ICON) // 2, icon)
        color = index.data(Qt.ItemDataRole.DecorationRole)
        if color is not None:
            paint_chip(painter, QRect(rect.left() + 36, rect.top() + (ROW - 14) // 2, 14, 14), color)
        painter.setPen(QColor(tokens.text if is_open else tokens.off))
        words = QRect(rect.left() + 60, rect.top(), rect.width() - 60 - _EYE_WIDTH - _STRENGTH_WIDTH, ROW)
        metrics = QFontMetrics(painter.font())
        room = words.width() - (_NOTE_WIDTH if hint.note else 0)
        text = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        if hint.note:
            sign = self._picture("note", tokens.icon if is_open else tokens.off, SMALL_ICON, ratio)
            after = words.left() + metrics.horizontalAdvance(text) + _BEFORE_NOTE
            painter.drawPixmap(after, rect.top() + (ROW - SMALL_ICON) // 2, sign)
        if not isinstance(hint, Barrier):
            strength = QRect(words.right(), rect.top(), _STRENGTH_WIDTH - 8, ROW)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(strength, align, f"{100 * hint.strength:.0f} %")
        eye = self._picture("eye" if is_open else "eyeoff", tokens.icon, SMALL_ICON, ratio)
        painter.drawPixmap(rect.right() - _EYE_WIDTH + 10, rect.top() + (ROW - SMALL_ICON) // 2, eye)
        painter.restore()

    def _picture(self, name: str, color: str, size: int, ratio: float) -> QPixmap:
        """An icon, drawn once: drawn for each row they took half of a frame."""
        key = name, color, size, ratio
        if key not in self._drawn:
            (self._drawn[key],) = pictures(name, color, size=size, ratios=(ratio,))
        return self._drawn[key]


def _icon_of(hint: Hint) -> str:
    if getattr(hint, "color", None) is Gray.KEEP:
        return "gray"
    if getattr(hint, "origin", None) is Origin.MODE:
        return "modes"
    match hint:
        case Stroke():
            return "brush"
        case Dab():
            return "point"
        case Region() | Kept():
            return "region"
        case Barrier():
            return "barrier"
