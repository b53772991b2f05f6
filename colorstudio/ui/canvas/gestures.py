"""From Qt's pointer events to gestures in the coordinates of the scan."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTabletEvent, QTransform

from colorstudio.support.geometry import PhotoPoint
from colorstudio.tools.gesture import Gesture, Modifier, Phase, Pointer

_MODIFIERS = {
    Qt.KeyboardModifier.ShiftModifier: Modifier.SHIFT,
    Qt.KeyboardModifier.ControlModifier: Modifier.CONTROL,
    Qt.KeyboardModifier.AltModifier: Modifier.ALT,
}


def modifiers_of(held: Qt.KeyboardModifier) -> Modifier:
    """The keys that are held."""
    found = Modifier.NONE
    for theirs, ours in _MODIFIERS.items():
        if held & theirs:
            found |= ours
    return found


def gesture_of(event: QMouseEvent | QTabletEvent, phase: Phase, *, to_scan: QTransform, zoom: float) -> Gesture:
    """What an event says; `to_scan` leads from points of the viewport to the scan."""
    place = to_scan.map(event.position())
    pressure, pointer = 1.0, Pointer.MOUSE
    if isinstance(event, QTabletEvent):
        is_eraser = event.pointerType() is QPointingDevice.PointerType.Eraser
        pressure, pointer = event.pressure(), Pointer.ERASER if is_eraser else Pointer.PEN
    held = modifiers_of(event.modifiers())
    return Gesture(phase, PhotoPoint(place.x(), place.y()), zoom, min(max(pressure, 0.0), 1.0), pointer, held)
