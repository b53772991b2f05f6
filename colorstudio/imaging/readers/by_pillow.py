"""What neither libvips nor a reader of its own knows: BMP, PPM, TGA, Photoshop's flattened pictures… by Pillow."""

from __future__ import annotations

import io
import logging
import threading
import warnings
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image as PillowImage
from PIL import UnidentifiedImageError
from PIL.PpmImagePlugin import PpmImageFile

from colorstudio.imaging.faults import damaged, too_large, unknown
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.readers.full_range import ranged
from colorstudio.imaging.readers.stored import MOST_AT_ONCE, Alpha, Channels, Stored, check_size, meaning
from colorstudio.imaging.scratch import kept
from colorstudio.imaging.source import IN_MEMORY, Source
from colorstudio.imaging.vips import Image, image_in_memory
from colorstudio.support.geometry import Size

logging.getLogger("PIL").setLevel(logging.WARNING)
PillowImage.MAX_IMAGE_PIXELS = None  # Pillow's own bound is below 300 megapixels; `check_size` holds ours

_FORMATS: Final = ("BMP", "DIB", "JPEG2000", "PCX", "PPM", "PSD", "QOI", "SGI", "SUN", "TGA")
_ROWS: Final = 256
# What Pillow raises for files that lie; the list is longer than its documentation, and corpus tests found it.
_FAILURES: Final = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError)
_one_at_a_time = threading.Lock()  # for `catch_warnings`, which is of the whole process


def load_by_pillow(source: Source) -> Stored:
    """The picture as stored."""
    with _one_at_a_time, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about metadata that isn't kept anyway
        try:
            with PillowImage.open(io.BytesIO(source.data), formats=_FORMATS) as picture:
                check_size(Size(*picture.size), source.name, most=MOST_AT_ONCE)
                return _stored(picture, source)
        except UnidentifiedImageError as error:
            raise unknown(source.name, detail=str(error)) from error
        except MemoryError as error:
            raise too_large(source.name) from error
        except _FAILURES as error:
            raise damaged(source.name, detail=f"{type(error).__name__}: {error}") from error


def _stored(picture: PillowImage.Image, source: Source) -> Stored:
    read_as, channels, alpha = _KINDS.get(picture.mode, ("RGB", Channels.RGB, Alpha.NONE))
    notes = _notes(picture)
    bits = 1 if picture.mode == "1" else 8
    image = _pixels(picture, read_as, bands=channels.count + (alpha is not Alpha.NONE))
    if image.format == "float":
        image, note = ranged(image, source.name, measured=image, colors=channels.count)
        bits, notes = 32, (*notes, note)
    elif image.format == "ushort":
        bits = 16
    return Stored(
        image=meaning(image, channels),
        bits=bits,
        channels=channels,
        alpha=alpha,
        icc=picture.info.get("icc_profile"),
        metadata=Metadata(dpi=_dpi(picture.info)),
        notes=notes,
    )


# By Pillow's mode: the mode in which the pixels are taken, and what they mean.
_KINDS: Final = {
    "1": ("L", Channels.GRAY, Alpha.NONE),
    "L": ("L", Channels.GRAY, Alpha.NONE),
    "LA": ("LA", Channels.GRAY, Alpha.COVERAGE),
    "I;16": ("I;16", Channels.GRAY, Alpha.NONE),
    "I": ("I", Channels.GRAY, Alpha.NONE),  # PGM; 0 … 65535 whatever its own white is
    "F": ("F", Channels.GRAY, Alpha.NONE),
    "P": ("RGB", Channels.PALETTE, Alpha.NONE),
    "RGB": ("RGB", Channels.RGB, Alpha.NONE),
    "RGBA": ("RGBA", Channels.RGB, Alpha.COVERAGE),
    "CMYK": ("CMYK", Channels.CMYK, Alpha.NONE),
}


def _pixels(picture: PillowImage.Image, mode: str, *, bands: int) -> Image:
    """The pixels as libvips takes them; of a large picture by way of the disk, since Pillow has them all in memory."""
    width, height = picture.size
    picture.load()

    def piece(top: int) -> memoryview:
        strip = picture.crop((0, top, width, min(top + _ROWS, height)))
        pixels = np.asarray(strip if strip.mode == mode else strip.convert(mode))
        return np.ascontiguousarray(_narrowed(pixels)).data.cast("B")

    pieces = (piece(top) for top in range(0, height, _ROWS))
    data = memoryview(b"".join(pieces)) if width * height * bands <= IN_MEMORY else kept(pieces)
    band_format = {"I": "ushort", "I;16": "ushort", "F": "float"}.get(mode, "uchar")
    return image_in_memory(data, width, height, bands, band_format=band_format)


def _narrowed(pixels: NDArray[Any]) -> NDArray[Any]:
    return np.clip(pixels, 0, 65535).astype(np.uint16) if pixels.dtype == np.int32 else pixels


def _notes(picture: PillowImage.Image) -> tuple[str, ...]:
    if picture.format == "PSD":
        return ("Of a Photoshop file the flattened picture is opened, without layers and metadata.",)
    if isinstance(picture, PpmImageFile) and picture.mode == "RGB" and _white_of(picture) > 255:
        return ("Of a 16-bit color PPM 8 bits are read: save it as PNG or TIFF to keep all.",)
    return ()


def _white_of(picture: PpmImageFile) -> int:
    arguments = picture.tile[0].args if picture.tile else ()
    return arguments[-1] if isinstance(arguments, tuple) and isinstance(arguments[-1], int) else 0


def _dpi(info: dict[Any, Any]) -> tuple[float, float] | None:
    match info.get("dpi"):
        case (across, down) if across > 0 and down > 0:
            return float(across), float(down)
        case _:
            return None
