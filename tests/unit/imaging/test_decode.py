"""Every format becomes the same kind of picture: upright, opaque, in the profile asked for, with what the file said."""

from __future__ import annotations

import gc
import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image as PillowImage
from PIL import ImageCms, ImageOps

from colorstudio.imaging import strips
from colorstudio.imaging.decode import decode
from colorstudio.imaging.formats import Format
from colorstudio.imaging.picture import Picture
from colorstudio.imaging.profiles import CMYK, P3, SRGB
from colorstudio.imaging.readers import native
from colorstudio.imaging.source import read_source, source_from_bytes
from colorstudio.imaging.vips import Image, reading
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput, Cancelled, ColorstudioError, Unsupported
from colorstudio.support.geometry import Size
from tests.samples.heic import heic
from tests.samples.pictures import (
    EVERY,
    HEIGHT,
    WIDTH,
    alpha,
    cmyk,
    gray,
    jpeg,
    linear_light_profile,
    pillow,
    png,
    png_chunk,
    rgba,
    scene,
    tiff,
)

LOSSLESS = (".png", ".tif", ".bmp", ".ppm", ".pgm", ".tga", ".jp2")
IN_OTHER_COLORS = ("gray-1", "gray-2", "gray-4", "palette", "cmyk", "rgba", "gray-alpha")


def opened(data: bytes, name: str = "photo") -> Picture:
    return decode(source_from_bytes(name, data))


def in_eight_bits(picture: Picture) -> NDArray[Any]:
    pixels: NDArray[Any] = picture.image.numpy()
    return np.round(pixels / 257).astype(np.uint8) if picture.depth == 16 else pixels


def expected(name: str) -> NDArray[Any]:
    is_gray = "gray" in name or name.startswith(("gray", "min-is-white"))
    return np.dstack([gray()] * 3) if is_gray else scene()


# ----------------------------------------------------------------------------------------------------- every format
@pytest.mark.parametrize("name", EVERY)
def test_every_format_becomes_the_same_kind_of_picture(name: str) -> None:
    picture = opened(EVERY[name](), name)

    assert picture.size == Size(WIDTH, HEIGHT)
    assert picture.image.bands == 3
    assert picture.image.interpretation == ("rgb16" if picture.depth == 16 else "srgb")
    assert picture.profile is SRGB
    assert all(note.endswith(".") for note in picture.notes)


@pytest.mark.parametrize(
    "name", [name for name in EVERY if name.endswith(LOSSLESS) and not name.startswith(IN_OTHER_COLORS)]
)
def test_lossless_formats_come_back_to_the_bit(name: str) -> None:
    assert np.array_equal(in_eight_bits(opened(EVERY[name](), name)), expected(name))


@pytest.mark.parametrize("name", ["rgb.jpg", "gray.jpg", "progressive.jpg", "lossless.webp", "rgb.avif", "rgb-10.heic"])
def test_lossy_formats_come_back_nearly(name: str) -> None:
    off = np.abs(in_eight_bits(opened(EVERY[name](), name)).astype(int) - expected(name))

    assert off.mean() < 3  # HEIC has half as many pixels of hue


@pytest.mark.parametrize(
    "name", ["subsampled.jpg", "palette.png", "palette.tif", "rgb.gif", "lossy.webp", "moving.gif"]
)
def test_other_formats_agree_with_pillow(name: str) -> None:
    data = EVERY[name]()
    by_pillow = np.asarray(PillowImage.open(io.BytesIO(data)).convert("RGB"))

    assert np.abs(in_eight_bits(opened(data, name)).astype(int) - by_pillow).mean() < 1


@pytest.mark.parametrize("name", EVERY)
def test_a_picture_holds_all_that_its_pixels_come_from(name: str) -> None:
    picture, again = opened(EVERY[name](), name), opened(EVERY[name](), name).image.numpy()
    gc.collect()
    others = [np.full(5000 + size, 7, np.uint8) for size in range(200)]  # would lie where the bytes were

    assert np.array_equal(picture.image.numpy(), again)
    assert len(others) == 200


@pytest.mark.parametrize("bits", [1, 2, 4])
def test_few_bits_fill_the_range(bits: int) -> None:
    picture = opened(EVERY[f"gray-{bits}.png"]())
    shades = np.round(gray(bits=bits) * (255 / (2**bits - 1))).astype(np.uint8)

    assert picture.file.bits == bits
    assert np.array_equal(picture.image.numpy()[..., 0], shades)


