"""Photos and overlays made of arrays, for callers who have pixels and no files."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.color import srgb_to_lightness
from colorstudio.imaging.formats import Format
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.overlay import Overlay
from colorstudio.imaging.photo import Photo
from colorstudio.imaging.picture import FileFacts
from colorstudio.imaging.source import Source
from colorstudio.imaging.tone import Tone
from colorstudio.support.errors import BadInput
from colorstudio.support.geometry import Size

_NAME: Final = "array"


def lightness_of_array(gray: NDArray[Any]) -> NDArray[np.float32]:
    """Give L of (H, W) or (H, W, 3), sRGB as uint8, uint16 or float from 0 to 1."""
    if gray.ndim not in (2, 3) or (gray.ndim == 3 and gray.shape[2] != 3) or 0 in gray.shape:
        raise BadInput(f"The photo has to be (H, W) or (H, W, 3), not {gray.shape}.")
    if gray.dtype not in (np.uint8, np.uint16) and not np.issubdtype(gray.dtype, np.floating):
        raise BadInput(f"The photo has to be uint8, uint16 or float from 0 to 1, not {gray.dtype}.")
    if not np.issubdtype(gray.dtype, np.integer) and not (gray.min() >= 0 and gray.max() <= 1):
        raise BadInput("A photo of floats has to be finite and from 0 to 1.")
    rgb = gray if gray.ndim == 3 else np.repeat(gray[..., np.newaxis], 3, axis=2)
    lightness = srgb_to_lightness(rgb)
    return np.clip(lightness, 0, 100)


def photo_of_array(gray: NDArray[Any]) -> Photo:
    """Take an array for a photo."""
    lightness = lightness_of_array(gray)
    lightness.flags.writeable = False
    depth = 8 if gray.dtype == np.uint8 else 16
    size = Size(gray.shape[1], gray.shape[0])
    facts = FileFacts(_NAME, Format.OTHER, size, depth, "gray" if gray.ndim == 2 else "RGB", 1, None)
    nowhere = Source(_NAME, None, Format.OTHER, "", memoryview(b""))
    return Photo(lightness, depth, Tone.GRAY, facts, Metadata(), nowhere)


def overlay_of_array(rgba: NDArray[Any], size: Size) -> Overlay:
    """Take (H, W, 4), uint8, sRGB with transparency, for colors painted over a photo of that size."""
    if rgba.shape != (size.height, size.width, 4) or rgba.dtype != np.uint8:
        wanted = (size.height, size.width, 4)
        raise BadInput(f"The hints have to be {wanted}, uint8, not {rgba.shape}, {rgba.dtype}.")
    covered = np.asarray(rgba[..., 3].any(axis=1))
    covered.flags.writeable = False
    pixels = np.array(rgba, order="C").data.cast("B").toreadonly()
    return Overlay(_NAME, size, pixels, covered)
