"""How commands speak: sentences and progress on stderr, one file after the other."""

from __future__ import annotations

import io
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled, ColorstudioError

if TYPE_CHECKING:
    from tqdm import tqdm

Item = TypeVar("Item")

SILENT_SECONDS = 1.0  # shorter work needs no bar


def prepare_streams() -> None:
    """Let nothing that is written end the program: names that a terminal can't show, or streams that were closed."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for all of the run
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as above
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def complain(sentence: str) -> None:
    """Say one sentence on stderr."""
    print(f"colorstudio: {sentence}", file=sys.stderr)


def report(error: ColorstudioError, *, cause: BaseException | None = None) -> None:
    """Say an error's sentence; its details, or those of its cause, go to the log."""
    import logging  # 10 ms that `--help` need not wait for

    complain(error.sentence)
    logging.getLogger(__name__).info("%s", error.detail or error.sentence, exc_info=cause or error)


def for_each(items: Iterable[Item], work: Callable[[Item], None], *, debug: bool) -> int:
    """Do `work` for each file; one that fails gets its sentence, the others still run. Return the exit code."""
    code = 0
    for item in items:
        try:
            work(item)
        except ColorstudioError as error:
            if debug:
                raise
            report(error)
            code = 1
    return code


@contextmanager
def progress(title: str) -> Iterator[CancelToken]:
    """Show a bar on stderr while the block works, if it takes long and stderr is a terminal. Ctrl-C cancels."""
    from tqdm import tqdm

    terminal = shutil.get_terminal_size()  # which knows a size where a terminal says none: tqdm would show nothing
    bar = tqdm(
        total=100,
        desc=title,
        unit="%",
        delay=SILENT_SECONDS,
        leave=False,
        disable=None,
        bar_format="{desc} {bar} {n:.0f} %",
        ncols=terminal.columns,
        nrows=terminal.lines,
    )

    def show(fraction: float) -> None:
        bar.update(100 * fraction - bar.n)

    token = CancelToken(on_progress=show)
    with bar, _appearing(bar), _signals_cancel(token):
        yield token


@contextmanager
def _appearing(bar: tqdm) -> Iterator[None]:
    """Show the bar in time also while the work is in the middle of a long step; never after its end."""

    def appear() -> None:
        bar.refresh()
        bar.last_print_t = time.time()  # otherwise tqdm takes it for never shown, and leaves it on the screen

    showing = threading.Timer(SILENT_SECONDS, appear)
    showing.start()
    try:
        yield
    finally:
        showing.cancel()
        showing.join()


@contextmanager
def _signals_cancel(token: CancelToken) -> Iterator[None]:
    """Let Ctrl-C and a polite kill cancel the work, so that nothing half-written stays; a second one ends at once.

    A `KeyboardInterrupt` would be lost in the threads of a library, and the command would go on.
    """
    received: list[int] = []

    def cancel(number: int, _: FrameType | None) -> None:
        received.append(number)
        signal.signal(number, signal.SIG_DFL)
        token.cancel()

    before = {number: signal.signal(number, cancel) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
        if received:  # too late for the work to hear of it, but what follows is not wanted either
            raise SystemExit(128 + received[0])
    except Cancelled:
        raise SystemExit(128 + received[0]) from None  # as shells count
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
