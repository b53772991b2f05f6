"""The canvas: draws the photo, the hints and the hand's draft, and turns what the pointer does into gestures.

It keeps the view and nothing else; the photo decides what a gesture means.
"""

from __future__ import annotations

from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from colorstudio.document.model import Document
from colorstudio.editor.colors import Colors
from colorstudio.editor.event import Event
from colorstudio.editor.tiles import GRAY, Tile, Tiles
from colorstudio.editor.tool_names import ToolName
from colorstudio.support.geometry import PhotoPoint, Size, ViewPoint
from colorstudio.tools.gesture import Gesture, Phase
from colorstudio.tools.held import Held
from colorstudio.tools.outcome import Band, Draft
from colorstudio.ui.canvas.gestures import gesture_of
from colorstudio.ui.canvas.hint_painter import HintPainter
from colorstudio.ui.canvas.marks import paint_band, paint_divider, paint_labels
from colorstudio.ui.canvas.panes import Compare, Pane, pane_at, panes
from colorstudio.ui.canvas.pointer import cursor_of, paint_pointer, touched_by
from colorstudio.ui.canvas.tile_painter import TilePainter
from colorstudio.ui.canvas.unsure import Veil
from colorstudio.ui.canvas.view import STEP, View
from colorstudio.ui.look import Look

_DIVIDER_REACH: Final = 8  # px around the divider that take it
_NOTCH: Final = 120  # of a wheel, in eighths of a degree
_ARROW_STEP: Final = 40  # px


class Easel(Protocol):
    """What the canvas shows and tells."""

    document_changed: Event[()]
    held_changed: Event[()]
    draft_changed: Event[()]
    colors_changed: Event[()]
    tiles: Tiles
    tool: ToolName
    held: Held
    draft: Draft | None

    @property
    def size(self) -> Size: ...
    @property
    def to_picture(self) -> NDArray[Any]: ...
    @property
    def document(self) -> Document: ...
    @property
    def colors(self) -> Colors: ...
    def press(self, gesture: Gesture) -> None: ...
    def move(self, gesture: Gesture) -> None: ...
    def release(self, gesture: Gesture) -> None: ...
    def escape(self) -> None: ...


