"""Small pictures are written as WebP."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image

from colorstudio.imaging.thumbnail import webp_of


def test_what_is_written_can_be_read_again() -> None:
    pixels = np.zeros((30, 40, 3), np.uint8)
    pixels[:, 20:] = 200, 60, 40
    with Image.open(BytesIO(webp_of(pixels))) as image:
        assert image.format == "WEBP"
        assert image.size == (40, 30)
        read = np.asarray(image.convert("RGB")).astype(int)
    assert abs(read[15, 5]).max() < 16
    assert abs(read[15, 35] - (200, 60, 40)).max() < 16
