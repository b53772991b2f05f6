"""A photo as the program works with it: lightness, and what the file says beside it. Its own colors are not kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.color import srgb_to_lightness
from colorstudio.imaging.decode import decode
from colorstudio.imaging.faults import passed_over
from colorstudio.imaging.lightness import as_lightness, gathering
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.picture import FileFacts
from colorstudio.imaging.scratch import let_go
from colorstudio.imaging.source import Source
from colorstudio.imaging.strips import for_each_strip
from colorstudio.imaging.tone import Sampler, Tone
from colorstudio.imaging.vips import listening, reading
from colorstudio.support.cancel import CancelToken
from colorstudio.support.geometry import Size


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
        return as_lightness(self.lightness[top:bottom])


def open_photo(source: Source, *, token: CancelToken | None = None) -> Photo:
    """Decode the photo, once, in strips; no more than one of them is in color at a time."""
    token = token or CancelToken()
    with listening() as heard, reading(source.name):
        picture = decode(source, token=token)
        sampler = Sampler(picture.size)
        with gathering(picture.size) as lightness:

            def receive(top: int, strip: NDArray[Any]) -> None:
                sampler.add(top, strip)
                lightness.add(_lightness(strip))
                let_go(source.data)

            for_each_strip(picture.image, receive, token=token)
            gathered = lightness.whole()
        notes, depth, file, metadata = picture.notes, picture.depth, picture.file, picture.metadata
        del picture  # libvips tells of faults that it passed over when it closes the file
    notes = (*notes, *passed_over(source.name, heard))
    return Photo(gathered, depth, sampler.tone(), file, metadata, source, notes)


def _lightness(strip: NDArray[Any]) -> NDArray[np.float32]:
    lightness = srgb_to_lightness(strip)
    return np.clip(lightness, 0, 100, out=lightness)  # black comes out as -2e-6
