"""A lock is held by one at a time."""

from __future__ import annotations

import errno
import fcntl
from pathlib import Path

import pytest

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


def test_a_disk_that_knows_no_locks_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    with pytest.raises(OSError, match="No locks"):
        Lock.take(tmp_path / "lock")


def _taken(path: Path) -> Lock:
    lock = Lock.take(path)
    assert lock is not None
    return lock
