"""Painting a stroke: a drag paints a line, a click a dot, Shift+click a straight line from the end of the last stroke.

A drag with Shift held paints nothing: it is how the size of the brush is set.
"""

from __future__ import annotations

from collections.abc import Callable

from colorstudio.document.colors import HintColor
from colorstudio.document.edits import Edit
from colorstudio.document.hints import Origin, Stroke, StrokePoint
from colorstudio.document.ids import new_hint_id
from colorstudio.document.model import Document
from colorstudio.tools.changes import added
from colorstudio.tools.drag import has_left, rest
from colorstudio.tools.gesture import Gesture, Modifier, Phase
from colorstudio.tools.held import Bench, Held
from colorstudio.tools.outcome import Course
from colorstudio.tools.pen_line import PenLine
from colorstudio.tools.preview import preview

_APART = 1 / 4  # of the radius: nothing of a round brush is to be seen between points so close


def paint(press: Gesture, bench: Bench, *, color: HintColor, label: Callable[[Stroke], str]) -> Course:
    """Paint one stroke with the brush that is held; `label` says what the step is called."""
    ink = _Ink(bench, color, label)
    line = PenLine(press, apart=bench.held.radius * _APART)
    if Modifier.SHIFT in press.modifiers:
        return (yield from _connect(press, ink, line))
    gesture, dragged = press, False
    edit = ink.laid((line.dot,))
    while gesture.phase is not Phase.RELEASE:
        gesture = yield preview(edit)
        line.follow(gesture)
        dragged = dragged or has_left(press, gesture)
        edit = ink.laid(line.points if dragged else (line.dot,))
    return edit


class _Ink:
    """What every stroke of one gesture has in common; the drafts of a stroke are the same hint."""

    def __init__(self, bench: Bench, color: HintColor, label: Callable[[Stroke], str]) -> None:
        self.document: Document = bench.document
        self._held: Held = bench.held
        self._color = color
        self._label = label
        self._id = new_hint_id()

    def laid(self, points: tuple[StrokePoint, ...]) -> Edit | None:
        stroke = Stroke(
            id=self._id,
            points=points,
            radius=self._held.radius,
            hardness=self._held.hardness,
            pressure_sets=self._held.pressure_sets,
            color=self._color,
            strength=self._held.strength,
            origin=Origin.PAINTED,
        )
        return added(self.document, stroke, label=self._label(stroke))


def _connect(press: Gesture, ink: _Ink, line: PenLine) -> Course:
    """Paint straight from the end of the last stroke to the click."""
    end = _end_of_last_stroke(ink.document)
    gesture = press
    while gesture.phase is not Phase.RELEASE:
        gesture = yield preview(ink.laid((*end, line.dot)))
        if has_left(press, gesture):
            yield from rest(gesture)
            return None
        line.follow(gesture)
    return ink.laid((*end, line.dot))


def _end_of_last_stroke(document: Document) -> tuple[StrokePoint, ...]:
    """Its last point, or none if nothing was painted yet."""
    strokes = (hint for hint in reversed(document.hints) if isinstance(hint, Stroke))
    last = next((stroke for stroke in strokes if stroke.origin is Origin.PAINTED), None)
    return () if last is None else last.points[-1:]
