import io
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PillowImage
from PIL import JpegImagePlugin

from colorstudio.imaging.encode import encode, losses
from colorstudio.imaging.file_options import FileOptions, Subsampling
from colorstudio.imaging.formats import WRITABLE, Format
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.metadata.exif import parse
from colorstudio.imaging.metadata.marks import SENTENCE, Marks
from colorstudio.imaging.picture import FileFacts, Picture
from colorstudio.imaging.profiles import SRGB
from colorstudio.imaging.vips import Image
from colorstudio.imaging.writers.container import Parcel
from colorstudio.imaging.writers.jpeg import JPEG
from colorstudio.imaging.writers.saving import write_pixels
from colorstudio.imaging.writers.webp import WEBP
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput, Cancelled, CannotWrite, Unsupported
from colorstudio.support.geometry import Size
from tests.samples import metadata as samples
from tests.samples import pictures, readers

LOSSLESS = [
    (FileOptions(Format.PNG), 8),
    (FileOptions(Format.PNG), 16),
    (FileOptions(Format.TIFF), 8),
    (FileOptions(Format.TIFF), 16),
    (FileOptions(Format.WEBP, quality=100), 8),
    (FileOptions(Format.AVIF, quality=100), 8),
]
OLD = b"what was there before"


def picture(
    image: Image | None = None, *, bits: int = 8, metadata: Metadata | None = None, width: int = 48, height: int = 32
) -> Picture:
    if image is None:
        image = Image.new_from_array(pictures.scene(width, height, bits=bits))
    file = FileFacts("scan.png", Format.PNG, Size(image.width, image.height), bits, "RGB", 1, "sRGB")
    return Picture(image, SRGB, metadata or Metadata(), file)


def written(shown: Picture, options: FileOptions, folder: Path, *, marks: Marks | None = None) -> bytes:
    path = folder / "out"
    encode(shown, path, options=options, token=CancelToken(), marks=marks)
    assert [each.name for each in folder.iterdir()] == ["out"]
    return path.read_bytes()


@pytest.mark.parametrize(("options", "bits"), LOSSLESS, ids=lambda value: getattr(value, "format", value))
def test_lossless_files_have_the_very_pixels(options: FileOptions, bits: int, tmp_path: Path) -> None:
    read = readers.pixels(written(picture(bits=bits), options, tmp_path))
    assert read.dtype.itemsize == bits // 8
    assert np.array_equal(read, pictures.scene(bits=bits))


# The scene has sharp color edges. At this quality a JPEG's steps are up to 8, AVIF's a little more; four pixels of a
# WebP share a color, so that only its lightness is compared.
@pytest.mark.parametrize(("format_", "most"), [(Format.JPEG, 2.0), (Format.AVIF, 2.0)])
def test_lossy_files_are_near(format_: Format, most: float, tmp_path: Path) -> None:
    read = readers.pixels(written(picture(), FileOptions(format_), tmp_path))
    assert np.abs(read.astype(float) - pictures.scene()).mean() < most


def test_lossy_webp_is_near_in_lightness(tmp_path: Path) -> None:
    read = PillowImage.open(io.BytesIO(written(picture(), FileOptions(Format.WEBP), tmp_path))).convert("L")
    shown = PillowImage.fromarray(pictures.scene()).convert("L")
    assert np.abs(np.asarray(read).astype(float) - np.asarray(shown)).mean() < 2


@pytest.mark.parametrize("format_", [Format.PNG, Format.TIFF])
@pytest.mark.parametrize(("bits", "depth"), [(8, 16), (16, 8)])
def test_a_depth_that_was_asked_for_is_written(format_: Format, bits: int, depth: int, tmp_path: Path) -> None:
    read = readers.pixels(written(picture(bits=bits), FileOptions(format_, depth=depth), tmp_path))
    shown = pictures.scene(bits=bits)
    expected = shown.astype(np.uint16) * 257 if depth == 16 else np.round(shown / 257).astype(np.uint8)
    assert np.array_equal(read, expected)


@pytest.mark.parametrize("format_", [Format.JPEG, Format.WEBP])
def test_16_bits_are_rounded_where_8_are_all(format_: Format, tmp_path: Path) -> None:
    options = FileOptions(format_, quality=100)
    read = readers.pixels(written(picture(bits=16), options, tmp_path)).astype(float)
    assert np.abs(read - pictures.scene(bits=16) / 257).mean() < 1


def test_avif_has_12_of_16_bits(tmp_path: Path) -> None:
    data = written(picture(bits=16), FileOptions(Format.AVIF, quality=100), tmp_path)
    box = data.index(b"pixi")
    assert data[box + 8 : box + 12] == bytes([3, 12, 12, 12])
    read = readers.pixels(data).astype(float)  # Pillow cuts to 8 bits
    assert np.abs(read - pictures.scene(bits=16) / 257).max() <= 1


