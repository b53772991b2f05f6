"""A fault of ours: the work goes on, a report is written, and the person hears of it and is offered to save.

A report holds what a developer needs: the traceback, versions and the system. It holds no photo, and no path outside of
the person's home but those of the program; the home itself is written as ``~``.
"""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from colorstudio._version import __version__
from colorstudio.editor.notes import Note, Weight

_LOG: Final = logging.getLogger("colorstudio.crash")
_MOST_REPORTS: Final = 20  # a fault in a paint event comes 60 times a second


class CrashReports:
    """Takes the exceptions that nobody caught, from any thread."""

    def __init__(self, folder: Path, tell: Callable[[Note], None]) -> None:
        """Write reports to `folder`, and let `tell` say so; it may be called from any thread."""
        self._folder = folder
        self._tell = tell
        self._seen: set[str] = set()

    def install(self) -> None:
        sys.excepthook = self._take
        threading.excepthook = lambda args: self._take(args.exc_type, args.exc_value, args.exc_traceback)

    def _take(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        if text in self._seen or len(self._seen) >= _MOST_REPORTS:  # said already
            return
        self._seen.add(text)
        _LOG.error("unexpected: %s", text)
        report = report_of(text)
        path = self._written(report)
        where = f" A report is in {path}." if path else ""
        self._tell(
            Note(f"Something went wrong in the program. Your work is kept: save it.{where}", Weight.FAULT, report)
        )

    def _written(self, report: str) -> Path | None:
        path = self._folder / f"fault-{datetime.now():%Y-%m-%d-%H%M%S-%f}.txt"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(report, encoding="utf-8")
            return path
        return None


def report_of(text: str) -> str:
    """The report of a traceback."""
    facts = f"colorstudio {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return f"{facts}\n\n{text.replace(str(Path.home()), '~')}"
