"""How many bytes a picture will take is said within a few percent."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from skimage import data

from colorstudio.imaging.decode import decode
from colorstudio.imaging.encode import encode
from colorstudio.imaging.estimate import estimated_bytes
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import WRITABLE, Format
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.source import source_from_bytes
from colorstudio.support.geometry import Size
from tests.samples.pictures import png

PHOTO = np.ascontiguousarray(data.astronaut()[::2, ::2])  # type: ignore[no-untyped-call]  # no types
SIZE = Size(PHOTO.shape[1], PHOTO.shape[0])


def written(path: Path, options: FileOptions, *, pixels: np.ndarray = PHOTO, xmp: bytes | None = None) -> int:
    picture = replace(decode(source_from_bytes("photo.png", png(pixels))), metadata=Metadata(xmp=xmp))
    encode(picture, path, options=options)
    return path.stat().st_size


@pytest.mark.parametrize("format_", list(WRITABLE))
def test_the_whole_picture_tells_the_size_of_its_file(format_: Format, tmp_path: Path) -> None:
    options = FileOptions(format_, 8)
    count = estimated_bytes([PHOTO], options, size=SIZE, metadata=Metadata())
    assert count == pytest.approx(written(tmp_path / f"a{WRITABLE[format_].suffixes[0]}", options), rel=0.05)


@pytest.mark.parametrize("format_", [Format.PNG, Format.TIFF, Format.AVIF])
def test_more_bits_are_told_too(format_: Format, tmp_path: Path) -> None:
    deep = PHOTO.astype(np.uint16) * 257
    options = FileOptions(format_, 16)
    count = estimated_bytes([deep], options, size=SIZE, metadata=Metadata())
    real = written(tmp_path / f"a{WRITABLE[format_].suffixes[0]}", options, pixels=deep)
    assert count == pytest.approx(real, rel=0.1)


def test_deep_pixels_are_told_as_the_8_bits_that_a_jpeg_has() -> None:
    options = FileOptions(Format.JPEG)
    deep = estimated_bytes([PHOTO.astype(np.uint16) * 257], options, size=SIZE, metadata=Metadata())
    assert deep == estimated_bytes([PHOTO], options, size=SIZE, metadata=Metadata())


def test_metadata_count(tmp_path: Path) -> None:
    options, xmp = FileOptions(Format.JPEG), b"x" * 30_000
    with_them = estimated_bytes([PHOTO], options, size=SIZE, metadata=Metadata(xmp=xmp))
    assert with_them == estimated_bytes([PHOTO], options, size=SIZE, metadata=Metadata()) + len(xmp)


def test_bands_stand_for_what_lies_between_them() -> None:
    options = FileOptions(Format.JPEG)
    bands = [PHOTO[top : top + 32] for top in range(0, 256, 64)]
    whole = estimated_bytes([PHOTO], options, size=SIZE, metadata=Metadata())
    assert estimated_bytes(bands, options, size=SIZE, metadata=Metadata()) == pytest.approx(whole, rel=0.2)
