"""Tiles rendered: pixels of a level of the pyramid, gray or in the colors of an answer."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from colorstudio.editor.colors import Colors, Detail
from colorstudio.editor.tile_grid import SIDE, TilePlace
from colorstudio.imaging.color import lab_to_srgb
from colorstudio.imaging.pyramid import Pyramid

if TYPE_CHECKING:
    from colorstudio.engine.answer import Answer, AtSize
    from colorstudio.propagation.grid import GridRect, Planes, Shape

Pixels: TypeAlias = NDArray[np.uint8]  # (h, w) gray, (h, w, 3) sRGB

_STEPS = 65_536  # of lightness: as fine as it lies on the disk


def gray_tile(pyramid: Pyramid, place: TilePlace) -> Pixels:
    """The photo as it is, (h, w). It takes 0.3 ms, so it can be had at once."""
    lightness = _lightness(pyramid, place)
    lightness *= np.float32((_STEPS - 1) / 100)
    lightness += np.float32(0.5)
    return _gray_of_steps()[lightness.astype(np.uint16)]


class ColoredTiles:
    """The tiles of one answer; in one thread at a time."""

    def __init__(self, pyramid: Pyramid, colors: Colors) -> None:
        assert colors.answer is not None, "the photo is gray still"
        self.colors = colors
        self._pyramid = pyramid
        self._answer: Answer = colors.answer
        self._sized: AtSize | None = None
        self._level = -1
        self._coarse: dict[int, Planes] = {}

    def rendered(self, place: TilePlace) -> Pixels:
        """The colored tile, (h, w, 3)."""
        from colorstudio.engine.compose import compose
        from colorstudio.propagation.grid import GridRect

        lightness = _lightness(self._pyramid, place)
        height, width = lightness.shape
        rect = GridRect(place.top, place.left, place.top + height, place.left + width)
        chroma = self._exact(place.level, rect) if self._is_exact(place.level) else self._smooth(place.level, rect)
        return compose(lightness, chroma, saturation=self.colors.saturation, depth=8)

    def _is_exact(self, level: int) -> bool:
        return self.colors.detail is Detail.EXACT and not self._is_coarser(self._pyramid.level_shape(level))

    def _is_coarser(self, shape: Shape) -> bool:
        have = self._answer.shape
        return shape != have and shape[0] <= have[0] and shape[1] <= have[1]

    def _exact(self, level: int, rect: GridRect) -> Planes:
        from colorstudio.engine.answer import AtSize

        if self._sized is None or level != self._level:
            self._sized, self._level = AtSize(self._answer, self._pyramid.level_shape(level)), level
        return self._sized.chroma(rect)

    def _smooth(self, level: int, rect: GridRect) -> Planes:
        """Area means on a coarser level, as `AtSize` has them; else interpolated."""
        from colorstudio.propagation.sampling import sampled

        shape = self._pyramid.level_shape(level)
        if self._is_coarser(shape):
            return self._means(level)[:, *rect.slices]
        return np.stack([sampled(plane, shape, rect) for plane in self._answer.chroma])

    def _means(self, level: int) -> Planes:
        """All of a coarser level at once: tile by tile it takes five times as long."""
        from colorstudio.imaging.area_mean import area_mean

        if level not in self._coarse:
            answer, shape = self._answer, self._pyramid.level_shape(level)
            self._coarse = {
                level: area_mean(lambda top, bottom: answer.chroma[:, top:bottom], answer.shape, shape)
            }  # of one level, for it may be as large as the photo
        return self._coarse[level]


def _lightness(pyramid: Pyramid, place: TilePlace) -> NDArray[np.float32]:
    height, width = pyramid.level_shape(place.level)
    bottom, right = min(place.top + SIDE, height), min(place.left + SIDE, width)
    return np.array(pyramid.lightness(place.level, place.top, place.left, bottom, right))


@cache  # one table
def _gray_of_steps() -> NDArray[Any]:
    lab = np.zeros((_STEPS, 3), np.float32)
    lab[:, 0] = np.linspace(0, 100, _STEPS)
    return (lab_to_srgb(lab)[:, 0] * np.float32(255) + np.float32(0.5)).astype(np.uint8)
