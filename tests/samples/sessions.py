"""A person at work, the same each time: paints, undoes, redoes. Run as a program, it works until it is killed."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

from colorstudio.document.history import History
from colorstudio.document.journal import Journal
from colorstudio.document.project_file import Project
from colorstudio.document.steps import Step
from tests.samples.documents import PHOTO, document, paint


def steps(history: History) -> Iterator[Step]:
    """Do one thing after the other, without end: of seven two are undone, one of which is redone."""
    for number in itertools.count():
        match number % 7:
            case 3 | 4:
                step: Step | None = history.undo()
            case 5:
                step = history.redo()
            case _:
                history.stage(paint(f"stroke{number}"))
                step = history.commit()
        assert step is not None
        yield step


def work(state: Path) -> None:
    """Record every step and then print its number."""
    history = History(document(), label="Opened")
    journal = Journal.start(state, Project(history.current, PHOTO), saved_as=None)
    for number, step in enumerate(steps(history), start=1):
        journal.record(step)
        print(number, flush=True)  # noqa: T201 -- the parent reads it


if __name__ == "__main__":
    work(Path(sys.argv[1]))
