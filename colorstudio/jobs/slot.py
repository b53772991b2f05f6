"""Slots: the kinds of work that one lane does, and which of them may pass which."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Queue(Enum):
    """What a new request does to an older one in its slot."""

    NEWEST = auto()  # the older one is dropped, or ends at its next check
    EACH = auto()  # all are answered, in their order


@dataclass(frozen=True, slots=True)
class Slot:
    """A kind of work.

    urgency : the lowest goes first
    lets_pass : work of an urgency below this runs in the middle of ours, whenever ours checks its token; what both
        use must not be shared
    """

    name: str
    urgency: int
    queue: Queue = Queue.NEWEST
    lets_pass: int = 0