@pytest.mark.parametrize(("subsampling", "code"), [(Subsampling.FULL, 0), (Subsampling.QUARTER, 2)])
def test_a_jpeg_shares_colors_only_if_asked_to(subsampling: Subsampling, code: int, tmp_path: Path) -> None:
    data = written(picture(), FileOptions(Format.JPEG, subsampling=subsampling), tmp_path)
    assert JpegImagePlugin.get_sampling(PillowImage.open(io.BytesIO(data))) == code


@pytest.mark.parametrize(("subsampling", "shared"), [(Subsampling.FULL, 0), (Subsampling.QUARTER, 0b1100)])
def test_an_avif_shares_colors_only_if_asked_to(subsampling: Subsampling, shared: int, tmp_path: Path) -> None:
    data = written(picture(), FileOptions(Format.AVIF, subsampling=subsampling), tmp_path)
    assert data[data.index(b"av1C") + 6] & 0b1100 == shared  # chroma_subsampling_x and _y, AV1 in ISOBMFF 2.3


def test_quality_decides_the_size(tmp_path: Path) -> None:
    for format_ in (Format.JPEG, Format.WEBP, Format.AVIF):
        low, high = (len(written(picture(), FileOptions(format_, quality=q), tmp_path)) for q in (20, 95))
        assert low < high


@pytest.mark.parametrize("format_", WRITABLE)
def test_a_file_says_that_it_is_srgb(format_: Format, tmp_path: Path) -> None:
    read = PillowImage.open(io.BytesIO(written(picture(), FileOptions(format_), tmp_path)))
    assert read.info["icc_profile"] == SRGB.data


@pytest.mark.parametrize("format_", [Format.JPEG, Format.PNG, Format.TIFF])
def test_the_resolution_is_written_and_none_is_made_up(format_: Format, tmp_path: Path) -> None:
    read = PillowImage.open(io.BytesIO(written(picture(), FileOptions(format_), tmp_path)))
    assert "dpi" not in read.info or not {282, 283} & set(read.getexif())
    shown = picture(metadata=Metadata(dpi=(300.0, 600.0)))
    read = PillowImage.open(io.BytesIO(written(shown, FileOptions(format_), tmp_path)))
    assert read.info["dpi"] == pytest.approx((300, 600), abs=0.01)


@pytest.mark.parametrize("dpi", [(900_000.0, 0.2), (70_000.0, 0.4)])
def test_a_resolution_beyond_the_format_is_as_near_as_it_can(dpi: tuple[float, float], tmp_path: Path) -> None:
    read = PillowImage.open(
        io.BytesIO(written(picture(metadata=Metadata(dpi=dpi)), FileOptions(Format.JPEG), tmp_path))
    )
    assert read.info["jfif_density"] == (65535, 1)


