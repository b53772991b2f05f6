"""The log: what a developer needs to understand a failure, in a file that rotates and, when asked, on stderr.

What a person must know is never only here: it is an error's sentence or a note that travels with the result.
"""

from __future__ import annotations

import logging
import logging.handlers
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOGGER = logging.getLogger("colorstudio")
_FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"
_BYTES_PER_FILE = 1_000_000
_OLD_FILES = 3


@contextmanager
def logging_to(folder: Path, *, stderr_level: int = logging.WARNING) -> Iterator[None]:
    """Log to ``colorstudio.log`` in `folder`, and from `stderr_level` on to stderr, until the block ends.

    A folder that can't be written costs the file, never the program.
    """
    handlers = [*_file_handler(folder), *_stderr_handler(stderr_level)]
    level_before, propagate_before = _LOGGER.level, _LOGGER.propagate
    _LOGGER.setLevel(logging.DEBUG)
    _LOGGER.propagate = False
    for handler in handlers:
        handler.setFormatter(logging.Formatter(_FORMAT))
        _LOGGER.addHandler(handler)
    try:
        yield
    finally:
        _LOGGER.setLevel(level_before)
        _LOGGER.propagate = propagate_before
        for handler in handlers:
            _LOGGER.removeHandler(handler)
            handler.close()


def _file_handler(folder: Path) -> Iterator[logging.Handler]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "colorstudio.log", maxBytes=_BYTES_PER_FILE, backupCount=_OLD_FILES, encoding="utf-8"
        )
    except OSError:
        return
    handler.setLevel(logging.DEBUG)
    yield handler


def _stderr_handler(level: int) -> Iterator[logging.Handler]:
    if sys.stderr is None:  # a windowed program on Windows has none
        return
    handler = logging.StreamHandler()
    handler.setLevel(level)
    yield handler
