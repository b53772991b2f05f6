"""Paints the tiles of the picture: those of the level that fits the zoom, and where one is missing a coarser one."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor, log2
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap

from colorstudio.editor.colors import Colors
from colorstudio.editor.tiles import TILE, Tile, TileKey, Tiles
from colorstudio.support.geometry import Size
from colorstudio.ui.canvas.view import View

CRISP_FROM: Final = 4.0  # of zoom: pixels are squares to be counted
_MOST_PIXMAPS: Final = 1_500  # 256 kB each, of which a screen shows a hundred


class TilePainter:
    """Draws one photo."""

    def __init__(self, tiles: Tiles, picture: Size) -> None:
        self._tiles = tiles
        self._picture = picture
        self._ratio = 1.0  # of the screen's pixels to units
        self._pixmaps: dict[tuple[TileKey, bool], tuple[Tile, QPixmap]] = {}

    def set_ratio(self, ratio: float) -> None:
        """Draw for a screen with so many pixels per unit."""
        self._ratio = ratio

    def want(self, view: View, shown: QRectF, colors: Colors) -> None:
        """Ask for the tiles of a part of the viewport."""
        level = self.level(view)
        keys = list(self._keys(view, shown, level))
        middle = shown.center()
        keys.sort(key=lambda key: self._distance(key, view, middle.x(), middle.y()))
        self._tiles.want(keys, colors)

    def paint(self, painter: QPainter, view: View, shown: QRectF, *, gray: bool) -> None:
        """Draw what there is."""
        level = self.level(view)
        smooth = view.zoom * self._ratio < CRISP_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        for key in self._keys(view, shown, level):
            target = self._place(key, view)
            if not self._draw(painter, key, target, gray=gray):
                self._draw_coarser(painter, key, view, gray=gray)

    def level(self, view: View) -> int:
        """The coarsest level that has a pixel for each of the screen's."""
        scale = view.zoom * self._ratio
        wanted = floor(log2(1 / scale)) if scale < 1 else 0
        return min(wanted, self._tiles.levels - 1)

    def touches(self, tile: Tile, view: View) -> QRectF | None:
        """Where a tile that was rendered is seen; None if it is of a level that isn't."""
        if tile.key.level != self.level(view):
            return None
        return self._place(tile.key, view)

    def _draw(self, painter: QPainter, key: TileKey, target: QRectF, *, gray: bool) -> bool:
        pixmap = self._pixmap(key, gray=gray)
        if pixmap is None and not gray:
            pixmap = self._pixmap(key, gray=True)
        if pixmap is None:
            return False
        painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
        return True

    def _draw_coarser(self, painter: QPainter, key: TileKey, view: View, *, gray: bool) -> None:
        """Enlarge the part of a coarser tile that covers a missing one."""
        target = self._place(key, view)
        for level in range(key.level + 1, self._tiles.levels):
            steps = level - key.level
            parent = TileKey(level, key.row >> steps, key.column >> steps)
            pixmap = self._pixmap(parent, gray=gray) or (None if gray else self._pixmap(parent, gray=True))
            if pixmap is not None:
                painter.save()
                painter.setClipRect(target)
                painter.drawPixmap(self._place(parent, view), pixmap, QRectF(pixmap.rect()))
                painter.restore()
                return

    def _pixmap(self, key: TileKey, *, gray: bool) -> QPixmap | None:
        tile = self._tiles.tile(key, gray=gray)
        if tile is None:
            return None
        known = self._pixmaps.get((key, gray))
        if known is None or known[0] is not tile:
            known = tile, _pixmap_of(tile)
            if len(self._pixmaps) >= _MOST_PIXMAPS:
                self._pixmaps.clear()
            self._pixmaps[key, gray] = known
        return known[1]

    def _keys(self, view: View, shown: QRectF, level: int) -> Iterator[TileKey]:
        rows, columns = self._tiles.level_shape(level)
        across, down = self._per_pixel(level)
        left, top = (shown.left() - view.x) / view.zoom / across, (shown.top() - view.y) / view.zoom / down
        right, bottom = (shown.right() - view.x) / view.zoom / across, (shown.bottom() - view.y) / view.zoom / down
        for row in range(max(floor(top / TILE), 0), min(ceil(bottom / TILE), ceil(rows / TILE))):
            for column in range(max(floor(left / TILE), 0), min(ceil(right / TILE), ceil(columns / TILE))):
                yield TileKey(level, row, column)

    def _per_pixel(self, level: int) -> tuple[float, float]:
        """How many pixels of the picture a pixel of a level is wide and high."""
        rows, columns = self._tiles.level_shape(level)
        return self._picture.width / columns, self._picture.height / rows

    def _place(self, key: TileKey, view: View) -> QRectF:
        """Where a tile lies on the screen: on whole pixels of it, so that no seam shows."""
        rows, columns = self._tiles.level_shape(key.level)
        across, down = self._per_pixel(key.level)
        left, top = key.column * TILE, key.row * TILE
        right, bottom = min(left + TILE, columns), min(top + TILE, rows)
        corner = view.to_screen(left * across, top * down)
        other = view.to_screen(right * across, bottom * down)
        edges = [round(edge * self._ratio) / self._ratio for edge in (corner.x, corner.y, other.x, other.y)]
        return QRectF(edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1])

    def _distance(self, key: TileKey, view: View, x: float, y: float) -> float:
        middle = self._place(key, view).center()
        return (middle.x() - x) ** 2 + (middle.y() - y) ** 2


def _pixmap_of(tile: Tile) -> QPixmap:
    height, width, _ = tile.rgb.shape
    return QPixmap.fromImage(QImage(tile.rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888))
