"""Tools that a painting hand borrows for one gesture: the other end of the pen erases, Control or Alt picks a color."""

from __future__ import annotations

from colorstudio.tools.eraser import eraser
from colorstudio.tools.eyedropper import eyedropper
from colorstudio.tools.gesture import Gesture, Modifier, Pointer
from colorstudio.tools.outcome import Tool


def borrowed(press: Gesture) -> Tool | None:
    if press.pointer is Pointer.ERASER:
        return eraser
    return eyedropper if press.modifiers & (Modifier.CONTROL | Modifier.ALT) else None
