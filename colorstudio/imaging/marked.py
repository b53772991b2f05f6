"""A copy of the photo with colors scribbled over it becomes an overlay: what differs from the photo is a hint.

So the authors of the equation took their hints (Levin, Lischinski, Weiss 2004). A copy that was compressed with loss
differs a little everywhere, and more around scribbles. What holds there was measured on nine photos with their
scribbles, the authors' own among them, and five with grain (σ = 6) and drawn lines, two of these sepia: 2.6 million
pixels with 435 scribbles of at least 16, as JPEG 75, 85 and 95, WebP 80 and AVIF 75. No pixel farther than 8 from a
scribble becomes a hint, and of all hints at most 2.1 % lie beside one. Of the scribbles' pixels 84 % are found. Lost as
a whole are 36 to 42 scribbles: they differ by less than 13 a channel, or are no larger than 32 pixels.
"""

from __future__ import annotations

from typing import Final

from colorstudio.imaging.decode import decode
from colorstudio.imaging.faults import passed_over
from colorstudio.imaging.formats import HEAD, Format
from colorstudio.imaging.overlay import Overlay, check_covers, gathered
from colorstudio.imaging.source import Source
from colorstudio.imaging.vips import Image, listening, reading
from colorstudio.imaging.writers.depth import in_depth
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput

# Differences are sums of the absolute ones of the channels, in steps of 8 bits.
_EXACT: Final = 0.03 * 255  # the authors': 1 % in each channel

# The rim of a stroke with soft edges is half stroke, half gray photo: taken for a hint, it would fence the color in. It
# differs from the photo by less than the full stroke beside it.
_BESIDE: Final = 3
_FULL: Final = 0.8

# The noise of compression has no mean, so scribbles are told from it by the mean of their neighborhood: of a single
# pixel it reaches 138, of 5 × 5 at most 22 (sepia with grain, JPEG 75; of gray photos 15).
_SIDE: Final = 5
_NOISE: Final = 24
# Around scribbles the noise is larger, but less than half of what it comes from; which is searched for in 9 × 9 pixels:
# with 5 × 5, of JPEG 75, 3.5 % of the hints would lie beside scribbles instead of 2.0 %, with 3 % more found.
_AROUND: Final = 9
_RING: Final = 0.5

_LOSSY: Final = (Format.JPEG, Format.WEBP, Format.AVIF, Format.HEIC, Format.JXL, Format.GIF)  # GIF: of 256 colors


def read_marked(source: Source, photo: Source, *, token: CancelToken) -> Overlay:
    """Read the colors by which a copy differs from its photo, which is known to be readable."""
    called, is_lossy = f"The marked copy {source.name}", _is_lossy(source)
    with listening() as heard, reading(source.name):
        copy, original = decode(source, token=token), decode(photo, token=token)
        size, notes = copy.size, copy.notes
        check_covers(called, size, original.size)
        above, below = in_depth(copy.image, 8), in_depth(original.image, 8)
        is_marked = (_stands_out if is_lossy else _differs)(above - below)
        painted = gathered(above.bandjoin(is_marked), (source, photo), token=token)
        del copy, original, above, below, is_marked  # libvips tells of faults that it passed over when it closes a file
    if not painted.covered.any():
        raise BadInput(f"{called} has no hint: it is the same as {photo.name}. Paint colors where they are known.")
    notes = (*notes, *passed_over(f"{source.name} or {photo.name}", heard))
    if is_lossy:
        notes = (
            *notes,
            f"{called} is compressed with loss, so faint hints may be missing: save it as PNG.",
        )
    if painted.is_opaque:
        notes = (*notes, f"{called} differs everywhere from the photo: is it for --hints?")
    return Overlay(source.name, size, painted.pixels, painted.covered, notes)


def _is_lossy(source: Source) -> bool:
    if source.format is Format.WEBP:
        return b"VP8L" not in bytes(source.data[:HEAD])  # the name of its lossless chunk
    return source.format in _LOSSY


def _differs(difference: Image) -> Image:
    """Where a copy that kept every bit is painted over: 255, else 0."""
    much = _summed(difference)
    differs = much > _EXACT
    is_inner = differs.rank(_BESIDE, _BESIDE, 0)
    is_full = much > much.rank(_BESIDE, _BESIDE, _BESIDE * _BESIDE - 1) * _FULL
    return differs & (is_inner | is_full)


def _stands_out(difference: Image) -> Image:
    """Where a copy that was compressed with loss is painted over: 255, else 0."""
    row = Image.new_from_array([[1] * _SIDE])
    around = _summed(difference.convsep(row, precision="integer"))  # sums of the neighborhood: whole numbers
    most = around.rank(_AROUND, 1, _AROUND - 1).rank(1, _AROUND, _AROUND - 1)
    pixels = _SIDE * _SIDE
    return (around > _NOISE * pixels) & (_summed(difference) * pixels > most * _RING)


def _summed(difference: Image) -> Image:
    red, green, blue = difference.abs().bandsplit()
    return red + green + blue
