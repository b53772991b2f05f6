"""An overlay: colors that a person painted over a photo in some paint program, pixel by pixel.

It knows where something is painted, how much that covers, and its chroma. What follows from that is the engine's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.color import srgb_to_lab
from colorstudio.imaging.decode import decode_layer
from colorstudio.imaging.faults import passed_over
from colorstudio.imaging.lightness import IN_MEMORY
from colorstudio.imaging.scratch import let_go, scratch
from colorstudio.imaging.source import Source
from colorstudio.imaging.strips import for_each_strip
from colorstudio.imaging.vips import Image, listening, reading
from colorstudio.imaging.writers.depth import in_depth
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput
from colorstudio.support.geometry import Size

_ROWS: Final = 64  # converted at a time: what is written over a photo is mostly empty


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """Painted colors, as large as the upright photo; one overlay is another only if it is the same object.

    pixels : height × width × 4 bytes, read-only, in memory or mapped: sRGB, then coverage in 0…255
    covered : (height,), read-only: whether anything is painted in the row
    notes : sentences for the person about what reading it had to decide
    """

    name: str
    size: Size
    pixels: memoryview = field(repr=False)
    covered: NDArray[np.bool_] = field(repr=False)
    notes: tuple[str, ...] = ()

    def rows(self, top: int, bottom: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Coverage and chroma of the rows from `top` to before `bottom`.

        returns : (rows, width) float32 in 0…1, and (2, rows, width) float32, a and b of CIE Lab: 0 where R = G = B, for
            gray means exactly gray, and where nothing is painted
        """
        shape = self.covered[top:bottom].shape[0], self.size.width
        coverage, chroma = np.zeros(shape, np.float32), np.zeros((2, *shape), np.float32)
        for first in range(top, top + shape[0], _ROWS):
            if self.covered[first : first + _ROWS].any():
                here = slice(first - top, min(first + _ROWS, bottom) - top)
                self._paint(first, coverage[here], chroma[:, here])
        let_go(self.pixels)
        return coverage, chroma

    def _paint(self, top: int, coverage: NDArray[np.float32], chroma: NDArray[np.float32]) -> None:
        """Write the rows from `top` on, as many as there is room for, into zeros."""
        pixels = np.frombuffer(self.pixels, np.uint8).reshape(-1, self.size.width, 4)[top : top + len(coverage)]
        place = np.nonzero(pixels[..., 3])
        painted = pixels[place]
        red, green, blue, alpha = painted.T
        ab = srgb_to_lab(painted[:, :3])[:, 1:]
        ab[(red == green) & (green == blue)] = 0
        coverage[place] = alpha / np.float32(255)
        chroma[0][place], chroma[1][place] = ab.T


def read_overlay(source: Source, *, size: Size, token: CancelToken) -> Overlay:
    """Read colors that were painted on transparent ground, over a photo of that size."""
    called = f"The hint picture {source.name}"  # which may have the name of its photo
    with listening() as heard, reading(source.name):
        layer = decode_layer(source, token=token)
        if layer is None:
            raise BadInput(
                f"{called} has no transparency: leave it transparent where no color is meant; or, if it is a copy "
                "of the photo with colors painted over it, give it to --hints-marked."
            )
        check_covers(called, layer.size, size)
        painted = gathered(layer.image, (source,), token=token)
        notes = layer.notes
        del layer  # libvips tells of faults that it passed over when it closes the file
    if not painted.covered.any():
        raise BadInput(f"{called} has no hint: it is transparent everywhere. Paint colors where they are known.")
    notes = (*notes, *passed_over(source.name, heard))
    if painted.is_opaque:  # many programs write an alpha channel, come what may
        notes = (
            *notes,
            f"{called} is opaque everywhere, so all of it is a hint: is it for --hints-marked?",
        )
    return Overlay(source.name, size, painted.pixels, painted.covered, notes)


def check_covers(name: str, size: Size, photo: Size) -> None:
    """Refuse what isn't as large as the photo."""
    if size != photo:
        raise BadInput(f"{name} has {size} pixels, but the photo has {photo}. Paint on a picture of the photo's size.")


class Painted(NamedTuple):
    """What an overlay keeps, and whether all of it is opaque."""

    pixels: memoryview
    covered: NDArray[np.bool_]
    is_opaque: bool


def gathered(image: Image, sources: tuple[Source, ...], *, token: CancelToken) -> Painted:
    """Compute an image of sRGB and coverage, in strips.

    sources : what it is decoded from
    """
    covered, opaque = np.zeros(image.height, bool), np.zeros(image.height, bool)

    def look(top: int, strip: NDArray[Any]) -> None:
        coverage = strip[..., 3]
        covered[top : top + len(strip)] = coverage.any(axis=1)
        opaque[top : top + len(strip)] = (coverage == 255).all(axis=1)
        for source in sources:
            let_go(source.data)

    gather = _on_the_disk if image.width * image.height > IN_MEMORY else _in_memory
    pixels = gather(in_depth(image, 8), look, token)
    covered.flags.writeable = False
    return Painted(pixels, covered, bool(opaque.all()))


def _in_memory(image: Image, look: Callable[[int, NDArray[Any]], None], token: CancelToken) -> memoryview:
    pixels = np.empty((image.height, image.width, image.bands), np.uint8)

    def receive(top: int, strip: NDArray[Any]) -> None:
        look(top, strip)
        pixels[top : top + len(strip)] = strip

    for_each_strip(image, receive, token=token)
    return pixels.data.cast("B").toreadonly()


def _on_the_disk(image: Image, look: Callable[[int, NDArray[Any]], None], token: CancelToken) -> memoryview:
    with scratch() as file:

        def receive(top: int, strip: NDArray[Any]) -> None:
            look(top, strip)
            file.write(strip.data.cast("B"))

        for_each_strip(image, receive, token=token)
        return file.mapped()
