"""The hand moves the photo: what was under it at the press stays under it.

Gestures come in photo coordinates, and the view moves by every draft before the next one comes. So the place that was
pressed is where the hand was a moment ago, and the way from there to where it is now is how far the photo has to go.
What the view could not do, at the end of its scroll bars, is still missing then and is asked for again.
"""

from __future__ import annotations

from colorstudio.tools.gesture import Gesture, Phase
from colorstudio.tools.held import Bench
from colorstudio.tools.outcome import Course, Moved, Nothing


def hand(press: Gesture, bench: Bench) -> Course:  # noqa: ARG001  every tool has this signature
    gesture = yield Nothing()
    while gesture.phase is not Phase.RELEASE:
        gesture = yield Moved(gesture.at.x - press.at.x, gesture.at.y - press.at.y)
    return None
