"""Where the lightness of a photo is kept: in memory, or, when it is large, on the disk in half the bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from colorstudio.imaging.scratch import Scratch, let_go, scratch
from colorstudio.support.geometry import Size

IN_MEMORY: Final = 16_000_000  # pixels; with the solver beside them, a gigabyte and a half holds no more
_STEP: Final = np.float32(100 / 65535)  # of lightness on the disk: 300 times finer than an 8-bit gray


class Gathered(Protocol):
    """Lightness on its way in, in bands from top to bottom."""

    def add(self, band: NDArray[np.float32]) -> None:
        """Append rows of L in 0…100."""

    def whole(self) -> NDArray[Any]:
        """All rows, once they are there; can't be written to."""
        ...


@contextmanager
def gathering(size: Size) -> Iterator[Gathered]:
    """Gather a photo of this size where it fits."""
    if size.pixels <= IN_MEMORY:
        yield _InMemory(size)
    else:
        with scratch() as file:
            yield _OnTheDisk(size, file)


def as_lightness(kept: NDArray[Any]) -> NDArray[np.float32]:
    """L in 0…100 of what was kept, or of a part of it; what was read from the disk need not stay in memory."""
    if kept.dtype == np.float32:
        return kept
    lightness = kept * _STEP
    let_go(_mapped(kept))
    return lightness


def _mapped(part: NDArray[Any]) -> memoryview:
    """The mapped file that an array is a part of."""
    owner: Any = part
    while isinstance(owner, np.ndarray):
        owner = owner.base
    assert isinstance(owner, memoryview)
    return owner


class _InMemory(Gathered):
    def __init__(self, size: Size) -> None:
        self._rows = np.empty((size.height, size.width), np.float32)
        self._filled = 0

    @override
    def add(self, band: NDArray[np.float32]) -> None:
        self._rows[self._filled : self._filled + len(band)] = band
        self._filled += len(band)

    @override
    def whole(self) -> NDArray[Any]:
        self._rows.flags.writeable = False
        return self._rows


class _OnTheDisk(Gathered):
    def __init__(self, size: Size, file: Scratch) -> None:
        self._size = size
        self._file = file

    @override
    def add(self, band: NDArray[np.float32]) -> None:
        self._file.write(np.rint(band / _STEP).astype(np.uint16).data.cast("B"))

    @override
    def whole(self) -> NDArray[Any]:
        return np.frombuffer(self._file.mapped(), np.uint16).reshape(self._size.height, self._size.width)
