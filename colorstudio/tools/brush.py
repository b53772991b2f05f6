"""The brush paints strokes of the color that is held."""

from __future__ import annotations

from colorstudio.document.hints import Stroke
from colorstudio.tools.borrowed import borrowed
from colorstudio.tools.gesture import Gesture
from colorstudio.tools.held import Bench
from colorstudio.tools.labels import in_color
from colorstudio.tools.outcome import Course
from colorstudio.tools.painting import paint


def brush(press: Gesture, bench: Bench) -> Course:
    if tool := borrowed(press):
        return (yield from tool(press, bench))
    color = bench.held.color

    def label(stroke: Stroke) -> str:
        return in_color("Brush", color, bench.lightness_of(stroke))

    return (yield from paint(press, bench, color=color, label=label))
