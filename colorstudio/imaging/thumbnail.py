"""A small picture as a WebP, for project files and lists of recent photos."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from colorstudio.imaging.vips import image_in_memory

_QUALITY = 80


def webp_of(rgb: NDArray[Any]) -> bytes:
    """Encode sRGB pixels (h, w, 3), uint8."""
    height, width, _ = rgb.shape
    image = image_in_memory(memoryview(rgb.tobytes()), width, height, 3, band_format="uchar")
    return bytes(image.copy(interpretation="srgb").write_to_buffer(".webp", Q=_QUALITY, keep="none"))
