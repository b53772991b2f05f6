"""Possible colors: a click asks about a place, a drag about a box. On a hint of one color a click asks for another one.

A chosen color lies below what was painted: a second hint there would change nothing that can be seen.
"""

from __future__ import annotations

from colorstudio.document.hints import ColorHint, Origin
from colorstudio.document.ids import HintId
from colorstudio.document.model import Document
from colorstudio.tools.drag import draw_box, in_whole_pixels, is_inside, wait_for_drag
from colorstudio.tools.gesture import Gesture
from colorstudio.tools.held import Bench
from colorstudio.tools.hit import topmost
from colorstudio.tools.outcome import Ask, Course


def possible(press: Gesture, bench: Bench) -> Course:
    document = bench.document
    size = document.photo.size
    dragged = yield from wait_for_drag(press)
    if dragged is None:
        return Ask(press.at, _colored_there(document, press)) if is_inside(press.at, size) else None
    box = in_whole_pixels((yield from draw_box(press, dragged)), size)
    return None if box is None else Ask(box)


def _colored_there(document: Document, press: Gesture) -> HintId | None:
    """The hint to be chosen anew. What a reference suggested lies below everything, so another hint may cover it."""
    hint = topmost(document, press)
    return hint.id if isinstance(hint, ColorHint) and hint.origin is not Origin.SUGGESTED else None
