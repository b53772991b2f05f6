"""What an eraser leaves of hints. Only strokes can lose a part; all else goes as a whole when its middle is passed.

A stroke is cut where the disc passes over the middle of the line, and so far to both sides that the round ends of
what is left don't reach back under the disc. Lines that the disc only brushed at their rim stay whole.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import floor, hypot

from colorstudio.document.edits import Replacement
from colorstudio.document.eye import Eye
from colorstudio.document.hints import Hint, Stroke, StrokePoint
from colorstudio.document.ids import HintId, new_hint_id
from colorstudio.document.model import Document
from colorstudio.support.geometry import PhotoPoint
from colorstudio.tools.extent import extents, grown, middle
from colorstudio.tools.hit import half_width
from colorstudio.tools.lines import Span, Sweep, crosses, merged, nearest

# Of the radius of a stroke: a shorter piece would be a dot that nobody painted.
_CRUMB = 1 / 4


class Erasure:
    """What an eraser has taken from the hints of a document so far."""

    def __init__(self, document: Document, *, radius: float) -> None:
        self._radius = radius
        around = zip(document.hints, extents(document.hints), strict=True)
        self._hints = [(hint, extent) for hint, extent in around if hint.eye is Eye.OPEN]
        self._cuts: dict[HintId, _Cuts] = {}
        self._left: dict[HintId, tuple[Hint, ...]] = {}

    @property
    def replacements(self) -> tuple[Replacement, ...]:
        return tuple(Replacement(id_, pieces) for id_, pieces in self._left.items())

    def draw(self, start: PhotoPoint, end: PhotoPoint) -> None:
        """Draw the eraser straight from one place to another."""
        sweep = Sweep(start, end)
        for hint, around in self._hints:
            if not crosses(start, end, grown(around, self._radius)):
                continue
            if isinstance(hint, Stroke) and len(hint.points) > 1:
                cuts = self._cuts.setdefault(hint.id, _Cuts(hint))
                if cuts.add(sweep, radius=self._radius):
                    self._left[hint.id] = cuts.pieces()
            elif sweep.covers(middle(hint), middle(hint), radius=self._radius) is not None:
                self._left[hint.id] = ()


class _Cuts:
    """Where one stroke was cut, as spans of its line: 2.5 is the middle between its third and its fourth point."""

    def __init__(self, stroke: Stroke) -> None:
        self._stroke = stroke
        self._passed: list[Span] = []  # the middle of the line lay under the disc
        self._touched: list[Span] = []  # something of its width did

    def add(self, sweep: Sweep, *, radius: float) -> bool:
        """Cut under a disc on its way; whether that changed anything."""
        before = self._passed, self._touched
        for index, (start, end) in enumerate(pairwise(self._stroke.points)):
            wide = radius + max(half_width(self._stroke, start.pressure), half_width(self._stroke, end.pressure))
            if nearest(sweep.start, sweep.end, start.at)[1] > wide + _way(start, end):
                continue
            self._touched = _with(self._touched, index, sweep.covers(start.at, end.at, radius=wide))
            self._passed = _with(self._passed, index, sweep.covers(start.at, end.at, radius=radius))
        return bool(self._passed) and (self._passed, self._touched) != before

    def pieces(self) -> tuple[Stroke, ...]:
        """What is left, as new strokes."""
        gone = [span for span in self._touched if any(_overlap(span, passed) for passed in self._passed)]
        starts = [0.0, *(leave for _, leave in gone)]
        ends = [*(enter for enter, _ in gone), float(len(self._stroke.points) - 1)]
        lines = (self._part(start, end) for start, end in zip(starts, ends, strict=True) if start < end)
        return tuple(
            replace(self._stroke, id=new_hint_id(), points=line)
            for line in lines
            if _length(line) > self._stroke.radius * _CRUMB
        )

    def _part(self, start: float, end: float) -> tuple[StrokePoint, ...]:
        within = self._stroke.points[floor(start) + 1 : floor(end) + 1]
        return (self._at(start), *within, self._at(end)) if end > floor(end) else (self._at(start), *within)

    def _at(self, place: float) -> StrokePoint:
        """The point of the line at a place between two of its points."""
        index = floor(place)
        start = self._stroke.points[index]
        share = place - index
        if share == 0:
            return start
        end = self._stroke.points[index + 1]
        at = PhotoPoint(_mixed(start.at.x, end.at.x, share), _mixed(start.at.y, end.at.y, share))
        return StrokePoint(at, _mixed(start.pressure, end.pressure, share))


def _with(spans: list[Span], index: int, span: Span | None) -> list[Span]:
    return spans if span is None else merged([*spans, (index + span[0], index + span[1])])


def _overlap(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _length(line: tuple[StrokePoint, ...]) -> float:
    return sum(_way(start, end) for start, end in pairwise(line))


def _way(start: StrokePoint, end: StrokePoint) -> float:
    return hypot(end.at.x - start.at.x, end.at.y - start.at.y)


def _mixed(start: float, end: float, share: float) -> float:
    """Between both, whatever the rounding: the result is where documents can have it."""
    return min(max(start + share * (end - start), min(start, end)), max(start, end))
