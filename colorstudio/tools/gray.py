"""Keep gray: a brush for what has no color, metals and white shirts and the border of the paper."""

from __future__ import annotations

from colorstudio.document.colors import Gray
from colorstudio.tools.borrowed import borrowed
from colorstudio.tools.gesture import Gesture
from colorstudio.tools.held import Bench
from colorstudio.tools.labels import KEEP_GRAY
from colorstudio.tools.outcome import Course
from colorstudio.tools.painting import paint


def gray(press: Gesture, bench: Bench) -> Course:
    if tool := borrowed(press):
        return (yield from tool(press, bench))
    return (yield from paint(press, bench, color=Gray.KEEP, label=lambda _: KEEP_GRAY))
