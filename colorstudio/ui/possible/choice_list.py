"""The ranked list of possible colors: key, swatch, name, a bar as long as the color is probable, a small picture."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from colorstudio.editor.choices import Possible
from colorstudio.ui.color.words import color_word
from colorstudio.ui.look import Look
from colorstudio.ui.measures import CONTROL_RADIUS, SWATCH_RADIUS, TEXT
from colorstudio.ui.possible.keyed import Keyed, keyed
from colorstudio.ui.rgb_image import rgb_image
from colorstudio.ui.widgets.chip import paint_chip

_ROW: Final = 31
_KEY_WIDTH: Final = 20
_CHIP: Final = 14
_PICTURE: Final = QSize(32, 27)
_LEAST_WIDTH: Final = 150


class ChoiceList(QWidget):
    """Shows the choices; the pointer and ↑ ↓ preview one, a click, Enter or its digit takes it."""

    hovered = Signal(object)
    chosen = Signal(int)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._possible: Possible | None = None
        self._rows: tuple[Keyed, ...] = ()
        self._pictures: dict[int, QPixmap] = {}
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setAccessibleName(self.tr("Possible colors"))
        look.changed.connect(self.update)

    def show_possible(self, possible: Possible) -> None:
        before, self._possible = self._possible, possible
        if before is None or before.choices is not possible.choices:
            self._pictures.clear()
        self._rows = keyed(possible.choices)
        self.setMinimumHeight(_ROW * len(self._rows))
        self.setAccessibleDescription(", ".join(f"{color_word(row.choice.name)} {row.percent}" for row in self._rows))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, _ROW * max(len(self._rows), 1))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        self._hover(None if row is None else row.index)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(row.index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._hot is not None:
                self.chosen.emit(self._hot)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _ if 0 <= digit <= 9 and not event.modifiers():
                for row in self._rows:
                    if row.key == digit:
                        self.chosen.emit(row.index)
            case _:
                super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for number, row in enumerate(self._rows):
                self._paint_row(painter, row, QRect(0, number * _ROW, self.width(), _ROW))
            if self.hasFocus():
                painter.setPen(QColor(self._look.tokens.accent))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint_row(self, painter: QPainter, row: Keyed, box: QRect) -> None:
        tokens, possible = self._look.tokens, self._possible
        is_chosen = possible is not None and row.index == possible.chosen
        is_hot = row.index == self._hot
        if is_hot or (is_chosen and self._hot is None):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.sel))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), CONTROL_RADIUS, CONTROL_RADIUS)
        font = QFont(self.font())
        font.setPixelSize(TEXT)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text2))
        key = "" if row.key is None else str(row.key)
        painter.drawText(QRect(box.left(), box.top(), _KEY_WIDTH, box.height()), Qt.AlignmentFlag.AlignCenter, key)
        chip = QRect(box.left() + _KEY_WIDTH, box.center().y() - _CHIP // 2 + 1, _CHIP, _CHIP)
        paint_chip(painter, chip, QColor(*row.choice.rgb))
        self._paint_words(painter, row, QRect(chip.right() + 8, box.top(), box.right() - chip.right() - 48, _ROW), font)
        picture = self._picture(row)
        if picture is not None:
            frame = QRectF(box.right() - _PICTURE.width() - 3, box.top() + 2, _PICTURE.width(), _PICTURE.height())
            _paint_filling(painter, picture, frame)

    def _paint_words(self, painter: QPainter, row: Keyed, box: QRect, font: QFont) -> None:
        tokens = self._look.tokens
        font.setWeight(QFont.Weight.Medium if row.index == self._hot else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        metrics = QFontMetrics(font)
        percent_width = metrics.horizontalAdvance("100 %")
        name = metrics.elidedText(color_word(row.choice.name), Qt.TextElideMode.ElideRight, box.width() - 4)
        painter.drawText(QRect(box.left(), box.top() + 2, box.width(), 16), Qt.AlignmentFlag.AlignVCenter, name)
        bar = QRectF(box.left(), box.top() + 21, box.width() - percent_width - 6, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.groove))
        painter.drawRoundedRect(bar, 2, 2)
        bar.setWidth(max(bar.width() * row.choice.probability, 2.0))
        painter.setBrush(QColor(tokens.text if row.index == self._hot else tokens.filled))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setPen(QColor(tokens.text2))
        percent = QRect(box.right() - percent_width - 2, box.top() + 14, percent_width + 2, 17)
        painter.drawText(percent, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.percent)

    def _picture(self, row: Keyed) -> QPixmap | None:
        if row.choice.thumbnail is None:
            return None
        known = self._pictures.get(row.index)
        if known is None:
            known = self._pictures[row.index] = QPixmap.fromImage(rgb_image(row.choice.thumbnail))
        return known

    @property
    def _hot(self) -> int | None:
        return None if self._possible is None else self._possible.hovered

    def _hover(self, index: int | None) -> None:
        if index != self._hot:
            self.hovered.emit(index)

    def _step(self, by: int) -> None:
        if not self._rows:
            return
        at = next((k for k, row in enumerate(self._rows) if row.index == self._hot), -1 if by > 0 else 0)
        self._hover(self._rows[(at + by) % len(self._rows)].index)

    def _row_at(self, y: float) -> Keyed | None:
        number = int(y // _ROW)
        return self._rows[number] if 0 <= number < len(self._rows) else None


def _paint_filling(painter: QPainter, picture: QPixmap, frame: QRectF) -> None:
    """Fill a frame with the middle of a picture."""
    scale = max(frame.width() / picture.width(), frame.height() / picture.height())
    width, height = frame.width() / scale, frame.height() / scale
    part = QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)
    painter.save()
    painter.drawPixmap(frame, picture, part)
    painter.setPen(QColor(0, 0, 0, 70))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, SWATCH_RADIUS, SWATCH_RADIUS)
    painter.restore()
