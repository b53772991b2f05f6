"""Giving memory back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from colorstudio.support.memory import give_back_free_memory

_PIECES = 20_000
_BYTES = 4_000


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much a process holds")
def test_what_was_freed_is_given_back() -> None:
    pieces = [bytes(_BYTES) for _ in range(_PIECES)]
    last = bytes(_BYTES)  # at the end of the heap: what lies before it isn't given back by itself
    del pieces
    before = _resident()
    give_back_free_memory()
    assert last
    assert before - _resident() > _PIECES * _BYTES / 2


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096
