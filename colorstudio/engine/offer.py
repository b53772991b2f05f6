"""What a place offers: its histogram of colors, and the few among them that are worth choosing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from colorstudio.engine.framing import Framed
from colorstudio.engine.objects import Objects
from colorstudio.network.histogram import Histogram, HistogramField
from colorstudio.network.modes import Mode, modes
from colorstudio.support.geometry import PhotoRect

MOST_CHOICES: Final = 6  # beside gray
_WORTH: Final = 0.01  # of probability


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """The possible colors of a place.

    lightness : of the place, on average
    histogram : (313,)
    modes : the most probable first; gray is always among them
    """

    lightness: float
    histogram: Histogram
    modes: tuple[Mode, ...]


def offer_at(field: HistogramField, framed: Framed, x: float, y: float) -> Offer:
    """What one pixel of the picture offers."""
    row, column = _cell(field, framed, x, y)
    return _offer(field.at(row, column), _lightness(framed, PhotoRect(x, y, x + 1, y + 1)))


def offer_of_object(field: HistogramField, framed: Framed, objects: Objects, x: float, y: float) -> Offer:
    """What the object at a place of the picture offers; its lightness is that of the place."""
    shares = objects.shares(objects.at(x, y), field.shape)
    return _offer(field.over(shares), _lightness(framed, PhotoRect(x, y, x + 1, y + 1)))


def offer_of_box(field: HistogramField, framed: Framed, box: PhotoRect) -> Offer:
    """What a box of the picture offers."""
    top, left = _cell(field, framed, box.left, box.top)
    bottom, right = _cell(field, framed, box.right, box.bottom)
    return _offer(field.within(slice(top, bottom + 1), slice(left, right + 1)), _lightness(framed, box))


def _offer(histogram: Histogram, lightness: float) -> Offer:
    found = modes(histogram)
    colors = [mode for mode in found if not mode.is_gray and mode.probability >= _WORTH][:MOST_CHOICES]
    kept = [*colors, *(mode for mode in found if mode.is_gray)]
    return Offer(lightness, histogram, tuple(sorted(kept, key=lambda mode: -mode.probability)))


def _cell(field: HistogramField, framed: Framed, x: float, y: float) -> tuple[int, int]:
    size, (height, width) = framed.photo.size, field.shape
    row, column = int(y / size.height * height), int(x / size.width * width)
    return min(max(row, 0), height - 1), min(max(column, 0), width - 1)


def _lightness(framed: Framed, box: PhotoRect) -> float:
    """The mean lightness of a box of the picture; at least one pixel of it."""
    size = framed.photo.size
    top, left = (min(max(int(edge), 0), most - 1) for edge, most in ((box.top, size.height), (box.left, size.width)))
    bottom, right = min(max(int(box.bottom), top + 1), size.height), min(max(int(box.right), left + 1), size.width)
    step = max((bottom - top) // 256, 1)  # a sample is enough
    rows = [framed.photo.rows(row, row + 1)[:, left:right] for row in range(top, bottom, step)]
    return float(np.concatenate(rows).mean())
