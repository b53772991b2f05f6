"""Hints laid on a working grid, one by one: what each covers, how much it weighs there, in which color.

The weight λ of a hint follows from its strength and size by `hint_weight`, in pixels of the grid: so a hint of strength
½ is about half heard at its middle, whatever its size and whatever the grid.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sqrt
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from colorstudio.document.colors import Chroma, HintColor
from colorstudio.document.hints import Dab, Kept, PressureSets, Region, Stroke
from colorstudio.engine.placement import Placement, Points, box_of
from colorstudio.engine.raster_kernels import cover_line, cover_polygon, spread_grid
from colorstudio.propagation.grid import GridRect, Plane, Planes
from colorstudio.propagation.scale import hint_weight

# On any grid a line is at least so wide, in pixels, that it can't fall between their centers.
_LEAST_RADIUS = 0.75
# A hint counts as at most so large, as a share of the diagonal: beyond, its strength is that of its middle.
_LARGEST = 0.15
_RASTER = 64  # cells along each side, on which the area of a polygon is measured
_PRESSURES = 64  # that a stroke whose strength follows the pen can tell apart
_THINNING = 1 / 16  # of the radius: pen points that are closer add nothing that can be seen

PaintedHint = Stroke | Dab | Region | Kept


class LaidHint(Protocol):
    """A hint on a grid."""

    @property
    def box(self) -> GridRect:
        """The pixels that it may touch."""
        ...

    def cover(self, window: GridRect, coverage: Plane, weight: Plane) -> Planes:
        """Write α and λ of a window's pixels into planes of zeros; give the color, (2, 1, 1) or (2, h, w)."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A stroke or dab: points, and at each of them half the width and λ."""

    box: GridRect
    points: Points
    radius: NDArray[np.float64]
    mass: NDArray[np.float64]
    hardness: float
    color: Planes

    def cover(self, window: GridRect, coverage: Plane, weight: Plane) -> Planes:
        x, y = (self.points - (window.left, window.top)).T
        cover_line(coverage, weight, x.copy(), y.copy(), self.radius, self.mass, self.hardness)
        return self.color


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """A polygon of one color."""

    box: GridRect
    corners: Points
    mass: float
    color: Planes

    def cover(self, window: GridRect, coverage: Plane, weight: Plane) -> Planes:
        x, y = (self.corners - (window.left, window.top)).T
        cover_polygon(coverage, x.copy(), y.copy())
        weight[...] = self.mass
        return self.color


@dataclass(frozen=True, slots=True, eq=False)
class KeptArea:
    """A polygon with the colors that were there; `matrix` (2, 3) leads from the grid to the cells of its `cells`."""

    area: Area
    cells: Planes
    matrix: NDArray[np.float64]

    @property
    def box(self) -> GridRect:
        return self.area.box

    def cover(self, window: GridRect, coverage: Plane, weight: Plane) -> Planes:
        self.area.cover(window, coverage, weight)
        color = np.empty((2, *window.shape), np.float32)
        from_window = self.matrix.copy()
        from_window[:, 2] += from_window[:, :2] @ (window.left, window.top)
        spread_grid(color, self.cells, from_window)
        return color


def laid(hint: PaintedHint, placement: Placement) -> LaidHint:
    """Lay a hint on a grid."""
    match hint:
        case Stroke():
            return _line_of_stroke(hint, placement)
        case Dab():
            points = placement.points([hint.at])
            radius = np.array([max(hint.radius * placement.magnification, _LEAST_RADIUS)])
            mass = np.array([_mass(hint.strength, radius[0], radius[0], placement)])
            return Line(
                box_of(points, margin=radius[0] + 1), points, radius, mass, float(hint.hardness), _color(hint.color)
            )
        case Region():
            return _area(hint, _color(hint.color), placement)
        case Kept():
            return KeptArea(
                _area(hint, _color(Chroma(0, 0)), placement),
                np.array(hint.grid.ab.transpose(2, 0, 1), order="C"),
                _to_cells(hint, placement),
            )


