"""CPU time of work on one core; imported before numpy, it holds every solver to one."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))


def timed(work: Callable[[], Result], *, rounds: int = 5) -> tuple[float, Result]:
    """Give the CPU milliseconds of the round that the rest of the machine disturbed least, and the last result."""
    best, result = _once(work)
    for _ in range(rounds - 1):
        spent, result = _once(work)
        best = min(best, spent)
    return best, result


def _once(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.process_time()
    result = work()
    return 1e3 * (time.process_time() - start), result
