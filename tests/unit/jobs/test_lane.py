"""A lane on its own: tests tell it when to run, so nothing waits and nothing is timed."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest

from colorstudio.jobs.job import Job, JobToken, State
from colorstudio.jobs.lane import Lane, LaneThread
from colorstudio.jobs.slot import Queue, Slot
from colorstudio.support.errors import BadInput, ColorstudioError, OutOfMemory

URGENT = Slot("urgent", 0)
NORMAL = Slot("normal", 1, lets_pass=1)
FILES = Slot("files", 2, Queue.EACH)


@dataclass
class Bench:
    """A lane, and what came of its work."""

    lane: Lane = field(default_factory=lambda: Lane("test", post=lambda action: action()))
    heard: list[Any] = field(default_factory=list)
    failures: list[ColorstudioError] = field(default_factory=list)

    def ask(self, slot: Slot, work: Callable[[JobToken], Any], **more: Any) -> Job[Any]:
        return self.lane.ask(slot, work, done=self.heard.append, failed=self.failures.append, **more)

    def run(self) -> list[Any]:
        while self.lane.run_next():
            pass
        return self.heard


class Large:
    """What work holds."""


@pytest.fixture
def bench() -> Bench:
    return Bench()


def _nothing_of(_: Large, __: JobToken) -> str:
    return "done"


def _same(number: int, _: JobToken) -> int:
    return number


def test_the_most_urgent_goes_first(bench: Bench) -> None:
    bench.ask(FILES, lambda _: "file")
    bench.ask(URGENT, lambda _: "draft")
    assert bench.run() == ["draft", "file"]


def test_in_a_slot_the_newest_request_wins(bench: Bench) -> None:
    first = bench.ask(NORMAL, lambda _: "old")
    bench.ask(NORMAL, lambda _: "new")
    assert bench.run() == ["new"]
    assert first.is_cancelled


def test_each_of_a_queue_is_answered_in_order(bench: Bench) -> None:
    for number in range(3):
        bench.ask(FILES, partial(_same, number))
    assert bench.run() == [0, 1, 2]


def test_urgent_work_passes_what_is_under_way(bench: Bench) -> None:
    order = []

    def slow(token: JobToken) -> str:
        order.append("begun")
        bench.ask(URGENT, lambda _: order.append("urgent"))
        token.check()
        order.append("went on")
        return "final"

    bench.ask(NORMAL, slow)
    bench.run()
    assert order == ["begun", "urgent", "went on"]
    assert bench.heard == [None, "final"]


def test_what_lets_nothing_pass_is_not_interrupted(bench: Bench) -> None:
    order = []

    def slow(token: JobToken) -> None:
        bench.ask(URGENT, lambda _: order.append("urgent"))
        token.check()
        order.append("file")

    bench.ask(FILES, slow)
    bench.run()
    assert order == ["file", "urgent"]


def test_running_work_ends_at_its_check_when_a_newer_request_comes(bench: Bench) -> None:
    def superseded(token: JobToken) -> str:
        bench.ask(NORMAL, lambda _: "new")
        token.check()
        raise AssertionError("it went on")

    old = bench.ask(NORMAL, superseded)
    assert bench.run() == ["new"]
    assert old.state is State.CANCELLED


def test_an_answer_that_is_not_wanted_any_more_is_not_delivered() -> None:
    waiting: list[Callable[[], None]] = []
    heard: list[str] = []
    lane = Lane("test", post=waiting.append)
    job = lane.ask(NORMAL, lambda _: "late", done=heard.append, failed=lambda _: None)
    lane.run_next()
    job.cancel()
    for action in waiting:
        action()
    assert heard == []


def test_progress_and_previews_leave_through_the_token(bench: Bench) -> None:
    shares: list[float] = []
    previews: list[str] = []

    def work(token: JobToken) -> str:
        token.report(0.5)
        token.show("half")
        return "whole"

    bench.ask(NORMAL, work, progress=shares.append, shown=previews.append)
    assert bench.run() == ["whole"]
    assert (shares, previews) == ([0.5], ["half"])


def test_an_error_is_delivered_with_its_sentence(bench: Bench) -> None:
    def fail(_: JobToken) -> None:
        raise BadInput("This photo is broken.")

    bench.ask(NORMAL, fail)
    assert bench.run() == []
    assert [error.sentence for error in bench.failures] == ["This photo is broken."]


def test_a_fault_of_ours_is_a_sentence_with_the_traceback_in_its_detail(bench: Bench) -> None:
    bench.ask(NORMAL, lambda _: 1 / 0)
    bench.run()
    assert "ZeroDivisionError" in bench.failures[0].detail


def test_a_lack_of_memory_says_so(bench: Bench) -> None:
    def fail(_: JobToken) -> None:
        raise MemoryError

    bench.ask(NORMAL, fail)
    bench.run()
    assert isinstance(bench.failures[0], OutOfMemory)


def test_a_closed_lane_takes_nothing(bench: Bench) -> None:
    waiting = bench.ask(NORMAL, lambda _: "never")
    bench.lane.close()
    refused = bench.ask(NORMAL, lambda _: "nor this")
    assert bench.run() == []
    assert waiting.is_cancelled
    assert refused.is_cancelled
    assert bench.lane.is_idle


def test_what_the_work_holds_goes_with_the_job(bench: Bench) -> None:
    held = Large()
    gone = weakref.ref(held)
    bench.ask(NORMAL, partial(_nothing_of, held))
    del held
    gc.disable()
    try:
        bench.run()
        assert gone() is None
    finally:
        gc.enable()


def test_a_thread_rests_when_what_waits_is_cancelled(bench: Bench) -> None:
    bench.ask(NORMAL, lambda _: "never").cancel()
    resting = threading.Thread(target=bench.lane.wait, daemon=True)
    resting.start()
    resting.join(0.05)
    assert resting.is_alive()
    bench.lane.close()
    resting.join(10)
    assert not resting.is_alive()


def test_a_lane_with_a_thread_answers_by_itself_and_ends() -> None:
    lane = Lane("test", post=lambda action: action())
    thread = LaneThread(lane)
    answered = threading.Event()
    lane.ask(NORMAL, lambda _: threading.current_thread().name, done=lambda _: answered.set(), failed=lambda _: None)
    assert answered.wait(10)
    lane.close()
    assert thread.join(within_s=10)


def test_a_lane_that_is_drained_does_what_waits_and_ends() -> None:
    lane = Lane("test", post=lambda action: action())
    done: list[int] = []
    for number in range(3):
        lane.ask(Slot("each", 1, Queue.EACH), lambda _, n=number: n, done=done.append, failed=lambda _: None)  # type: ignore[misc]
    lane.drain()
    assert lane.ask(NORMAL, lambda _: 3, done=done.append, failed=lambda _: None).is_cancelled
    assert LaneThread(lane).join(within_s=10)
    assert done == [0, 1, 2]


def test_work_that_does_not_check_keeps_its_thread_busy() -> None:
    lane = Lane("test", post=lambda action: action())
    thread = LaneThread(lane)
    begun, may_end = threading.Event(), threading.Event()

    def deaf(_: JobToken) -> None:
        begun.set()
        may_end.wait(10)

    lane.ask(NORMAL, deaf, done=lambda _: None, failed=lambda _: None)
    assert begun.wait(10)
    lane.close()
    assert not thread.join(within_s=0.01)
    may_end.set()
    assert thread.join(within_s=10)
