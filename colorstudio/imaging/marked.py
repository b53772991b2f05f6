"""A copy of the photo with colors scribbled over it becomes an overlay: what differs from the photo is a hint.

So did the authors of the equation take their hints (Levin, Lischinski, Weiss 2004).
"""

from __future__ import annotations

from typing import Final

from colorstudio.imaging.decode import decode
from colorstudio.imaging.faults import passed_over
from colorstudio.imaging.overlay import Overlay, check_fits, gathered
from colorstudio.imaging.source import Source
from colorstudio.imaging.vips import Image, listening, reading
from colorstudio.imaging.writers.depth import in_depth
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput

# The absolute differences of the channels, in steps of 8 bits, sum to more: 0.03 of white, as the authors have it.
_DIFFERS: Final = 0.03 * 255


def read_marked(source: Source, photo: Source, *, token: CancelToken) -> Overlay:
    """Read the colors by which a copy differs from its photo, which is known to be readable."""
    with listening() as heard, reading(source.name):
        copy, original = decode(source, token=token), decode(photo, token=token)
        size, notes = copy.size, copy.notes
        check_fits(source.name, size, original.size)
        pixels, covered = gathered(_marks(copy.image, original.image), (source, photo), token=token)
        del copy, original  # libvips tells of faults that it passed over when it closes the file
    if not covered.any():
        raise BadInput(f"{source.name} has no hint: it is the same as {photo.name}. Paint colors where they are known.")
    return Overlay(source.name, size, pixels, covered, (*notes, *passed_over(source.name, heard)))


def _marks(copy: Image, original: Image) -> Image:
    """The copy, covering where it differs."""
    copy, original = in_depth(copy, 8), in_depth(original, 8)
    red, green, blue = (copy - original).abs().bandsplit()
    return copy.bandjoin(red + green + blue > _DIFFERS)
