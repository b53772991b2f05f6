"""Wheel, fingers and arrows: they move the view, and with Shift the wheel sizes the brush."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QPinchGesture

from colorstudio.support.geometry import ViewPoint
from colorstudio.tools.gesture import Modifier
from colorstudio.tools.held import BRUSH_RADIUS
from colorstudio.ui.canvas.input import Wheel, modifiers_of, notches, scrolled
from colorstudio.ui.canvas.navigation import STEP, Navigation
from colorstudio.ui.canvas.photo import PaintedPhoto

_ARROWS: Final = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_ARROW_PX: Final = 48
_BRUSH_STEP: Final = 1.1  # of its radius: a notch of the wheel
_BARE: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)  # on a Mac arrows come with it


class Steering:
    """Steers the navigation of a photo. Points are those of the room."""

    def __init__(self, photo: PaintedPhoto, navigation: Navigation, wheel: Wheel) -> None:
        self._photo, self._navigation, self._wheel = photo, navigation, wheel

    def turn(self, event: QWheelEvent, at: QPointF) -> None:
        """The wheel was turned, or a trackpad stroked."""
        modifiers = modifiers_of(event.modifiers())
        if modifiers & Modifier.SHIFT:
            self._resize_brush(_BRUSH_STEP ** notches(event))
        elif self._wheel is Wheel.PANS and not modifiers & Modifier.CONTROL:
            moved = scrolled(event)
            self._navigation.pan(moved.x(), moved.y())
        else:
            self._zoom(STEP ** notches(event), at)

    def pinch_natively(self, event: QNativeGestureEvent, at: QPointF) -> bool:
        """Two fingers on a Mac's trackpad; False if they do something else."""
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._zoom(1 + event.value(), at)
        return True

    def pinch(self, gesture: QPinchGesture, at: QPointF) -> None:
        """Two fingers on the screen."""
        self._zoom(gesture.scaleFactor(), at)
        moved = gesture.centerPoint() - gesture.lastCenterPoint()
        self._navigation.pan(moved.x(), moved.y())

    def press(self, event: QKeyEvent) -> bool:
        """A key was pressed; False if it is none of ours."""
        way = _ARROWS.get(Qt.Key(event.key()))
        if way is None or event.modifiers() not in _BARE:
            return False
        self._navigation.pan(way[0] * _ARROW_PX, way[1] * _ARROW_PX)
        return True

    def _zoom(self, factor: float, at: QPointF) -> None:
        self._navigation.zoom_by(factor, at=ViewPoint(at.x(), at.y()))

    def _resize_brush(self, factor: float) -> None:
        held, whole = self._photo.held, self._photo.size.diagonal
        least, most = BRUSH_RADIUS.range.least * whole, BRUSH_RADIUS.range.most * whole
        self._photo.hold(replace(held, radius=min(max(held.radius * factor, least), most)))
