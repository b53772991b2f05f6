"""One recent photo on the empty page: thumbnail, name, and a line below."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from colorstudio.ui.look import Look
from colorstudio.ui.measures import NOTE, SWATCH_RADIUS
from colorstudio.ui.widgets.painting import faded

THUMBNAIL = QSize(168, 126)
CARD = QSize(168, 166)

_NAME = QRect(0, 131, 168, 18)
_LINE = QRect(0, 149, 168, 17)


@dataclass(frozen=True, slots=True)
class RecentPhoto:
    """A photo that was open lately. The thumbnail may be of any size and shape, or null."""

    path: Path
    name: str
    line: str
    thumbnail: QImage


class RecentCard(QAbstractButton):
    """A card to press."""

    chosen = Signal(object)

    def __init__(self, photo: RecentPhoto, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo = photo
        self._look = look
        self.setFixedSize(CARD)
        self.setToolTip(str(photo.path))
        self.setAccessibleName(f"{photo.name}, {photo.line}")
        self.clicked.connect(self._choose)
        look.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._paint_thumbnail(painter)
            self._paint_text(painter)

    def _paint_thumbnail(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        frame = QRectF(0, 0, THUMBNAIL.width(), THUMBNAIL.height())
        rounded = QPainterPath()
        rounded.addRoundedRect(frame, SWATCH_RADIUS, SWATCH_RADIUS)
        painter.fillPath(rounded, QColor(tokens.well))
        if not self._photo.thumbnail.isNull():
            painter.save()
            painter.setClipPath(rounded)
            painter.drawImage(frame, self._photo.thumbnail, _middle(self._photo.thumbnail.size()))
            painter.restore()
        edge = faded("#000000", 0.3)
        if self.hasFocus():
            edge = QColor(tokens.accent)
        elif self.underMouse():
            edge = QColor(tokens.text3)
        painter.setPen(QPen(edge, 1))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), SWATCH_RADIUS, SWATCH_RADIUS)

    def _paint_text(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        name, line = QFont(self.font()), QFont(self.font())
        name.setWeight(QFont.Weight.DemiBold)
        line.setPixelSize(NOTE)
        for font, place, text, color in (
            (name, _NAME, self._photo.name, tokens.text),
            (line, _LINE, self._photo.line, tokens.text2),
        ):
            painter.setFont(font)
            painter.setPen(QColor(color))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _choose(self) -> None:
        self.chosen.emit(self._photo.path)


def _middle(size: QSize) -> QRectF:
    """The largest part in the middle of a picture that has the shape of a thumbnail."""
    part = THUMBNAIL.scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (size.width() - part.width()) / 2, (size.height() - part.height()) / 2
    return QRectF(left, top, part.width(), part.height())
