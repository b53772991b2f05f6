"""Camera raw, where its developer is installed: developed once, as the camera would have done it."""

from __future__ import annotations

import io
from typing import Final

from colorstudio.imaging.faults import too_large
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.metadata.exif import exif_from_tiff
from colorstudio.imaging.readers.extras import required
from colorstudio.imaging.readers.headers import resolution
from colorstudio.imaging.readers.stored import MOST_AT_ONCE, Channels, Stored, check_size, image_of
from colorstudio.imaging.source import Source
from colorstudio.support.errors import BadInput
from colorstudio.support.geometry import Size

_CLIPPED: Final = 0.001  # of all pixels may become white when the picture is brightened; LibRaw's 0.01 eats paper


def load_raw(source: Source) -> Stored:
    """The picture as the camera would have developed it, upright, in sRGB."""
    rawpy = required("rawpy", extra="raw", what="camera raw photos")
    try:
        with rawpy.imread(io.BytesIO(source.data)) as photo:
            sizes = photo.sizes
            check_size(Size(sizes.raw_width, sizes.raw_height), source.name, most=MOST_AT_ONCE)
            pixels = photo.postprocess(use_camera_wb=True, output_bps=16, auto_bright_thr=_CLIPPED)
    except (MemoryError, rawpy.LibRawUnsufficientMemoryError) as error:
        raise too_large(source.name) from error
    except rawpy.LibRawError as error:
        raise BadInput(
            f"{source.name} can't be developed: it is damaged, or the camera is unknown yet. Convert it to TIFF.",
            detail=str(error),
        ) from error
    exif = exif_from_tiff(source.data)
    return Stored(
        image=image_of(pixels, Channels.RGB),
        bits=16,
        channels=Channels.RGB,
        metadata=Metadata(exif=exif, dpi=resolution(exif)),
        notes=("Developed from camera raw with the white balance of the camera.",),
    )
