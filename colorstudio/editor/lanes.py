"""The lanes of the editor: which kinds of work there are, what passes what, and on which threads.

Only the solve lane touches the picture's grids, only the predict lane the network. A draft passes a final that is under
way: both have grids of their own. An export's solve shares the grid of the finals, so neither passes the other; it goes
first when both wait, and is never superseded (docs/adr/007-editor.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import Final

from colorstudio.jobs.lane import Lane, LaneThread, Poster
from colorstudio.jobs.slot import Queue, Slot

PREDICTION: Final = Slot("prediction", 0)
EXPORT_PREDICTION: Final = Slot("prediction for an export", 1, Queue.EACH)
ASKED: Final = Slot("a place that was asked about", 0)
UNSURE: Final = Slot("where the network is unsure", 1)
PREVIEWS: Final = Slot("previews", 2, Queue.EACH)

DRAFT: Final = Slot("draft", 0)
EXPORT: Final = Slot("export", 1, Queue.EACH, lets_pass=1)
FINAL: Final = Slot("final", 2, lets_pass=1)
REST: Final = Slot("rest", 3)

JOURNAL: Final = Slot("journal", 0, Queue.EACH)
FILES: Final = Slot("files", 1, Queue.EACH)
PREPARING: Final = Slot("preparing", 0, Queue.EACH)

_PATIENCE_S: Final = 5.0  # no slice of work takes so long


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """The lanes of one open photo."""

    predict: Lane
    solve: Lane
    tiles: Lane
    io: Lane
    export: Lane

    @classmethod
    def posting_to(cls, post: Poster) -> Lanes:
        """Make lanes whose answers go where `post` says."""
        return cls(*(Lane(f"colorstudio {name}", post=post) for name in ("predict", "solve", "tiles", "io", "export")))

    @property
    def all(self) -> tuple[Lane, ...]:
        return self.predict, self.solve, self.tiles, self.io, self.export

    def stop_computing(self) -> None:
        """Cancel all but what goes to the disk."""
        for lane in (self.predict, self.solve, self.tiles, self.export):
            lane.close()


class LaneThreads:
    """The threads of some lanes."""

    def __init__(self, *lanes: Lane) -> None:
        self._lanes = lanes
        self._threads = [LaneThread(lane) for lane in lanes]

    @property
    def is_alive(self) -> bool:
        """Whether one of them has not ended yet."""
        return any(thread.is_alive for thread in self._threads)

    def finish(self) -> bool:
        """Let the lanes do what waits, and wait for their threads; False if one of them did not end in time."""
        for lane in self._lanes:
            lane.drain()
        return self._join()

    def close(self) -> bool:
        """Cancel what waits, and wait for the threads; False if one of them did not end in time."""
        for lane in self._lanes:
            lane.close()
        return self._join()

    def _join(self) -> bool:
        end = monotonic() + _PATIENCE_S
        ended = [thread.join(within_s=max(end - monotonic(), 0.0)) for thread in self._threads]
        return all(ended)
