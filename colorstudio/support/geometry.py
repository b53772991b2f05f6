"""Points, sizes and rectangles. Photo and view coordinates are different types, so they can't be mixed up.

Photo coordinates are pixels of the scan as it is stored upright, floats, x to the right and y down; the center of
the first pixel lies at (0.5, 0.5).
"""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class PhotoPoint:
    """A place in the photo."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ViewPoint:
    """A place on the screen, in device-independent pixels of the canvas."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PhotoRect:
    """A rectangle in photo coordinates; right and bottom are outside."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Size:
    """Whole pixels."""

    width: int
    height: int

    @property
    def pixels(self) -> int:
        return self.width * self.height

    @property
    def diagonal(self) -> float:
        return float((self.width**2 + self.height**2) ** 0.5)

    @override
    def __str__(self) -> str:
        return f"{self.width} × {self.height}"
