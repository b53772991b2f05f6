"""The small picture is that of the file as everybody sees it, who knows nothing of the file's profile."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PillowImage

from colorstudio.imaging.encode import encode
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import Format
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.metadata.exif import parse
from colorstudio.imaging.picture import FileFacts, Picture
from colorstudio.imaging.profiles import P3, SRGB, Profile
from colorstudio.imaging.vips import Image
from colorstudio.imaging.writers.saving import thumbnail_of
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import CannotWrite
from colorstudio.support.geometry import Size
from tests.samples import metadata as samples
from tests.samples import pictures

RED = (255, 0, 0)


def red(bits: int) -> Picture:
    """A picture of pure red in sRGB, which has had a small picture of something else."""
    kind, top = (np.uint16, 65535) if bits == 16 else (np.uint8, 255)
    pixels = np.full((120, 160, 3), (top, 0, 0), kind)
    image = Image.new_from_array(pixels).copy(interpretation="rgb16" if bits == 16 else "srgb")
    size = Size(image.width, image.height)
    metadata = Metadata(exif=samples.exif(thumbnail=pictures.jpeg()))
    return Picture(image, SRGB, metadata, FileFacts("scan.png", Format.PNG, size, bits, "RGB", 1, "sRGB"))


@pytest.mark.parametrize("profile", [SRGB, P3], ids=lambda profile: profile.name)
@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("format_", [Format.JPEG, Format.PNG, Format.WEBP, Format.AVIF])
def test_red_is_red_in_the_small_picture_too(format_: Format, bits: int, profile: Profile, tmp_path: Path) -> None:
    options = FileOptions(format_, quality=100, profile=profile)
    encode(red(bits), tmp_path / "out", options=options, token=CancelToken())
    with PillowImage.open(tmp_path / "out") as read:
        exif = parse(read.info["exif"])
    assert exif is not None
    small = PillowImage.open(io.BytesIO(exif.thumbnail or b""))

    assert "icc_profile" not in small.info
    # Up to two lossy files and a conversion in 8 bits. The numbers of P3 for this red would be 234, 51, 35.
    assert np.abs(np.asarray(small).astype(int) - RED).max() <= 12


@pytest.mark.parametrize("data", [b"", b"no picture"], ids=["nothing", "text"])
def test_a_file_that_can_not_be_read_back_is_said(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "out.png"
    path.write_bytes(data)

    with pytest.raises(CannotWrite, match=r"^What was written can't be read back") as caught:
        thumbnail_of(path, SRGB.data, most_bytes=10_000)

    assert caught.value.detail
