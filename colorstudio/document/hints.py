"""Hints: what a person says about the colors of places in the photo, as vectors in photo pixels.

What a hint does to the equation is the engine's business: it rasterizes them in the order of the document to any grid.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from colorstudio.document.chroma_grid import ChromaGrid
from colorstudio.document.colors import HintColor
from colorstudio.document.eye import Eye
from colorstudio.document.ids import HintId, is_id
from colorstudio.document.names import MOST_NOTE, is_text
from colorstudio.document.places import is_place
from colorstudio.document.plain import Unknown
from colorstudio.document.ranges import SHARE, Range
from colorstudio.support.geometry import PhotoPoint

RADIUS = Range(0.01, 1_000_000.0, "px")
STRENGTH = SHARE
HARDNESS = SHARE
PRESSURE = SHARE
MOST_POINTS = 100_000  # of one hint: eight minutes of an unfiltered 200-Hz pen


class Origin(Enum):
    """Who chose the color: the person alone, the person among the possible colors, a reference."""

    PAINTED = "painted"
    MODE = "mode"
    SUGGESTED = "suggested"


class PressureSets(Enum):
    """What the pen's pressure made of a stroke. It is part of the stroke: a later preference leaves old ones alone."""

    RADIUS = "radius"
    STRENGTH = "strength"


@dataclass(frozen=True, slots=True)
class StrokePoint:
    """Where the pen was and how hard it pressed; a mouse presses with 1."""

    at: PhotoPoint
    pressure: float = 1.0

    def __post_init__(self) -> None:
        assert is_place(self.at), self.at
        assert self.pressure in PRESSURE, self.pressure


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A painted line.

    radius : half the width at pressure 1, in photo pixels
    hardness : 0 fades from the middle to the rim, 1 is even up to the rim
    strength : how much it counts against what would be there without it
    """

    id: HintId
    points: tuple[StrokePoint, ...]
    radius: float
    hardness: float
    pressure_sets: PressureSets = PressureSets.RADIUS
    color: HintColor
    strength: float
    origin: Origin
    eye: Eye = Eye.OPEN
    note: str = ""
    unknown: Unknown = ()

    def __post_init__(self) -> None:
        assert 1 <= len(self.points) <= MOST_POINTS, len(self.points)
        _check_brush(self.radius, self.hardness)
        _check_words(self.id, self.note)
        assert self.strength in STRENGTH, self.strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Dab:
    """One touch of the brush, for an eye, a button, a chosen possible color."""

    id: HintId
    at: PhotoPoint
    radius: float
    hardness: float
    color: HintColor
    strength: float
    origin: Origin
    eye: Eye = Eye.OPEN
    note: str = ""
    unknown: Unknown = ()

    def __post_init__(self) -> None:
        assert is_place(self.at), self.at
        _check_brush(self.radius, self.hardness)
        _check_words(self.id, self.note)
        assert self.strength in STRENGTH, self.strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A filled polygon; its last corner is joined to the first, and where it crosses itself the even-odd rule holds."""

    id: HintId
    corners: tuple[PhotoPoint, ...]
    color: HintColor
    strength: float
    origin: Origin
    eye: Eye = Eye.OPEN
    note: str = ""
    unknown: Unknown = ()

    def __post_init__(self) -> None:
        _check_line(self.corners, fewest=3)
        _check_words(self.id, self.note)
        assert self.strength in STRENGTH, self.strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A polygon whose colors stay as they were, so that a finished face stays finished.

    grid : covers the polygon's bounding box, which it divides into equal cells
    """

    id: HintId
    corners: tuple[PhotoPoint, ...]
    grid: ChromaGrid
    strength: float
    eye: Eye = Eye.OPEN
    note: str = ""
    unknown: Unknown = ()

    def __post_init__(self) -> None:
        _check_line(self.corners, fewest=3)
        _check_words(self.id, self.note)
        assert self.strength in STRENGTH, self.strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """A line that no color crosses."""

    id: HintId
    points: tuple[PhotoPoint, ...]
    eye: Eye = Eye.OPEN
    note: str = ""
    unknown: Unknown = ()

    def __post_init__(self) -> None:
        _check_line(self.points, fewest=2)
        _check_words(self.id, self.note)


ColorHint = Stroke | Dab | Region  # those that have one color, which can be changed
Hint = ColorHint | Kept | Barrier


def _check_brush(radius: float, hardness: float) -> None:
    assert radius in RADIUS, radius
    assert hardness in HARDNESS, hardness


def _check_line(points: tuple[PhotoPoint, ...], *, fewest: int) -> None:
    assert fewest <= len(points) <= MOST_POINTS, len(points)
    assert all(map(is_place, points))


def _check_words(id_: HintId, note: str) -> None:
    assert is_id(id_), id_
    assert is_text(note, most=MOST_NOTE), len(note)
