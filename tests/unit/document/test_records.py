"""Records survive what disks do."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

import pytest

from colorstudio.document.records import Appender, first_record, whole_records


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records"


@contextmanager
def appending(path: Path) -> Iterator[Appender]:
    data, tail = first_record(b"first")
    path.write_bytes(data)
    appender = Appender(FileIO(path, "r+"), tail)
    yield appender
    appender.close()


def payloads(path: Path) -> list[bytes]:
    with FileIO(path) as file:
        return [record.payload for record in whole_records(file)]


def test_records_come_back_in_their_order(path: Path) -> None:
    with appending(path) as appender:
        for payload in (b"second", b"", b"third"):
            appender.append(payload)
    assert payloads(path) == [b"first", b"second", b"", b"third"]


def test_a_record_that_could_not_be_written_comes_before_the_next_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with appending(path) as appender:
        with monkeypatch.context() as disk:
            disk.setattr(os, "fsync", full)
            with pytest.raises(OSError, match="No space"):
                appender.append(b"lost?")
            assert payloads(path) == [b"first"]
        appender.append(b"second")
    assert payloads(path) == [b"first", b"lost?", b"second"]


def test_going_on_behind_a_broken_record_cuts_it_off(path: Path) -> None:
    with appending(path) as appender:
        appender.append(b"second")
    path.write_bytes(path.read_bytes() + b"\x05\x00\x00\x00half")
    with FileIO(path) as file:
        *_, last = whole_records(file)
    appender = Appender(FileIO(path, "r+"), last.tail)
    appender.append(b"third")
    appender.close()
    assert payloads(path) == [b"first", b"second", b"third"]


def test_a_whole_record_from_elsewhere_is_not_taken_for_the_next(path: Path) -> None:
    with appending(path) as appender:
        appender.append(b"second")
    whole = path.read_bytes()
    second = whole[len(first_record(b"first")[0]) :]
    path.write_bytes(whole + second)
    assert payloads(path) == [b"first", b"second"]


def test_a_length_of_gigabytes_is_not_believed(path: Path) -> None:
    path.write_bytes(first_record(b"first")[0] + b"\xff\xff\xff\xff\x00\x00\x00\x00")
    assert payloads(path) == [b"first"]


@pytest.mark.parametrize("data", [b"", b"colorstudio", b"something else altogether, and longer"])
def test_what_is_no_journal_has_no_records(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert payloads(path) == []
