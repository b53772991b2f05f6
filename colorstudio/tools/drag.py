"""Drags: when a press becomes one, and the box that it draws. Clicks of an unsteady hand stay clicks."""

from __future__ import annotations

from collections.abc import Generator
from math import ceil, floor, hypot
from typing import Final

from colorstudio.support.geometry import PhotoPoint, PhotoRect, Size
from colorstudio.tools.extent import box_around
from colorstudio.tools.gesture import Gesture, Phase
from colorstudio.tools.outcome import Band, Draft, Nothing

BEGINS: Final = 4.0  # screen pixels from the press


def has_left(press: Gesture, gesture: Gesture) -> bool:
    """Whether the pointer is so far from where it was pressed that this is no click."""
    return hypot(gesture.at.x - press.at.x, gesture.at.y - press.at.y) * gesture.zoom > BEGINS


def wait_for_drag(press: Gesture) -> Generator[Draft, Gesture, Gesture | None]:
    """Show nothing until a drag begins, and give the gesture with which it did; None if it was a click."""
    gesture = yield Nothing()
    while not has_left(press, gesture):
        if gesture.phase is Phase.RELEASE:
            return None
        gesture = yield Nothing()
    return gesture


def rest(gesture: Gesture) -> Generator[Draft, Gesture, None]:
    """Do nothing until the hand lets go."""
    while gesture.phase is not Phase.RELEASE:
        gesture = yield Nothing()


def draw_box(press: Gesture, gesture: Gesture) -> Generator[Draft, Gesture, PhotoRect]:
    """Draw a box from the press to the pointer, and give it when the hand lets go."""
    while gesture.phase is not Phase.RELEASE:
        gesture = yield Band(box_around((press.at, gesture.at)))
    return box_around((press.at, gesture.at))


def in_whole_pixels(rect: PhotoRect, size: Size) -> PhotoRect | None:
    """All pixels of the photo that a box touches, be it as thin as a line; None if it lies outside of the photo."""
    left, right = _whole(rect.left, rect.right, size.width)
    top, bottom = _whole(rect.top, rect.bottom, size.height)
    return PhotoRect(left, top, right, bottom) if left < right and top < bottom else None


def is_inside(place: PhotoPoint, size: Size) -> bool:
    """Whether there is a pixel of the photo at a place."""
    return 0 <= place.x < size.width and 0 <= place.y < size.height


def _whole(least: float, most: float, side: int) -> tuple[float, float]:
    # Clamped before it is rounded: there is no whole number for infinity.
    least, most = (min(max(edge, -1.0), side + 1.0) for edge in (least, most))
    return float(max(floor(least), 0)), float(min(max(ceil(most), floor(least) + 1), side))
