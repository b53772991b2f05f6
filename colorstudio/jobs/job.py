"""A job: work that was asked for, its token, and where its answer goes."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from typing_extensions import override

from colorstudio.jobs.slot import Slot
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled, ColorstudioError, OutOfMemory

T = TypeVar("T")


class State(Enum):
    """How far a job is; the last three are ends."""

    WAITING = auto()
    RUNNING = auto()
    DONE = auto()
    FAILED = auto()
    CANCELLED = auto()


class JobToken(CancelToken):
    """The token of a job: it also shows what is there already, and lets more urgent work pass."""

    def __init__(
        self,
        *,
        on_progress: Callable[[float], None],
        on_show: Callable[[Any], None],
        let_pass: Callable[[], None],
    ) -> None:
        super().__init__(on_progress=on_progress)
        self._on_show = on_show
        self._let_pass = let_pass

    @override
    def check(self) -> None:
        super().check()
        self._let_pass()
        super().check()

    def show(self, preview: Any) -> None:
        """Hand out what there is so far."""
        self.check()
        self._on_show(preview)


class Job(Generic[T]):
    """One piece of work. All calls back happen in the thread that `post` posts to, and none after `cancel`."""

    def __init__(
        self,
        slot: Slot,
        work: Callable[[JobToken], T],
        *,
        post: Callable[[Callable[[], None]], None],
        done: Callable[[T], None],
        failed: Callable[[ColorstudioError], None],
        progress: Callable[[float], None] | None = None,
        shown: Callable[[Any], None] | None = None,
    ) -> None:
        self.slot = slot
        self.state = State.WAITING
        self._work = work
        self._post = post
        self._done, self._failed, self._progress, self._shown = done, failed, progress, shown
        self._token: JobToken | None = None
        self._is_cancelled = False

    def cancel(self) -> None:
        """End it; from any thread, as often as you like. Nothing is delivered from now on."""
        self._is_cancelled = True
        token = self._token
        if token is not None:
            token.cancel()

    @property
    def is_cancelled(self) -> bool:
        return self._is_cancelled

    def run(self, let_pass: Callable[[], None]) -> None:
        """Do the work, in the lane's thread. Whatever it raises ends here."""
        token = JobToken(
            on_progress=lambda fraction: self._deliver(self._progress, fraction),
            on_show=lambda preview: self._deliver(self._shown, preview),
            let_pass=let_pass,
        )
        self._token = token
        if self._is_cancelled:
            token.cancel()
        self.state = State.RUNNING
        try:
            token.check()
            answer = self._work(token)
        except Cancelled:
            self.state = State.CANCELLED
        except ColorstudioError as error:
            self._fail(error)
        except MemoryError as error:
            self._fail(OutOfMemory("There is not enough free memory. Close other programs.", detail=str(error)))
        except Exception as error:  # noqa: BLE001 - a lane is one of the two places where a fault of ours ends
            detail = "".join(traceback.format_exception(error))
            self._fail(ColorstudioError("Something went wrong in the program.", detail=detail))
        else:
            self.state = State.DONE
            self._deliver(self._done, answer)
        finally:
            self._token = None  # the two know each other: what the work holds, 150 MB for 12 MP, would wait for gc

    def _fail(self, error: ColorstudioError) -> None:
        self.state = State.FAILED
        self._deliver(self._failed, error)

    def _deliver(self, receiver: Callable[[Any], None] | None, value: Any) -> None:
        if receiver is None or self._is_cancelled:
            return

        def deliver() -> None:
            if not self._is_cancelled:
                receiver(value)

        self._post(deliver)
