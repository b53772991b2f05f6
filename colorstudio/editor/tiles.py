"""Tiles of the picture at any size, rendered on a lane of their own; until one is there the one of before serves.

So nothing flickers: a picture that changes is replaced tile by tile, from the middle outwards.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.editor.colors import Colors, Detail
from colorstudio.editor.event import Event
from colorstudio.imaging.pyramid import Pyramid, build_pyramid
from colorstudio.jobs.job import JobToken
from colorstudio.jobs.lane import Lane
from colorstudio.jobs.slot import Slot
from colorstudio.support.errors import ColorstudioError

if TYPE_CHECKING:
    from colorstudio.engine.answer import Answer, AtSize
    from colorstudio.engine.framing import Framed

TILE: Final = 256  # px
GRAY: Final = Colors(None, Detail.EXACT, 1.0)  # the photo as it is
_MOST_BYTES: Final = 256 * 2**20
_PYRAMID: Final = Slot("pyramid", 0)
_TILES: Final = Slot("tiles", 2)
_GRAY_TILES: Final = Slot("gray tiles", 1)


@dataclass(frozen=True, slots=True)
class TileKey:
    """A tile of a level of the pyramid."""

    level: int
    row: int
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """Rendered pixels, (h, w, 3) uint8, and the colors that they show."""

    key: TileKey
    colors: Colors
    rgb: NDArray[Any]


class Tiles:
    """The tiles of one photo."""

    def __init__(self, framed: Framed, lane: Lane) -> None:
        self.ready: Event[()] = Event()  # the pyramid is built: all levels can be asked for
        self.rendered: Event[Tile] = Event()
        self.failed: Event[ColorstudioError] = Event()
        self._lane = lane
        self._pyramid = Pyramid((framed.photo.lightness,))
        self._colored: OrderedDict[TileKey, Tile] = OrderedDict()
        self._gray: OrderedDict[TileKey, Tile] = OrderedDict()
        self._renderer = _Renderer(framed)
        lane.ask(
            _PYRAMID,
            lambda token: build_pyramid(framed.photo, token=token),
            done=self._take_pyramid,
            failed=self.failed.fire,
        )

    @property
    def levels(self) -> int:
        return self._pyramid.levels

    def level_shape(self, level: int) -> tuple[int, int]:
        """Rows and columns of a level."""
        return self._pyramid.level_shape(level)

    def tile(self, key: TileKey, *, gray: bool = False) -> Tile | None:
        """What there is to show: the tile in the newest colors that were rendered, or in gray."""
        kept = self._gray if gray else self._colored
        tile = kept.get(key)
        if tile is not None:
            kept.move_to_end(key)
        return tile

    def want(self, keys: Iterable[TileKey], colors: Colors) -> None:
        """Ask for what is missing of these tiles in these colors, in this order."""
        is_gray = colors is GRAY
        kept = self._gray if is_gray else self._colored
        missing = [key for key in keys if (known := kept.get(key)) is None or known.colors is not colors]
        if missing:
            pyramid = self._pyramid
            self._lane.ask(
                _GRAY_TILES if is_gray else _TILES,
                lambda token: self._renderer.render(pyramid, missing, colors, token),
                done=lambda _: None,
                failed=self.failed.fire,
                shown=self._take,
            )

    def _take_pyramid(self, pyramid: Pyramid) -> None:
        self._pyramid = pyramid
        self.ready.fire()

    def _take(self, tile: Tile) -> None:
        kept = self._gray if tile.colors is GRAY else self._colored
        kept[tile.key] = tile
        kept.move_to_end(tile.key)
        while len(kept) > _MOST_BYTES // (3 * TILE * TILE):
            kept.popitem(last=False)
        self.rendered.fire(tile)


class _Renderer:
    """Renders tiles, in the lane's thread."""

    def __init__(self, framed: Framed) -> None:
        self._framed = framed
        self._sized: tuple[Answer, tuple[int, int], AtSize] | None = None

    def render(self, pyramid: Pyramid, keys: list[TileKey], colors: Colors, token: JobToken) -> None:
        """Show each tile as soon as it is there."""
        for key in keys:
            token.check()
            token.show(Tile(key, colors, self._rendered(pyramid, key, colors)))

    def _rendered(self, pyramid: Pyramid, key: TileKey, colors: Colors) -> NDArray[Any]:
        from colorstudio.engine.compose import compose
        from colorstudio.engine.smooth import smooth_chroma
        from colorstudio.propagation.grid import GridRect

        shape = pyramid.level_shape(key.level)
        top, left = key.row * TILE, key.column * TILE
        rect = GridRect(top, left, min(top + TILE, shape[0]), min(left + TILE, shape[1]))
        lightness = pyramid.lightness(key.level, rect.top, rect.left, rect.bottom, rect.right)
        if colors.answer is None:
            chroma = np.zeros((2, *rect.shape), np.float32)
        elif colors.detail is Detail.SMOOTH:
            chroma = smooth_chroma(colors.answer.chroma, shape, rect)
        else:
            chroma = self._at_size(colors.answer, shape).chroma(rect)
        return compose(lightness, chroma, saturation=colors.saturation, depth=8)

    def _at_size(self, answer: Answer, shape: tuple[int, int]) -> AtSize:
        from colorstudio.engine.answer import AtSize

        if self._sized is None or self._sized[0] is not answer or self._sized[1] != shape:
            self._sized = answer, shape, AtSize(answer, shape)
        return self._sized[2]
