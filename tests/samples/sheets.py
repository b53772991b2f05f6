"""Grids and photos to color, made on the spot, with the hints of a person."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from colorstudio.document.colors import Chroma
from colorstudio.document.frame import Frame
from colorstudio.document.hints import Barrier, Dab, Hint, Origin, Region, Stroke, StrokePoint
from colorstudio.document.ids import HintId
from colorstudio.engine.ground import ground_of
from colorstudio.engine.placement import Placement
from colorstudio.engine.raster import Paint
from colorstudio.engine.request import Quality, Request
from colorstudio.imaging.overlay import Overlay, read_overlay
from colorstudio.imaging.photo import Photo, open_photo
from colorstudio.imaging.source import source_from_bytes
from colorstudio.propagation.grid import GridRect, Shape
from colorstudio.propagation.problem import Hints
from colorstudio.support.cancel import CancelToken
from colorstudio.support.geometry import PhotoPoint, Size
from tests.samples.pictures import pillow, png

RED, BLUE = Chroma(60.0, 40.0), Chroma(10.0, -50.0)


def photo_of(gray: NDArray[np.uint8], name: str = "photo.png") -> Photo:
    return open_photo(source_from_bytes(name, png(gray)))


def soft_gray(shape: Shape) -> NDArray[np.uint8]:
    """Slow waves, as of a face or a sky out of focus."""
    y, x = np.mgrid[: shape[0], : shape[1]] / max(shape)
    return np.asarray(127 + 60 * np.sin(5 * x + 2) * np.cos(4 * y) + 30 * x, np.uint8)


def grid_of(width: int, height: int, *, times: float = 1) -> Placement:
    """A grid over a photo of this size, so many times as fine."""
    return Placement(
        (round(height * times), round(width * times)), np.array([[times, 0, 0], [0, times, 0]], np.float64)
    )


def painted(placement: Placement, *hints: Hint, window: GridRect | None = None) -> Hints:
    window = window or GridRect.whole(placement.shape)
    return Paint(hints, placement).over(ground_of(None, placement, window), window)


def request(*hints: Hint, quality: Quality = Quality.FINAL, **more: Any) -> Request:
    return Request(hints, quality, **{"frame": Frame()} | more)


def place(x: float, y: float) -> PhotoPoint:
    return PhotoPoint(x, y)


def dab(x: float, y: float, **changes: Any) -> Dab:
    fields: dict[str, Any] = {"radius": 2.0, "hardness": 1.0, "color": RED, "strength": 1.0, "origin": Origin.PAINTED}
    return Dab(id=HintId(changes.pop("id", "dab")), at=place(x, y), **fields | changes)


def stroke(*points: tuple[float, float], pressures: tuple[float, ...] = (), **changes: Any) -> Stroke:
    fields: dict[str, Any] = {"radius": 2.0, "hardness": 1.0, "color": RED, "strength": 1.0, "origin": Origin.PAINTED}
    pressed = pressures or (1.0,) * len(points)
    pen = tuple(StrokePoint(place(*point), pressure) for point, pressure in zip(points, pressed, strict=True))
    return Stroke(id=HintId(changes.pop("id", "stroke")), points=pen, **fields | changes)


def region(*corners: tuple[float, float], **changes: Any) -> Region:
    fields: dict[str, Any] = {"color": RED, "strength": 1.0, "origin": Origin.PAINTED}
    return Region(id=HintId(changes.pop("id", "region")), corners=tuple(place(*c) for c in corners), **fields | changes)


def barrier(*points: tuple[float, float], **changes: Any) -> Barrier:
    return Barrier(id=HintId(changes.pop("id", "barrier")), points=tuple(place(*point) for point in points), **changes)


def ring(x: float, y: float, radius: float, *, corners: int = 24) -> list[tuple[float, float]]:
    """The corners of a regular polygon, the first once more at the end."""
    angles = np.linspace(0, 2 * np.pi, corners + 1)
    points = [(x + radius * np.cos(angle), y + radius * np.sin(angle)) for angle in angles[:-1]]
    return [*points, points[0]]


def overlay_of(rgba: NDArray[np.uint8]) -> Overlay:
    size = Size(rgba.shape[1], rgba.shape[0])
    return read_overlay(source_from_bytes("hints.png", pillow(rgba, "PNG")), size=size, token=CancelToken())
