"""Which points and rectangles of the photo a document can name."""

from __future__ import annotations

from colorstudio.document.ranges import Range
from colorstudio.support.geometry import PhotoPoint, PhotoRect

SIDE = Range(1, 1_000_000, "px")  # of a photo
COORDINATE = Range(-1_000_000.0, 2_000_000.0, "px")  # a stroke may leave the photo by a photo's length


def is_place(point: PhotoPoint) -> bool:
    """Whether a document can name this point; it may lie outside the photo."""
    return point.x in COORDINATE and point.y in COORDINATE


def is_box(rect: PhotoRect) -> bool:
    """Whether a document can hold this rectangle: its corners are places and it has an area."""
    corners = (PhotoPoint(rect.left, rect.top), PhotoPoint(rect.right, rect.bottom))
    return all(map(is_place, corners)) and rect.left < rect.right and rect.top < rect.bottom
