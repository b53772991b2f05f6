"""A photo with strokes: scikit-image's coffee cup at any size, 20 strokes of its colors, the last one contradicting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colorstudio.propagation.grid import GridRect, Plane, Planes, Shape
from colorstudio.propagation.problem import Hints
from colorstudio.propagation.scale import HARD

STROKES = 20


@dataclass(frozen=True, slots=True)
class Scene:
    """Lightness and true chroma, the hints before and after the last stroke, and where that stroke is."""

    lightness: Plane
    chroma: Planes
    before: Hints
    after: Hints
    rect: GridRect

    @property
    def shape(self) -> Shape:
        return self.lightness.shape[0], self.lightness.shape[1]


def scene_of(pixels: int) -> Scene:
    lab = _lab(pixels)
    masks = list(_strokes(lab.shape[:2], np.random.default_rng(20041)))
    before = np.any(masks[:-1], axis=0)
    chroma = np.ascontiguousarray(lab[..., 1:].transpose(2, 0, 1))
    contradicting = chroma + np.array([[[30]], [[-10]]], np.float32) * (masks[-1] & ~before)
    rows, columns = np.nonzero(masks[-1])
    return Scene(
        np.ascontiguousarray(lab[..., 0]),
        chroma,
        Hints(HARD * before.astype(np.float32), chroma),
        Hints(HARD * (before | masks[-1]).astype(np.float32), contradicting),
        GridRect(int(rows.min()), int(columns.min()), int(rows.max()) + 1, int(columns.max()) + 1),
    )


def _lab(pixels: int) -> Planes:
    """Both sides are even, so that the scene can be halved."""
    from skimage import data
    from skimage.color import rgb2lab
    from skimage.transform import resize

    photo = data.coffee()  # type: ignore[no-untyped-call]  # scikit-image annotates some functions only
    factor = (pixels / (photo.shape[0] * photo.shape[1])) ** 0.5
    shape = tuple(2 * round(side * factor / 2) for side in photo.shape[:2])
    resized = resize(photo, shape, order=3, anti_aliasing=factor < 1)  # type: ignore[no-untyped-call]  # as above
    return np.asarray(rgb2lab(resized), np.float32)


def _strokes(shape: Shape, generator: np.random.Generator) -> Iterator[NDArray[np.bool_]]:
    """Draw short wandering strokes, 0.4 % of the side wide and 1 to 6 % long."""
    side = (shape[0] * shape[1]) ** 0.5
    radius = max(1, round(side * 0.002))
    for _ in range(STROKES):
        place = generator.uniform(0.05, 0.95, 2) * shape
        direction, length = generator.uniform(0, 2 * np.pi), side * generator.uniform(0.01, 0.06)
        mask = np.zeros(shape, bool)
        for _ in range(int(length / radius) + 1):
            r, c = np.clip(place.astype(int), radius, np.array(shape) - radius - 1)
            mask[r - radius : r + radius + 1, c - radius : c + radius + 1] = True
            place += radius * np.array([np.sin(direction), np.cos(direction)])
            direction += generator.normal() * 0.08
        yield mask
