"""A lock is held by one at a time."""

from __future__ import annotations

from pathlib import Path

from colorstudio.document.lock import Lock


def test_a_lock_that_is_held_can_not_be_taken(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    held = Lock.take(path)
    assert held is not None
    assert Lock.take(path) is None
    held.release()
    with _taken(path):
        assert Lock.take(path) is None
    with _taken(path):
        pass


def _taken(path: Path) -> Lock:
    lock = Lock.take(path)
    assert lock is not None
    return lock
