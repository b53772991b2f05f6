"""Stripes over a part of the picture, as dense as something holds there; neutral, so that colors stay what they are."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap

_STRIPES: Final = 8  # px from one to the next


class Overlay:
    """A plane over the picture, (h, w) from 0 to 1."""

    def __init__(self, plane: NDArray[Any]) -> None:
        height, width = plane.shape
        shares = np.clip(plane, 0, 1) * 255 + 0.5
        alpha = shares.astype(np.uint8)
        premultiplied = np.repeat(alpha[..., np.newaxis], 4, axis=2)
        self._opacity = QImage(
            premultiplied.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied
        ).copy()

    def paint(self, painter: QPainter, picture: QRectF, exposed: QRect, *, ratio: float) -> None:
        """Draw it over the picture that lies there, as far as it is exposed."""
        seen = picture.toAlignedRect() & exposed
        if seen.isEmpty():
            return
        layer = QImage(seen.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        layer.setDevicePixelRatio(ratio)
        layer.fill(Qt.GlobalColor.transparent)
        with QPainter(layer) as on_layer:
            on_layer.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            on_layer.translate(-seen.topLeft())
            on_layer.setBrushOrigin(picture.topLeft())
            on_layer.fillRect(seen, _stripes())
            on_layer.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
            on_layer.drawImage(picture, self._opacity, QRectF(self._opacity.rect()))
        painter.drawImage(seen.topLeft(), layer)


def _stripes() -> QBrush:
    pixmap = QPixmap(_STRIPES, _STRIPES)
    pixmap.fill(QColor.fromRgbF(0, 0, 0, 0.34))
    with QPainter(pixmap) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for x in range(_STRIPES):
            for step in range(_STRIPES // 2):
                painter.fillRect((x + step) % _STRIPES, _STRIPES - 1 - x, 1, 1, QColor.fromRgbF(1, 1, 1, 0.24))
    return QBrush(pixmap)
