"""The ranked list of possible colors: key, swatch, name, percent bar, and the photo under each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from colorstudio.editor.choices import Possible
from colorstudio.ui.color.words import color_word
from colorstudio.ui.look import Look
from colorstudio.ui.measures import BAR_RADIUS, COLOR_ROW, CONTROL_RADIUS, SWATCH_RADIUS, TIGHT
from colorstudio.ui.possible.keyed import Keyed, keyed
from colorstudio.ui.rgb_image import rgb_image
from colorstudio.ui.widgets.chip import paint_chip
from colorstudio.ui.widgets.painting import paint_focus

WIDTH: Final = 176
_KEYED: Final = Qt.ItemDataRole.UserRole
_SKELETON: Final = 5
_LEAST_ROWS: Final = 3  # are seen; the others are scrolled to
_THUMBNAIL: Final = QSize(32, 28)
_NAME_LEFT: Final = 48
_BAR: Final = QSize(46, 4)
_WIDEST: Final = "88 %"


class ChoiceList(QListWidget):
    """A row for each choice; its current row is the one that the photo previews."""

    hovered = Signal(object)  # the index of a choice, or None
    chosen = Signal(int)
    dismissed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.setItemDelegate(_Row(look, self))
        self.setMouseTracking(True)
        self.setMinimumWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)  # no row is cut
        self.setAccessibleName(self.tr("Possible colors, the likeliest first"))
        self.setStyleSheet("QListWidget { padding: 0; } QListWidget:focus { border: none; }")
        self.itemEntered.connect(self._enter)
        self.currentItemChanged.connect(self._move)
        look.changed.connect(self.viewport().update)

    def show_possible(self, possible: Possible) -> None:
        """Show other choices; while nothing is known rows without content."""
        self._showing = True
        rows = keyed(possible.choices)
        if not rows:
            self._fill([None] * _SKELETON)
        else:
            self._fill(rows)
        self.setCurrentRow(next((at for at, row in enumerate(rows) if row.index == possible.hovered), -1))
        self.updateGeometry()
        self._showing = False

    def keyed_at(self, row: int) -> Keyed | None:
        """The choice of a row."""
        found = self.item(row).data(_KEYED) if 0 <= row < self.count() else None
        assert found is None or isinstance(found, Keyed)
        return found

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, COLOR_ROW * self.count())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH, min(_LEAST_ROWS, self.count()) * COLOR_ROW)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setViewportMargins(0, 0, 0, self.height() % COLOR_ROW)  # a row that is cut is not shown at all

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.dismissed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.keyed_at(self.currentRow()))
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            rows = (self.keyed_at(row) for row in range(self.count()))
            self._choose(next((row for row in rows if row is not None and row.key == key - Qt.Key.Key_0), None))
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(self.keyed_at(self.row(item)))

    @override
    def leaveEvent(self, event: object) -> None:
        if not self.hasFocus():
            self.hovered.emit(None)

    def _fill(self, rows: tuple[Keyed, ...] | list[None]) -> None:
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for at, row in enumerate(rows):
            item = self.item(at)
            item.setData(_KEYED, row)
            words = "" if row is None else f"{color_word(row.choice.name)}, {row.percent}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            item.setData(Qt.ItemDataRole.ToolTipRole, words)
            item.setFlags(Qt.ItemFlag.NoItemFlags if row is None else _CHOOSABLE)

    def _choose(self, row: Keyed | None) -> None:
        if row is not None:
            self.chosen.emit(row.index)

    def _enter(self, item: QListWidgetItem) -> None:
        self.setCurrentItem(item)

    def _move(self, item: QListWidgetItem | None) -> None:
        row = None if item is None else self.keyed_at(self.row(item))
        if row is not None and not self._showing:
            self.hovered.emit(row.index)


_CHOOSABLE: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Row(QStyledItemDelegate):
    """Draws one row."""

    def __init__(self, look: Look, owner: ChoiceList) -> None:
        super().__init__(owner)
        self._look = look
        self._owner = owner

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(WIDTH, COLOR_ROW)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        row = self._owner.keyed_at(index.row())
        if row is None:
            self._paint_skeleton(painter, rect)
        else:
            self._paint_row(painter, rect, row, is_current=is_current)
            if is_current and self._owner.hasFocus():
                paint_focus(painter, rect, self._look.tokens, radius=CONTROL_RADIUS)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, row: Keyed, *, is_current: bool) -> None:
        tokens = self._look.tokens
        if is_current:
            _paint_pill(painter, rect, tokens.sel, CONTROL_RADIUS)
        left, middle = rect.left(), rect.center().y() + 1
        painter.setPen(QColor(tokens.text2))
        if row.key is not None:
            key = QRect(left + 6, rect.top(), 14, rect.height())
            painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(row.key))
        paint_chip(painter, QRect(left + 25, middle - 8, 15, 15), QColor(*row.choice.rgb))
        picture = QRect(rect.right() - 7 - _THUMBNAIL.width(), middle - _THUMBNAIL.height() // 2, 32, 28)
        end = picture.left() - 8
        painter.setPen(QColor(tokens.text))
        name = QRect(left + _NAME_LEFT, rect.top() + 2, end - left - _NAME_LEFT + 4, 15)
        words = painter.fontMetrics().elidedText(color_word(row.choice.name), Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        bold = QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        # One length for all rows, so that they compare; short enough for the widest number beside it, bold too.
        room = end - left - _NAME_LEFT - QFontMetrics(bold).horizontalAdvance(_WIDEST) - TIGHT
        if is_current:
            painter.setFont(bold)
        bar = QRect(left + _NAME_LEFT, rect.top() + 21, min(_BAR.width(), room), _BAR.height())
        self._paint_bar(painter, bar, row, is_current=is_current)
        painter.setPen(QColor(tokens.text if is_current else tokens.text2))
        percent = QRect(end - 60, rect.top() + 15, 60, 16)
        painter.drawText(percent, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.percent)
        if row.choice.thumbnail is not None:
            _paint_thumbnail(painter, picture, rgb_image(row.choice.thumbnail))

    def _paint_bar(self, painter: QPainter, bar: QRect, row: Keyed, *, is_current: bool) -> None:
        """As long as the probability itself, not as its share of the first."""
        tokens = self._look.tokens
        _paint_pill(painter, bar, tokens.groove, BAR_RADIUS)
        filled = QRect(bar)
        filled.setWidth(max(2, round(bar.width() * row.choice.probability)))
        _paint_pill(painter, filled, tokens.on if is_current else tokens.filled, BAR_RADIUS)

    def _paint_skeleton(self, painter: QPainter, rect: QRect) -> None:
        color = self._look.tokens.hover
        middle = rect.center().y() + 1
        _paint_pill(painter, QRect(rect.left() + 25, middle - 8, 15, 15), color, SWATCH_RADIUS)
        _paint_pill(painter, QRect(rect.left() + _NAME_LEFT, rect.top() + 6, 64, 8), color, BAR_RADIUS)
        _paint_pill(painter, QRect(rect.left() + _NAME_LEFT, rect.top() + 21, _BAR.width(), 4), color, BAR_RADIUS)
        _paint_pill(painter, QRect(rect.right() - 39, middle - 14, 32, 28), color, SWATCH_RADIUS)


def _paint_pill(painter: QPainter, rect: QRect, color: str, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(rect, radius, radius)


def _paint_thumbnail(painter: QPainter, rect: QRect, image: QImage) -> None:
    """The middle of the picture that fills the frame."""
    ratio = painter.device().devicePixelRatioF()
    scaled = image.scaled(
        rect.size() * ratio,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    pixmap = QPixmap.fromImage(scaled)
    frame = QPainterPath()
    frame.addRoundedRect(rect, SWATCH_RADIUS, SWATCH_RADIUS)
    size = rect.size() * ratio
    source = QRect((scaled.width() - size.width()) // 2, (scaled.height() - size.height()) // 2, *size.toTuple())
    painter.save()
    painter.setClipPath(frame)
    painter.drawPixmap(rect, pixmap, source)
    painter.restore()
