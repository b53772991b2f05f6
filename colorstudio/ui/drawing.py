"""The drawing of an icon: its SVG in one color, as bytes or as pixels. Which color it takes is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from colorstudio.support.resources import resource


def drawing(name: str, color: str) -> bytes:
    """The SVG of one icon with `color` for `currentColor`."""
    return resource("icons", f"{name}.svg").read_bytes().replace(b"currentColor", color.encode())


def pictures(name: str, color: str, *, size: int, ratios: Iterable[float]) -> list[QPixmap]:
    """The icon as pixels: `size` pixels at 1×, drawn anew (not enlarged) for each pixel ratio of a screen."""
    renderer = QSvgRenderer(drawing(name, color))
    return [_drawn(renderer, size, ratio) for ratio in ratios]


def picture(name: str, color: str, *, size: int, ratio: float) -> QPixmap:
    """The icon as pixels for one pixel ratio."""
    return pictures(name, color, size=size, ratios=[ratio])[0]


def _drawn(renderer: QSvgRenderer, size: int, ratio: float) -> QPixmap:
    pixels = round(size * ratio)
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