def test_a_tiff_of_one_bit_is_black_and_white() -> None:
    assert np.unique(opened(EVERY["gray-1.tif"]()).image.numpy()).tolist() == [0, 255]


@pytest.mark.parametrize(
    "name", [name for name in EVERY if "-16" in name or name in ("deflated.tif", "big-endian.tif")]
)
def test_sixteen_bits_stay_sixteen_to_the_bit(name: str) -> None:
    picture = opened(EVERY[name](), name)
    shown = np.dstack([gray(bits=16)] * 3) if "gray" in name else scene(bits=16)

    assert (picture.depth, picture.file.bits) == (16, 16)
    if "rgba" not in name:
        assert np.array_equal(picture.image.numpy(), shown)


@pytest.mark.parametrize("bits", [10, 12])
def test_ten_and_twelve_bits_fill_sixteen(bits: int) -> None:
    found = opened(heic(scene(bits=bits), bits=bits), "a.heic").image.numpy()

    assert opened(heic(scene(bits=bits), bits=bits), "a.heic").file.bits == bits
    assert found.max() == 65535
    assert len(np.unique(found)) > 256


@pytest.mark.parametrize("bits", [10, 12])
def test_ten_and_twelve_bits_of_an_avif_fill_sixteen(bits: int) -> None:
    image = Image.new_from_array(scene(bits=16)).copy(interpretation="rgb16")
    picture = opened(image.heifsave_buffer(compression="av1", bitdepth=bits, lossless=True), "a.avif")

    assert (picture.file.bits, picture.depth) == (bits, 16)
    assert picture.image.numpy().max() == 65535
    assert np.abs(picture.image.numpy().astype(int) - scene(bits=16)).mean() < 65535 / (2**bits - 1)


@pytest.mark.parametrize(
    ("name", "channels"), [("cmyk.jpg", "CMYK"), ("palette.png", "palette"), ("rgba.webp", "RGB + alpha")]
)
def test_it_is_said_what_the_channels_were(name: str, channels: str) -> None:
    assert opened(EVERY[name](), name).file.channels == channels


def test_the_wrong_name_is_no_problem() -> None:
    picture = opened(EVERY["rgb.png"](), "photo.jpg")

    assert picture.file.format is Format.PNG
    assert np.array_equal(picture.image.numpy(), scene())


@pytest.mark.parametrize(("name", "pages"), [("two-pages.tif", 2), ("moving.gif", 2), ("moving.webp", 2)])
def test_of_several_pages_the_first_is_opened_and_that_is_said(name: str, pages: int) -> None:
    picture = opened(EVERY[name](), name)

    assert picture.file.pages == pages
    assert f"{name} has {pages} pages or frames: the first one is opened." in picture.notes
    assert np.abs(in_eight_bits(picture).astype(int) - scene()).mean() < 10  # the second one is the negative


# ----------------------------------------------------------------------------------------------------- transparency
@pytest.mark.parametrize("name", ["rgba.png", "rgba-16.png", "gray-alpha.png", "rgba.tif", "rgba.webp"])
def test_transparent_parts_are_white_and_that_is_said(name: str) -> None:
    picture = opened(EVERY[name](), name)
    shown = np.where(alpha()[..., np.newaxis] > 0, expected(name), 255)

    assert np.array_equal(in_eight_bits(picture), shown)
    assert "Where the picture is transparent, white was put behind it." in picture.notes


def test_half_transparent_is_half_white() -> None:
    half = np.dstack([np.zeros((8, 8, 3), np.uint8), np.full((8, 8), 128, np.uint8)])

    assert np.abs(opened(png(half)).image.numpy().astype(int) - 127).max() <= 1


def test_what_a_tiff_has_besides_its_colors_is_no_transparency() -> None:
    infrared = tiff(rgba(), extrasamples=["unspecified"])
    picture = opened(infrared, "scan.tif")

    assert np.array_equal(picture.image.numpy(), scene())
    assert picture.file.channels == "RGB + more"
    assert picture.notes == ()


def test_transparent_ink_lies_on_white_paper() -> None:
    inks = np.dstack([cmyk(), np.zeros((HEIGHT, WIDTH), np.uint8)])
    picture = opened(tiff(inks, photometric="separated", extrasamples=["unassalpha"]), "print.tif")

    assert picture.image.numpy().min() >= 254


