"""A small read-only picture of chroma: the colors that were there when a person said "keep these"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from colorstudio.document.colors import CHROMA

MOST_CELLS = 65_536  # 256 × 256, half a megabyte: chroma is smooth, the equation restores the edges

_NUMBERS = np.dtype("<f4")
CELL_BYTES = 2 * _NUMBERS.itemsize


@dataclass(frozen=True, slots=True)
class ChromaGrid:
    """Chroma in rows from top to bottom, each from left to right.

    data : for each cell a and b in Lab units, as little-endian float32; bytes, so that nobody can write to them
    """

    rows: int
    columns: int
    data: bytes = field(repr=False)

    def __post_init__(self) -> None:
        assert 1 <= self.rows * self.columns <= MOST_CELLS, (self.rows, self.columns)
        assert len(self.data) == self.rows * self.columns * CELL_BYTES, len(self.data)
        assert is_chroma(self.data)

    @classmethod
    def of(cls, ab: NDArray[np.floating]) -> Self:
        """Keep a copy of an array of shape (rows, columns, 2)."""
        rows, columns, _ = ab.shape
        return cls(rows, columns, ab.astype(_NUMBERS).tobytes())

    @property
    def ab(self) -> NDArray[np.float32]:
        """The grid as (rows, columns, 2); can't be written to."""
        return np.frombuffer(self.data, _NUMBERS).reshape(self.rows, self.columns, 2)


def is_chroma(data: bytes) -> bool:
    """Whether these are numbers of a grid, all of which a color can have; NaN is none."""
    if len(data) % CELL_BYTES:
        return False
    numbers = np.frombuffer(data, _NUMBERS)
    return bool(np.all((numbers >= CHROMA.least) & (numbers <= CHROMA.most)))
