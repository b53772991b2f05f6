"""The picture of an answer at full size, in strips from top to bottom: no more than a few of them are in memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.engine.answer import Answer, AtSize
from colorstudio.engine.compose import compose
from colorstudio.engine.lightness import lightness_of
from colorstudio.propagation.grid import GridRect
from colorstudio.support.cancel import CancelToken

_STRIP_PIXELS: Final = 2_000_000  # of a strip, roughly
_FEWEST_ROWS: Final = 64  # of a strip, however wide: around each tile some 30 more have to be looked at
_TILE: Final = 16_384  # columns refined and composed at a time: some 200 MB
_WORKERS: Final = 2  # strips need nothing of each other; more of them would need more memory


def composed_strips(answer: Answer, *, saturation: float, depth: int, token: CancelToken) -> Iterator[NDArray[Any]]:
    """Compose the picture from top to bottom, each strip in a thread of its own."""
    photo = answer.framed.photo
    height, width = full = photo.size.height, photo.size.width
    sized = AtSize(answer, full)
    rows = max(_STRIP_PIXELS // width, _FEWEST_ROWS)

    def composed(top: int) -> NDArray[Any]:
        bottom = min(top + rows, height)
        tiles = [GridRect(top, left, bottom, min(left + _TILE, width)) for left in range(0, width, _TILE)]
        return np.concatenate([compose_tile(tile) for tile in tiles], axis=1)

    def compose_tile(tile: GridRect) -> NDArray[Any]:
        return compose(lightness_of(photo, full, tile), sized.chroma(tile), saturation=saturation, depth=depth)

    with ThreadPoolExecutor(_WORKERS) as pool:
        coming: deque[Future[NDArray[Any]]] = deque()
        for top in range(0, height, rows):
            token.report(top / height)
            coming.append(pool.submit(composed, top))
            if len(coming) > _WORKERS:
                yield coming.popleft().result()
        for strip in coming:
            yield strip.result()
