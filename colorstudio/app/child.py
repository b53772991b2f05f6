"""The program once more, as a child process: what compiles for seconds must not hold up a window."""

from __future__ import annotations

import subprocess
import sys
from io import SEEK_END
from tempfile import TemporaryFile
from typing import IO, Final

from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled, ColorstudioError

_LOOK_AFTER_S: Final = 0.1
_MOST_WORDS: Final = 10_000  # bytes of what it complains of: the end says why


def prepare_in_a_child(token: CancelToken) -> None:
    """Compile the kernels into the person's cache folder."""
    with TemporaryFile() as complaints:  # a pipe that nobody empties would hold the child up once it is full
        code = _ended(_command("doctor", "--warm"), complaints, token)
        if code:
            written = complaints.seek(0, SEEK_END)
            complaints.seek(max(written - _MOST_WORDS, 0))
            words = complaints.read().decode("utf-8", "replace")
            raise ColorstudioError(
                "The program could not be prepared for this computer; it starts slower.", detail=words
            )


def _ended(command: list[str], complaints: IO[bytes], token: CancelToken) -> int:
    """Run a command until it ends, or is no longer wanted."""
    with subprocess.Popen(  # noqa: S603 - the program itself
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=complaints
    ) as child:
        while True:
            try:
                token.check()
                return child.wait(_LOOK_AFTER_S)
            except subprocess.TimeoutExpired:
                continue
            except Cancelled:
                child.kill()
                raise


def _command(*arguments: str) -> list[str]:
    """How this very program is started with other words."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "colorstudio", *arguments]
