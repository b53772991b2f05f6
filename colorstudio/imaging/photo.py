"""A photo as the program works with it: lightness, and what the file says beside it. Its own colors are not kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.color import srgb_to_lightness
from colorstudio.imaging.decode import decode
from colorstudio.imaging.faults import passed_over
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.picture import FileFacts, Picture
from colorstudio.imaging.scratch import let_go, scratch
from colorstudio.imaging.source import Source
from colorstudio.imaging.strips import for_each_strip
from colorstudio.imaging.tone import Sampler, Tone
from colorstudio.imaging.vips import listening, reading
from colorstudio.support.cancel import CancelToken
from colorstudio.support.geometry import Size

IN_MEMORY: Final = 50_000_000  # pixels; above, lightness lies on the disk in half the bytes
_STEP: Final = np.float32(100 / 65535)  # of lightness on the disk: 300 times finer than an 8-bit gray


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """An opened photo, upright; one photo is another only if it is the same object.

    lightness : (height, width), read-only: L as float32 in 0…100, or as uint16 in steps of 100/65535
    depth : bits per channel that the picture has, 8 or 16
    notes : sentences for the person about what opening it had to decide
    """

    lightness: NDArray[Any] = field(repr=False)
    depth: int
    tone: Tone
    file: FileFacts
    metadata: Metadata = field(repr=False)
    source: Source
    notes: tuple[str, ...] = ()

    @property
    def size(self) -> Size:
        height, width = self.lightness.shape
        return Size(width, height)

    def rows(self, top: int, bottom: int) -> NDArray[np.float32]:
        """L of the rows from `top` to before `bottom`, float32 in 0…100."""
        part = self.lightness[top:bottom]
        return part if part.dtype == np.float32 else part * _STEP


def open_photo(source: Source, *, token: CancelToken | None = None) -> Photo:
    """Decode the photo, once, in strips; no more than one of them is in color at a time."""
    token = token or CancelToken()
    with listening() as heard, reading(source.name):
        picture = decode(source, token=token)
        sampler = Sampler(picture.size)
        gather = _on_the_disk if picture.size.pixels > IN_MEMORY else _in_memory
        lightness = gather(picture, source, sampler, token)
        notes, depth, file, metadata = picture.notes, picture.depth, picture.file, picture.metadata
        del picture  # libvips tells of faults that it passed over when it closes the file
    notes = (*notes, *passed_over(source.name, heard))
    lightness.flags.writeable = False
    return Photo(lightness, depth, sampler.tone(), file, metadata, source, notes)


def _in_memory(picture: Picture, source: Source, sampler: Sampler, token: CancelToken) -> NDArray[Any]:
    lightness = np.empty((picture.size.height, picture.size.width), np.float32)

    def receive(top: int, strip: NDArray[Any]) -> None:
        sampler.add(top, strip)
        lightness[top : top + len(strip)] = _lightness(strip)
        let_go(source.data)

    for_each_strip(picture.image, receive, token=token)
    return lightness


def _on_the_disk(picture: Picture, source: Source, sampler: Sampler, token: CancelToken) -> NDArray[Any]:
    with scratch() as file:

        def receive(top: int, strip: NDArray[Any]) -> None:
            sampler.add(top, strip)
            steps = np.rint(_lightness(strip) / _STEP).astype(np.uint16)
            file.write(steps.data.cast("B"))
            let_go(source.data)

        for_each_strip(picture.image, receive, token=token)
        return np.frombuffer(file.mapped(), np.uint16).reshape(picture.size.height, picture.size.width)


def _lightness(strip: NDArray[Any]) -> NDArray[np.float32]:
    lightness = srgb_to_lightness(strip)
    return np.clip(lightness, 0, 100, out=lightness)  # black comes out as -2e-6
