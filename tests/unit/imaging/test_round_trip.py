"""The table: from every source format to every file that is written, with pixels and everything beside them.

All sources carry the same metadata and lie on their side (orientation 6), but for AVIF, where Pillow would write EXIF
with an orientation anew and spoil its accents. Results are read by Pillow, tifffile,
exiftool and a PNG reader by hand, never by what wrote them.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image as PillowImage
from PIL import ImageCms
from skimage.color import deltaE_ciede2000, rgb2lab

from colorstudio._version import __version__
from colorstudio.imaging.decode import decode
from colorstudio.imaging.encode import encode
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import WRITABLE, Format
from colorstudio.imaging.profiles import P3, SRGB, Profile
from colorstudio.imaging.source import read_source
from colorstudio.support.cancel import CancelToken
from tests.samples import metadata as samples
from tests.samples import pictures, readers

WIDTH, HEIGHT = 96, 64
DPI = 300
LYING: Final = 6  # turned by a quarter
SRGB_BY_PILLOW: Final = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def scene(bits: int = 8) -> NDArray[Any]:
    return pictures.scene(WIDTH, HEIGHT, bits=bits)


def by_pillow(kind: str, *, orientation: int | None = LYING, **options: Any) -> bytes:
    exif = b"Exif\0\0" + samples.exif(orientation=orientation, dpi=DPI)
    return pictures.pillow(scene(), kind, exif=exif, xmp=samples.XMP, icc_profile=SRGB_BY_PILLOW, **options)


def png(bits: int) -> bytes:
    per_meter = round(DPI / 0.0254)
    chunks = (
        (b"iCCP", b"sRGB\0\0" + zlib.compress(SRGB_BY_PILLOW)),
        (b"pHYs", struct.pack(">IIB", per_meter, per_meter, 1)),
        (b"eXIf", samples.exif(order=">", orientation=LYING, dpi=DPI)),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + samples.XMP),
    )
    return pictures.png(scene(bits), chunks=chunks)


def tiff(bits: int, order: samples.Order) -> bytes:
    return samples.tiff(scene(bits), order=order, orientation=LYING, dpi=DPI, icc=SRGB_BY_PILLOW)


def jpeg() -> bytes:
    return samples.jpeg_with_iptc(by_pillow("JPEG", quality=95, subsampling=0, dpi=(DPI, DPI)))


SOURCES: Final[dict[str, Callable[[], bytes]]] = {
    "photo.jpg": jpeg,
    "photo-8.png": lambda: png(8),
    "photo-16.png": lambda: png(16),
    "photo-8.tif": lambda: tiff(8, "<"),
    "photo-16.tif": lambda: tiff(16, "<"),
    "photo-16-big-endian.tif": lambda: tiff(16, ">"),
    "photo.webp": lambda: by_pillow("WEBP", lossless=True),
    "photo.avif": lambda: by_pillow("AVIF", orientation=None, quality=95, subsampling="4:4:4"),
}
UPRIGHT: Final = ("photo.avif",)
WITH_IPTC: Final = ("photo.jpg", "photo-8.tif", "photo-16.tif", "photo-16-big-endian.tif")

TARGETS: Final[dict[str, FileOptions]] = {
    "8.jpg": FileOptions(Format.JPEG, quality=95),
    "8.png": FileOptions(Format.PNG, depth=8),
    "16.png": FileOptions(Format.PNG, depth=16),
    "8.tif": FileOptions(Format.TIFF, depth=8),
    "16.tif": FileOptions(Format.TIFF, depth=16),
    "8.webp": FileOptions(Format.WEBP, quality=100),
    "8.avif": FileOptions(Format.AVIF, depth=8, quality=100),
    "12.avif": FileOptions(Format.AVIF, depth=16, quality=100),
}
# How far the pixels may be off, in steps of 8 bits. Where the file has fewer bits than the source: half a step. A JPEG
# of quality 95 rounds its finest frequencies to some steps; Pillow reads the twelve bits of an AVIF as eight, cut off.
MOST_OFF: Final = {
    "8.jpg": 16.0,
    "8.png": 0.5,
    "16.png": 0.0,
    "8.tif": 0.5,
    "16.tif": 0.0,
    "8.webp": 0.5,
    "8.avif": 0.5,
    "12.avif": 1.0,
}
# Decoders of the lossy sources may round apart.
SOURCE_OFF: Final = {"photo.jpg": 1.0, "photo.avif": 1.0}


def convert(source: Path, target: Path, options: FileOptions) -> None:
    picture = decode(read_source(source), profile=options.profile)
    encode(picture, target, options=options, token=CancelToken())


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every source in every form, named ``target of source``."""
    folder = tmp_path_factory.mktemp("table")
    for name, make in SOURCES.items():
        source = folder / name
        source.write_bytes(make())
        for target, options in TARGETS.items():
            convert(source, result(folder, name, target), options)
    return folder


