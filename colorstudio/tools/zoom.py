"""Zoom: a click makes the photo twice as large, with Alt half as large; a drag fills the window with its box."""

from __future__ import annotations

from typing import Final

from colorstudio.tools.drag import draw_box, in_whole_pixels, wait_for_drag
from colorstudio.tools.gesture import Gesture, Modifier
from colorstudio.tools.held import Bench
from colorstudio.tools.outcome import Course, ZoomBy, ZoomTo

_STEP: Final = 2.0


def zoom(press: Gesture, bench: Bench) -> Course:
    dragged = yield from wait_for_drag(press)
    if dragged is None:
        return ZoomBy(press.at, 1 / _STEP if Modifier.ALT in press.modifiers else _STEP)
    box = in_whole_pixels((yield from draw_box(press, dragged)), bench.document.photo.size)
    return None if box is None else ZoomTo(box)
