"""Events call who is connected, in order."""

from __future__ import annotations

import pytest

from colorstudio.editor.event import Event


def test_all_listeners_hear_the_values() -> None:
    event: Event[int, str] = Event()
    heard: list[tuple[int, str]] = []
    event.connect(lambda number, word: heard.append((number, word)))
    event.connect(lambda number, word: heard.append((number + 1, word)))
    event.fire(1, "a")
    assert heard == [(1, "a"), (2, "a")]


def test_a_listener_that_leaves_hears_no_more() -> None:
    event: Event[int] = Event()
    heard: list[int] = []
    event.connect(heard.append)
    event.disconnect(heard.append)
    event.fire(1)
    assert heard == []


def test_leaving_without_having_come_is_a_fault() -> None:
    with pytest.raises(ValueError, match="not in list"):
        Event[int]().disconnect(print)
