"""The tiles of one picture: rendered in a lane of their own, kept, and given out as good as they are there.

A place keeps its newest tile. Until a newer one is there the old one is shown, or a part of a coarser one that is
newer, so that nothing flickers when colors or view change. Belongs to one thread; only
the rendering happens in the lane.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain
from typing import Final

from colorstudio.editor.colors import Colors
from colorstudio.editor.event import Event
from colorstudio.editor.tile_grid import SIDE, TilePlace, tiles_within
from colorstudio.editor.tile_rendering import ColoredTiles, Pixels, gray_tile
from colorstudio.imaging.pyramid import Pyramid
from colorstudio.jobs.job import Job, JobToken
from colorstudio.jobs.lane import Lane
from colorstudio.jobs.slot import Slot
from colorstudio.support.errors import ColorstudioError

TILES: Final = Slot("tiles", 0)
MOST_BYTES: Final = 256_000_000  # of the colored tiles; the gray ones get a quarter of it beside that


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """What to draw at a place: a part of a tile, in its pixels."""

    pixels: Pixels
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, eq=False)
class _Tile:
    pixels: Pixels
    generation: int  # of the colors


class Viewer(Enum):
    """Who looks at the picture."""

    CANVAS = auto()
    PREVIEW = auto()  # of an export


class Tiles:
    """The tiles of a picture that has a pyramid."""

    def __init__(self, pyramid: Pyramid, lane: Lane, *, most_bytes: int = MOST_BYTES) -> None:
        self.arrived: Event[TilePlace] = Event()  # a newer tile is there
        self.settled: Event[()] = Event()  # all that was wanted is there
        self.replaced: Event[()] = Event()  # another pyramid: nothing of what was drawn holds
        self.failed: Event[ColorstudioError] = Event()
        self._pyramid, self._lane = pyramid, lane
        self._colored: _Kept = _Kept(most_bytes)
        self._gray: _Kept = _Kept(most_bytes // 4)
        self._rendering: ColoredTiles | None = None
        self._generation = 0
        self._wanted: dict[Viewer, tuple[TilePlace, ...]] = {}  # the newest wish first
        self._job: Job[None] | None = None

    @property
    def pyramid(self) -> Pyramid:
        return self._pyramid

    def replace(self, pyramid: Pyramid) -> None:
        """Take another picture: the photo within another frame."""
        if self._job is not None:
            self._job.cancel()
        self._pyramid = pyramid
        self._wanted = {}
        self._rendering = None
        self._colored.clear()
        self._gray.clear()
        self.replaced.fire()

    def want(self, colors: Colors, places: Sequence[TilePlace], *, viewer: Viewer = Viewer.CANVAS) -> None:
        """Render these in their order, as far as they are not there; what this viewer wanted before it no longer does.

        What the others want follows, then the coarsest level: it serves where the view goes next.
        """
        self._wanted.pop(viewer, None)
        self._wanted = {viewer: tuple(places), **self._wanted}
        self._render(colors)

    def forget(self, viewer: Viewer) -> None:
        """It looks no longer; the others get what they wait for."""
        self._wanted.pop(viewer, None)
        if self._rendering is not None:
            self._render(self._rendering.colors)

    def _render(self, colors: Colors) -> None:
        if self._job is not None:
            self._job.cancel()
        if colors.answer is None:
            return
        if self._rendering is None or self._rendering.colors is not colors:
            self._rendering = ColoredTiles(self._pyramid, colors)
            self._generation += 1
        places = chain(*self._wanted.values(), self._coarsest())
        missing = [place for place in dict.fromkeys(places) if not self._is_newest(place)]
        if not missing:
            self.settled.fire()
            return
        rendering, generation = self._rendering, self._generation

        def render(token: JobToken) -> None:
            for place in missing:
                token.show((place, _Tile(rendering.rendered(place), generation)))

        self._job = self._lane.ask(
            TILES, render, done=lambda _: self.settled.fire(), failed=self.failed.fire, shown=self._take
        )

    def original(self, place: TilePlace) -> Piece:
        """The photo as it is; always there."""
        tile = self._gray.find(place)
        if tile is None:
            tile = _Tile(gray_tile(self._pyramid, place), 0)
            self._gray.keep(place, tile)
        return _whole(tile.pixels)

    def colored(self, place: TilePlace) -> Piece:
        """The best that there is of the newest colors; without any, the photo as it is."""
        best, source = None, place
        for above in self._at_and_above(place):
            tile = self._colored.find(above)
            if tile is not None and (best is None or tile.generation > best.generation):
                best, source = tile, above
        if best is None:
            return self.original(place)
        return _whole(best.pixels) if source == place else self._part(best.pixels, source, place)

    @property
    def bytes_kept(self) -> int:
        return self._colored.bytes + self._gray.bytes

    def _take(self, shown: tuple[TilePlace, _Tile]) -> None:
        place, tile = shown
        self._colored.keep(place, tile)
        self.arrived.fire(place)

    def _is_newest(self, place: TilePlace) -> bool:
        tile = self._colored.find(place)
        return tile is not None and tile.generation == self._generation

    def _coarsest(self) -> Iterable[TilePlace]:
        level = self._pyramid.levels - 1
        return tiles_within(self._pyramid, level, part=(0, 0, 1, 1)).places()

    def _at_and_above(self, place: TilePlace) -> Iterable[TilePlace]:
        """The place, and in each coarser level the tile that holds its middle."""
        yield place
        top, left, bottom, right = self._shares(place)
        for level in range(place.level + 1, self._pyramid.levels):
            height, width = self._pyramid.level_shape(level)
            yield TilePlace(level, int((top + bottom) / 2 * height) // SIDE, int((left + right) / 2 * width) // SIDE)

    def _part(self, pixels: Pixels, source: TilePlace, place: TilePlace) -> Piece:
        height, width = self._pyramid.level_shape(source.level)
        top, left, bottom, right = self._shares(place)
        return Piece(
            pixels,
            left=max(left * width - source.left, 0.0),
            top=max(top * height - source.top, 0.0),
            right=min(right * width - source.left, float(pixels.shape[1])),
            bottom=min(bottom * height - source.top, float(pixels.shape[0])),
        )

    def _shares(self, place: TilePlace) -> tuple[float, float, float, float]:
        """Where a tile lies in the picture: top, left, bottom, right, from 0 to 1."""
        height, width = self._pyramid.level_shape(place.level)
        bottom, right = min(place.top + SIDE, height), min(place.left + SIDE, width)
        return place.top / height, place.left / width, bottom / height, right / width


class _Kept:
    """Tiles by their place; when they are too many bytes, those go that nobody asked for the longest."""

    def __init__(self, most_bytes: int) -> None:
        self.bytes = 0
        self._most_bytes = most_bytes
        self._tiles: OrderedDict[TilePlace, _Tile] = OrderedDict()

    def find(self, place: TilePlace) -> _Tile | None:
        tile = self._tiles.get(place)
        if tile is not None:
            self._tiles.move_to_end(place)
        return tile

    def keep(self, place: TilePlace, tile: _Tile) -> None:
        former = self._tiles.pop(place, None)
        self.bytes += tile.pixels.nbytes - (0 if former is None else former.pixels.nbytes)
        self._tiles[place] = tile
        while self.bytes > self._most_bytes and len(self._tiles) > 1:
            _, oldest = self._tiles.popitem(last=False)
            self.bytes -= oldest.pixels.nbytes

    def clear(self) -> None:
        self._tiles.clear()
        self.bytes = 0


def _whole(pixels: Pixels) -> Piece:
    return Piece(pixels, 0.0, 0.0, float(pixels.shape[1]), float(pixels.shape[0]))
