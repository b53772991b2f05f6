"""The frame applied: the picture that a person sees of the scan, straightened, cropped and turned, in this order.

Only straightening computes lightness anew, by a cubic that keeps it sharp; cropping and turning move whole pixels.
Hints stay where they are in the scan: a matrix carries them along.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from colorstudio.document.frame import Frame
from colorstudio.engine.framing_kernels import turn_rows
from colorstudio.engine.lightness import lightness_of
from colorstudio.engine.placement import Placement, inverse_of
from colorstudio.imaging.lightness import gathering
from colorstudio.imaging.metadata.turning import turned
from colorstudio.imaging.photo import Photo
from colorstudio.propagation.grid import Shape
from colorstudio.support.geometry import PhotoRect, Size

Matrix: TypeAlias = NDArray[np.float64]  # (2, 3): an affine map

_BAND = 256  # rows
_ORIENTATIONS = {0: 1, 1: 6, 2: 3, 3: 8}  # EXIF's numbers for what is turned clockwise to stand upright


@dataclass(frozen=True, slots=True, eq=False)
class Framed:
    """The photo as it is seen, and the map from the scan's coordinates to its own."""

    photo: Photo
    matrix: Matrix

    def placement(self, shape: Shape) -> Placement:
        """Lay a grid over the framed photo."""
        height, width = shape
        scale = np.array([[width / self.photo.size.width], [height / self.photo.size.height]])
        return Placement(shape, scale * self.matrix)


def framed(photo: Photo, frame: Frame) -> Framed:
    """Give what a frame shows of a photo."""
    size = photo.size
    lightness, matrix = photo.lightness, np.eye(2, 3)
    if frame.straightening:
        matrix = _turning(size, frame.straightening)
        lightness = _straightened(photo, inverse_of(matrix))
    if frame.crop is not None:
        top, left, bottom, right = _whole_pixels(frame.crop, size)
        lightness = lightness[top:bottom, left:right]
        matrix = matrix - [[0, 0, left], [0, 0, top]]
    for _ in range(frame.quarter_turns):
        height = lightness.shape[0]
        lightness = np.rot90(lightness, -1)
        matrix = np.array([-matrix[1] + (0, 0, height), matrix[0]])
    if lightness is photo.lightness:
        return Framed(photo, matrix)
    metadata, notes = turned(photo.metadata, _ORIENTATIONS[frame.quarter_turns])
    return Framed(replace(photo, lightness=lightness, metadata=metadata, notes=(*photo.notes, *notes)), matrix)


def _turning(size: Size, degrees: float) -> Matrix:
    """The clockwise turn around the middle of the photo, y down."""
    angle = radians(degrees)
    turn = np.array([[cos(angle), -sin(angle)], [sin(angle), cos(angle)]])
    middle = np.array([size.width / 2, size.height / 2])
    return np.column_stack([turn, middle - turn @ middle])


def _straightened(photo: Photo, back: Matrix) -> NDArray[Any]:
    scan = lightness_of(photo, photo.lightness.shape)
    with gathering(photo.size) as lightness:
        for top, rows in _bands(photo.size):
            turn_rows(rows, scan, top, back)
            lightness.add(rows)
        return lightness.whole()


def _bands(size: Size) -> Iterator[tuple[int, NDArray[np.float32]]]:
    for top in range(0, size.height, _BAND):
        yield top, np.empty((min(_BAND, size.height - top), size.width), np.float32)


def _whole_pixels(crop: PhotoRect, size: Size) -> tuple[int, int, int, int]:
    """The rows and columns of a crop, at least one of each; what lies beyond the photo is left out."""
    left, top = min(max(round(crop.left), 0), size.width - 1), min(max(round(crop.top), 0), size.height - 1)
    right, bottom = (
        min(max(round(crop.right), left + 1), size.width),
        min(max(round(crop.bottom), top + 1), size.height),
    )
    return top, left, bottom, right