class Canvas(QAbstractScrollArea):
    """Shows one open photo."""

    pointer_moved = Signal(object)  # PhotoPoint, or None when it leaves
    zoom_changed = Signal(float)  # the screen's pixels per pixel of the picture
    view_changed = Signal()
    brush_scrolled = Signal(int)  # notches, with Shift
    context_wanted = Signal(object, QPoint)  # PhotoPoint, the place on the screen
    compare_changed = Signal()

    def __init__(self, photo: Easel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo, self._look = photo, look
        self._tiles = TilePainter(photo.tiles, photo.size)
        self._hints = HintPainter()
        self._veil: Veil | None = None
        self._view = View.fitting(photo.size, self._room())
        self._is_fitted = True
        self._compare = Compare.OFF
        self._before_original = Compare.OFF
        self._divider = 0.5
        self._shows_hints = True
        self._pointer: QPointF | None = None
        self._pane: Pane | None = None  # in which a gesture began
        self._pan_from: QPointF | None = None
        self._drags_divider = False
        self._holds_space = False
        self._wanting = QTimer(self, singleShot=True, interval=0)
        self._wanting.timeout.connect(self._want)
        self._prepare()
        self._connect()

    def _prepare(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Photo"))
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self._show_cursor()

    def _connect(self) -> None:
        photo = self._photo
        photo.document_changed.connect(self._repaint)
        photo.colors_changed.connect(self._wanting.start)
        photo.draft_changed.connect(self._repaint)
        photo.held_changed.connect(self._held_changed)
        photo.tiles.ready.connect(self._wanting.start)
        photo.tiles.rendered.connect(self._tile_rendered)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._look.changed.connect(self._repaint)

    def let_go(self) -> None:
        """Hear no more of the photo; before the canvas goes."""
        photo = self._photo
        photo.document_changed.disconnect(self._repaint)
        photo.colors_changed.disconnect(self._wanting.start)
        photo.draft_changed.disconnect(self._repaint)
        photo.held_changed.disconnect(self._held_changed)
        photo.tiles.ready.disconnect(self._wanting.start)
        photo.tiles.rendered.disconnect(self._tile_rendered)

    # What is shown

    @property
    def compare(self) -> Compare:
        return self._compare

    def set_compare(self, compare: Compare) -> None:
        """Compare before and after in another way."""
        if compare is not self._compare:
            self._compare = compare
            if self._is_fitted:
                self.fit()
            self._changed()
            self.compare_changed.emit()

    def set_hints_shown(self, shown: bool) -> None:
        self._shows_hints = shown
        self._repaint()

    def show_unsure(self, plane: NDArray[np.float32] | None) -> None:
        """Veil the picture where a plane (h, w) over it, 0 to 1, is low; None shows it bare."""
        self._veil = None if plane is None else Veil(plane)
        self._repaint()

    # The view

    @property
    def zoom(self) -> float:
        """The screen's pixels per pixel of the picture."""
        return self._view.zoom * self.devicePixelRatioF()

    def fit(self) -> None:
        """Show all of the picture."""
        self._set_view(View.fitting(self._photo.size, self._room()))
        self._is_fitted = True

    def zoom_to(self, zoom: float) -> None:
        """Show so many pixels of the screen per pixel of the picture."""
        room = self._room()
        self._zoom_by(zoom / self.zoom, ViewPoint(room.width / 2, room.height / 2))

    def zoom_by(self, factor: float, at: PhotoPoint | None = None) -> None:
        """Zoom; what is at a place of the scan, or in the middle, stays where it is."""
        room = self._room()
        middle = ViewPoint(room.width / 2, room.height / 2)
        if at is not None:
            point = self._to_screen().map(QPointF(at.x, at.y))
            middle = ViewPoint(point.x(), point.y())
        self._zoom_by(factor, middle)

    def zoom_in_on(self, box: QRectF) -> None:
        """Fill the canvas with a box of the scan."""
        there = QTransform(*self._matrix()).mapRect(box)
        self._set_view(self._view.showing(there.left(), there.top(), there.right(), there.bottom(), self._room()))

    def move_by(self, dx: float, dy: float) -> None:
        """Let the picture follow the hand, in pixels of the picture."""
        self._set_view(self._view.moved(dx * self._view.zoom, dy * self._view.zoom))

    def screen_of(self, place: PhotoPoint) -> QPointF:
        """Where a place of the scan is in the viewport."""
        pane = self._panes()[-1]
        return self._to_screen().map(QPointF(place.x, place.y)) + QPointF(pane.origin)

    def bring_into_view(self, place: PhotoPoint, margin: float) -> None:
        """Move the picture if a place lies too near to the edge, or beyond it."""
        at, room = self._to_screen().map(QPointF(place.x, place.y)), self._room()
        dx = max(margin - at.x(), 0) + min(room.width - margin - at.x(), 0)
        dy = max(margin - at.y(), 0) + min(room.height - margin - at.y(), 0)
        if dx or dy:
            self._set_view(self._view.moved(dx, dy))

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self._look.tokens.canvas)
            self._tiles.set_ratio(self.devicePixelRatioF())
            for pane in self._panes():
                painter.save()
                painter.setClipRect(pane.shown.intersected(event.rect()))
                painter.translate(pane.origin)
                self._paint_pane(painter, pane, QRectF(pane.shown.translated(-pane.origin)))
                painter.restore()
            if self._compare in (Compare.SPLIT, Compare.SIDES):
                self._paint_comparison(painter)

    def _paint_pane(self, painter: QPainter, pane: Pane, shown: QRectF) -> None:
        self._tiles.paint(painter, self._view, shown, gray=pane.gray)
        if pane.gray:
            return
        to_screen = self._to_screen()
        if self._veil is not None:
            self._veil.paint(painter, self._picture_rect())
        if self._shows_hints:
            hints, selection = self._photo.document.hints, self._photo.held.selection
            self._hints.paint(painter, hints, selection, to_screen=to_screen, shown=shown)
        if isinstance(self._photo.draft, Band):
            rect = self._photo.draft.rect
            paint_band(painter, to_screen.mapRect(QRectF(rect.left, rect.top, rect.width, rect.height)))
        if self._pointer is not None and self._pan_from is None and not self._holds_space:
            at = self._pointer - QPointF(pane.origin)
            paint_pointer(painter, at, self._photo.tool, self._photo.held, self._scan_zoom())

    def _paint_comparison(self, painter: QPainter) -> None:
        left, _ = self._panes()
        x = left.shown.right() + 1
        paint_divider(painter, x, self.viewport().height(), with_knob=self._compare is Compare.SPLIT)
        paint_labels(painter, x, self.tr("Before"), self.tr("After"))

    # Pointer

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() is Qt.MouseButton.MiddleButton or (
            self._holds_space and event.button() is Qt.MouseButton.LeftButton
        ):
            self._pan_from = at
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() is Qt.MouseButton.LeftButton:
            if self._is_on_divider(at):
                self._drags_divider = True
            else:
                self._pane = pane_at(at.toPoint(), self._panes())
                self._photo.press(self._gesture(event, Phase.PRESS))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pan_from is not None:
            moved, self._pan_from = at - self._pan_from, at
            self._set_view(self._view.moved(moved.x(), moved.y()))
        elif self._drags_divider:
            self._divider = min(max(at.x() / self.viewport().width(), 0.02), 0.98)
            self._changed()
        elif self._pane is not None:
            self._photo.move(self._gesture(event, Phase.MOVE))
        self._point(at)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None and event.button() in (Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton):
            self._pan_from = None
            self._show_cursor()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._drags_divider = False
            if self._pane is not None:
                self._photo.release(self._gesture(event, Phase.RELEASE))
                self._pane = None

    @override
    def tabletEvent(self, event: QTabletEvent) -> None:
        match event.type():
            case QEvent.Type.TabletPress if event.button() is Qt.MouseButton.LeftButton and not self._holds_space:
                self._pane = pane_at(event.position().toPoint(), self._panes())
                self._photo.press(self._gesture(event, Phase.PRESS))
            case QEvent.Type.TabletMove if self._pane is not None:
                self._photo.move(self._gesture(event, Phase.MOVE))
            case QEvent.Type.TabletRelease if self._pane is not None:
                self._photo.release(self._gesture(event, Phase.RELEASE))
                self._pane = None
            case _:
                event.ignore()  # Qt makes a mouse event of it
                return
        self._point(event.position())
        event.accept()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self._to_scan(pane_at(event.pos(), self._panes())).map(QPointF(event.pos()))
        self.context_wanted.emit(PhotoPoint(place.x(), place.y()), event.globalPos())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        at, turned = event.position(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.brush_scrolled.emit(1 if turned.y() + turned.x() > 0 else -1)
        elif _scrolls_plainly() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            moved = event.pixelDelta() if not event.pixelDelta().isNull() else turned / 4
            self._set_view(self._view.moved(moved.x(), moved.y()))
        elif turned.y():
            self._zoom_by(STEP ** (turned.y() / _NOTCH), self._in_pane(at))
        event.accept()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom_by(1 + event.value(), self._in_pane(event.position()))
            return True
        return super().viewportEvent(event)

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Backslash):
            return
        match event.key():
            case Qt.Key.Key_Space:
                self._holds_space = True
                self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
                self._repaint()
            case Qt.Key.Key_Backslash:
                self._before_original = self._compare
                self.set_compare(Compare.ORIGINAL)
            case Qt.Key.Key_Escape:
                self._pane = None
                self._photo.escape()
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Up | Qt.Key.Key_Down:
                dx, dy = _ARROWS[Qt.Key(event.key())]
                self._set_view(self._view.moved(dx * _ARROW_STEP, dy * _ARROW_STEP))
            case _:
                super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        match event.key():
            case Qt.Key.Key_Space:
                self._holds_space = False
                self._show_cursor()
                self._repaint()
            case Qt.Key.Key_Backslash if self._compare is Compare.ORIGINAL:
                self.set_compare(self._before_original)
            case _:
                super().keyReleaseEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._is_fitted:
            self.fit()
        else:
            self._set_view(self._view)

    # Between

    def _gesture(self, event: QMouseEvent | QTabletEvent, phase: Phase) -> Gesture:
        assert self._pane is not None
        return gesture_of(event, phase, to_scan=self._to_scan(self._pane), zoom=self._scan_zoom())

    def _to_scan(self, pane: Pane) -> QTransform:
        """From points of the viewport to the scan."""
        inverse, _ = (self._to_screen() * QTransform.fromTranslate(pane.origin.x(), pane.origin.y())).inverted()
        return inverse

    def _to_screen(self) -> QTransform:
        """From the scan to points of a pane."""
        view = self._view
        return QTransform(*self._matrix()) * QTransform(view.zoom, 0, 0, view.zoom, view.x, view.y)

    def _matrix(self) -> tuple[float, float, float, float, float, float]:
        """The scan's coordinates to the picture's, as Qt writes them."""
        (xx, xy, dx), (yx, yy, dy) = self._photo.to_picture
        return float(xx), float(yx), float(xy), float(yy), float(dx), float(dy)

    def _scan_zoom(self) -> float:
        xx, yx, *_ = self._matrix()
        return self._view.zoom * float(np.hypot(xx, yx))

    def _in_pane(self, at: QPointF) -> ViewPoint:
        pane = pane_at(at.toPoint(), self._panes())
        return ViewPoint(at.x() - pane.origin.x(), at.y() - pane.origin.y())

    def _panes(self) -> tuple[Pane, ...]:
        return panes(self._compare, self.viewport().rect(), self._divider)

    def _room(self) -> Size:
        """Of a pane."""
        width, height = self.viewport().width(), self.viewport().height()
        is_half = getattr(self, "_compare", Compare.OFF) is Compare.SIDES
        return Size(max(width // 2 if is_half else width, 1), max(height, 1))

    def _picture_rect(self) -> QRectF:
        size, view = self._photo.size, self._view
        return QRectF(view.x, view.y, size.width * view.zoom, size.height * view.zoom)

    def _is_on_divider(self, at: QPointF) -> bool:
        if self._compare is not Compare.SPLIT:
            return False
        return abs(at.x() - self._divider * self.viewport().width()) <= _DIVIDER_REACH

    def _zoom_by(self, factor: float, at: ViewPoint) -> None:
        self._set_view(self._view.zoomed(factor, at))

    def _set_view(self, view: View) -> None:
        zoom = self._view.zoom
        self._is_fitted = False
        self._view = view.held(self._photo.size, self._room())
        self._show_scroll_bars()
        self._changed()
        if self._view.zoom != zoom:
            self.zoom_changed.emit(self.zoom)

    def _changed(self) -> None:
        self._repaint()
        self._wanting.start()
        self.view_changed.emit()

    def _show_scroll_bars(self) -> None:
        rect, room = self._picture_rect(), self._room()
        for bar, begin, length, page in (
            (self.horizontalScrollBar(), -rect.left(), rect.width(), room.width),
            (self.verticalScrollBar(), -rect.top(), rect.height(), room.height),
        ):
            bar.blockSignals(True)
            bar.setPageStep(page)
            bar.setSingleStep(_ARROW_STEP)
            bar.setRange(
                round(min(begin, 0)), round(max(length - page, begin, 0)) if length > page else round(min(begin, 0))
            )
            bar.setValue(round(begin))
            bar.blockSignals(False)

    def _scrolled(self) -> None:
        x, y = -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
        if self.horizontalScrollBar().maximum() == self.horizontalScrollBar().minimum():
            x = round(self._view.x)
        if self.verticalScrollBar().maximum() == self.verticalScrollBar().minimum():
            y = round(self._view.y)
        self._is_fitted = False
        self._view = View(self._view.zoom, x, y)
        self._changed()

    def _want(self) -> None:
        """Ask for the tiles that are seen, in gray first, and for those around them."""
        self._tiles.set_ratio(self.devicePixelRatioF())
        for pane in self._panes():
            shown = QRectF(pane.shown.translated(-pane.origin))
            is_gray = pane.gray or self._photo.colors.answer is None
            self._tiles.want(self._view, shown, GRAY if is_gray else self._photo.colors)

    def _tile_rendered(self, tile: Tile) -> None:
        touched = self._tiles.touches(tile, self._view)
        if touched is not None:
            for pane in self._panes():
                self.viewport().update(touched.toAlignedRect().translated(pane.origin).intersected(pane.shown))

    def _held_changed(self) -> None:
        self._show_cursor()
        self._repaint()

    def _show_cursor(self) -> None:
        self.viewport().setCursor(cursor_of(self._photo.tool))

    def _point(self, at: QPointF | None) -> None:
        """Follow the pointer; only where it was and is has to be painted."""
        radius = self._photo.held.radius * self._scan_zoom()
        for place in (self._pointer, at):
            if place is not None:
                self.viewport().update(touched_by(place, radius).toAlignedRect())
        self._pointer = at
        if at is None:
            self.pointer_moved.emit(None)
        else:
            place = self._to_scan(pane_at(at.toPoint(), self._panes())).map(at)
            self.pointer_moved.emit(PhotoPoint(place.x(), place.y()))

    def _repaint(self) -> None:
        self.viewport().update()


_ARROWS: Final = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


def _scrolls_plainly() -> bool:
    """A Mac's trackpad scrolls both ways, so its plain wheel pans."""
    import sys

    return sys.platform == "darwin"
