"""Where the picture lies on the canvas. Lengths on the canvas are device-independent pixels.

What a person reads as zoom counts the screen's own pixels: at 100 % each shows one pixel of the photo, so nothing is
enlarged and nothing lost, on every screen. A view's `zoom` is that divided by the pixel ratio of the screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from colorstudio.support.geometry import Size, ViewPoint

LEAST: Final = 0.02  # of what a person reads as zoom
MOST: Final = 32.0


@dataclass(frozen=True, slots=True)
class PicturePoint:
    """A place in the picture, the photo within its frame, in its pixels."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Room:
    """The part of the canvas that the picture has for itself, whose upper left corner is (0, 0)."""

    width: float
    height: float

    @property
    def middle(self) -> ViewPoint:
        return ViewPoint(self.width / 2, self.height / 2)


@dataclass(frozen=True, slots=True)
class View:
    """Where the picture's upper left corner is, and how long its pixels are."""

    zoom: float
    x: float
    y: float

    def on_canvas(self, place: PicturePoint) -> ViewPoint:
        return ViewPoint(self.x + self.zoom * place.x, self.y + self.zoom * place.y)

    def in_picture(self, at: ViewPoint) -> PicturePoint:
        return PicturePoint((at.x - self.x) / self.zoom, (at.y - self.y) / self.zoom)

    def zoomed(self, zoom: float, *, at: ViewPoint) -> View:
        """Another zoom; what is at a point stays there."""
        factor = zoom / self.zoom
        return View(zoom, at.x + factor * (self.x - at.x), at.y + factor * (self.y - at.y))

    def moved(self, dx: float, dy: float) -> View:
        return replace(self, x=self.x + dx, y=self.y + dy)

    def snapped(self, ratio: float) -> View:
        """The view with the picture's corner on a pixel of the screen, so that 100 % is sharp."""
        return replace(self, x=round(self.x * ratio) / ratio, y=round(self.y * ratio) / ratio)

    def kept_near(self, picture: Size, room: Room) -> View:
        """The view with the middle of the room in the picture: any corner can be brought there, none gets lost."""
        middle = room.middle
        return replace(
            self,
            x=min(max(self.x, middle.x - self.zoom * picture.width), middle.x),
            y=min(max(self.y, middle.y - self.zoom * picture.height), middle.y),
        )


def within_limits(zoom: float, *, ratio: float) -> float:
    """A view's zoom as near to what is wanted as a person may go."""
    return min(max(zoom, LEAST / ratio), MOST / ratio)


def showing(left: float, top: float, right: float, bottom: float, *, room: Room, margin: float, ratio: float) -> View:
    """The view that fills a room with a box of the picture, up to a margin around it."""
    width, height = max(right - left, 1e-9), max(bottom - top, 1e-9)
    across, down = (room.width - 2 * margin) / width, (room.height - 2 * margin) / height
    zoom = within_limits(min(across, down), ratio=ratio)
    middle = room.middle
    return View(zoom, middle.x - zoom * (left + right) / 2, middle.y - zoom * (top + bottom) / 2)
