"""The line that a pen or mouse draws: of all the places where it was, those that the line needs."""

from __future__ import annotations

from math import hypot
from typing import Final

from colorstudio.document.hints import MOST_POINTS, StrokePoint
from colorstudio.tools.gesture import Gesture, Phase
from colorstudio.tools.limits import as_place, as_pressure

_PRESSURES: Final = 64  # that are told apart, as many as the engine paints


def touch(gesture: Gesture) -> StrokePoint:
    """Where the pen touches the photo, and how hard."""
    return StrokePoint(as_place(gesture.at), as_pressure(gesture.pressure))


class PenLine:
    """A line that grows.

    A place closer than `apart` photo pixels to the last one is dropped, unless the pressure changed; but the line
    always reaches to where the pen is. A pen that is lifted has no pressure: the end keeps that of the place before.
    """

    def __init__(self, press: Gesture, *, apart: float) -> None:
        self._tip = touch(press)
        self._kept = [self._tip]
        self._apart = apart
        self._firmest = self._tip.pressure

    @property
    def points(self) -> tuple[StrokePoint, ...]:
        return tuple(self._kept) if self._tip.at == self._kept[-1].at else (*self._kept, self._tip)

    @property
    def dot(self) -> StrokePoint:
        """The line as the touch of a hand that did not want to move: where it began, as firm as it became."""
        return StrokePoint(self._kept[0].at, self._firmest)

    def follow(self, gesture: Gesture) -> None:
        lifted = gesture.phase is Phase.RELEASE
        self._tip = StrokePoint(as_place(gesture.at), self._tip.pressure if lifted else as_pressure(gesture.pressure))
        self._firmest = max(self._firmest, self._tip.pressure)
        if self._is_needed(self._tip) and len(self._kept) < MOST_POINTS - 1:  # one is left for the end
            self._kept.append(self._tip)

    def _is_needed(self, point: StrokePoint) -> bool:
        last = self._kept[-1]
        way = hypot(point.at.x - last.at.x, point.at.y - last.at.y)
        return way >= self._apart or abs(point.pressure - last.pressure) * _PRESSURES >= 1
