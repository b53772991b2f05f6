"""The connected parts of a grid whose couplings are cut."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from colorstudio.propagation.compile_kernels import kernel
from colorstudio.propagation.grid import Planes


@kernel
def label(parents: NDArray[np.int32], w: Planes) -> int:
    """Number the parts in `parents` (H · W), from 0; gives how many. Union-find with path halving, roots lowest."""
    height, width = w.shape[1] - 3, w.shape[2] - 3
    for i in range(height * width):
        parents[i] = i
    for r in range(height):
        for c in range(width):
            i = r * width + c
            if w[0, r + 1, c + 1] > 0:
                _join(parents, i, i + 1)
            if w[1, r + 1, c + 1] > 0:
                _join(parents, i, i + width)
            if w[2, r + 1, c + 1] > 0:
                _join(parents, i, i + width + 1)
            if w[3, r + 1, c + 1] > 0:
                _join(parents, i, i + width - 1)
    count = 0
    for i in range(height * width):  # a root comes before all its part: what is below i is already a number
        if parents[i] == i:
            parents[i] = count
            count += 1
        else:
            parents[i] = parents[parents[i]]
    return count


@kernel
def _join(parents: NDArray[np.int32], a: int, b: int) -> None:
    a, b = _root(parents, a), _root(parents, b)
    if a < b:
        parents[b] = a
    else:
        parents[a] = b


@kernel
def _root(parents: NDArray[np.int32], i: int) -> int:
    while parents[i] != i:
        parents[i] = parents[parents[i]]
        i = parents[i]
    return i
