"""A name that floats over the photo: on a small plate, under no pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from colorstudio.ui.look import Look
from colorstudio.ui.measures import CONTROL, CONTROL_RADIUS, INSET
from colorstudio.ui.widgets.painting import PILL_SHADOW, faded, paint_plate, paint_shadow

_ROOM = PILL_SHADOW.blur // 2 + PILL_SHADOW.fall  # around the plate, for its shadow


class Pill(QWidget):
    """Hidden until it names something; it never takes the mouse from what lies below."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._ground = parent
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        look.changed.connect(self.update)

    def name_at(self, center: QPoint, text: str) -> None:
        """Show `text` with its plate's center there, moved so far that it lies within the parent."""
        self._text = text
        self.setAccessibleName(text)
        self.resize(self.sizeHint())
        place = self.rect()
        place.moveCenter(center)
        self.move(_within(place, self._ground.rect()))
        self.show()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._font()).horizontalAdvance(self._text) + 2 * INSET
        return QSize(width + 2 * _ROOM, CONTROL + 2 * _ROOM)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        plate = self.rect().adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        with QPainter(self) as painter:
            paint_shadow(painter, QRectF(plate), PILL_SHADOW, radius=CONTROL_RADIUS)
            edge = faded("#000000", tokens.plate_edge)
            paint_plate(painter, plate, ground=tokens.popup, edge=edge, radius=CONTROL_RADIUS)
            painter.setFont(self._font())
            painter.setPen(QColor(tokens.text))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self._text)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Medium)
        return font


def _within(place: QRect, room: QRect) -> QPoint:
    left = max(room.left(), min(place.left(), room.right() + 1 - place.width()))
    top = max(room.top(), min(place.top(), room.bottom() + 1 - place.height()))
    return QPoint(left, top)
