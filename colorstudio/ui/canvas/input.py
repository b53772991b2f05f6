"""What Qt reports of mouse, pen and wheel, in the words of gestures."""

from __future__ import annotations

import sys
from enum import Enum, auto

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent, QWheelEvent

from colorstudio.tools.gesture import Modifier, Pointer

_NOTCH = 120.0  # what Qt reports of one


class Wheel(Enum):
    """What the wheel does without a key."""

    ZOOMS = auto()
    PANS = auto()


# A Mac's trackpad scrolls both ways.
USUAL_WHEEL = Wheel.PANS if sys.platform == "darwin" else Wheel.ZOOMS


def modifiers_of(held: Qt.KeyboardModifier) -> Modifier:
    """The keys that are held."""
    found = Modifier.NONE
    for theirs, ours in (
        (Qt.KeyboardModifier.ShiftModifier, Modifier.SHIFT),
        (Qt.KeyboardModifier.ControlModifier, Modifier.CONTROL),
        (Qt.KeyboardModifier.AltModifier, Modifier.ALT),
    ):
        if held & theirs:
            found |= ours
    return found


def pointer_of(event: QTabletEvent) -> Pointer:
    """Which end of the pen."""
    is_eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
    return Pointer.ERASER if is_eraser else Pointer.PEN


def notches(event: QWheelEvent) -> float:
    """How far the wheel was turned. With some keys Qt reports it as sideways."""
    angle = event.angleDelta()
    return (angle.y() or angle.x()) / _NOTCH


def scrolled(event: QWheelEvent) -> QPoint:
    """How far a trackpad moved the picture, in pixels; a wheel moves it by its angle."""
    return event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
