"""What lies on the canvas: tiles, overlay, hints and the tool's draft, drawn in this order."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QTransform

from colorstudio.document.eye import Eye
from colorstudio.editor.tile_grid import SIDE, TilePlace, TileRange, level_for, outwards, tiles_within
from colorstudio.editor.tiles import Tiles
from colorstudio.support.geometry import ViewPoint
from colorstudio.tools.outcome import Band
from colorstudio.ui.canvas.hint_layer import HintLayer, Keeps
from colorstudio.ui.canvas.hint_painter import corners_on, paint_band, paint_selection
from colorstudio.ui.canvas.mosaic import Mosaic, Shows
from colorstudio.ui.canvas.navigation import Navigation
from colorstudio.ui.canvas.overlay import Overlay
from colorstudio.ui.canvas.photo import PaintedPhoto
from colorstudio.ui.canvas.view import View


class Scene:
    """Draws one photo in the view of a navigation; all points are those of the room.

    opacity : of the colors over the gray picture, while the first ones come
    are_hints_shown : whether a person wants to see them
    keeps : up with a view that changes, or pace
    """

    def __init__(self, photo: PaintedPhoto, tiles: Tiles, navigation: Navigation) -> None:
        self.opacity = 0.0
        self.are_hints_shown = True
        self.keeps = Keeps.UP
        self._photo, self._tiles, self._navigation = photo, tiles, navigation
        self._original = Mosaic(tiles, Shows.ORIGINAL)
        self._colored = Mosaic(tiles, Shows.COLORS)
        self._layer = HintLayer(photo.lightness_of)
        self._overlay: Overlay | None = None

    @property
    def view(self) -> View:
        """Where things are drawn: the picture begins on a pixel of the screen."""
        return self._navigation.view.snapped(self._navigation.ratio)

    @property
    def picture(self) -> QRectF:
        """Where the picture lies."""
        view, size = self.view, self._navigation.picture
        return QRectF(view.x, view.y, view.zoom * size.width, view.zoom * size.height)

    @property
    def seen(self) -> QRectF:
        """What is seen of the picture, where it lies."""
        room = self._navigation.room
        return self.picture & QRectF(0, 0, room.width, room.height)

    @property
    def from_scan(self) -> QTransform:
        """From the scan's coordinates to the room's."""
        (xx, xy, x), (yx, yy, y) = self._photo.to_picture.tolist()
        view = self.view
        return QTransform(xx, yx, xy, yy, x, y) * QTransform(view.zoom, 0, 0, view.zoom, view.x, view.y)

    def set_overlay(self, plane: NDArray[Any] | None) -> None:
        """Lay a plane over the picture, or none."""
        self._overlay = None if plane is None else Overlay(plane)

    def forget_tiles(self) -> None:
        """Take all tiles anew: another picture, or other colors."""
        self._original.forget()
        self._colored.forget()

    def wanted(self, around: ViewPoint) -> list[TilePlace]:
        """The tiles that are seen, those near a point first."""
        seen = self._tiles_seen()
        size, shape = self._navigation.picture, self._tiles.pyramid.level_shape(seen.level)
        place = self.view.in_picture(around)
        middle = place.y / size.height * shape[0] / SIDE, place.x / size.width * shape[1] / SIDE
        return outwards(seen.places(), middle=middle)

    def renew(self, place: TilePlace) -> QRectF:
        """Take a newer tile; gives where it is seen."""
        if not self._colored.renew(place):
            return QRectF()
        height, width = self._tiles.pyramid.level_shape(place.level)
        picture = self.picture
        across, down = picture.width() / width, picture.height() / height
        corner = picture.topLeft() + QPointF(place.left * across, place.top * down)
        return QRectF(corner.x(), corner.y(), SIDE * across, SIDE * down).adjusted(-1, -1, 1, 1)

    def changed_hints(self) -> QRectF:
        """Where the hints will look different at the next painting."""
        return self._layer.changed_bounds(self._photo.document.hints)

    def paint(self, painter: QPainter, shows: Shows, exposed: QRect, accent: QColor) -> None:
        """Draw what is exposed."""
        self._paint_tiles(painter, shows)
        if shows is Shows.ORIGINAL:
            return
        if self._overlay is not None:
            self._overlay.paint(painter, self.picture, exposed, ratio=self._navigation.ratio)
        if self.are_hints_shown:
            self._paint_hints(painter, accent)

    def paint_draft(self, painter: QPainter) -> None:
        """Draw what the tool is about to do, as far as it is not a hint."""
        match self._photo.draft:
            case Band(rect):
                box = QRectF(rect.left, rect.top, rect.width, rect.height).normalized()
                paint_band(painter, corners_on(self.from_scan, box))
            case _:
                pass

    def _paint_tiles(self, painter: QPainter, shows: Shows) -> None:
        seen, view, zoom = self._tiles_seen(), self.view, self._navigation.zoom
        if shows is Shows.ORIGINAL or self.opacity < 1:
            self._original.cover(seen)
            self._original.paint(painter, view, zoom=zoom)
        if shows is Shows.COLORS and self.opacity > 0:
            self._colored.cover(seen)
            painter.setOpacity(self.opacity)
            self._colored.paint(painter, view, zoom=zoom)
            painter.setOpacity(1)

    def _paint_hints(self, painter: QPainter, accent: QColor) -> None:
        room, ratio, transform = self._navigation.room, self._navigation.ratio, self.from_scan
        hints = self._photo.document.hints
        size = QSize(round(room.width), round(room.height))
        self._layer.paint(painter, hints, transform, size=size, ratio=ratio, keeps=self.keeps)
        selection = self._photo.held.selection
        for hint in hints if selection else ():
            if hint.id in selection and hint.eye is Eye.OPEN:
                paint_selection(painter, self._layer.bounds((hint,), transform), accent=accent)

    def _tiles_seen(self) -> TileRange:
        """The tiles that the room shows."""
        pyramid, room, picture = self._tiles.pyramid, self._navigation.room, self.picture
        level = level_for(self._navigation.zoom, pyramid.levels)
        left, top = -picture.x() / picture.width(), -picture.y() / picture.height()
        right = left + room.width / picture.width()
        bottom = top + room.height / picture.height()
        return tiles_within(pyramid, level, part=(left, top, right, bottom))
