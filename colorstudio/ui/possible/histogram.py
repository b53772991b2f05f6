"""The histogram of the possible colors: probability as brightness of the true color over the ab plane.

The choices are rings in it; around it the hues, each where it lies in the plane, and below it the chroma.
"""

from __future__ import annotations

import math
from typing import Any, Final

from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from colorstudio.document.colors import Chroma
from colorstudio.editor.choices import Choice, Histogram, Possible
from colorstudio.ui.color.shown import shown
from colorstudio.ui.look import Look
from colorstudio.ui.measures import SWATCH_RADIUS, TIGHT
from colorstudio.ui.widgets.painting import faded

SIDE: Final = 176
_SCALE: Final = 0.8  # pixels a Lab unit
_MOST: Final = 95.0  # Lab units; what lies beyond is pulled in to the rim
_INNER: Final = _MOST * _SCALE
_HUES_FROM: Final = 78.5  # where the bars of hue begin
_HUE_LONGEST: Final = 8.0
_HUE_LIGHTNESS: Final = 66.0
_HUE_CHROMA: Final = 34.0
_HUE_GAP: Final = 1.6  # degrees
_UNLIKELY: Final = (0x2C, 0x2C, 0x2C)
_BRIGHTENING: Final = 0.36  # the exponent of probability: small ones are seen too
_BARS_HEIGHT: Final = 22
_BAR: Final = "#a0a0a0"  # the ground is dark in both themes
_WORDS_HEIGHT: Final = 16
_HIT: Final = 4.0  # pixels around a ring


class HistogramView(QWidget):
    """Draws a `Histogram` and the rings of the choices."""

    hovered = Signal(object)  # the index of a choice, or None
    chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._histogram: Histogram | None = None
        self._choices: tuple[Choice, ...] = ()
        self._hovered: int | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How likely each color is here"))
        look.changed.connect(self.update)

    def show_possible(self, possible: Possible) -> None:
        """Draw what is known; without a histogram an empty circle."""
        self._histogram = possible.histogram
        self._choices = possible.choices
        self._hovered = possible.hovered
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE + TIGHT + _BARS_HEIGHT + TIGHT + _WORDS_HEIGHT)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._ring_at(event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        ring = self._ring_at(event.position())
        if ring is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(ring)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.tokens.plane))
            painter.drawEllipse(QRectF(0, 0, SIDE, SIDE))
            painter.drawRoundedRect(self._bars(), SWATCH_RADIUS, SWATCH_RADIUS)
            painter.setBrush(faded("#000000", 0.20))
            painter.drawEllipse(_MIDDLE, _INNER + 0.5, _INNER + 0.5)
            self._paint_words(painter)
            if self._histogram is not None:
                self._paint_bins(painter, self._histogram)
                self._paint_hues(painter, self._histogram.hue)
                self._paint_chroma(painter, self._histogram.chroma)
                self._paint_rings(painter)

    def _paint_bins(self, painter: QPainter, histogram: Histogram) -> None:
        outline = QPolygonF([_point(float(a), float(b)) for a, b in histogram.outline])
        inside, circle = QPainterPath(), QPainterPath()
        inside.addPolygon(outline)
        circle.addEllipse(_MIDDLE, _INNER, _INNER)
        side = histogram.spacing * _SCALE - 1
        most = float(histogram.probability.max())
        painter.save()
        painter.setClipPath(circle.intersected(inside))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for (a, b), probability, rgb in zip(histogram.ab, histogram.probability, histogram.rgb, strict=True):
            share = float(probability / most) ** _BRIGHTENING
            color = QColor(*(round(low + share * (int(high) - low)) for low, high in zip(_UNLIKELY, rgb, strict=True)))
            at = QPointF(SIDE / 2 + float(a) * _SCALE, SIDE / 2 - float(b) * _SCALE)
            painter.fillRect(QRectF(at.x() - side / 2, at.y() - side / 2, side, side), color)
        painter.restore()
        painter.strokePath(inside, QPen(faded("#ffffff", 0.38), 1))

    def _paint_hues(self, painter: QPainter, hue: NDArray[Any]) -> None:
        each = 360 / len(hue)
        most = float(hue.max())
        for index, probability in enumerate(hue):
            long = 1 + (_HUE_LONGEST - 1) * float(probability) / most
            middle = (index + 0.5) * each
            radius = _HUES_FROM + long / 2
            box = QRectF(SIDE / 2 - radius, SIDE / 2 - radius, 2 * radius, 2 * radius)
            pen = QPen(_hue_color(middle), long)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(box, round(16 * (middle - (each - _HUE_GAP) / 2)), round(16 * (each - _HUE_GAP)))

    def _paint_chroma(self, painter: QPainter, chroma: NDArray[Any]) -> None:
        box = self._bars().adjusted(4, 3, -4, -3)
        width = box.width() / len(chroma)
        most = float(chroma.max())
        for index, probability in enumerate(chroma):
            high = max(1.0, box.height() * float(probability) / most)
            painter.fillRect(QRectF(box.left() + index * width, box.bottom() - high, width - 1, high), QColor(_BAR))

    def _paint_rings(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for index in sorted(range(len(self._choices)), key=lambda index: index == self._hovered):
            at, radius = _ring(self._choices[index])
            if radius:
                for pen in (
                    QPen(faded("#000000", 0.75), 3 if index != self._hovered else 3.75),
                    QPen(QColor("#ffffff"), 1.25 if index != self._hovered else 2),
                ):
                    painter.setPen(pen)
                    painter.drawEllipse(at, radius, radius)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._look.tokens.text2))
        line = QRectF(0, self._bars().bottom() + 3, SIDE, _WORDS_HEIGHT)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.tr("gray"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.tr("vivid"))

    @staticmethod
    def _bars() -> QRectF:
        return QRectF(0, SIDE + TIGHT, SIDE, _BARS_HEIGHT)

    def _hover(self, ring: int | None) -> None:
        if ring != self._hovered:
            self._hovered = ring
            self.update()
            self.hovered.emit(ring)

    def _ring_at(self, point: QPointF) -> int | None:
        """The smallest ring around the pointer: it may lie in a larger one."""
        hit = []
        for index, choice in enumerate(self._choices):
            at, radius = _ring(choice)
            if radius and math.hypot(point.x() - at.x(), point.y() - at.y()) <= radius + _HIT:
                hit.append((radius, index))
        return min(hit)[1] if hit else None


_MIDDLE: Final = QPointF(SIDE / 2, SIDE / 2)


def _hue_color(degrees: float) -> QColor:
    turn = math.radians(degrees)
    color = Chroma(_HUE_CHROMA * math.cos(turn), _HUE_CHROMA * math.sin(turn))
    return QColor(*shown(_HUE_LIGHTNESS, color).rgb)


def _point(a: float, b: float) -> QPointF:
    """Where a color lies; one beyond the rim is pulled in to it."""
    chroma = math.hypot(a, b)
    scale = _SCALE if chroma <= _MOST else _SCALE * _MOST / chroma
    return QPointF(SIDE / 2 + scale * a, SIDE / 2 - scale * b)


def _ring(choice: Choice) -> tuple[QPointF, float]:
    """Middle and radius of a choice's ring: its area is its probability. Gray has none: it is the middle itself."""
    if not isinstance(choice.color, Chroma):
        return _MIDDLE, 0.0
    return _point(choice.color.a, choice.color.b), 2 * math.sqrt(100 * choice.probability)
