"""The lanes of a photo and their threads."""

from __future__ import annotations

import threading

from colorstudio.editor.lanes import DRAFT, EXPORT, FILES, FINAL, Lanes, LaneThreads
from colorstudio.jobs.slot import Queue


def test_a_draft_passes_a_final_and_an_export_and_neither_supersedes_an_export() -> None:
    assert FINAL.lets_pass > DRAFT.urgency
    assert EXPORT.lets_pass > DRAFT.urgency
    assert EXPORT.queue is Queue.EACH
    assert FILES.queue is Queue.EACH
    assert EXPORT.urgency < FINAL.urgency


def test_threads_run_their_lanes_until_they_are_closed() -> None:
    posted = threading.Semaphore(0)
    lanes = Lanes.posting_to(lambda action: (action(), posted.release())[0])
    threads = LaneThreads(*lanes.all)
    answers: list[str] = []
    for lane in lanes.all:
        lane.ask(FILES, lambda _, name=lane.name: name, done=answers.append, failed=lambda _: None)  # type: ignore[misc]
    for _ in lanes.all:
        assert posted.acquire(timeout=20)
    assert sorted(answers) == sorted(lane.name for lane in lanes.all)
    assert threads.close()


def test_closed_lanes_take_nothing_more() -> None:
    lanes = Lanes.posting_to(lambda action: action())
    lanes.close()
    assert all(
        lane.ask(FILES, lambda _: 1, done=lambda _: None, failed=lambda _: None).is_cancelled for lane in lanes.all
    )
