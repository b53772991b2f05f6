"""Select: a click selects the hint under the pointer, a drag on one moves it with all that are selected, a drag on
empty ground selects what lies in the box. Shift adds, and takes away what was selected already.
"""

from __future__ import annotations

from colorstudio.document.ids import HintId
from colorstudio.document.model import Document
from colorstudio.tools.changes import moved
from colorstudio.tools.drag import draw_box, wait_for_drag
from colorstudio.tools.gesture import Gesture, Modifier, Phase
from colorstudio.tools.held import Bench
from colorstudio.tools.hit import hints_in, topmost
from colorstudio.tools.offset import Offset
from colorstudio.tools.outcome import Course, Select
from colorstudio.tools.preview import preview


def select(press: Gesture, bench: Bench) -> Course:
    document = bench.document
    selected = bench.held.selection & {hint.id for hint in document.hints}
    kept = selected if Modifier.SHIFT in press.modifiers else frozenset[HintId]()
    hit = topmost(document, press)
    dragged = yield from wait_for_drag(press)
    if dragged is None:
        return Select(kept if hit is None else kept ^ {hit.id})
    if hit is None:
        box = yield from draw_box(press, dragged)
        return Select(kept | {hint.id for hint in hints_in(document, box)})
    ids = selected if hit.id in selected else kept | {hit.id}
    return (yield from _move(press, dragged, document=document, ids=ids))


def _move(press: Gesture, gesture: Gesture, *, document: Document, ids: frozenset[HintId]) -> Course:
    while True:
        edit = moved(document, ids, by=Offset.between(press.at, gesture.at))
        if gesture.phase is Phase.RELEASE:
            return edit
        gesture = yield preview(edit)
