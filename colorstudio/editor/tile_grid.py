"""Which tiles of a pyramid cover a part of the picture, at which level, and in which order they are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log2
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from colorstudio.imaging.pyramid import Pyramid

SIDE: Final = 256  # px of a tile
_ENLARGED: Final = 1.1  # a level is shown so much larger, rather than four times the pixels: nobody sees it


@dataclass(frozen=True, slots=True)
class TilePlace:
    """Where a tile lies: pixels of its level from `row · SIDE` and `column · SIDE` on."""

    level: int
    row: int
    column: int

    @property
    def top(self) -> int:
        return self.row * SIDE

    @property
    def left(self) -> int:
        return self.column * SIDE


@dataclass(frozen=True, slots=True)
class TileRange:
    """Neighboring tiles of one level; bottom and right are outside."""

    level: int
    top: int
    left: int
    bottom: int
    right: int

    def places(self) -> list[TilePlace]:
        """All of them, row by row."""
        rows, columns = range(self.top, self.bottom), range(self.left, self.right)
        return [TilePlace(self.level, row, column) for row in rows for column in columns]


def level_for(scale: float, levels: int) -> int:
    """The level to show when a photo pixel is `scale` pixels of the screen long: the coarsest that is fine enough."""
    return min(max(floor(log2(_ENLARGED / scale)), 0), levels - 1)


def tiles_within(pyramid: Pyramid, level: int, *, part: tuple[float, float, float, float]) -> TileRange:
    """The tiles of a level that cover a part of the picture (left, top, right, bottom: shares of it, 0 to 1)."""
    height, width = pyramid.level_shape(level)
    left, top, right, bottom = part
    return TileRange(
        level,
        *(max(floor(low * side / SIDE), 0) for low, side in ((top, height), (left, width))),
        *(ceil(min(high, 1.0) * side / SIDE) for high, side in ((bottom, height), (right, width))),
    )


def outwards(places: list[TilePlace], *, middle: tuple[float, float]) -> list[TilePlace]:
    """Order the tiles of a level by how far they are from a point (row, column, in tiles)."""

    def distance(place: TilePlace) -> float:
        return (place.row + 0.5 - middle[0]) ** 2 + (place.column + 0.5 - middle[1]) ** 2

    return sorted(places, key=distance)
