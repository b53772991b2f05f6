"""The view: which part of the picture a viewport shows, and how large. Picture coordinates are pixels in the frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Self

from colorstudio.support.geometry import Size, ViewPoint

LEAST_ZOOM: Final = 0.02
MOST_ZOOM: Final = 32.0
STEP: Final = 1.25  # of one notch of the wheel
_MARGIN: Final = 12.0  # px left free around a photo that fits
_STAYS_SEEN: Final = 48.0  # px of the picture that panning leaves in the viewport


@dataclass(frozen=True, slots=True)
class View:
    """A picture point lands at ``point * zoom + (x, y)``.

    zoom : device-independent pixels of the screen per pixel of the picture
    """

    zoom: float
    x: float
    y: float

    @classmethod
    def fitting(cls, picture: Size, viewport: Size) -> Self:
        """Show all of the picture, but not larger than it is."""
        room = max(viewport.width - 2 * _MARGIN, 1), max(viewport.height - 2 * _MARGIN, 1)
        zoom = _clamped(min(room[0] / picture.width, room[1] / picture.height, 1.0))
        return cls(zoom, (viewport.width - picture.width * zoom) / 2, (viewport.height - picture.height * zoom) / 2)

    def to_screen(self, x: float, y: float) -> ViewPoint:
        return ViewPoint(x * self.zoom + self.x, y * self.zoom + self.y)

    def to_picture(self, point: ViewPoint) -> tuple[float, float]:
        return (point.x - self.x) / self.zoom, (point.y - self.y) / self.zoom

    def zoomed(self, factor: float, at: ViewPoint) -> Self:
        """Zoom by a factor; what is at a point of the screen stays there."""
        zoom = _clamped(self.zoom * factor)
        ratio = zoom / self.zoom
        return replace(self, zoom=zoom, x=at.x - (at.x - self.x) * ratio, y=at.y - (at.y - self.y) * ratio)

    def moved(self, dx: float, dy: float) -> Self:
        return replace(self, x=self.x + dx, y=self.y + dy)

    def showing(self, left: float, top: float, right: float, bottom: float, viewport: Size) -> Self:
        """Fill the viewport with a box of the picture."""
        width, height = max(right - left, 1.0), max(bottom - top, 1.0)
        zoom = _clamped(min(viewport.width / width, viewport.height / height))
        middle = (left + right) / 2, (top + bottom) / 2
        return replace(
            self, zoom=zoom, x=viewport.width / 2 - middle[0] * zoom, y=viewport.height / 2 - middle[1] * zoom
        )

    def held(self, picture: Size, viewport: Size) -> Self:
        """Keep some of the picture in the viewport."""
        return replace(
            self,
            x=_between(_STAYS_SEEN - picture.width * self.zoom, self.x, viewport.width - _STAYS_SEEN),
            y=_between(_STAYS_SEEN - picture.height * self.zoom, self.y, viewport.height - _STAYS_SEEN),
        )


def _clamped(zoom: float) -> float:
    return _between(LEAST_ZOOM, zoom, MOST_ZOOM)


def _between(least: float, value: float, most: float) -> float:
    return max(least, min(value, most))
