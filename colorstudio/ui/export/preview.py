"""The preview of an export: a spot of the photo at full size, before and after, with the divider between them."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from colorstudio.editor.colors import Colors
from colorstudio.editor.tile_grid import TilePlace, TileRange, tiles_within
from colorstudio.editor.tiles import Tiles, Viewer
from colorstudio.support.geometry import Size
from colorstudio.ui.canvas.compare import Compare, Comparison
from colorstudio.ui.canvas.mosaic import Mosaic, Shows
from colorstudio.ui.canvas.view import View
from colorstudio.ui.look import Look
from colorstudio.ui.measures import CONTROL_RADIUS
from colorstudio.ui.widgets.painting import paint_focus

_SIDE: Final = QSize(404, 408)
_STEP: Final = 40  # pixels of the picture that an arrow key moves
_DIVIDER_STEP: Final = 0.05
_WAYS: Final[dict[int, tuple[int, int]]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


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
        self._before, self._after = Mosaic(photo.tiles, Shows.ORIGINAL), Mosaic(photo.tiles, Shows.COLORS)
        self._middle = QPointF(photo.size.width / 2, photo.size.height / 2)
        self._comparison = Comparison()
        self._comparison.way, self._comparison.divider = Compare.SPLIT, 0.42
        self._from: QPointF | None = None
        self._drags_divider = False
        self.setMinimumSize(_SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Preview, before and after"))
        self.setAccessibleDescription(self.tr("Arrow keys look elsewhere; with Shift they move the divider."))
        photo.tiles.arrived.connect(self._take_tile)

    def look_at(self, x: float, y: float) -> None:
        """Show a place of the picture in the middle."""
        room = self.width() / self._zoom / 2, self.height() / self._zoom / 2
        size = self._photo.size
        self._middle = QPointF(_kept(x, room[0], size.width), _kept(y, room[1], size.height))
        self.moved.emit(int(self._middle.x()), int(self._middle.y()))
        self._photo.tiles.want(self._photo.colors, self._seen().places(), viewer=Viewer.PREVIEW)
        self.update()

    def let_go(self) -> None:
        """Hear no more of the photo, and want nothing of it."""
        self._photo.tiles.arrived.disconnect(self._take_tile)
        self._photo.tiles.forget(Viewer.PREVIEW)

    @override
    def sizeHint(self) -> QSize:
        return _SIDE

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.look_at(self._middle.x(), self._middle.y())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.position()
        self._drags_divider = self._comparison.is_on_line(self._from, seen=QRectF(self.rect()), width=self.width())
        self.setCursor(Qt.CursorShape.SizeHorCursor if self._drags_divider else Qt.CursorShape.ClosedHandCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        if self._drags_divider:
            self._divide(event.position().x() / self.width())
        else:
            moved, self._from = event.position() - self._from, event.position()
            self.look_at(self._middle.x() - moved.x() / self._zoom, self._middle.y() - moved.y() / self._zoom)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(event.key())
        if way is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._divide(self._comparison.divider + way[0] * _DIVIDER_STEP)
        else:
            self.look_at(self._middle.x() + way[0] * _STEP, self._middle.y() + way[1] * _STEP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rounded = QPainterPath()
            rounded.addRoundedRect(QRectF(self.rect()), CONTROL_RADIUS, CONTROL_RADIUS)
            painter.setClipPath(rounded)
            painter.fillRect(self.rect(), self._look.tokens.canvas)
            for pane in self._comparison.panes(self.width()):
                mosaic = self._before if pane.shows is Shows.ORIGINAL else self._after
                painter.save()
                part = QRectF(pane.left, 0, pane.right - pane.left, self.height())
                painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
                mosaic.cover(self._seen())
                mosaic.paint(painter, self._view(), zoom=1.0)
                painter.restore()
            words = self.tr("Before"), self.tr("After")
            self._comparison.paint(painter, *words, seen=QRectF(self.rect()), width=self.width())
            if self.hasFocus():
                painter.setClipping(False)
                paint_focus(painter, self.rect(), self._look.tokens, radius=CONTROL_RADIUS)

    def _divide(self, share: float) -> None:
        self._comparison.divider = min(max(share, 0.05), 0.95)
        self.update()

    @property
    def divider(self) -> float:
        """Where the divider is, as a share of the width."""
        return self._comparison.divider

    @property
    def _zoom(self) -> float:
        """100 % is a pixel of the picture on one of the screen."""
        return 1 / self.devicePixelRatioF()

    def _view(self) -> View:
        zoom = self._zoom
        x, y = self.width() / 2 - self._middle.x() * zoom, self.height() / 2 - self._middle.y() * zoom
        return View(zoom, x, y).snapped(self.devicePixelRatioF())

    def _seen(self) -> TileRange:
        view, size = self._view(), self._photo.size
        left, top = -view.x / view.zoom / size.width, -view.y / view.zoom / size.height
        right, bottom = left + self.width() / view.zoom / size.width, top + self.height() / view.zoom / size.height
        return tiles_within(self._photo.tiles.pyramid, 0, part=(left, top, right, bottom))

    def _take_tile(self, place: TilePlace) -> None:
        if self._after.renew(place):
            self.update()


def _kept(place: float, room: float, length: float) -> float:
    """A middle from which nothing beyond the picture is seen, where it is large enough."""
    return length / 2 if length <= 2 * room else min(max(place, room), length - room)
