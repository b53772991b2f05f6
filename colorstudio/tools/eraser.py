"""The eraser: a click removes the hint under the pointer, a drag erases the parts of strokes that it passes over."""

from __future__ import annotations

from colorstudio.document.edits import RemoveHints, ReplaceHints
from colorstudio.document.model import Document
from colorstudio.tools.drag import wait_for_drag
from colorstudio.tools.erasing import Erasure
from colorstudio.tools.gesture import Gesture, Phase
from colorstudio.tools.held import Bench
from colorstudio.tools.hit import topmost
from colorstudio.tools.labels import to_hints
from colorstudio.tools.limits import has_room
from colorstudio.tools.outcome import Course
from colorstudio.tools.preview import preview


def eraser(press: Gesture, bench: Bench) -> Course:
    document = bench.document
    hit = topmost(document, press)
    dragged = yield from wait_for_drag(press)
    if dragged is not None:
        return (yield from _erase(press, dragged, document=document, radius=bench.held.radius))
    return None if hit is None else RemoveHints(to_hints("Erase", (hit,)), (hit.id,))


def _erase(press: Gesture, gesture: Gesture, *, document: Document, radius: float) -> Course:
    erasure = Erasure(document, radius=radius)
    edit: ReplaceHints | None = None
    before = press
    while True:
        erasure.draw(before.at, gesture.at)
        edit = _edit(document, erasure) or edit
        if gesture.phase is Phase.RELEASE:
            return edit
        before, gesture = gesture, (yield preview(edit))


def _edit(document: Document, erasure: Erasure) -> ReplaceHints | None:
    """The edit that erases; None if it changes nothing, or would make more pieces than a document can hold."""
    replacements = erasure.replacements
    more = sum(len(replacement.by) - 1 for replacement in replacements)
    return ReplaceHints("Erase parts", replacements) if replacements and has_room(document, more) else None
