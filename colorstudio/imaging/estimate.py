"""How many bytes a picture will take: some samples of it are encoded in memory as the file would be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.encode import CONTAINERS
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import WRITABLE, Format
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.vips import image_in_memory
from colorstudio.imaging.writers.container import Parcel
from colorstudio.imaging.writers.depth import rounded_to_12_bits
from colorstudio.support.geometry import Size


def estimated_bytes(samples: Sequence[NDArray[Any]], options: FileOptions, *, size: Size, metadata: Metadata) -> int:
    """Estimate from samples (h, w, 3), all of one size, uint8 or uint16, what the whole of `size` takes.

    metadata : those of the photo that go along

    A file's beginning, which a small sample would overrate, is measured on an even picture and counted once.
    """
    sheet = np.concatenate(samples)
    head = _encoded_length(np.full_like(samples[0][:8, :8], 128), options)
    body = max(_encoded_length(sheet, options) - head, 0)
    beside = sum(len(block or b"") for block in (options.profile.data, metadata.exif, metadata.xmp, metadata.iptc))
    return int(head + beside + body / (sheet.shape[0] * sheet.shape[1]) * size.pixels)


def _encoded_length(rgb: NDArray[Any], options: FileOptions) -> int:
    height, width, _ = rgb.shape
    is_deep = rgb.dtype == np.uint16 and max(WRITABLE[options.format].depths) > 8
    pixels = rgb if is_deep or rgb.dtype == np.uint8 else (rgb >> 8).astype(np.uint8)
    band_format, interpretation = ("ushort", "rgb16") if is_deep else ("uchar", "srgb")
    data = np.ascontiguousarray(pixels).data.cast("B")
    image = image_in_memory(data, width, height, 3, band_format=band_format).copy(interpretation=interpretation)
    if is_deep and options.format is Format.AVIF:
        image = rounded_to_12_bits(image)
    container = CONTAINERS[options.format]
    parcel = Parcel(Size(width, height), 16 if is_deep else 8, b"", Metadata())
    asked = {**container.asked(options, parcel), "keep": "none"}
    encoded: bytes = image.write_to_buffer(container.suffix, **asked)
    return len(encoded)
