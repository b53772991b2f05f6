"""Where libvips writes to: an open file of ours, so that a full disk has its own error and a person can cancel."""

from __future__ import annotations

from typing import BinaryIO, Final

from colorstudio.imaging.vips import TargetCustom
from colorstudio.support.cancel import CancelToken


class Sink:
    """Passes on what libvips writes, with another opening; remembers why it failed.

    libvips calls from its own threads and knows nothing of exceptions: a call that fails answers with -1.
    """

    def __init__(self, file: BinaryIO, *, replaced: int, opening: bytes, token: CancelToken) -> None:
        self._file = file
        self._to_drop = replaced
        self._opening = opening
        self._token = token
        self.failure: OSError | None = None
        self.target = TargetCustom()
        self.target.on_write(self._write)
        self.target.on_seek(self._seek)

    def _write(self, data: bytes) -> int:
        if self._token.is_cancelled:
            return _FAILED
        dropped = min(self._to_drop, len(data))
        opening, self._opening, self._to_drop = self._opening, b"", self._to_drop - dropped
        try:
            self._file.write(opening)
            self._file.write(memoryview(data)[dropped:])
        except OSError as error:
            return self._failed(error)
        return len(data)

    def _seek(self, offset: int, whence: int) -> int:
        try:
            return self._file.seek(offset, whence)  # writes what is buffered
        except OSError as error:
            return self._failed(error)

    def _failed(self, error: OSError) -> int:
        self.failure = error
        return _FAILED


_FAILED: Final = -1
