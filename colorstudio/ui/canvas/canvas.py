"""The canvas: it shows the photo, and what the hand does on it becomes gestures in the scan's coordinates.

It keeps nothing of the photo but how it is looked at.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor
from typing import Any, Final, cast

from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, QVariantAnimation, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget
from typing_extensions import override

from colorstudio.editor.tile_grid import TilePlace
from colorstudio.support.geometry import PhotoPoint, PhotoRect, ViewPoint
from colorstudio.tools.gesture import Gesture, Modifier, Phase, Pointer
from colorstudio.tools.outcome import Moved, Sampled, ZoomBy, ZoomTo
from colorstudio.ui.canvas.compare import Compare, Comparison, Pane
from colorstudio.ui.canvas.grip import Grip
from colorstudio.ui.canvas.hint_layer import Keeps
from colorstudio.ui.canvas.input import USUAL_WHEEL, Wheel, modifiers_of, pointer_of
from colorstudio.ui.canvas.mosaic import Shows
from colorstudio.ui.canvas.navigation import STEP, Navigation
from colorstudio.ui.canvas.photo import PaintedPhoto
from colorstudio.ui.canvas.pointer import Hand, brush_bounds, cursor_of, is_brush, paint_brush, paint_sample
from colorstudio.ui.canvas.scene import Scene
from colorstudio.ui.canvas.scroll_bars import ScrollBars
from colorstudio.ui.canvas.steering import Steering
from colorstudio.ui.canvas.view import PicturePoint
from colorstudio.ui.hint_colors import shown_color
from colorstudio.ui.look import Look
from colorstudio.ui.measures import FIRST_COLORS

_REST_MS: Final = 80  # after the last step of a zoom, many hints are drawn as sharp as they should be
_MODIFIER_KEYS: Final = {
    Qt.Key.Key_Shift: Modifier.SHIFT,
    Qt.Key.Key_Control: Modifier.CONTROL,
    Qt.Key.Key_Alt: Modifier.ALT,
}


class Canvas(QWidget):
    """The view of an open photo.

    zoom_changed : as a person reads it, 1 is 100 %
    pointer_moved : the place of the scan under the pointer; None when it left
    context_wanted : the gesture of a right click, and where on the screen a menu belongs
    """

    view_changed = Signal()
    zoom_changed = Signal(float)
    pointer_moved = Signal(object)
    context_wanted = Signal(object, QPoint)

    def __init__(
        self, photo: PaintedPhoto, look: Look, *, wheel: Wheel = USUAL_WHEEL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._photo, self._tiles, self._look = photo, photo.tiles, look
        self._comparison = Comparison()
        self._is_original_held = False
        self._modifiers = Modifier.NONE
        self._at: QPointF | None = None
        room = self._comparison.room(width=self.width(), height=self.height())
        self._navigation = Navigation(photo.size, room, ratio=self.devicePixelRatioF())
        self._scene = Scene(photo, self._tiles, self._navigation)
        self._steering = Steering(photo, self._navigation, wheel)
        self._grip = Grip(photo, self._navigation)
        self._bars = ScrollBars(self._navigation, self)
        self._rest_of_view = QTimer(self, singleShot=True, interval=_REST_MS)
        self._zoom = self.zoom
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Photo"))
        self.grabGesture(Qt.GestureType.PinchGesture)
        self._connect()
        self._show_cursor()

    def _connect(self) -> None:
        self._look.changed.connect(self.update)
        self._fade.valueChanged.connect(self._fade_in)
        self._rest_of_view.timeout.connect(self._sharpen_hints)
        for event, listener in self._connections():
            event.connect(listener)

    def let_go(self) -> None:
        """Hear no more of the photo: another canvas shows it, or none."""
        for event, listener in self._connections():
            event.disconnect(listener)

    def _connections(self) -> tuple[tuple[Any, Any], ...]:
        return (
            (self._photo.document_changed, self._follow_document),
            (self._photo.colors_changed, self._want_tiles),
            (self._photo.held_changed, self._follow_held),
            (self._photo.draft_changed, self.update),
            (self._photo.view_wanted, self._change_view),
            (self._tiles.arrived, self._take_tile),
            (self._tiles.settled, self._begin_fade),
            (self._tiles.replaced, self._follow_picture),
            (self._navigation.changed, self._follow_view),
        )

    # How it is looked at

    @property
    def zoom(self) -> float:
        """As a person reads it: at 1 a pixel of the photo is one of the screen."""
        return self._navigation.zoom

    def set_zoom(self, zoom: float) -> None:
        self._navigation.set_zoom(zoom)

    def zoom_in(self) -> None:
        self._navigation.zoom_by(STEP * STEP, at=self._navigation.room.middle)

    def zoom_out(self) -> None:
        self._navigation.zoom_by(1 / (STEP * STEP), at=self._navigation.room.middle)

    def fit(self) -> None:
        """Show all of the picture."""
        self._navigation.fit()

    def show_place(self, place: PhotoPoint) -> None:
        """Bring a place of the scan to the middle."""
        self._navigation.center(self._in_picture(place))

    @property
    def compare(self) -> Compare:
        return self._comparison.way

    def cycle_compare(self) -> None:
        """Off, split, side by side."""
        self.set_compare(self._comparison.way.next)

    def set_compare(self, compare: Compare) -> None:
        """Compare original and colors in this way."""
        self._comparison.way = compare
        self._settle()
        self.view_changed.emit()
        self.update()

    def set_original_shown(self, shown: bool) -> None:
        """Show the photo as it was, as long as a key is held."""
        self._is_original_held = shown
        self.update()

    def set_hints_shown(self, shown: bool) -> None:
        """Show the hints, or the picture alone."""
        self._scene.are_hints_shown = shown
        self.update()

    def show_overlay(self, plane: NDArray[Any] | None) -> None:
        """Lay a plane, (h, w) from 0 to 1, over the picture; None takes it away."""
        self._scene.set_overlay(plane)
        self.update()

    def screen_of(self, place: PhotoPoint) -> QPointF:
        """Where a place of the scan is seen, in pixels of the canvas."""
        at = self._scene.from_scan.map(QPointF(place.x, place.y))
        return at + QPointF(self._panes()[-1].origin, 0)

    def place_at(self, at: QPointF) -> PhotoPoint:
        """The place of the scan at a point of the canvas; it may lie outside of the photo."""
        back, _ = self._scene.from_scan.inverted()
        place = back.map(self._in_room(at))
        return PhotoPoint(place.x(), place.y())

    # What it shows

    @override
    def sizeHint(self) -> QSize:
        return QSize(960, 720)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, 180)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(event.rect(), QColor(self._look.tokens.canvas))
            accent = QColor(self._look.tokens.accent)
            for pane in self._panes():
                painter.save()
                painter.setClipRect(QRectF(pane.left, 0, pane.right - pane.left, self.height()))
                painter.translate(pane.origin, 0)
                shows = Shows.ORIGINAL if self._is_original_held else pane.shows
                self._scene.paint(painter, shows, event.rect().translated(-round(pane.origin), 0), accent)
                self._scene.paint_draft(painter)
                painter.restore()
            before, after = self.tr("Before"), self.tr("After")
            self._comparison.paint(painter, before, after, seen=self._scene.seen, width=self.width())
            self._paint_pointer(painter)

    def _paint_pointer(self, painter: QPainter) -> None:
        if self._at is None:
            return
        draft = self._photo.draft
        if isinstance(draft, Sampled):
            paint_sample(painter, self._at, shown_color(draft.color))
        elif self._is_brush_seen():
            color = shown_color(self._photo.held.color)
            paint_brush(painter, self._at, radius=self._brush_px(), color=color)

    def _panes(self) -> tuple[Pane, ...]:
        return self._comparison.panes(self.width())

    def _in_room(self, at: QPointF) -> QPointF:
        return at - QPointF(self._comparison.pane_at(at.x(), width=self.width()).origin, 0)

    def _brush_px(self) -> float:
        return self._photo.held.radius * self._navigation.view.zoom

    def _is_brush_seen(self) -> bool:
        return self._grip.hand in (Hand.FREE, Hand.DRAWING) and is_brush(self._photo.tool, self._modifiers)

    # What changes

    def _follow_document(self) -> None:
        if self._photo.size != self._navigation.picture:
            self._settle()
        self._update_in_panes(self._scene.changed_hints())

    def _follow_held(self) -> None:
        self._show_cursor()
        self.update()

    def _follow_picture(self) -> None:
        self._scene.forget_tiles()
        self._settle()
        self._want_tiles()
        self.update()

    def _follow_view(self) -> None:
        self._bars.follow()
        self._want_tiles()
        if self.zoom != self._zoom:
            self._zoom = self.zoom
            self._scene.keeps = Keeps.PACE
            self._rest_of_view.start()
            self.zoom_changed.emit(self._zoom)
        self.view_changed.emit()
        self.update()

    @Slot()
    def _sharpen_hints(self) -> None:
        self._scene.keeps = Keeps.UP
        self.update()

    def _change_view(self, change: Moved | ZoomBy | ZoomTo) -> None:
        match change:
            case Moved(dx, dy):
                moved = self._scene.from_scan.map(QPointF(dx, dy)) - self._scene.from_scan.map(QPointF())
                self._navigation.pan(moved.x(), moved.y())
            case ZoomBy(place, factor):
                at = self._scene.from_scan.map(QPointF(place.x, place.y))
                self._navigation.zoom_by(factor, at=ViewPoint(at.x(), at.y()))
            case ZoomTo(rect):
                self.show_box(rect)

    def show_box(self, rect: PhotoRect) -> None:
        """Fill the canvas with a box of the scan."""
        corners = [(x, y) for x in (rect.left, rect.right) for y in (rect.top, rect.bottom)]
        places = [self._in_picture(PhotoPoint(x, y)) for x, y in corners]
        xs, ys = [place.x for place in places], [place.y for place in places]
        self._navigation.show(min(xs), min(ys), max(xs), max(ys))

    def _in_picture(self, place: PhotoPoint) -> PicturePoint:
        at = self._scene.from_scan.map(QPointF(place.x, place.y))
        return self._scene.view.in_picture(ViewPoint(at.x(), at.y()))

    def _settle(self) -> None:
        room = self._comparison.room(width=self.width(), height=self.height())
        self._navigation.settle(self._photo.size, room, ratio=self.devicePixelRatioF())

    def _want_tiles(self) -> None:
        middle = self._navigation.room.middle
        if self._grip.hand is Hand.DRAWING and self._at is not None:  # where one paints one looks
            middle = ViewPoint(self._in_room(self._at).x(), self._at.y())
        self._tiles.want(self._photo.colors, self._scene.wanted(middle))

    def _take_tile(self, place: TilePlace) -> None:
        self._update_in_panes(self._scene.renew(place))

    def _begin_fade(self) -> None:
        if self._scene.opacity == 0 and self._fade.state() is QVariantAnimation.State.Stopped:
            self._fade.setDuration(self._look.duration(FIRST_COLORS))
            self._fade.start()

    @Slot("QVariant")
    def _fade_in(self, opacity: float) -> None:
        self._scene.opacity = opacity
        self.update()

    def _update_in_panes(self, rect: QRectF) -> None:
        if not rect.isEmpty():
            for pane in self._panes():
                self.update(_around(rect.translated(pane.origin, 0)))

    # The hand

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(event.position(), event.button(), self._gesture_of_mouse(Phase.PRESS, event))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move(event.position(), self._gesture_of_mouse(Phase.MOVE, event))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._release(event.button(), self._gesture_of_mouse(Phase.RELEASE, event))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # the second click is one like the first

    @override
    def tabletEvent(self, event: QTabletEvent) -> None:
        match event.type():
            case QEvent.Type.TabletPress:
                self._press(event.position(), event.button(), self._gesture_of_pen(Phase.PRESS, event))
            case QEvent.Type.TabletMove:
                self._move(event.position(), self._gesture_of_pen(Phase.MOVE, event))
            case _:
                self._release(event.button(), self._gesture_of_pen(Phase.RELEASE, event))
        event.accept()

    def _gesture_of_mouse(self, phase: Phase, event: QMouseEvent) -> Gesture:
        return self._gesture(phase, event.position(), modifiers_of(event.modifiers()))

    def _gesture_of_pen(self, phase: Phase, event: QTabletEvent) -> Gesture:
        gesture = self._gesture(phase, event.position(), modifiers_of(event.modifiers()))
        pressure = min(max(event.pressure(), 0.0), 1.0)
        return replace(gesture, pressure=pressure, pointer=pointer_of(event))

    def _gesture(self, phase: Phase, at: QPointF, modifiers: Modifier) -> Gesture:
        zoom = self._navigation.view.zoom
        return Gesture(phase, self.place_at(at), zoom, 1.0, Pointer.MOUSE, modifiers)

    def _press(self, at: QPointF, button: Qt.MouseButton, gesture: Gesture) -> None:
        if button is Qt.MouseButton.RightButton and self._grip.is_free:
            self.context_wanted.emit(gesture, self.mapToGlobal(at.toPoint()))
            return
        self._grip.press(button, at, gesture, takes=Hand.DIVIDING if self._is_on_line(at) else Hand.DRAWING)
        self._follow_held()

    def _move(self, at: QPointF, gesture: Gesture) -> None:
        self._point(at, gesture.modifiers)
        if self._grip.hand is Hand.DIVIDING:
            self._comparison.drag_line(at.x(), width=self.width())
            self.update()
        self._grip.move(at, gesture)
        self._show_cursor()

    def _release(self, button: Qt.MouseButton, gesture: Gesture) -> None:
        self._grip.release(button, gesture)
        self._follow_held()

    def _point(self, at: QPointF | None, modifiers: Modifier) -> None:
        before, self._at, self._modifiers = self._at, at, modifiers
        for point in (before, at):
            if point is not None and self._is_brush_seen():
                self.update(_around(brush_bounds(point, radius=self._brush_px())))
        self.pointer_moved.emit(None if at is None else self.place_at(at))

    def _show_cursor(self) -> None:
        hand = self._grip.hand
        if hand is Hand.FREE and self._at is not None and self._is_on_line(self._at):
            hand = Hand.DIVIDING
        self.setCursor(cursor_of(self._photo.tool, hand, self._modifiers, ratio=self.devicePixelRatioF()))

    def _is_on_line(self, at: QPointF) -> bool:
        return self._comparison.is_on_line(at, seen=self._scene.seen, width=self.width())

    # Wheel, fingers and keys

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._steering.turn(event, self._in_room(event.position()))
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.NativeGesture:
                native = cast(QNativeGestureEvent, event)
                return self._steering.pinch_natively(native, self._in_room(native.position()))
            case QEvent.Type.Gesture:
                pinch = cast(QGestureEvent, event).gesture(Qt.GestureType.PinchGesture)
                at = self.mapFromGlobal(cast(QPinchGesture, pinch).centerPoint())  # we grab no other
                self._steering.pinch(cast(QPinchGesture, pinch), self._in_room(at))
                return True
            case QEvent.Type.DevicePixelRatioChange:
                self._settle()
            case _:
                pass
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        self._hear_modifier(event, pressed=_MODIFIER_KEYS.get(key, Modifier.NONE))
        if key is Qt.Key.Key_Space:
            self._rest(Hand.READY_TO_PAN)
        elif key is Qt.Key.Key_Escape:
            self._grip.escape()
            self._follow_held()
        elif key is Qt.Key.Key_Backslash:
            self.set_original_shown(True)
        elif not self._steering.press(event):
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        self._hear_modifier(event, released=_MODIFIER_KEYS.get(key, Modifier.NONE))
        if event.isAutoRepeat():
            return
        if key is Qt.Key.Key_Space:
            self._rest(Hand.FREE)
        elif key is Qt.Key.Key_Backslash:
            self.set_original_shown(False)
        else:
            super().keyReleaseEvent(event)

    def _hear_modifier(
        self, event: QKeyEvent, *, pressed: Modifier = Modifier.NONE, released: Modifier = Modifier.NONE
    ) -> None:
        """Some systems report the modifier itself only with the next key."""
        modifiers = (modifiers_of(event.modifiers()) | pressed) & ~released
        if modifiers != self._modifiers:
            self._modifiers = modifiers
            self._show_cursor()
            self.update()

    def _rest(self, hand: Hand) -> None:
        self._grip.rest(hand)
        self._follow_held()

    # The widget

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._rest(Hand.FREE)
        self.set_original_shown(False)
        super().focusOutEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point(None, self._modifiers)
        super().leaveEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._settle()
        self._bars.follow()
        super().resizeEvent(event)


def _around(rect: QRectF) -> Any:
    """The pixels that a box touches, and one more."""
    left, top = floor(rect.left()) - 1, floor(rect.top()) - 1
    return QRectF(left, top, ceil(rect.right()) + 1 - left, ceil(rect.bottom()) + 1 - top).toRect()
