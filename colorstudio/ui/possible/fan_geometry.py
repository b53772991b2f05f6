"""Where the blades of the fan lie: sides, angles, hits. No Qt: points are those of the canvas, angles degrees clockwise
from the top.

The fan stands around the clicked place and opens to the right, the best first at the top. Where there is no room it
opens to another side, and only in a corner its middle leaves the place.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from colorstudio.support.geometry import Size, ViewPoint

INNER: Final = 52.0  # radii
OUTER: Final = 164.0
CROP_INNER: Final = 54.0
CROP_OUTER: Final = 130.0
PERCENT: Final = 147.0  # the middle of the rim
LIFT: Final = 8.0  # of the blade under the pointer
WIDE: Final = 27.0  # degrees: a color
NARROW: Final = 22.0  # degrees: gray, other…
PILL_GAP: Final = 8.0  # between a lifted blade and its name
PILL_HEIGHT: Final = 24.0
MARGIN: Final = 4.0  # to the edge of the canvas
_PILL_ROOM: Final = 84.0  # the width of most names; longer ones are moved inside
_FREE: Final = 36.0  # so far the middle may leave the place, which stays visible in the hole


class Opens(Enum):
    """The side on which the blades lie; the earlier is liked better. In each the first is at the top or at the left."""

    RIGHT = auto()
    LEFT = auto()
    DOWN = auto()
    UP = auto()


@dataclass(frozen=True, slots=True)
class Blade:
    """One blade.

    middle : of its angles
    width : in degrees, the gap to its neighbors included
    """

    middle: float
    width: float

    @property
    def axis(self) -> tuple[float, float]:
        """The direction from the middle of the fan outward, x to the right, y down."""
        angle = math.radians(self.middle)
        return math.sin(angle), -math.cos(angle)


@dataclass(frozen=True, slots=True)
class Fan:
    """The blades in the order of their keys, around a middle."""

    middle: ViewPoint
    opens: Opens
    blades: tuple[Blade, ...]

    def at(self, point: ViewPoint) -> int | None:
        """Say which blade lies under a point. Lifted or not, it is the same: a blade never flees from the pointer."""
        x, y = point.x - self.middle.x, point.y - self.middle.y
        if not INNER <= math.hypot(x, y) <= OUTER + LIFT:
            return None
        angle = math.degrees(math.atan2(x, -y))
        for index, blade in enumerate(self.blades):
            if abs((angle - blade.middle + 180) % 360 - 180) <= blade.width / 2:
                return index
        return None

    def point(self, index: int, radius: float) -> ViewPoint:
        """Give the point on the axis of a blade."""
        x, y = self.blades[index].axis
        return ViewPoint(self.middle.x + radius * x, self.middle.y + radius * y)


def lay_out(widths: tuple[float, ...], place: ViewPoint, *, bounds: Size) -> Fan:
    """Lay blades of these widths around a place in a canvas."""
    fans = [_inside(Fan(middle, opens, _blades(widths, opens)), bounds) for middle in _around(place) for opens in Opens]
    return min(fans, key=lambda fan: (fan.at(place) is not None, not _fits(fan, bounds), _distance(fan.middle, place)))


def reach(fan: Fan) -> tuple[float, float, float, float]:
    """Give left, top, right and bottom of what the fan may draw in, lifted blades and names included."""
    half_width, half_height = _PILL_ROOM / 2, PILL_HEIGHT / 2
    xs, ys = [], []
    for blade in fan.blades:
        for angle in (blade.middle - blade.width / 2, blade.middle, blade.middle + blade.width / 2):
            x, y = math.sin(math.radians(angle)), -math.cos(math.radians(angle))
            xs.append((OUTER + LIFT) * x)
            ys.append((OUTER + LIFT) * y)
        pill = pill_middle(blade, width=_PILL_ROOM)
        xs += (pill.x - half_width, pill.x + half_width)
        ys += (pill.y - half_height, pill.y + half_height)
    return (
        fan.middle.x + min(xs) - MARGIN,
        fan.middle.y + min(ys) - MARGIN,
        fan.middle.x + max(xs) + MARGIN,
        fan.middle.y + max(ys) + MARGIN,
    )


def pill_middle(blade: Blade, *, width: float) -> ViewPoint:
    """Give the middle of the name beyond a lifted blade, from the middle of the fan: it touches no part of the rim."""
    x, y = blade.axis
    beyond = OUTER + LIFT + PILL_GAP + abs(x) * width / 2 + abs(y) * PILL_HEIGHT / 2
    return ViewPoint(beyond * x, beyond * y)


def _around(place: ViewPoint) -> list[ViewPoint]:
    """Middles to try: the place, and beside it, where a corner leaves no room to stand around it."""
    beside = OUTER + LIFT + MARGIN
    ways = [(math.sin(k * math.pi / 4), math.cos(k * math.pi / 4)) for k in range(8)]
    return [place, *(ViewPoint(place.x + beside * x, place.y + beside * y) for x, y in ways)]


def _blades(widths: tuple[float, ...], opens: Opens) -> tuple[Blade, ...]:
    middles = [sum(widths[:index]) + (width - widths[0]) / 2 for index, width in enumerate(widths)]
    half = (middles[0] + middles[-1]) / 2
    first, turn = {
        Opens.RIGHT: (0.0, 1),
        Opens.LEFT: (0.0, -1),
        Opens.DOWN: (180 + half, -1),
        Opens.UP: (-half, 1),
    }[opens]
    return tuple(Blade(first + turn * middle, width) for middle, width in zip(middles, widths, strict=True))


def _inside(fan: Fan, bounds: Size) -> Fan:
    """Move the fan into the canvas; where the canvas is too small, into its middle."""
    left, top, right, bottom = reach(fan)
    x = fan.middle.x + _push(left, right, bounds.width)
    y = fan.middle.y + _push(top, bottom, bounds.height)
    return Fan(ViewPoint(x, y), fan.opens, fan.blades)


def _fits(fan: Fan, bounds: Size) -> bool:
    left, top, right, bottom = reach(fan)
    return right - left <= bounds.width and bottom - top <= bounds.height


def _push(low: float, high: float, room: float) -> float:
    if high - low > room:
        return (room - low - high) / 2
    return max(0.0, -low) + min(0.0, room - high)


def _distance(middle: ViewPoint, place: ViewPoint) -> float:
    """How far the place is from the middle; a place that stays free in the hole counts as in the middle."""
    distance = math.hypot(middle.x - place.x, middle.y - place.y)
    return 0.0 if distance <= _FREE else distance
