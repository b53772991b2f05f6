"""How a plain loop becomes a kernel: compiled by numba, without the GIL, kept in the person's cache folder.

Kernels run on one core. Spinning barriers between threads were seen 15 to 60 times slower beside a busy process, and
one core meets the interactive limits; a second core serves another lane, since kernels hold no GIL.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from colorstudio.support.folders import user_folders

# numba reads it when it is imported, and again before each compilation.
os.environ.setdefault("NUMBA_CACHE_DIR", str(user_folders().cache / "kernels"))

from numba import njit

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

# Sums may be reordered, so that they vectorize; NaN and infinity keep their meaning.
_MATHS = {"contract", "reassoc", "nsz", "arcp"}


def kernel(loop: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Compile `loop` at its first call, or take it from the cache; the signature stays."""
    compiled: Callable[Arguments, Result] = njit(nogil=True, cache=True, error_model="numpy", fastmath=_MATHS)(loop)
    return compiled