# ----------------------------------------------------------------------------------------------------- floats
@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0, 1, "0 as black and 1"),
        (0, 255, "0 as black and 255"),
        (0, 65535, "0 as black and 65535"),
        (-3, 7, "-3 as black and 7"),
    ],
)
def test_floats_are_scaled_by_the_range_that_they_follow_and_that_is_said(low: float, high: float, said: str) -> None:
    values = (low + gray(bits=16).astype(np.float64) / 65535 * (high - low)).astype(np.float32)
    values.flat[:2] = low, high
    picture = opened(tiff(values), "float.tif")
    exact = np.round((values.astype(np.float64) - low) / (high - low) * 65535)

    assert picture.depth == 16
    assert np.abs(picture.image.numpy()[..., 1] - exact).max() <= 1
    assert said in picture.notes[0]


def test_a_dark_float_picture_stays_dark() -> None:
    values = (gray() / np.float32(255 * 4)).astype(np.float32)

    assert opened(tiff(values), "dark.tif").image.numpy().max() < 65535 / 3.9


def test_what_is_not_a_number_is_black() -> None:
    values = (gray() / np.float32(255)).astype(np.float32)
    values[3, 4] = np.nan

    assert opened(tiff(values), "float.tif").image.numpy()[3, 4].tolist() == [0, 0, 0]


def test_infinite_values_are_refused() -> None:
    values = (gray() / np.float32(255)).astype(np.float32)
    values[3, 4] = np.inf

    with pytest.raises(BadInput, match=r"^float\.tif contains infinite values"):
        opened(tiff(values), "float.tif")


def test_a_plain_float_picture_is_not_divided_by_zero() -> None:
    assert opened(tiff(np.full((8, 8), 9, np.float32)), "plain.tif").image.numpy().shape == (8, 8, 3)


def test_whole_numbers_of_32_bits_are_scaled() -> None:
    values = gray(bits=16).astype(np.uint32) * 65537

    assert np.abs(opened(tiff(values), "deep.tif").image.numpy()[..., 0].astype(int) - gray(bits=16)).max() <= 1


@pytest.mark.parametrize(
    ("kind", "opaque"), [(np.float32, 1), (np.float16, 1), (np.uint32, 2**32 - 1), (np.int32, 2**31 - 1)]
)
def test_transparency_is_not_measured_by_the_range_of_the_colors(kind: type[np.generic], opaque: int) -> None:
    values = np.dstack([scene() / 255 * 20, alpha() / 255 * opaque]).astype(kind)
    picture = opened(tiff(values, extrasamples=["unassalpha"]), "layer.tif")
    colors = values[..., :3].astype(np.float64)
    measured = (colors - colors.min()) / np.ptp(colors) * 65535
    expected = np.where(alpha()[..., np.newaxis] > 0, measured, 65535)

    assert np.abs(picture.image.numpy() - expected).max() <= 1


def test_what_follows_the_colors_does_not_darken_them() -> None:
    infrared = np.full((HEIGHT, WIDTH, 1), 1000)
    values = np.dstack([scene() / 255, infrared]).astype(np.float32)
    picture = opened(tiff(values, extrasamples=["unspecified"]), "scan.tif")

    assert np.array_equal(in_eight_bits(picture), scene())
    assert picture.file.channels == "RGB + more"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (np.array([[0, 1]], np.float32), "1 as black and 0 as white"),
        (np.array([[0, 255]], np.int16), "255 as black and 0 as white"),
        (np.array([[0, 2**32 - 1]], np.uint32), "0 as black and 4.29497e+09 as white"),  # turned over by libvips
    ],
    ids=["float", "signed", "unsigned"],
)
def test_where_zero_is_white_the_picture_is_no_negative(values: NDArray[Any], said: str) -> None:
    picture = opened(tiff(values, photometric="miniswhite"), "scan.tif")

    assert picture.image.numpy()[..., 0].tolist() == [[65535, 0]]
    assert said in picture.notes[0]


@pytest.mark.parametrize(
    ("kind", "bits"), [(np.float64, 64), (np.uint64, 64), (np.complex64, 64), (np.complex128, 128)]
)
def test_numbers_that_nobody_reads_are_named_and_not_called_damage(kind: type[np.generic], bits: int) -> None:
    with pytest.raises(Unsupported, match=rf"^wide\.tif has {bits}-bit numbers .* Save it with 8 or 16 bits"):
        opened(tiff(gray().astype(kind), photometric="minisblack"), "wide.tif")


