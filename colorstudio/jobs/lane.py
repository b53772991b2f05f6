"""A lane: work of several slots for one thread, the most urgent first.

In a slot of `Queue.NEWEST` a new request takes the place of an older one. Work that is under way lets more urgent work
pass at its checks, as far as its slot allows: a stroke's draft never waits for a picture that is being finished.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from colorstudio.jobs.job import Job, JobToken
from colorstudio.jobs.slot import Queue, Slot
from colorstudio.support.errors import ColorstudioError

T = TypeVar("T")


class Poster(Protocol):
    """Lets an action happen in the thread that owns the answers; from any thread."""

    def __call__(self, action: Callable[[], None], /) -> None: ...


class Lane:
    """The queue of a lane. It runs when told: `Thread` below tells it, or a test does."""

    def __init__(self, name: str, *, post: Poster) -> None:
        self.name = name
        self._post = post
        self._waiting: list[Job[Any]] = []
        self._running: list[Job[Any]] = []  # the innermost last: each lets those behind it pass
        self._is_closed = False  # nothing more is taken or run
        self._is_draining = False  # nothing more is taken
        self._something = threading.Condition()

    def ask(
        self,
        slot: Slot,
        work: Callable[[JobToken], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[ColorstudioError], None],
        progress: Callable[[float], None] | None = None,
        shown: Callable[[Any], None] | None = None,
    ) -> Job[T]:
        """Ask for work; the answer comes as one call of `done` or `failed`, unless it is cancelled or superseded."""
        job = Job(slot, work, post=self._post, done=done, failed=failed, progress=progress, shown=shown)
        with self._something:
            if self._is_closed or self._is_draining:
                job.cancel()
                return job
            if slot.queue is Queue.NEWEST:
                for older in (*self._waiting, *self._running):
                    if older.slot == slot:
                        older.cancel()
            self._waiting.append(job)
            self._something.notify()
        return job

    @property
    def is_idle(self) -> bool:
        with self._something:
            return not self._running and not self._has_work()

    def run_next(self) -> bool:
        """Run the most urgent job that waits; False if there is none."""
        return self._run_next(below=None)

    def wait(self) -> bool:
        """Wait in the lane's own thread until there is something to run; False when nothing more will come."""
        with self._something:
            self._something.wait_for(lambda: self._has_work() or self._is_closed or self._is_draining)
            return self._has_work()

    def drain(self) -> None:
        """Take nothing more; what waits is still done."""
        with self._something:
            self._is_draining = True
            self._something.notify_all()

    def close(self) -> None:
        """Cancel everything and take nothing more."""
        with self._something:
            self._is_closed = True
            for job in (*self._waiting, *self._running):
                job.cancel()
            self._waiting.clear()
            self._something.notify_all()

    def _run_next(self, *, below: int | None) -> bool:
        with self._something:
            candidates = [job for job in self._waiting if below is None or job.slot.urgency < below]
            candidates = [job for job in candidates if not job.is_cancelled]
            if not candidates:
                return False
            job = min(candidates, key=lambda waiting: waiting.slot.urgency)  # of equals the oldest
            self._waiting.remove(job)
            self._running.append(job)
        try:
            job.run(lambda: self._let_pass(job.slot))
        finally:
            with self._something:
                self._running.remove(job)
        return True

    def _has_work(self) -> bool:
        """Whether something waits that is still wanted: for what was cancelled meanwhile a thread would never rest."""
        self._waiting = [job for job in self._waiting if not job.is_cancelled]
        return bool(self._waiting)

    def _let_pass(self, slot: Slot) -> None:
        while slot.lets_pass and self._run_next(below=slot.lets_pass):
            pass


class LaneThread:
    """The thread of a lane; it ends when the lane is closed or drained."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self._thread = threading.Thread(target=self._run, name=lane.name, daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended yet."""
        return self._thread.is_alive()

    def join(self, *, within_s: float) -> bool:
        """Wait for its end, not for ever; False if it was still at work then."""
        self._thread.join(within_s)
        return not self.is_alive

    def _run(self) -> None:
        while self._lane.wait():
            while self._lane.run_next():
                pass
