"""What a document can hold, as limits for the hand: a gesture beyond them is led back or ignored, never refused."""

from __future__ import annotations

from colorstudio.document.hints import PRESSURE
from colorstudio.document.model import MOST_HINTS, Document
from colorstudio.document.places import COORDINATE
from colorstudio.document.ranges import Range
from colorstudio.support.geometry import PhotoPoint


def clamped(value: float, range_: Range) -> float:
    return min(range_.most, max(range_.least, value))


def as_place(point: PhotoPoint) -> PhotoPoint:
    """The place that a document can name and that is nearest to this point."""
    return PhotoPoint(clamped(point.x, COORDINATE), clamped(point.y, COORDINATE))


def as_pressure(pressure: float) -> float:
    return clamped(pressure, PRESSURE)


def has_room(document: Document, more: int) -> bool:
    """Whether a document can take so many more hints."""
    return len(document.hints) + more <= MOST_HINTS