@pytest.mark.parametrize("bits", [10, 12, 24])
def test_numbers_that_fill_no_bytes_are_named_and_not_called_damage(bits: int) -> None:
    values = gray().astype(np.uint16 if bits < 16 else np.uint32)

    with pytest.raises(Unsupported, match=rf"^odd\.tif has {bits}-bit numbers"):
        opened(tiff(values, photometric="minisblack", bitspersample=bits), "odd.tif")


def test_complex_numbers_of_32_bits_are_not_called_damage() -> None:
    data = bytearray(tiff(gray().astype(np.float32), photometric="minisblack"))
    data[data.index(struct.pack("<HHI", 339, 3, 1)) + 8] = 5  # SampleFormat: two 16-bit numbers

    with pytest.raises(Unsupported, match=r"has 32-bit numbers of a kind"):
        opened(bytes(data))


def test_tiles_with_each_color_apart_are_named_and_not_called_damage() -> None:
    planes = np.ascontiguousarray(np.moveaxis(scene(), -1, 0))

    with pytest.raises(Unsupported, match=r"^scan\.tif has its colors in tiles of their own.* Save it without tiles"):
        opened(tiff(planes, photometric="rgb", planarconfig="separate", tile=(16, 16)), "scan.tif")


def test_kinds_of_color_that_nobody_converts_are_named() -> None:
    lab = tiff(scene(), photometric="cielab")

    with pytest.raises(Unsupported, match=r"^lab\.tif has colors of a kind"):
        opened(lab, "lab.tif")


# ----------------------------------------------------------------------------------------------------- orientation
def with_orientation(orientation: int, kind: str) -> bytes:
    exif = PillowImage.Exif()
    exif[274] = orientation
    return pillow(scene(), kind, exif=exif.tobytes(), **({"quality": 95} if kind == "JPEG" else {}))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_and_mirrored_as_pillow_does(orientation: int, kind: str) -> None:
    data = with_orientation(orientation, kind)
    upright = np.asarray(ImageOps.exif_transpose(PillowImage.open(io.BytesIO(data))))
    picture = opened(data)

    assert picture.file.orientation == orientation
    assert picture.file.size == Size(WIDTH, HEIGHT)
    assert picture.size == Size(*upright.shape[1::-1])
    assert np.abs(picture.image.numpy().astype(int) - upright).mean() < 0.5


@pytest.mark.parametrize("orientation", [0, 9, 77])
def test_an_orientation_that_means_nothing_is_upright(orientation: int) -> None:
    assert opened(with_orientation(orientation, "JPEG")).size == Size(WIDTH, HEIGHT)


def test_a_large_photo_on_its_side_is_turned_on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    data = with_orientation(6, "PNG")
    monkeypatch.setattr(native, "TURNED_IN_MEMORY", 0)

    assert np.array_equal(opened(data).image.numpy(), np.rot90(scene(), -1))


def test_turning_on_the_disk_ends_when_it_is_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "TURNED_IN_MEMORY", 0)
    monkeypatch.setattr(strips, "_PIXELS", 100)
    token = CancelToken(on_progress=lambda _: token.cancel())

    with pytest.raises(Cancelled):
        decode(source_from_bytes("photo", with_orientation(6, "PNG")), token=token)


def test_heic_turns_itself_and_is_not_turned_twice() -> None:
    exif = PillowImage.Exif()
    exif[274] = 6
    picture = opened(heic(scene(), exif=exif.tobytes().removeprefix(b"Exif\0\0"), quarter_turns=1), "a.heic")

    assert np.abs(picture.image.numpy().astype(int) - np.rot90(scene())).mean() < 3


# ----------------------------------------------------------------------------------------------------- profiles
def test_an_embedded_profile_is_converted() -> None:
    picture = opened(pillow(scene(), "PNG", icc_profile=linear_light_profile()))
    light = scene() / 255
    encoded = 255 * np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)

    assert picture.file.profile == "sRGB built-in"
    assert np.abs(picture.image.numpy() - encoded).max() < 1.5


def test_a_profile_that_shows_the_same_changes_no_bit() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    assert np.array_equal(opened(pillow(scene(), "PNG", icc_profile=profile)).image.numpy(), scene())


def test_the_picture_comes_in_the_profile_asked_for() -> None:
    picture = decode(source_from_bytes("photo", EVERY["rgb.png"]()), profile=P3)

    assert picture.profile is P3
    assert picture.image.numpy()[0, 0, 0] < scene()[0, 0, 0]  # P3's red is redder


