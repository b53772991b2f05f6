"""How commands speak: sentences and progress on stderr, one file after the other."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled, ColorstudioError

SILENT_SECONDS = 1.0  # shorter work needs no bar


def complain(sentence: str) -> None:
    """Say one sentence on stderr."""
    print(f"colorstudio: {sentence}", file=sys.stderr)


def for_each(paths: Iterable[Path], work: Callable[[Path], None], *, debug: bool) -> int:
    """Do `work` for each file; one that fails gets its sentence, the others still run. Return the exit code."""
    code = 0
    for path in paths:
        try:
            work(path)
        except ColorstudioError as error:
            if debug:
                raise
            complain(error.sentence)
            code = 1
    return code


@contextmanager
def progress(title: str) -> Iterator[CancelToken]:
    """Show a bar on stderr while the block works, if it takes long and stderr is a terminal. Ctrl-C cancels."""
    from tqdm import tqdm

    bar = tqdm(
        total=100,
        desc=title,
        unit="%",
        delay=SILENT_SECONDS,
        leave=False,
        disable=None,
        bar_format="{desc} {bar} {n:.0f} %",
    )

    def show(fraction: float) -> None:
        bar.update(100 * fraction - bar.n)

    token = CancelToken(on_progress=show)
    with bar, _interrupt_cancels(token):
        yield token


@contextmanager
def _interrupt_cancels(token: CancelToken) -> Iterator[None]:
    """Let Ctrl-C cancel the work: the threads of a library can't carry a `KeyboardInterrupt` to us."""
    before = signal.signal(signal.SIGINT, lambda *_: token.cancel())
    try:
        yield
    except Cancelled:
        raise KeyboardInterrupt from None
    finally:
        signal.signal(signal.SIGINT, before)
