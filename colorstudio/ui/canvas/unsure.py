"""The veil over what is sure: where the network does not know, the picture stays bare and gets a dotted ground."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

_MOST: Final = 190  # of 255: how much of a sure place is covered
_GRAY: Final = 40


class Veil:
    """A plane over the picture as a neutral veil."""

    def __init__(self, unsure: NDArray[np.float32]) -> None:
        """Veil where `unsure` (h, w), 0 to 1, is low."""
        height, width = unsure.shape
        self._pixels = np.full((height, width, 4), _GRAY, np.uint8)
        self._pixels[..., 3] = np.rint(_MOST * (1 - np.clip(unsure, 0, 1)))
        self._image = QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)

    def paint(self, painter: QPainter, over: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(over, self._image)