@pytest.mark.parametrize("name", ["cmyk.jpg", "ycck.jpg", "cmyk.tif"])
def test_inks_without_a_profile_are_converted_by_a_common_one_and_that_is_said(name: str) -> None:
    picture = opened(EVERY[name](), name)

    assert np.corrcoef(in_eight_bits(picture).ravel(), scene().ravel())[0, 1] > 0.9
    assert picture.notes == ("The picture is in CMYK without a color profile: a common one for print is assumed.",)


def test_a_damaged_profile_of_a_png_is_said() -> None:
    whole = pillow(scene(), "PNG", icc_profile=SRGB.data)
    at = whole.index(b"iCCP") + 40
    damaged = whole[:at] + bytes(20) + whole[at + 20 :]

    assert "can't be read" in opened(damaged).notes[0]


def test_inks_with_a_profile_need_no_note() -> None:
    picture = opened(jpeg(cmyk(), cmyk=True, icc_profile=CMYK.data))

    assert picture.file.profile == "Chemical proof"
    assert picture.notes == ()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_an_unreadable_profile_is_said_and_srgb_assumed(kind: str) -> None:
    picture = opened(pillow(scene(), kind, icc_profile=b"no profile at all" * 20))

    assert picture.file.profile is None
    assert picture.notes == ("The embedded color profile can't be read: sRGB is assumed.",)
    assert np.array_equal(picture.image.numpy(), opened(pillow(scene(), kind)).image.numpy())


def test_a_profile_for_other_channels_is_said_and_srgb_assumed() -> None:
    picture = opened(jpeg(gray(), icc_profile=SRGB.data))

    assert picture.notes == ("The embedded color profile “sRGB” isn't for gray: sRGB is assumed.",)
    assert np.abs(picture.image.numpy()[..., 0].astype(int) - gray()).max() <= 2


# ----------------------------------------------------------------------------------------------------- metadata
@pytest.mark.parametrize(
    ("name", "dpi"), [("JPEG", (300, 200)), ("PNG", (300, 200)), ("TIFF", (300, 200)), ("BMP", (300, 200))]
)
def test_the_resolution_is_kept(name: str, dpi: tuple[int, int]) -> None:
    found = opened(pillow(scene(), name, dpi=dpi)).metadata.dpi

    assert found == pytest.approx(dpi, abs=0.05)


@pytest.mark.parametrize("name", ["rgb.jpg", "rgb.png", "rgb.tif", "rgb.webp", "rgb.avif", "rgb.gif", "rgb.ppm"])
def test_a_resolution_that_nobody_said_is_none(name: str) -> None:
    data = EVERY[name]() if name in EVERY else EVERY["lossless.webp"]()

    assert opened(data).metadata.dpi is None


@pytest.mark.parametrize("kind", ["WEBP", "AVIF"])
def test_the_resolution_in_exif_counts_where_the_format_has_none(kind: str) -> None:
    exif = PillowImage.Exif()
    exif[282], exif[283], exif[296] = 300.0, 300.0, 2

    assert opened(pillow(scene(), kind, exif=exif.tobytes())).metadata.dpi == (300, 300)


def test_exif_and_xmp_of_a_png_are_kept_as_bytes() -> None:
    exif = PillowImage.Exif()
    exif[270] = "on the bench"
    block = exif.tobytes().removeprefix(b"Exif\0\0")
    packet = b"XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>"
    found = opened(png(scene(), chunks=((b"eXIf", block), (b"iTXt", packet)))).metadata

    assert (found.exif, found.xmp) == (block, b"<x:xmpmeta/>")


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "AVIF"])
def test_exif_and_xmp_are_kept_as_bytes(kind: str) -> None:
    exif = PillowImage.Exif()
    exif[270] = "on the bench"
    block = exif.tobytes().removeprefix(b"Exif\0\0")
    found = opened(pillow(scene(), kind, exif=b"Exif\0\0" + block, xmp=b"<x:xmpmeta/>")).metadata

    assert found.exif == block
    assert found.xmp == b"<x:xmpmeta/>"


def test_iptc_is_taken_out_of_its_wrapping() -> None:
    records = b"\x1c\x02\x78\x00\x05Oma A"
    wrapped = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records
    data = jpeg()
    segment = b"\xff\xed" + struct.pack(">H", 2 + len(wrapped)) + wrapped

    assert opened(data[:2] + segment + data[2:]).metadata.iptc == records


