"""Straight lines: where they come near to a place, cross a box, or lie under a disc that is drawn over them.

A part of a line is told as a span, two shares of its length.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, sqrt
from typing import TypeAlias

from colorstudio.support.geometry import PhotoPoint, PhotoRect

Span: TypeAlias = tuple[float, float]


def nearest(start: PhotoPoint, end: PhotoPoint, place: PhotoPoint) -> tuple[float, float]:
    """Where a straight line comes nearest to a place, as a share of its length, and how near that is."""
    dx, dy = end.x - start.x, end.y - start.y
    squared = dx * dx + dy * dy
    along = (place.x - start.x) * dx + (place.y - start.y) * dy
    share = min(1.0, max(0.0, along / squared)) if squared > 0 else 0.0
    return share, hypot(start.x + share * dx - place.x, start.y + share * dy - place.y)


def crosses(start: PhotoPoint, end: PhotoPoint, box: PhotoRect) -> bool:
    """Whether a part of a line lies in a box."""
    across = _between(start.x, end.x - start.x, least=box.left, most=box.right)
    down = _between(start.y, end.y - start.y, least=box.top, most=box.bottom)
    return _shared(_shared((0.0, 1.0), across), down) is not None


@dataclass(frozen=True, slots=True)
class Sweep:
    """The way of a disc from one place straight to another."""

    start: PhotoPoint
    end: PhotoPoint

    def covers(self, start: PhotoPoint, end: PhotoPoint, *, radius: float) -> Span | None:
        """The part of a line that the disc passes over: one, for what it passes over has no dents.

        It is all between the first and the last of what lies under the disc at the start, at the end, and between.
        """
        parts = (
            _in_circle(start, end, self.start, radius),
            _in_circle(start, end, self.end, radius),
            self._in_band(start, end, radius),
        )
        there = [part for part in (_shared((0.0, 1.0), part) for part in parts) if part is not None]
        return (min(enter for enter, _ in there), max(leave for _, leave in there)) if there else None

    def _in_band(self, start: PhotoPoint, end: PhotoPoint, radius: float) -> Span | None:
        """The part that lies beside the way, not before its start or behind its end."""
        dx, dy = self.end.x - self.start.x, self.end.y - self.start.y
        length = hypot(dx, dy)
        if length == 0:
            return None
        dx, dy = dx / length, dy / length
        x, y, step_x, step_y = start.x - self.start.x, start.y - self.start.y, end.x - start.x, end.y - start.y
        along = _between(x * dx + y * dy, step_x * dx + step_y * dy, least=0.0, most=length)
        beside = _between(y * dx - x * dy, step_y * dx - step_x * dy, least=-radius, most=radius)
        return _shared(along, beside)


def merged(spans: list[Span]) -> list[Span]:
    """The same parts without overlap, the first first."""
    result: list[Span] = []
    for enter, leave in sorted(spans):
        if result and enter <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], leave))
        else:
            result.append((enter, leave))
    return result


def _between(origin: float, step: float, *, least: float, most: float) -> Span | None:
    """Where `origin + share * step` lies between two numbers."""
    if step == 0:
        return (-float("inf"), float("inf")) if least <= origin <= most else None
    one, other = (least - origin) / step, (most - origin) / step
    return min(one, other), max(one, other)


def _shared(one: Span | None, other: Span | None) -> Span | None:
    if one is None or other is None:
        return None
    enter, leave = max(one[0], other[0]), min(one[1], other[1])
    return (enter, leave) if enter <= leave else None


def _in_circle(start: PhotoPoint, end: PhotoPoint, center: PhotoPoint, radius: float) -> Span | None:
    """Solve |start + share · (end − start) − center| ≤ radius."""
    dx, dy, x, y = end.x - start.x, end.y - start.y, start.x - center.x, start.y - center.y
    squared, along, outside = dx * dx + dy * dy, x * dx + y * dy, x * x + y * y - radius * radius
    if squared == 0:
        return (0.0, 1.0) if outside <= 0 else None
    root = along * along - squared * outside
    if root < 0:
        return None
    return (-along - sqrt(root)) / squared, (-along + sqrt(root)) / squared
