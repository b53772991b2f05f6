"""From 8 to 16 bits and back so that black stays black, white stays white, and every step in between is rounded.

libvips alone shifts: 16 → 8 bits would be off by one in a quarter of all values, and 8 → 16 would make white gray.
"""

from __future__ import annotations

from colorstudio.imaging.vips import Image

_STEP = 257  # 65535 / 255


def in_depth(image: Image, depth: int) -> Image:
    """The image with 8 or 16 bits per channel."""
    if depth == 8:
        if image.format == "ushort":
            image = image.linear(1 / _STEP, 0.5, uchar=True)  # cuts off what follows the point
        return image.copy(interpretation="srgb")
    if image.format == "uchar":
        image = image.linear(_STEP, 0).cast("ushort")
    return image.copy(interpretation="rgb16")


def rounded_to_12_bits(image: Image) -> Image:
    """A 16-bit image whose upper 12 bits are right: what writes only those cuts off the other four."""
    return (image.linear(4095 / 65535, 0.5).cast("ushort") * 16).cast("ushort").copy(interpretation="rgb16")