def _line_of_stroke(stroke: Stroke, placement: Placement) -> Line:
    points = placement.points([point.at for point in stroke.points])
    pressure = np.array([point.pressure for point in stroke.points])
    full = max(stroke.radius * placement.magnification, _LEAST_RADIUS)
    kept = _thinned(points, full * _THINNING)
    points, pressure = points[kept], pressure[kept]
    if stroke.pressure_sets is PressureSets.STRENGTH:
        points, pressure = _in_small_steps(points, pressure)
    even = np.ones(len(points))
    wide, strong = (pressure, even) if stroke.pressure_sets is PressureSets.RADIUS else (even, pressure)
    radius = np.maximum(full * wide, _LEAST_RADIUS)
    halves = _halves(points, float(radius.mean()))
    mass = np.array([_mass(stroke.strength * share, *halves, placement) for share in strong])
    box = box_of(points, margin=float(radius.max()) + 1)
    return Line(box, points, radius, mass, float(stroke.hardness), _color(stroke.color))


def _thinned(points: Points, apart: float) -> list[int]:
    """Number the points that are some way from the last one kept, with the last of all."""
    kept = [0]
    for k in range(1, len(points) - 1):
        if np.abs(points[k] - points[kept[-1]]).max() > apart:
            kept.append(k)
    return kept if len(points) == 1 else [*kept, len(points) - 1]


def _in_small_steps(points: Points, pressure: NDArray[np.float64]) -> tuple[Points, NDArray[np.float64]]:
    """Put points between those whose pressure differs much: λ is far from linear in it."""
    steps = np.maximum(np.ceil(np.abs(np.diff(pressure)) * _PRESSURES), 1).astype(int)
    place = np.concatenate([[0.0], *(k + np.arange(1, n + 1) / n for k, n in enumerate(steps))])
    known = np.arange(len(pressure))
    along = np.column_stack([np.interp(place, known, points[:, axis]) for axis in range(2)])
    return along, np.interp(place, known, pressure)


def _halves(points: Points, radius: float) -> tuple[float, float]:
    """Half the width and half the length of a line with its round ends; of a scribble that fills its box, those of it.

    A scribble to and fro is long, but what it covers is a blob.
    """
    path = float(np.hypot(*np.diff(points, axis=0).T).sum()) if len(points) > 1 else 0.0
    half_length = path / 2 + radius
    box_width, box_height = points.max(axis=0) - points.min(axis=0) + 2 * radius
    if 4 * radius * half_length <= box_width * box_height:
        return radius, half_length
    half = sqrt(box_width * box_height) / 2
    return half, half


def _area(hint: Region | Kept, color: Planes, placement: Placement) -> Area:
    corners = placement.points(hint.corners)
    half = max(sqrt(_extent(corners) / pi), _LEAST_RADIUS)
    return Area(box_of(corners, margin=0), corners, _mass(hint.strength, half, half, placement), color)


def _extent(corners: Points) -> float:
    """The area of a polygon, measured as it is painted: by the even-odd rule, on a raster of its own."""
    corner, extent = corners.min(axis=0), np.maximum(np.ptp(corners, axis=0), 1e-6)
    x, y = ((corners - corner) * (_RASTER / extent)).T
    raster = np.zeros((_RASTER, _RASTER), np.float32)
    cover_polygon(raster, x.copy(), y.copy())
    return float(raster.mean() * extent.prod())


def _mass(strength: float, half_width: float, half_length: float, placement: Placement) -> float:
    most = _LARGEST * placement.diagonal
    return hint_weight(strength, min(half_width, most), min(half_length, most))


def _to_cells(kept: Kept, placement: Placement) -> NDArray[np.float64]:
    """The map from the grid to the cells of what was kept, which divide the polygon's bounding box in the scan."""
    places = np.array([(corner.x, corner.y) for corner in kept.corners])
    corner, extent = places.min(axis=0), np.maximum(np.ptp(places, axis=0), 1e-6)
    matrix = placement.inverse()
    matrix[:, 2] -= corner
    matrix *= (np.array([kept.grid.columns, kept.grid.rows]) / extent)[:, np.newaxis]
    return matrix


def _color(color: HintColor) -> Planes:
    chroma = (color.a, color.b) if isinstance(color, Chroma) else (0.0, 0.0)
    return np.array(chroma, np.float32).reshape(2, 1, 1)
