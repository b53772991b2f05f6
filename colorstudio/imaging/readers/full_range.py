"""Numbers of any kind brought to the full range of 8 or 16 bits, black at 0 and white at the top."""

from __future__ import annotations

import math

from colorstudio.imaging.vips import Image
from colorstudio.support.errors import BadInput

_TOP = 65535


def widened(image: Image, *, bits: int, shift: int) -> Image:
    """16-bit numbers of which only `bits` were stored, `shift` places to the left: their white becomes 65535."""
    factor = _TOP / (((1 << bits) - 1) << shift)
    return image.linear(factor, 0.5).cast("ushort").copy(interpretation=image.interpretation)


def ranged(image: Image, name: str, *, measured: Image) -> tuple[Image, str]:
    """Floats and 32-bit numbers as 16 bits, and a sentence that says what was taken for black and white.

    All pixels of `measured` are read for that: the same picture, opened once more where it can be read only once.
    """
    statistics = _without_gaps(measured).stats()
    low, high = statistics(0, 0)[0], statistics(1, 0)[0]
    if not math.isfinite(high - low):
        raise BadInput(f"{name} contains infinite values: save it in 16 bits.")
    black, white = _black_and_white(low, high)
    span = (white - black) or 1
    scaled = _without_gaps(image).linear(_TOP / span, 0.5 - black * _TOP / span).cast("ushort")
    return scaled, (
        f"The values of this {image.format} picture are taken as encoded, {black:g} as black and {white:g} as white."
    )


def _without_gaps(image: Image) -> Image:
    return (image == image).ifthenelse(image, 0)  # what is not a number is black


def _black_and_white(low: float, high: float) -> tuple[float, float]:
    """The convention that the values follow; if none, their own range."""
    if low >= -0.1 and high <= 1.1:  # sharpening overshoots a little
        return 0, 1
    for white in (255, _TOP, 2**32 - 1):
        if low >= 0 and white / 2 < high <= white:
            return 0, white
    return low, high
