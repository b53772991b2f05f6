"""The preview of an export: a spot of the photo at full size, before and after, with the divider between them."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from colorstudio.editor.colors import Colors
from colorstudio.editor.tiles import GRAY, Tile, Tiles
from colorstudio.support.geometry import Size
from colorstudio.ui.canvas.marks import paint_divider, paint_labels
from colorstudio.ui.canvas.tile_painter import TilePainter
from colorstudio.ui.canvas.view import View
from colorstudio.ui.look import Look
from colorstudio.ui.measures import CONTROL_RADIUS

_SIDE: Final = QSize(404, 408)
_REACH: Final = 12  # px around the divider that take it


class PhotoToExport(Protocol):
    """What is previewed."""

    tiles: Tiles

    @property
    def size(self) -> Size: ...
    @property
    def colors(self) -> Colors: ...


class ExportPreview(QWidget):
    """Shows the photo at 100 %; a drag looks elsewhere."""

    moved = Signal(int, int)  # the place in its middle, in pixels of the picture

    def __init__(self, photo: PhotoToExport, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo, self._look = photo, look
        self._painter = TilePainter(photo.tiles, photo.size)
        self._middle = QPointF(photo.size.width / 2, photo.size.height / 2)
        self._divider = 0.42
        self._from: QPointF | None = None
        self._drags_divider = False
        self.setMinimumSize(_SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(self.tr("Preview, before and after"))
        photo.tiles.rendered.connect(self._tile_rendered)

    def look_at(self, x: float, y: float) -> None:
        """Show a place of the picture in the middle."""
        room = self.width() / self._zoom / 2, self.height() / self._zoom / 2
        size = self._photo.size
        self._middle = QPointF(_kept(x, room[0], size.width), _kept(y, room[1], size.height))
        self.moved.emit(int(self._middle.x()), int(self._middle.y()))
        self._want()
        self.update()

    def let_go(self) -> None:
        """Hear no more of the photo."""
        self._photo.tiles.rendered.disconnect(self._tile_rendered)

    @override
    def sizeHint(self) -> QSize:
        return _SIDE

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.look_at(self._middle.x(), self._middle.y())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drags_divider = abs(event.position().x() - self._divider * self.width()) <= _REACH
        self._from = event.position()
        self.setCursor(Qt.CursorShape.SizeHorCursor if self._drags_divider else Qt.CursorShape.ClosedHandCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        if self._drags_divider:
            self._divider = min(max(event.position().x() / self.width(), 0.05), 0.95)
            self.update()
        else:
            moved, self._from = event.position() - self._from, event.position()
            self.look_at(self._middle.x() - moved.x() / self._zoom, self._middle.y() - moved.y() / self._zoom)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        split = round(self._divider * self.width())
        view = self._view()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rounded = QPainterPath()
            rounded.addRoundedRect(QRectF(self.rect()), CONTROL_RADIUS, CONTROL_RADIUS)
            painter.setClipPath(rounded)
            painter.fillRect(self.rect(), self._look.tokens.canvas)
            self._painter.set_ratio(self.devicePixelRatioF())
            for part, gray in (
                (QRect(0, 0, split, self.height()), True),
                (QRect(split, 0, self.width() - split, self.height()), False),
            ):
                painter.save()
                painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
                self._painter.paint(painter, view, QRectF(part), gray=gray)
                painter.restore()
            paint_divider(painter, split, self.height(), with_knob=True)
            paint_labels(painter, split, self.tr("Before"), self.tr("After"))

    def _view(self) -> View:
        zoom = self._zoom
        return View(zoom, self.width() / 2 - self._middle.x() * zoom, self.height() / 2 - self._middle.y() * zoom)

    @property
    def _zoom(self) -> float:
        """100 % is a pixel of the picture on one of the screen."""
        return 1 / self.devicePixelRatioF()

    def _want(self) -> None:
        self._painter.set_ratio(self.devicePixelRatioF())
        for colors in (GRAY, self._photo.colors):
            self._painter.want(self._view(), QRectF(self.rect()), colors)

    def _tile_rendered(self, _: Tile) -> None:
        self.update()


def _kept(place: float, room: float, length: float) -> float:
    """A middle from which nothing beyond the picture is seen, where it is large enough."""
    return length / 2 if length <= 2 * room else min(max(place, room), length - room)
