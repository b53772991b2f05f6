"""Marks on the canvas that are neither hint nor pointer: the box being drawn, the divider of before and after."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

_LIGHT: Final = QColor(255, 255, 255)
_DARK: Final = QColor(0, 0, 0, round(0.7 * 255))
_EDGE: Final = QColor(0, 0, 0, round(0.45 * 255))
_LABEL: Final = QColor(26, 26, 26, round(0.78 * 255))
_LABEL_HEIGHT: Final = 24
_APART: Final = 12
_PADDING: Final = 10
_KNOB: Final = 16


def paint_band(painter: QPainter, box: QRectF) -> None:
    """A box that is being drawn: visible on any ground."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_DARK, 3))
    painter.drawRect(box)
    pen = QPen(_LIGHT, 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawRect(box)


def paint_divider(painter: QPainter, x: int, height: int, *, with_knob: bool) -> None:
    """The line between before and after, and on it the knob to drag."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(x - 2, 0, 4, height), _EDGE)
    painter.fillRect(QRectF(x - 1, 0, 2, height), _LIGHT)
    if not with_knob:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(x, height / 2)
    painter.setPen(QPen(_EDGE, 1))
    painter.setBrush(_LIGHT)
    painter.drawEllipse(middle, _KNOB, _KNOB)
    painter.setPen(QPen(QColor("#333333"), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for side in (-1, 1):
        tip = QPointF(middle.x() + side * 9, middle.y())
        painter.drawPolyline([QPointF(tip.x() - side * 4, tip.y() - 4), tip, QPointF(tip.x() - side * 4, tip.y() + 4)])


def paint_labels(painter: QPainter, x: int, before: str, after: str) -> None:
    """What is on which side of a line at x."""
    metrics = QFontMetricsF(painter.font())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for text, left in (
        (before, x - _APART - metrics.horizontalAdvance(before) - 2 * _PADDING),
        (after, float(x + _APART)),
    ):
        box = QRectF(left, _APART, metrics.horizontalAdvance(text) + 2 * _PADDING, _LABEL_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_LABEL)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(_LIGHT)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
