"""The picture of an answer at any size, in strips from top to bottom: no more than a few of them are in memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.engine.answer import AtSize
from colorstudio.engine.compose import compose
from colorstudio.propagation.grid import GridRect
from colorstudio.support.cancel import CancelToken

_STRIP_PIXELS: Final = 2_000_000  # of a strip, roughly
_FEWEST_ROWS: Final = 64  # of a strip, however wide: around each tile some 30 more have to be looked at
_TILE: Final = 16_384  # columns refined and composed at a time: some 200 MB
_WORKERS: Final = 2  # strips need nothing of each other; more of them would need more memory


def composed_strips(sized: AtSize, *, saturation: float, depth: int, token: CancelToken) -> Iterator[NDArray[Any]]:
    """Compose the picture from top to bottom, each strip in a thread of its own."""
    height, width = sized.shape
    rows = max(_STRIP_PIXELS // width, _FEWEST_ROWS)

    def composed(top: int) -> NDArray[Any]:
        strip = GridRect(top, 0, min(top + rows, height), width)
        return composed_rect(sized, strip, saturation=saturation, depth=depth)

    with ThreadPoolExecutor(_WORKERS) as pool:
        coming: deque[Future[NDArray[Any]]] = deque()
        for top in range(0, height, rows):
            token.report(top / height)
            coming.append(pool.submit(composed, top))
            if len(coming) > _WORKERS:
                yield coming.popleft().result()
        for strip in coming:
            yield strip.result()


def composed_rect(sized: AtSize, rect: GridRect, *, saturation: float, depth: int) -> NDArray[Any]:
    """Compose a part of the picture, (h, w, 3) of uint8 or uint16."""
    cuts = [*range(rect.left, rect.right, _TILE), rect.right]
    tiles = [GridRect(rect.top, left, rect.bottom, right) for left, right in pairwise(cuts)]
    pixels = [compose(sized.lightness(tile), sized.chroma(tile), saturation=saturation, depth=depth) for tile in tiles]
    return np.concatenate(pixels, axis=1)
