"""What painted widgets share: colors with opacity, crisp frames, soft shadows and the mark of focus."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from colorstudio.ui.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Shadow:
    """A soft shadow below a plate: how far it fades, how far it falls, how dark it is at its middle (0–1)."""

    blur: int
    fall: int
    darkness: float


FAN_SHADOW = Shadow(16, 4, 0.50)
PILL_SHADOW = Shadow(8, 2, 0.35)
DIALOG_SHADOW = Shadow(48, 16, 0.55)


def faded(color: str, opacity: float) -> QColor:
    """A token's color with an opacity, 0–1."""
    made = QColor(color)
    made.setAlphaF(opacity)
    return made


def paint_plate(painter: QPainter, rect: QRect, *, ground: str, edge: QColor, radius: float) -> None:
    """A rounded plate with an edge of one pixel that lies inside `rect`, on whole pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)


def paint_focus(painter: QPainter, rect: QRect, tokens: Tokens, *, radius: float) -> None:
    """The accent border that says where the keyboard acts."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.accent), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def paint_shadow(painter: QPainter, plate: QRectF, shadow: Shadow, *, radius: float) -> None:
    """The shadow of a plate, as rings of equal opacity: no blur filter, so that it is crisp at each pixel ratio."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    half = shadow.blur / 2
    layer = 1 - (1 - shadow.darkness) ** (1 / shadow.blur)  # that many of them laid over each other give `darkness`
    painter.setBrush(faded("#000000", layer))
    fallen = plate.translated(0, shadow.fall)
    for ring in range(shadow.blur):
        grown = half - ring
        corner = max(radius + grown, 0.0)
        painter.drawRoundedRect(fallen.adjusted(-grown, -grown, grown, grown), corner, corner)
    painter.restore()
