"""The empty page: a calm place to drop a photo, two buttons, and what was open last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.ui.drawing import pictures
from colorstudio.ui.look import Look
from colorstudio.ui.measures import DIALOG_RADIUS, FAR, GAP, INSET, MARGIN, SWATCH_RADIUS, TEXT, TIGHT, WIDE
from colorstudio.ui.widgets.button import Button, ButtonSize, Weight
from colorstudio.ui.widgets.label import TextRole, label

_WIDTH = 904
_DROP_HEIGHT = 320
_ICON = 40
_IN_A_ROW = 5
_PICTURE = QSize(168, 126)


@dataclass(frozen=True, slots=True)
class RecentCard:
    """A photo that was open: `key` comes back with the signal."""

    key: str
    name: str
    line: str
    picture: QPixmap | None


class EmptyPage(QWidget):
    """What the window shows without a photo."""

    open_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._drop = _DropArea(look)
        self._drop.open_wanted.connect(self.open_wanted)
        self._drop.sample_wanted.connect(self.sample_wanted)
        self._title = label(self.tr("Recent"), TextRole.TITLE)
        self._cards = QGridLayout()
        self._cards.setHorizontalSpacing(WIDE)
        self._cards.setVerticalSpacing(WIDE)
        inner = QWidget()
        inner.setFixedWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, MARGIN, 0, MARGIN)
        column.setSpacing(INSET)
        column.addStretch(3)
        column.addWidget(self._drop)
        column.addSpacing(MARGIN)
        column.addWidget(self._title)
        column.addLayout(self._cards)
        column.addStretch(4)
        row = QHBoxLayout(self)
        row.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        self.set_recents(())
        look.changed.connect(self.update)

    def set_drop_hint(self, shown: bool) -> None:
        """Show that what is dragged can be dropped here."""
        self._drop.set_hot(shown)

    def set_recents(self, cards: Sequence[RecentCard]) -> None:
        """Show what was open last; the newest five."""
        while (item := self._cards.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for column, card in enumerate(cards[:_IN_A_ROW]):
            button = _Card(card, self._look)
            button.pressed_key.connect(self.recent_wanted)
            self._cards.addWidget(button, 0, column)
        self._cards.setColumnStretch(_IN_A_ROW, 1)
        self._title.setVisible(bool(cards))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), QColor(self._look.tokens.canvas))


class _DropArea(QWidget):
    open_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._is_hot = False
        self.setMinimumHeight(220)
        self.setMaximumHeight(_DROP_HEIGHT)
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = label(self.tr("Drop an old photo here"), TextRole.EMPTY_TITLE)
        line = label(self.tr("JPEG, PNG, TIFF, WebP or a colorstudio project"), TextRole.LABEL)
        open_ = Button(self.tr("Open…"), weight=Weight.PRIMARY, size=ButtonSize.EMPTY)
        open_.setMinimumWidth(128)
        open_.clicked.connect(self.open_wanted)
        sample = Button(self.tr("Try the sample"), size=ButtonSize.EMPTY)
        sample.setMinimumWidth(128)
        sample.clicked.connect(self.sample_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(INSET)
        buttons.addStretch(1)
        buttons.addWidget(open_)
        buttons.addWidget(sample)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addStretch(1)
        column.addWidget(self._icon)
        column.addSpacing(TIGHT)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(INSET)
        column.addLayout(buttons)
        column.addStretch(1)
        look.changed.connect(self._draw_icon)
        self._draw_icon()

    def set_hot(self, hot: bool) -> None:
        self._is_hot = hot
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _DROP_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(QColor(tokens.accent if self._is_hot else tokens.border), 1.5)
            pen.setDashPattern([6, 4])
            painter.setPen(pen)
            ground = QColor(tokens.hover if self._is_hot else tokens.panel)
            ground.setAlphaF(1.0 if self._is_hot else 0.4)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), DIALOG_RADIUS, DIALOG_RADIUS)

    def _draw_icon(self) -> None:
        ratio = self.devicePixelRatioF()
        (picture,) = pictures("photo", self._look.tokens.icon, size=_ICON, ratios=(ratio,))
        self._icon.setPixmap(picture)
        self.update()


class _Card(QAbstractButton):
    pressed_key = Signal(str)

    def __init__(self, card: RecentCard, look: Look) -> None:
        super().__init__()
        self._card, self._look = card, look
        self.setFixedSize(_PICTURE.width(), _PICTURE.height() + FAR + TIGHT)
        self.setAccessibleName(f"{card.name}, {card.line}")
        self.setToolTip(card.key)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._tell)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        frame = QRectF(0.5, 0.5, _PICTURE.width() - 1, _PICTURE.height() - 1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            path = QPainterPath()
            path.addRoundedRect(frame, SWATCH_RADIUS, SWATCH_RADIUS)
            painter.save()
            painter.setClipPath(path)
            painter.fillRect(frame, QColor(tokens.well))
            if self._card.picture is not None:
                self._paint_picture(painter, self._card.picture)
            painter.restore()
            is_hot = self.underMouse() or self.hasFocus()
            painter.setPen(QPen(QColor(tokens.accent if is_hot else tokens.line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            self._paint_words(painter)

    def _paint_picture(self, painter: QPainter, picture: QPixmap) -> None:
        """Fill the frame; what does not fit is cut off evenly."""
        scale = max(_PICTURE.width() / picture.width(), _PICTURE.height() / picture.height())
        width, height = picture.width() * scale, picture.height() * scale
        at = QRectF((_PICTURE.width() - width) / 2, (_PICTURE.height() - height) / 2, width, height)
        painter.drawPixmap(at, picture, QRectF(picture.rect()))

    def _paint_words(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        font = self.font()
        font.setPixelSize(TEXT)
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        name = QFontMetrics(font).elidedText(self._card.name, Qt.TextElideMode.ElideMiddle, _PICTURE.width())
        painter.drawText(QRect(0, _PICTURE.height() + 4, _PICTURE.width(), 16), Qt.AlignmentFlag.AlignLeft, name)
        font.setWeight(font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text2))
        painter.drawText(
            QRect(0, _PICTURE.height() + 20, _PICTURE.width(), 16), Qt.AlignmentFlag.AlignLeft, self._card.line
        )

    def _tell(self) -> None:
        self.pressed_key.emit(self._card.key)
