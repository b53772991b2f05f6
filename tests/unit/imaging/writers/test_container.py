import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image as PillowImage

from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import Format
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.profiles import SRGB
from colorstudio.imaging.vips import Image
from colorstudio.imaging.writers.avif import AVIF
from colorstudio.imaging.writers.container import BLOCK, Parcel, insert
from colorstudio.imaging.writers.jpeg import JPEG
from colorstudio.imaging.writers.png import PNG
from colorstudio.imaging.writers.saving import write_pixels
from colorstudio.imaging.writers.tiff import TIFF
from colorstudio.imaging.writers.webp import WEBP
from colorstudio.support.cancel import CancelToken
from colorstudio.support.geometry import Size
from tests.samples import metadata as samples
from tests.samples import pictures, readers

ALL = {Format.JPEG: JPEG, Format.PNG: PNG, Format.TIFF: TIFF, Format.WEBP: WEBP, Format.AVIF: AVIF}


def written(format_: Format, metadata: Metadata, path: Path) -> bytes:
    parcel = Parcel(Size(48, 32), 8, SRGB.data, metadata)
    image = Image.new_from_array(pictures.scene())
    with path.open("wb+") as file:
        write_pixels(file, image, ALL[format_], parcel, options=FileOptions(format_, quality=100), token=CancelToken())
        ALL[format_].complete(file, parcel)
    return path.read_bytes()


@pytest.mark.parametrize("format_", ALL)
@pytest.mark.parametrize(
    "metadata",
    [Metadata(), Metadata(exif=samples.exif()), Metadata(xmp=samples.XMP), Metadata(iptc=samples.IPTC)],
    ids=["nothing", "EXIF", "XMP", "IPTC"],
)
def test_each_block_has_its_place_whether_or_not_the_others_are_there(
    format_: Format, metadata: Metadata, tmp_path: Path
) -> None:
    data = written(format_, metadata, tmp_path / "out")
    read = PillowImage.open(io.BytesIO(data))
    assert read.size == (48, 32)
    assert read.info["icc_profile"] == SRGB.data
    assert (samples.MAKER_NOTE in data) == (metadata.exif is not None)
    if metadata.xmp:
        assert read.info["xmp"] == samples.XMP
    if format_ is not Format.JPEG:
        assert np.array_equal(readers.pixels(data), pictures.scene())


def test_a_tiff_beyond_four_gigabytes_is_a_bigtiff_and_says_as_much(tmp_path: Path) -> None:
    huge = Parcel(Size(30_000, 30_000), 16, SRGB.data, Metadata())
    as_if_huge = replace(TIFF, asked=lambda options, _: TIFF.asked(options, huge))
    parcel = Parcel(Size(48, 32), 8, SRGB.data, Metadata(samples.exif(order=">"), samples.XMP, samples.IPTC))
    with (tmp_path / "out").open("wb+") as file:
        image = Image.new_from_array(pictures.scene())
        write_pixels(file, image, as_if_huge, parcel, options=FileOptions(Format.TIFF), token=CancelToken())
        TIFF.complete(file, parcel)
    with tifffile.TiffFile(tmp_path / "out") as read:
        assert read.is_bigtiff
        page = read.pages.first
        assert np.array_equal(page.asarray(), pictures.scene())
        assert page.tags[315].value == samples.ARTIST
        assert page.tags[34665].value["MakerNote"] == samples.MAKER_NOTE
        assert page.tags[33723].value == samples.IPTC


@pytest.mark.parametrize("length", [0, 1, BLOCK, 3 * BLOCK - 1])
@pytest.mark.parametrize("inserted", [b"", b"x" * 700])
def test_inserting_moves_the_rest_whatever_its_length(length: int, inserted: bytes) -> None:
    start, rest = b"the start", np.random.default_rng(8).bytes(length)
    file = io.BytesIO(start + rest)
    insert(file, len(start), inserted)
    assert file.getvalue() == start + inserted + rest
