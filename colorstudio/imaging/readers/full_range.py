"""Numbers of any kind brought to the full range of 8 or 16 bits, black at 0 and white at the top."""

from __future__ import annotations

import math
from enum import Enum
from typing import Final

from colorstudio.imaging.vips import Image
from colorstudio.support.errors import BadInput

_TOP = 65535


def widened(image: Image, *, bits: int, shift: int) -> Image:
    """16-bit numbers of which only `bits` were stored, `shift` places to the left: their white becomes 65535."""
    factor = _TOP / (((1 << bits) - 1) << shift)
    return image.linear(factor, 0.5).cast("ushort").copy(interpretation=image.interpretation)


class Lowest(Enum):
    """What the lowest number of a picture shows."""

    BLACK = "black"
    WHITE = "white"


def ranged(
    image: Image, name: str, *, measured: Image, colors: int, lowest: Lowest = Lowest.BLACK
) -> tuple[Image, str]:
    """Floats and 32-bit numbers as 16 bits, and a sentence that says what was taken for black and white.

    All pixels of `measured` are read for that: the same picture, opened once more where it can be read only once. Only
    the first bands, the `colors`, are measured. What follows them has its own convention: an alpha of 1, or of the
    highest whole number, is opaque.
    """
    black, white = _black_and_white(*_range(measured.extract_band(0, n=colors), name))
    if lowest is Lowest.WHITE:
        black, white = white, black
    scaled = _between(image.extract_band(0, n=colors), black, white)
    if image.bands > colors:
        more = image.extract_band(colors, n=image.bands - colors)
        scaled = scaled.bandjoin(_between(more, 0, _HIGHEST.get(image.format, 1)))
    return scaled, (
        f"The values of this {image.format} picture are taken as encoded, {black:g} as black and {white:g} as white."
    )


_HIGHEST: Final = {"char": 127, "short": 32767, "int": 2**31 - 1, "uint": 2**32 - 1}


def _range(colors: Image, name: str) -> tuple[float, float]:
    statistics = (colors == colors).ifthenelse(colors, 0).stats()
    low, high = statistics(0, 0)[0], statistics(1, 0)[0]
    if not math.isfinite(high - low):
        raise BadInput(f"{name} contains infinite values: save it in 16 bits.")
    return low, high


def _between(image: Image, black: float, white: float) -> Image:
    """The image with `black` at 0 and `white` at the top; what is not a number is black."""
    factor = _TOP / ((white - black) or 1)
    scaled = image.linear(factor, 0.5 - black * factor).cast("ushort")
    return (image == image).ifthenelse(scaled, 0)


def _black_and_white(low: float, high: float) -> tuple[float, float]:
    """The convention that the values follow; if none, their own range."""
    if low >= -0.1 and high <= 1.1:  # sharpening overshoots a little
        return 0, 1
    for white in (255, _TOP, 2**32 - 1):
        if low >= 0 and white / 2 < high <= white:
            return 0, white
    return low, high
