"""Possible colors: a click asks about a place, a drag about a box; a hint that was chosen so can be chosen anew."""

from __future__ import annotations

from colorstudio.document.hints import Barrier, Kept, Origin
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
        return Ask(press.at, _chosen_there(document, press)) if is_inside(press.at, size) else None
    box = in_whole_pixels((yield from draw_box(press, dragged)), size)
    return None if box is None else Ask(box)


def _chosen_there(document: Document, press: Gesture) -> HintId | None:
    hint = topmost(document, press)
    if hint is None or isinstance(hint, Kept | Barrier) or hint.origin is not Origin.MODE:
        return None
    return hint.id
