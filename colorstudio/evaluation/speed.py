"""How fast the network answers, and how much memory that takes: on one processor's threads, or on a graphics card.

Cold is the first call with its number of threads, warm what follows. Figures hold for this machine and this hour only.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
import torch

from colorstudio.engine.hint_planes import HintPlanes
from colorstudio.evaluation.photos import Photos
from colorstudio.evaluation.points import squares
from colorstudio.evaluation.protocol import Protocol
from colorstudio.evaluation.series import Series
from colorstudio.evaluation.table import Table
from colorstudio.evaluation.truth import Truth
from colorstudio.network.predictor import Predictor
from colorstudio.network.seen import Seen
from colorstudio.network.working_size import Planes
from colorstudio.support.cancel import CancelToken

THREADS: Final = (2, 1)
_ROUNDS: Final = 15
_CELL: Final = 6


@dataclass(frozen=True, slots=True)
class Timing:
    """One kind of work with a number of threads, in milliseconds."""

    work: str
    threads: int
    cold_ms: float
    median_ms: float
    best_ms: float

    @property
    def per_second(self) -> float:
        return 1000 / self.median_ms


@dataclass(frozen=True, slots=True)
class SpeedScores:
    """What was measured; `peak_bytes` of the whole process until now, None where the system doesn't tell."""

    device: str
    size: str
    timings: tuple[Timing, ...]
    peak_bytes: int | None
    notes: tuple[str, ...] = ()

    def json(self) -> dict[str, Any]:
        return asdict(self)

    def tables(self) -> tuple[Table, ...]:
        columns = ("work", "threads", "cold, ms", "median, ms", "best, ms", "a second")
        rows = tuple(
            (
                one.work,
                str(one.threads),
                f"{one.cold_ms:.1f}",
                f"{one.median_ms:.1f}",
                f"{one.best_ms:.1f}",
                f"{one.per_second:.3g}",
            )
            for one in self.timings
        )
        memory = "" if self.peak_bytes is None else f", at most {self.peak_bytes / 1e6:.0f} MB resident"
        return (Table(f"{self.size} on {self.device}{memory}", columns, rows),)


def measure_speed(
    photos: Photos, predictor: Predictor, *, protocol: Protocol, threads: Sequence[int] = THREADS, token: CancelToken
) -> SpeedScores:
    """Time the first photo that can be used: whole, after a hint, and the hint planes alone."""
    series = Series(photos, protocol)
    _, truth = next(series.truths(token=CancelToken()))
    work = _Work(truth, predictor)
    work.hint_planes()  # what the solver makes once is not the network's time
    kinds = {"whole": work.whole, "after a hint": work.after_a_hint, "hint planes": work.hint_planes}
    timings: list[Timing] = []
    for done, count in enumerate(threads):
        with _threads(count):
            for name, run in kinds.items():
                token.report(done / len(threads))
                timings.append(_timed(name, run, threads=count))
    token.report(1.0)
    height, width = truth.lightness.shape
    return SpeedScores(str(work.seen.place.device), f"{height} × {width}", tuple(timings), peak_bytes(), series.notes)


def peak_bytes() -> int | None:
    """The most memory that this process ever had resident."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


class _Work:
    """The kinds of work on one photo; what one of them needs of another is made when it is first asked for."""

    def __init__(self, truth: Truth, predictor: Predictor) -> None:
        self._lightness = truth.lightness
        self._predictor = predictor
        height, width = truth.lightness.shape
        self._hints = squares(truth, [(height // 2, width // 2)], cell=_CELL).halved

    @cached_property
    def seen(self) -> Seen:
        return self._predictor.see(self._lightness)

    @cached_property
    def _maker(self) -> HintPlanes:
        return HintPlanes(self.seen)

    @cached_property
    def _planes(self) -> Planes:
        return self.hint_planes()

    def whole(self) -> None:
        seen = self._predictor.see(self._lightness)
        self._predictor.predict(seen, np.zeros(seen.planes_shape, np.float32))

    def after_a_hint(self) -> None:
        self._predictor.predict(self.seen, self._planes)

    def hint_planes(self) -> Planes:
        return self._maker.of(self._hints, token=CancelToken())


def _timed(work: str, run: Callable[[], object], *, threads: int) -> Timing:
    seconds = []
    for _ in range(1 + _ROUNDS):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    cold, *warm = (1000 * one for one in seconds)
    return Timing(work, threads, cold, float(np.median(warm)), min(warm))


@contextmanager
def _threads(count: int) -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)
