"""HEIC, the photos of telephones, by pi-heif. It turns and mirrors them itself, as the format asks."""

from __future__ import annotations

import io
from typing import Any, Final

import numpy as np
import pi_heif
from numpy.typing import NDArray

from colorstudio.imaging.faults import damaged, too_large
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.metadata.exif import PREFIX, parse
from colorstudio.imaging.readers.full_range import widened
from colorstudio.imaging.readers.headers import resolution
from colorstudio.imaging.readers.stored import MOST_AT_ONCE, Alpha, Channels, Stored, check_size, image_of
from colorstudio.imaging.source import Source
from colorstudio.support.geometry import Size

# As pi-heif documents, and IndexError where no picture is in the file.
_FAILURES: Final = (ValueError, EOFError, SyntaxError, RuntimeError, OSError, IndexError)


def load_heic(source: Source) -> Stored:
    """The picture as stored."""
    try:
        file = pi_heif.open_heif(io.BytesIO(source.data), convert_hdr_to_8bit=False)
        picture = file[file.primary_index]
        check_size(Size(*picture.size), source.name, most=MOST_AT_ONCE)
        pixels = np.array(picture)  # a copy: pi-heif's memory goes with its object, whoever looks at it
    except MemoryError as error:
        raise too_large(source.name) from error
    except _FAILURES as error:
        raise damaged(source.name, detail=str(error)) from error
    return _stored(picture, pixels[:, : picture.size[0]], pages=len(file), name=source.name)


def _stored(picture: Any, pixels: NDArray[Any], *, pages: int, name: str) -> Stored:
    letters = picture.mode.split(";")[0].upper()
    bits = int(picture.info["bit_depth"])
    channels = Channels.GRAY if letters.startswith("L") else Channels.RGB
    image = image_of(pixels.reshape(*pixels.shape[:2], len(letters)), channels)
    exif = (picture.info.get("exif") or b"").removeprefix(PREFIX)
    return Stored(
        image=widened(image, bits=bits, shift=16 - bits) if image.format == "ushort" else image,
        bits=bits,
        channels=channels,
        alpha=Alpha.COVERAGE if letters.endswith("A") else Alpha.NONE,
        icc=picture.info.get("icc_profile"),
        metadata=Metadata(exif=exif if parse(exif) else None, xmp=picture.info.get("xmp"), dpi=resolution(exif)),
        pages=pages,
        notes=(f"{name} has {pages} pictures: the main one is opened.",) if pages > 1 else (),
    )