@pytest.mark.parametrize("format_", [Format.JPEG, Format.PNG, Format.WEBP, Format.AVIF])
@pytest.mark.parametrize("bits", [8, 16])
def test_the_small_picture_is_made_of_the_new_pixels(format_: Format, bits: int, tmp_path: Path) -> None:
    old = pictures.jpeg(np.zeros((12, 16, 3), np.uint8))
    shown = picture(bits=bits, metadata=Metadata(exif=samples.exif(thumbnail=old)), width=400, height=300)
    read = PillowImage.open(io.BytesIO(written(shown, FileOptions(format_), tmp_path)))
    exif = parse(read.info["exif"])
    assert exif is not None
    small = PillowImage.open(io.BytesIO(exif.thumbnail or b""))
    assert small.size == (160, 120)
    expected = PillowImage.fromarray(pictures.scene(400, 300)).resize((160, 120))
    assert np.abs(np.asarray(small).astype(float) - np.asarray(expected)).mean() < 4  # an 8-bit JPEG, another filter


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are Linux's")
@pytest.mark.parametrize("name", [b"photos [old]", "Fotky, Žižkov 写真".encode(), b"caf\xe9"])
def test_a_folder_of_any_name_will_do(name: bytes, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(name)
    folder.mkdir()
    shown = picture(metadata=Metadata(exif=samples.exif(thumbnail=pictures.jpeg())))
    assert PillowImage.open(io.BytesIO(written(shown, FileOptions(Format.JPEG), folder))).size == (48, 32)


def test_a_small_picture_of_noise_still_fits(tmp_path: Path) -> None:
    noise = np.random.default_rng(3107).integers(0, 256, (300, 400, 3), np.uint8)
    shown = picture(Image.new_from_array(noise), metadata=Metadata(exif=samples.exif(thumbnail=pictures.jpeg())))
    exif = parse(PillowImage.open(io.BytesIO(written(shown, FileOptions(Format.JPEG), tmp_path))).info["exif"])
    assert exif is not None
    assert PillowImage.open(io.BytesIO(exif.thumbnail or b"")).size == (160, 120)


def test_a_large_profile_is_cut_into_segments_and_read_whole(tmp_path: Path) -> None:
    large = replace(SRGB, data=SRGB.data + bytes(100_000))
    shown = replace(picture(), profile=large)
    data = written(shown, FileOptions(Format.JPEG, profile=large), tmp_path)
    assert PillowImage.open(io.BytesIO(data)).info["icc_profile"] == large.data


@pytest.mark.parametrize("format_", WRITABLE)
def test_marks_are_written_when_asked_for(format_: Format, tmp_path: Path) -> None:
    marks = Marks("5f" * 32, datetime(2026, 1, 2, tzinfo=UTC))
    assert SENTENCE.encode() in written(picture(), FileOptions(format_), tmp_path, marks=marks)
    assert SENTENCE.encode() not in written(picture(), FileOptions(format_), tmp_path)


@pytest.mark.parametrize("format_", WRITABLE)
def test_other_metadata_of_the_image_has_no_say(format_: Format, tmp_path: Path) -> None:
    image = Image.new_from_array(pictures.scene())
    image = image.copy(xres=100, yres=100)
    for name, value in (("orientation", 6), ("page-height", 16), ("n-pages", 2), ("loop", 1)):
        image.set_type(Image.new_from_array([[1]]).get_typeof("width"), name, value)
    read = PillowImage.open(io.BytesIO(written(picture(image), FileOptions(format_), tmp_path)))
    assert read.size == (48, 32)
    assert getattr(read, "n_frames", 1) == 1
    assert read.getexif().get(274) == 1


# ------------------------------------------------------------------------------------------- said before
def test_what_webp_cant_keep_is_said_before() -> None:
    shown = picture(bits=16, metadata=Metadata(iptc=samples.IPTC))
    options = FileOptions(Format.WEBP)
    said = losses(shown, options)
    assert ["16" in said[0], "share" in said[1], "IPTC" in said[2]] == [True] * 3


@pytest.mark.parametrize("format_", [Format.PNG, Format.TIFF])
def test_a_lossless_format_loses_no_pixels(format_: Format) -> None:
    assert losses(picture(bits=16), FileOptions(format_)) == ()
    assert losses(picture(bits=8), FileOptions(format_, depth=16)) == ()


def test_fewer_bits_that_were_asked_for_are_said() -> None:
    assert "16" in losses(picture(bits=16), FileOptions(Format.PNG, depth=8))[0]


def test_more_bits_than_the_format_has_are_said() -> None:
    assert "12" in losses(picture(bits=8), FileOptions(Format.AVIF, depth=16, quality=100))[0]


@pytest.mark.parametrize(
    ("format_", "width"), [(Format.JPEG, 65_501), (Format.WEBP, 16_384), (Format.AVIF, 16_385)], ids=lambda v: str(v)
)
def test_a_side_beyond_the_format_is_refused_with_a_sentence(format_: Format, width: int, tmp_path: Path) -> None:
    shown = picture(Image.black(width, 1, bands=3))
    for attempt in (
        lambda: losses(shown, FileOptions(format_)),
        lambda: written(shown, FileOptions(format_), tmp_path),
    ):
        with pytest.raises(Unsupported, match=f"{WRITABLE[format_].longest_side:,}"):
            attempt()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format_", [Format.JPEG, Format.WEBP, Format.AVIF])
def test_the_longest_side_of_the_format_can_be_written(format_: Format, tmp_path: Path) -> None:
    longest = WRITABLE[format_].longest_side
    read = PillowImage.open(
        io.BytesIO(written(picture(Image.black(longest, 1, bands=3)), FileOptions(format_), tmp_path))
    )
    assert read.size == (longest, 1)


# ------------------------------------------------------------------------------------------- what goes wrong
@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file that must stay as it is when writing fails."""
    path = tmp_path / "old"
    path.write_bytes(OLD)
    return path


@contextmanager
def untouched(path: Path) -> Iterator[None]:
    yield
    assert path.read_bytes() == OLD
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("format_", WRITABLE)
def test_cancelling_leaves_the_old_file(format_: Format, old: Path) -> None:
    token = CancelToken(on_progress=lambda _: token.cancel())
    with untouched(old), pytest.raises(Cancelled):
        encode(picture(Image.black(300, 2000, bands=3)), old, options=FileOptions(format_), token=token)


def test_what_was_cancelled_before_does_not_start(old: Path) -> None:
    token = CancelToken()
    token.cancel()
    with untouched(old), pytest.raises(Cancelled):
        encode(picture(), old, options=FileOptions(Format.PNG), token=token)


@pytest.mark.parametrize("format_", WRITABLE)
def test_progress_rises_to_the_end(format_: Format, tmp_path: Path) -> None:
    told: list[float] = []
    token = CancelToken(on_progress=told.append)
    encode(picture(Image.black(300, 2000, bands=3)), tmp_path / "out", options=FileOptions(format_), token=token)
    assert told == sorted(told)
    assert told[-1] == 1


@pytest.mark.parametrize("format_", WRITABLE)
def test_a_full_disk_leaves_the_old_file(format_: Format, old: Path) -> None:
    noise = np.random.default_rng(3107).integers(0, 256, (200, 200, 3), np.uint8)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))  # no file may grow beyond: as near as a test gets
    try:
        with untouched(old), pytest.raises(CannotWrite, match=old.name):
            encode(picture(Image.new_from_array(noise)), old, options=FileOptions(format_), token=CancelToken())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_the_error_of_the_disk_comes_through_libvips() -> None:
    noise = np.random.default_rng(3107).integers(0, 256, (200, 200, 3), np.uint8)
    parcel = Parcel(Size(200, 200), 8, SRGB.data, Metadata())
    with Path("/dev/full").open("r+b", buffering=0) as full, pytest.raises(OSError, match="No space left"):
        write_pixels(
            full, Image.new_from_array(noise), JPEG, parcel, options=FileOptions(Format.JPEG), token=CancelToken()
        )


def test_what_the_encoder_cannot_do_is_no_fault_of_the_photo(tmp_path: Path) -> None:
    parcel = Parcel(Size(16_384, 1), 8, SRGB.data, Metadata())
    image = Image.black(16_384, 1, bands=3)  # `check_fits` would have refused it
    with (tmp_path / "out").open("wb+") as file, pytest.raises(CannotWrite, match="WEBP"):
        write_pixels(file, image, WEBP, parcel, options=FileOptions(Format.WEBP), token=CancelToken())


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="nowhere"):
        encode(picture(), tmp_path / "nowhere" / "a.png", options=FileOptions(Format.PNG), token=CancelToken())


@pytest.mark.parametrize("format_", WRITABLE)
def test_a_source_that_ends_early_leaves_the_old_file(format_: Format, old: Path) -> None:
    whole = pictures.jpeg(pictures.scene(400, 300))
    image = Image.new_from_buffer(whole[: len(whole) // 2], "", access="sequential", fail_on="truncated")
    with untouched(old), pytest.raises(BadInput):
        encode(picture(image), old, options=FileOptions(format_), token=CancelToken())


@pytest.mark.parametrize("format_", WRITABLE)
def test_a_source_that_can_be_read_only_once_is_read_once(format_: Format, tmp_path: Path) -> None:
    whole = pictures.jpeg(pictures.scene(400, 900))
    image = Image.new_from_buffer(whole, "", access="sequential")
    shown = picture(image, metadata=Metadata(exif=samples.exif(thumbnail=pictures.jpeg())))
    assert PillowImage.open(io.BytesIO(written(shown, FileOptions(format_), tmp_path))).size == (400, 900)


KILLED_IN_THE_MIDDLE = """
import os, signal, sys
from pathlib import Path
from colorstudio.imaging.writers.webp import WEBP
from colorstudio.imaging.encode import encode
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import Format
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.picture import FileFacts, Picture
from colorstudio.imaging.profiles import SRGB
from colorstudio.imaging.vips import Image
from colorstudio.support.cancel import CancelToken
from colorstudio.support.geometry import Size

def kill(fraction):
    os.kill(os.getpid(), signal.SIGKILL)

image = Image.black(500, 4000, bands=3)
picture = Picture(image, SRGB, Metadata(), FileFacts("scan.png", Format.PNG, Size(500, 4000), 8, "RGB", 1, None))
options = FileOptions(Format(sys.argv[2]))
encode(picture, Path(sys.argv[1]), options=options, token=CancelToken(on_progress=kill))
"""


@pytest.mark.parametrize("format_", [Format.JPEG, Format.TIFF])
def test_a_kill_in_the_middle_leaves_the_old_file(format_: Format, old: Path) -> None:
    command = [sys.executable, "-c", KILLED_IN_THE_MIDDLE, str(old), format_.value]
    ended = subprocess.run(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert old.read_bytes() == OLD
