"""Arrays of RGB bytes as images of Qt, which own their pixels."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def rgb_image(pixels: NDArray[Any]) -> QImage:
    """Copy an (h, w, 3) array of uint8 into an image."""
    assert pixels.ndim == 3, pixels.shape
    assert pixels.shape[2] == 3, pixels.shape
    assert pixels.dtype == np.uint8, pixels.dtype
    height, width = pixels.shape[:2]
    rows = np.ascontiguousarray(pixels)
    # The copy: QImage would go on reading from the array, and the array may be read-only or go away.
    return QImage(rows.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