@pytest.fixture(scope="module")
def seen(table: Path) -> dict[str, dict[str, Any]]:
    """What exiftool reads in each result, by its name."""
    results = [result(table, source, target) for source in SOURCES for target in TARGETS]
    return {Path(found["SourceFile"]).name: found for found in readers.exiftool(results)}


def size_of(source: str) -> tuple[int, int]:
    """Width and height of the upright picture."""
    return (WIDTH, HEIGHT) if source in UPRIGHT else (HEIGHT, WIDTH)


def in_steps(pixels: NDArray[Any]) -> NDArray[np.float64]:
    """Values in steps of 8 bits."""
    return pixels / (1 if pixels.dtype == np.uint8 else 257)


def result(folder: Path, source: str, target: str) -> Path:
    return folder / f"from {source} to {target}"


every_source = pytest.mark.parametrize("source", SOURCES)
every_target = pytest.mark.parametrize("target", TARGETS)


@every_source
@every_target
def test_the_pixels_arrive(table: Path, source: str, target: str) -> None:
    stored = readers.pixels((table / source).read_bytes())
    expected = stored if source in UPRIGHT else np.rot90(stored, -1)
    found = readers.pixels(result(table, source, target).read_bytes())
    assert found.shape == expected.shape
    off = np.abs(in_steps(found) - in_steps(expected))
    assert off.max() <= MOST_OFF[target] + SOURCE_OFF.get(source, 0)
    assert off.mean() <= min(MOST_OFF[target], 1.5) + SOURCE_OFF.get(source, 0)


@every_source
@every_target
@readers.needs_exiftool
def test_who_when_where_and_how_arrive(seen: dict[str, dict[str, Any]], source: str, target: str) -> None:
    found = seen[result(Path(), source, target).name]
    expected = {
        "IFD0:ImageDescription": samples.CAPTION,
        "IFD0:Artist": samples.ARTIST,
        "IFD0:Copyright": samples.RIGHTS,
        "IFD0:Rating": 4,
        "ExifIFD:DateTimeOriginal": samples.TAKEN,
        "ExifIFD:ExposureTime": pytest.approx(samples.EXPOSURE[0] / samples.EXPOSURE[1]),
        "GPS:GPSLatitudeRef": "N",
        "GPS:GPSLatitude": pytest.approx(50 + 5 / 60 + 12.34 / 3600),
        "XMP-dc:Description": samples.CAPTION,
        "XMP-photoshop:Instructions": "first line\nsecond line",
        "XMP-family:Album": "Krabice č. 3",
    }
    assert {name: found.get(name) for name in expected} == expected
    assert "ExifTool:Error" not in found
    assert "ExifTool:Warning" not in found or "MakerNotes" in found["ExifTool:Warning"]


@every_source
@every_target
@readers.needs_exiftool
def test_what_is_true_of_the_file_is_renewed(seen: dict[str, dict[str, Any]], source: str, target: str) -> None:
    found = seen[result(Path(), source, target).name]
    width, height = size_of(source)
    expected = {
        "IFD0:Orientation": 1,
        "IFD0:Software": f"colorstudio {__version__}",
        "IFD0:XResolution": DPI,
        "IFD0:ResolutionUnit": 2,
        "ExifIFD:ExifImageWidth": width,
        "ExifIFD:ExifImageHeight": height,
        "ExifIFD:ColorSpace": 1,
        "XMP-tiff:Orientation": 1,
        "XMP-exif:ExifImageWidth": width,
        "XMP-exif:ExifImageHeight": height,
        "XMP-xmp:CreatorTool": f"colorstudio {__version__}",
        "ICC-header:ColorSpaceData": "RGB ",
    }
    assert {name: found.get(name) for name in expected} == expected
    assert found["Composite:ImageSize"] == f"{width} {height}"


@pytest.mark.parametrize("source", WITH_IPTC)
@every_target
@readers.needs_exiftool
def test_iptc_arrives_where_it_can(seen: dict[str, dict[str, Any]], source: str, target: str) -> None:
    found = seen[result(Path(), source, target).name]
    expected = {"IPTC:City": "Köln", "IPTC:Keywords": "Rodina", "IPTC:Caption-Abstract": samples.CAPTION}
    holds = WRITABLE[TARGETS[target].format].iptc
    assert {name: found.get(name) for name in expected} == (expected if holds else dict.fromkeys(expected))