def test_exif_that_is_none_is_left_out() -> None:
    assert opened(png(scene(), chunks=((b"eXIf", b"nothing of the kind"),))).metadata.exif is None


# ----------------------------------------------------------------------------------------------------- bad files
@pytest.mark.parametrize("name", [name for name in EVERY if name not in ("moving.gif", "two-pages.tif")])
@pytest.mark.parametrize("share", [0.05, 0.3, 0.8])
def test_a_truncated_file_is_refused_with_a_sentence(name: str, share: float) -> None:
    data = EVERY[name]()

    with pytest.raises(BadInput, match=r"damaged or incomplete|no picture"):
        read_to_the_end(data[: int(len(data) * share)], name)


def read_to_the_end(data: bytes, name: str) -> None:
    picture = decode(source_from_bytes(name, data))
    with reading(name):
        picture.image.avg()


def test_a_text_file_under_the_name_of_a_photo_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.jpg"
    path.write_text("Dear Anna, enclosed is the photo.")

    with pytest.raises(BadInput, match=r"^letter\.jpg is no picture"):
        read_source(path)


def png_header(width: int, height: int, *, interlaced: bool = False) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, int(interlaced))
    pixels = png_chunk(b"IDAT", zlib.compress(bytes(900)))
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + pixels + png_chunk(b"IEND", b"")


def tiff_header(width: int, height: int) -> bytes:
    small = tiff(gray(16, 16))
    return small.replace(struct.pack("<HHII", 256, 4, 1, 16), struct.pack("<HHII", 256, 4, 1, width)).replace(
        struct.pack("<HHII", 257, 4, 1, 16), struct.pack("<HHII", 257, 4, 1, height)
    )


def bmp_header(width: int, height: int) -> bytes:
    small = EVERY["rgb.bmp"]()
    return small[:18] + struct.pack("<ii", width, height) + small[26:]


def jpeg_header(width: int, height: int) -> bytes:
    small = jpeg()
    place = small.index(b"\xff\xc0")
    return small[: place + 5] + struct.pack(">HH", height, width) + small[place + 9 :]


def gif_header(width: int, height: int) -> bytes:
    small = EVERY["rgb.gif"]()
    size = struct.pack("<HH", width, height)
    return small[:6] + size + small[10:].replace(struct.pack("<HH", WIDTH, HEIGHT), size, 1)


def webp_header(width: int, height: int) -> bytes:
    extended = b"VP8X" + struct.pack("<I", 10) + bytes(4) + (width - 1).to_bytes(3, "little")
    extended += (height - 1).to_bytes(3, "little")
    body = b"WEBP" + extended + EVERY["lossless.webp"]()[12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def ppm_header(width: int, height: int) -> bytes:
    return b"P6\n%d %d\n255\n" % (width, height) + bytes(900)


ABSURD: dict[str, Callable[[], bytes]] = {
    "wide.png": lambda: png_header(2_000_000_000, 1),
    "large.png": lambda: png_header(100_000, 100_000),
    "interlaced.png": lambda: png_header(30_000, 30_000, interlaced=True),
    "large.tif": lambda: tiff_header(120_000, 120_000),
    "wide.tif": lambda: tiff_header(200_000, 10),
    "large.bmp": lambda: bmp_header(60_000, 60_000),
    "large.jpg": lambda: jpeg_header(65_000, 65_000),
    "larger than its bytes.jpg": lambda: jpeg_header(10_000, 10_000),
    "large.gif": lambda: gif_header(65_000, 65_000),
    "large.webp": lambda: webp_header(16_000_000, 200),
    "large.ppm": lambda: ppm_header(90_000, 90_000),
}


@pytest.mark.parametrize("name", ABSURD)
def test_absurd_dimensions_are_refused_from_the_header(name: str) -> None:
    with pytest.raises(ColorstudioError) as caught:
        opened(ABSURD[name](), name)

    assert caught.value.sentence.startswith(name)


@pytest.mark.parametrize("name", ["large.png", "large.tif", "large.bmp", "large.jpg", "large.gif", "large.ppm"])
def test_the_limit_is_named(name: str) -> None:
    with pytest.raises(BadInput, match=r"at most 131072 a side and \d+ million in all"):
        opened(ABSURD[name](), name)
