"""The program once more, as a child process: what compiles for seconds must not hold up a window."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled, ColorstudioError

_LOOK_AFTER_S: Final = 0.1


def prepare_in_a_child(token: CancelToken) -> None:
    """Compile the kernels into the person's cache folder."""
    with subprocess.Popen(  # noqa: S603 - the program itself
        _command("doctor", "--warm"), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as child:
        try:
            while child.poll() is None:
                token.check()
                try:
                    child.wait(_LOOK_AFTER_S)
                except subprocess.TimeoutExpired:
                    continue
        except Cancelled:
            child.kill()
            raise
        assert child.stderr is not None
        words = child.stderr.read().decode("utf-8", "replace")
    if child.returncode:
        raise ColorstudioError("The program could not be prepared for this computer; it starts slower.", detail=words)


def _command(*arguments: str) -> list[str]:
    """How this very program is started with other words."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "colorstudio", *arguments]