@every_source
@every_target
def test_what_nobody_interprets_stays_byte_for_byte(table: Path, source: str, target: str) -> None:
    data = result(table, source, target).read_bytes()
    assert samples.MAKER_NOTE in data
    assert any(struct.pack(order + "II", *samples.EXPOSURE) in data for order in "<>")


@every_source
@pytest.mark.parametrize("target", [name for name in TARGETS if "png" in name or "jpg" in name or "tif" in name])
def test_pillow_reads_the_resolution(table: Path, source: str, target: str) -> None:
    with PillowImage.open(result(table, source, target)) as read:
        assert read.info["dpi"] == pytest.approx((DPI, DPI), abs=0.01)


# ------------------------------------------------------------------------------------------- other color spaces
def muted(bits: int) -> NDArray[Any]:
    """Colors that lie inside of sRGB even when they are read as Display P3; in 16 bits the very same."""
    colors = np.round((scene().astype(float) - 127.5) * 0.6 + 127.5)
    return colors.astype(np.uint8) if bits == 8 else colors.astype(np.uint16) * 257


def lab_by_pillow(pixels: NDArray[Any], icc: bytes) -> NDArray[np.float64]:
    """The appearance of 8-bit pixels, as Pillow's color management shows them in sRGB."""
    shown = ImageCms.profileToProfile(
        PillowImage.fromarray(pixels),
        ImageCms.ImageCmsProfile(io.BytesIO(icc)),
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert shown is not None
    lab: NDArray[np.float64] = rgb2lab(np.asarray(shown))
    return lab


def in_8_bits(pixels: NDArray[Any]) -> NDArray[np.uint8]:
    return pixels if pixels.dtype == np.uint8 else np.round(pixels / 257).astype(np.uint8)


# Rounding to 8 bits may move a color by almost 0.8, and Pillow rounds once more on its way back from P3. An eye sees
# from 2.3 on.
MOST_APART = 1.6
MOST_APART_ON_AVERAGE = 0.5


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("icc", [P3.data, pictures.linear_light_profile()], ids=["wide gamut", "linear light"])
@pytest.mark.parametrize("profile", [SRGB, P3], ids=["to sRGB", "to P3"])
@pytest.mark.parametrize("format_", [Format.PNG, Format.TIFF])
def test_a_photo_in_another_color_space_looks_the_same(
    bits: int, icc: bytes, profile: Profile, format_: Format, tmp_path: Path
) -> None:
    source, target = tmp_path / "source.tif", tmp_path / "target"
    source.write_bytes(samples.tiff(muted(bits), icc=icc))
    convert(source, target, FileOptions(format_, profile=profile))
    data = target.read_bytes()
    with PillowImage.open(io.BytesIO(data)) as read:
        assert read.info["icc_profile"] == profile.data
    found = lab_by_pillow(in_8_bits(readers.pixels(data)), profile.data)
    expected = lab_by_pillow(in_8_bits(muted(bits)), icc)
    apart: NDArray[np.float64] = deltaE_ciede2000(found, expected)  # type: ignore[no-untyped-call]
    assert apart.max() < MOST_APART
    assert apart.mean() < MOST_APART_ON_AVERAGE


def test_a_photo_in_the_space_of_the_file_is_not_touched(tmp_path: Path) -> None:
    source, target = tmp_path / "source.tif", tmp_path / "target"
    source.write_bytes(samples.tiff(scene(16), icc=P3.data))
    convert(source, target, FileOptions(Format.TIFF, profile=P3))
    assert np.array_equal(readers.pixels(target.read_bytes()), scene(16))


@readers.needs_exiftool
def test_the_resolution_of_a_photo_on_its_side_is_turned_with_it(tmp_path: Path) -> None:
    source, target = tmp_path / "source.jpg", tmp_path / "target.jpg"
    exif = PillowImage.Exif()
    exif.update({0x0112: LYING, 0x011A: 204, 0x011B: 98, 0x0128: 2})
    source.write_bytes(pictures.pillow(scene(), "JPEG", exif=exif.tobytes()))
    convert(source, target, FileOptions(Format.JPEG))
    (found,) = readers.exiftool([target])
    for group in ("IFD0", "JFIF"):
        assert (found[f"{group}:XResolution"], found[f"{group}:YResolution"]) == (98, 204)


@readers.needs_exiftool
def test_a_file_in_another_space_says_so_in_exif(tmp_path: Path) -> None:
    source, target = tmp_path / "source.tif", tmp_path / "target.jpg"
    source.write_bytes(samples.tiff(scene(), icc=P3.data))
    convert(source, target, FileOptions(Format.JPEG, profile=P3))
    (found,) = readers.exiftool([target])
    assert found["ExifIFD:ColorSpace"] == 0xFFFF
