"""The histogram of a place over the ab plane: brighter is likelier, rings are the choices, the rim is hue alone."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from colorstudio.document.colors import Chroma
from colorstudio.editor.choices import Choice, Histogram, Possible
from colorstudio.ui.hint_colors import shown_color
from colorstudio.ui.look import Look
from colorstudio.ui.widgets.painting import faded

_CIRCLE: Final = 176
_PER_UNIT: Final = 0.8  # px per Lab unit
_BIN: Final = 7.0
_NOTHING: Final = np.array([0x2C, 0x2C, 0x2C])
_POWER: Final = 0.36
_PULLED_IN_FROM: Final = 95.0  # Lab units: beyond, marks lie at the rim
_RIM: Final = 80.0  # px, where the bars of hue begin
_LONGEST_HUE: Final = 8.0
_BARS_HEIGHT: Final = 20
_BARS_GAP: Final = 8
_WORDS: Final = 18


class HistogramView(QWidget):
    """Draws one histogram with its marginals."""

    hovered = Signal(object)  # the index of a choice, or None
    chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._possible: Possible | None = None
        self._hot: int | None = None
        self.setFixedSize(_CIRCLE, _CIRCLE + _BARS_GAP + _BARS_HEIGHT + _WORDS)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("How probable each color is"))
        look.changed.connect(self.update)

    def show_possible(self, possible: Possible) -> None:
        self._possible, self._hot = possible, possible.hovered
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self.size()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hot = self._ring_at(event.position())
        if hot != self._hot:
            self._hot = hot
            self.hovered.emit(hot)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        ring = self._ring_at(event.position())
        if ring is not None:
            self.chosen.emit(ring)

    @override
    def leaveEvent(self, event: object) -> None:
        if self._hot is not None:
            self._hot = None
            self.hovered.emit(None)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.plane))
            painter.drawEllipse(0, 0, _CIRCLE, _CIRCLE)
            histogram = None if self._possible is None else self._possible.histogram
            if histogram is not None and self._possible is not None:
                _paint_bins(painter, histogram)
                _paint_outline(painter, histogram)
                _paint_hues(painter, histogram)
                for index, choice in enumerate(self._possible.choices):
                    _paint_ring(painter, choice, is_hot=index == self._hot)
            self._paint_bars(painter, histogram)

    def _paint_bars(self, painter: QPainter, histogram: Histogram | None) -> None:
        """Chroma alone, from gray to vivid."""
        tokens = self._look.tokens
        top = _CIRCLE + _BARS_GAP
        painter.fillRect(0, top, _CIRCLE, _BARS_HEIGHT, QColor(tokens.plane))
        if histogram is not None:
            count = len(histogram.chroma)
            width = _CIRCLE / count
            most = max(float(histogram.chroma.max()), 1e-6)
            for k, share in enumerate(histogram.chroma):
                height = (_BARS_HEIGHT - 2) * float(share) / most
                painter.fillRect(
                    QRectF(k * width + 0.5, top + _BARS_HEIGHT - height, width - 1, height), QColor("#b0b0b0")
                )
        painter.setPen(QColor(tokens.text2))
        words = QRectF(0, top + _BARS_HEIGHT, _CIRCLE, _WORDS)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.tr("gray"))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.tr("vivid"))

    def _ring_at(self, at: QPointF) -> int | None:
        if self._possible is None:
            return None
        for index, choice in reversed(list(enumerate(self._possible.choices))):
            away = at - _place(choice)
            if math.hypot(away.x(), away.y()) <= _radius(choice) + 2:
                return index
        return None


def _paint_bins(painter: QPainter, histogram: Histogram) -> None:
    most = max(float(histogram.probability.max()), 1e-9)
    share = ((histogram.probability / most) ** _POWER)[:, np.newaxis]
    colors = np.rint(_NOTHING + (histogram.rgb - _NOTHING) * share).astype(int)
    for (a, b), (red, green, blue) in zip(histogram.ab, colors, strict=True):
        at = _on_plane(float(a), float(b))
        away = at - QPointF(_CIRCLE / 2, _CIRCLE / 2)
        if math.hypot(away.x(), away.y()) < _RIM - 2:
            painter.fillRect(QRectF(at.x() - _BIN / 2, at.y() - _BIN / 2, _BIN, _BIN), QColor(red, green, blue))


def _paint_outline(painter: QPainter, histogram: Histogram) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(faded("#ffffff", 0.38), 1))
    painter.drawPolygon(QPolygonF([_on_plane(float(a), float(b)) for a, b in histogram.outline]))


def _paint_hues(painter: QPainter, histogram: Histogram) -> None:
    """Bars around the rim; the angle of a bar is its hue's on the plane."""
    count = len(histogram.hue)
    most = max(float(histogram.hue.max()), 1e-6)
    for k, share in enumerate(histogram.hue):
        hue = 2 * math.pi * (k + 0.5) / count
        color = shown_color(Chroma(34 * math.cos(hue), 34 * math.sin(hue)), 66)
        length = max(1.0, _LONGEST_HUE * float(share) / most)
        painter.setPen(QPen(color, length, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        radius = _RIM + length / 2
        box = QRectF(_CIRCLE / 2 - radius, _CIRCLE / 2 - radius, 2 * radius, 2 * radius)
        degrees = 360 * k / count + 1
        painter.drawArc(box, round(16 * degrees), round(16 * (360 / count - 2)))


def _paint_ring(painter: QPainter, choice: Choice, *, is_hot: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((faded("#000000", 0.75), 3.0), (QColor("#ffffff"), 2.0 if is_hot else 1.25)):
        painter.setPen(QPen(color, width))
        painter.drawEllipse(_place(choice), _radius(choice), _radius(choice))


def _place(choice: Choice) -> QPointF:
    a, b = (choice.color.a, choice.color.b) if isinstance(choice.color, Chroma) else (0.0, 0.0)
    length = math.hypot(a, b)
    pulled = min(1.0, _PULLED_IN_FROM / length) if length else 1.0
    return _on_plane(a * pulled, b * pulled)


def _radius(choice: Choice) -> float:
    return max(2.5, 2 * math.sqrt(100 * choice.probability))


def _on_plane(a: float, b: float) -> QPointF:
    return QPointF(_CIRCLE / 2 + _PER_UNIT * a, _CIRCLE / 2 - _PER_UNIT * b)
