"""The clipboard: the picture goes out, a photo comes in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

if TYPE_CHECKING:
    from colorstudio.imaging.source import Source


def copy_picture(rgb: NDArray[Any]) -> None:
    """Put sRGB pixels (h, w, 3), uint8, on the clipboard."""
    height, width, _ = rgb.shape
    QGuiApplication.clipboard().setImage(QImage(rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy())


def photo_in(data: QMimeData, name: str) -> Path | Source | None:
    """The photo that was pasted or dropped: a file, or pixels; None if there is none."""
    for url in data.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    image = data.imageData()
    return source_of(image, name) if isinstance(image, QImage) and not image.isNull() else None


def source_of(image: QImage, name: str) -> Source:
    """Pixels as a photo without a file."""
    from colorstudio.imaging.source import source_from_bytes

    encoded = QByteArray()
    buffer = QBuffer(encoded)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return source_from_bytes(name, bytes(encoded.data()))
