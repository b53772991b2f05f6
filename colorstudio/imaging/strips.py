"""An image in strips from top to bottom, so that no more than one of them is in memory at a time.

libvips pushes: it decodes the next lines in its own threads while a strip is worked on, and reads the file in one go.
To pull regions out of it takes 1.5 × as long and, of a TIFF, decodes tiles more than once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.scratch import scratch
from colorstudio.imaging.vips import Error, Image, TargetCustom, image_in_memory
from colorstudio.support.cancel import CancelToken

_PIXELS: Final = 1 << 20  # about; a strip takes some 10 ms, so cancelling is prompt


def for_each_strip(image: Image, receive: Callable[[int, NDArray[Any]], None], *, token: CancelToken) -> None:
    """Hand each strip to `receive`: its top row and its pixels as (rows, width, bands).

    The pixels are valid until `receive` returns. It is called in any thread, one call at a time; what it raises of
    ours, of the disk or for want of memory ends the reading.
    """
    collector = _Collector(image, receive, token)
    target = TargetCustom()
    target.on_write(collector.take)
    try:
        image.rawsave_target(target)
    except Error:
        if collector.failure is not None:
            raise collector.failure from None
        raise
    token.report(1.0)


def settled(image: Image, *, token: CancelToken) -> Image:
    """The image's pixels on the disk, where they can be had in any order."""
    with scratch() as file:
        for_each_strip(image, lambda _, strip: file.write(strip.data.cast("B")), token=token)
        pixels = file.mapped()
    settled = image_in_memory(pixels, image.width, image.height, image.bands, band_format=image.format)
    return settled.copy(interpretation=image.interpretation)


class _Collector:
    """Gathers the bytes that libvips writes to whole strips; keeps what was raised, which libvips can't carry."""

    def __init__(self, image: Image, receive: Callable[[int, NDArray[Any]], None], token: CancelToken) -> None:
        rows = min(max(_PIXELS // image.width, 1), image.height)
        kind = np.uint16 if image.format == "ushort" else np.uint8
        self._strip = np.empty((rows, image.width, image.bands), kind)
        self._bytes = self._strip.reshape(-1).view(np.uint8)
        self._filled = 0
        self._top = 0
        self._height = image.height
        self._receive = receive
        self._token = token
        self.failure: BaseException | None = None

    def take(self, data: bytes) -> int:
        """Take what libvips writes; -1 ends its work."""
        new = np.frombuffer(data, np.uint8)
        taken = 0
        while taken < len(new):
            part = new[taken : taken + len(self._bytes) - self._filled]
            self._bytes[self._filled : self._filled + len(part)] = part
            self._filled += len(part)
            taken += len(part)
            if not self._passed_on():
                return -1
        return taken

    def _passed_on(self) -> bool:
        rows = min(len(self._strip), self._height - self._top)
        if self._filled < rows * self._strip[0].nbytes:
            return True
        try:
            self._token.report(self._top / self._height)
            self._receive(self._top, self._strip[:rows])
        except BaseException as error:  # noqa: BLE001 - libvips can't carry it: it is raised again outside
            self.failure = error
            return False
        self._top += rows
        self._filled = 0
        return True
