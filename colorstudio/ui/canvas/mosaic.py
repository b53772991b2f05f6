"""The visible tiles put together to one image, so that they are scaled as one and no seam can show."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from colorstudio.editor.tile_grid import SIDE, TilePlace, TileRange
from colorstudio.editor.tiles import Piece, Tiles
from colorstudio.ui.canvas.view import PicturePoint, View

CRISP: Final = 4.0  # from this zoom on a pixel is a square


class Shows(Enum):
    """Which picture."""

    ORIGINAL = auto()
    COLORS = auto()


class Mosaic:
    """The part of a picture that is seen, of one level."""

    def __init__(self, tiles: Tiles, shows: Shows) -> None:
        self._tiles = tiles
        self._shows = shows
        self._range: TileRange | None = None
        self._image = QImage()

    def cover(self, range_: TileRange) -> None:
        """Show these tiles from now on."""
        if range_ == self._range:
            return
        self._range = range_
        height, width = self._tiles.pyramid.level_shape(range_.level)
        columns = min(range_.right * SIDE, width) - range_.left * SIDE
        rows = min(range_.bottom * SIDE, height) - range_.top * SIDE
        self._image = QImage(columns, rows, QImage.Format.Format_RGB32)
        with QPainter(self._image) as painter:
            for place in range_.places():
                self._put(painter, place)

    def renew(self, place: TilePlace) -> bool:
        """Put a newer tile to its place; False if that is not seen."""
        seen = self._range
        if seen is None or place.level != seen.level:
            return False
        if not (seen.top <= place.row < seen.bottom and seen.left <= place.column < seen.right):
            return False
        with QPainter(self._image) as painter:
            self._put(painter, place)
        return True

    def forget(self) -> None:
        """The next `cover` puts all tiles anew."""
        self._range = None

    def paint(self, painter: QPainter, view: View, *, zoom: float) -> None:
        """Draw it where the view has it."""
        if self._range is not None and not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom < CRISP and zoom != 1)
            painter.drawImage(self._target(view), self._image, QRectF(self._image.rect()))

    def _target(self, view: View) -> QRectF:
        assert self._range is not None
        height, width = self._tiles.pyramid.level_shape(self._range.level)
        size = self._tiles.pyramid.size
        across, down = size.width / width, size.height / height
        left, top = self._range.left * SIDE, self._range.top * SIDE
        corner = view.on_canvas(PicturePoint(left * across, top * down))
        opposite = view.on_canvas(
            PicturePoint((left + self._image.width()) * across, (top + self._image.height()) * down)
        )
        return QRectF(QPointF(corner.x, corner.y), QPointF(opposite.x, opposite.y))

    def _put(self, painter: QPainter, place: TilePlace) -> None:
        assert self._range is not None
        piece = self._tiles.colored(place) if self._shows is Shows.COLORS else self._tiles.original(place)
        left, top = place.left - self._range.left * SIDE, place.top - self._range.top * SIDE
        target = QRect(left, top, SIDE, SIDE).intersected(self._image.rect())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, piece.right - piece.left < target.width())
        source = QRectF(QPointF(piece.left, piece.top), QPointF(piece.right, piece.bottom))
        painter.drawImage(QRectF(target), _image_of(piece), source, Qt.ImageConversionFlag.ColorOnly)


def _image_of(piece: Piece) -> QImage:
    """The tile that a piece is of, without a copy: the image must not outlive it."""
    height, width = piece.pixels.shape[:2]
    if piece.pixels.ndim == 2:
        return QImage(piece.pixels.data, width, height, width, QImage.Format.Format_Grayscale8)
    return QImage(piece.pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
