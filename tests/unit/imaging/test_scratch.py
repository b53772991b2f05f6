"""What is too large for memory lies on the disk without a name."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from colorstudio.imaging.scratch import kept, let_go
from colorstudio.support.errors import OutOfMemory


def pieces() -> Iterator[memoryview]:
    yield memoryview(b"one ")
    yield memoryview(b"two")


def test_pieces_come_back_as_one() -> None:
    assert bytes(kept(pieces())) == b"one two"


def test_what_is_kept_can_not_be_written() -> None:
    assert kept(pieces()).readonly


def test_letting_go_loses_nothing() -> None:
    data = kept(pieces())
    let_go(data)

    assert bytes(data) == b"one two"


def test_letting_go_of_plain_memory_does_nothing() -> None:
    data = memoryview(b"here")
    let_go(data)

    assert bytes(data) == b"here"


def test_a_full_disk_says_where_room_is_needed() -> None:
    def full() -> Iterator[memoryview]:
        yield memoryview(b"one")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(OutOfMemory, match=r"more room than there is in .*cache"):
        kept(full())


def test_a_cache_folder_that_can_not_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    with pytest.raises(OutOfMemory, match=r"file.* can't be written"):
        kept(pieces())
