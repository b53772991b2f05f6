"""What Pillow reads for us: its modes become gray, RGB or inks of 8 or 16 bits, and it is told apart what failed."""

from __future__ import annotations

import io
import warnings
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image as PillowImage

from colorstudio.imaging.readers import by_pillow
from colorstudio.imaging.readers.by_pillow import load_by_pillow
from colorstudio.imaging.readers.stored import Alpha, Channels, Stored
from colorstudio.imaging.source import source_from_bytes
from colorstudio.support.errors import BadInput, OutOfMemory
from tests.samples.pictures import EVERY, gray, pillow, rgba, scene


def stored(data: bytes, name: str = "photo.tga") -> Stored:
    return load_by_pillow(source_from_bytes(name, data))


def ppm(pixels: NDArray[Any], white: int) -> bytes:
    kind = b"P6" if pixels.ndim == 3 else b"P5"
    height, width = pixels.shape[:2]
    return kind + b"\n%d %d\n%d\n" % (width, height, white) + pixels.astype(">u2" if white > 255 else "u1").tobytes()


@pytest.mark.parametrize("kind", ["BMP", "TGA", "SGI", "JPEG2000", "PPM", "QOI", "PCX"])
def test_color_comes_to_the_bit(kind: str) -> None:
    found = stored(pillow(scene(), kind))

    assert (found.channels, found.alpha, found.bits) == (Channels.RGB, Alpha.NONE, 8)
    assert np.array_equal(found.image.numpy(), scene())


@pytest.mark.parametrize("kind", ["BMP", "TGA", "SGI", "JPEG2000", "PPM"])
def test_gray_comes_to_the_bit(kind: str) -> None:
    found = stored(pillow(gray(), kind))

    assert found.channels is Channels.GRAY
    assert np.array_equal(found.image.numpy(), gray())


def test_large_pictures_go_by_way_of_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_pillow, "IN_MEMORY", 0)
    monkeypatch.setattr(by_pillow, "_ROWS", 7)

    assert np.array_equal(stored(pillow(scene(), "BMP")).image.numpy(), scene())


def test_one_bit_is_black_and_white() -> None:
    found = stored(pillow(gray(), "BMP", convert="1"))

    assert (found.channels, found.bits) == (Channels.GRAY, 1)
    assert np.unique(found.image.numpy()).tolist() == [0, 255]


def test_a_palette_is_looked_up() -> None:
    data = pillow(scene(), "BMP", convert="P")
    found = stored(data)

    assert found.channels is Channels.PALETTE
    assert np.array_equal(found.image.numpy(), np.asarray(PillowImage.open(io.BytesIO(data)).convert("RGB")))


def test_transparency_is_kept() -> None:
    found = stored(pillow(rgba(), "TGA"))

    assert found.alpha is Alpha.COVERAGE
    assert np.array_equal(found.image.numpy(), rgba())


def test_gray_with_transparency_is_kept() -> None:
    found = stored(pillow(rgba(), "TGA", convert="LA"))

    assert (found.channels, found.alpha, found.image.bands) == (Channels.GRAY, Alpha.COVERAGE, 2)


def test_inks_are_kept() -> None:
    found = stored(pillow(scene(), "JPEG2000", convert="CMYK"))

    assert (found.channels, found.image.interpretation, found.image.bands) == (Channels.CMYK, "cmyk", 4)


@pytest.mark.parametrize("kind", ["PPM", "JPEG2000"])
def test_gray_of_sixteen_bits_comes_to_the_bit(kind: str) -> None:
    data = ppm(gray(bits=16), 65535) if kind == "PPM" else pillow(gray(bits=16), kind)
    found = stored(data)

    assert (found.bits, found.image.format, found.image.interpretation) == (16, "ushort", "grey16")
    assert np.array_equal(found.image.numpy(), gray(bits=16))


def test_color_of_sixteen_bits_in_a_ppm_is_read_in_eight_and_that_is_said() -> None:
    found = stored(ppm(scene(bits=16), 65535))

    assert found.bits == 8
    assert found.notes == ("Of a 16-bit color PPM 8 bits are read: save it as PNG or TIFF to keep all.",)


def test_color_of_eight_bits_in_a_ppm_needs_no_note() -> None:
    assert stored(ppm(scene(), 255)).notes == ()


def test_floats_are_scaled_and_that_is_said() -> None:
    values = (gray() / 255).astype("<f4")
    found = stored(b"Pf\n48 32\n-1.0\n" + values[::-1].tobytes())

    assert (found.bits, found.image.format) == (32, "ushort")
    assert "0 as black and 1 as white" in found.notes[0]


def test_the_resolution_is_kept() -> None:
    assert stored(pillow(scene(), "BMP", dpi=(300, 300))).metadata.dpi == pytest.approx((300, 300), abs=0.02)


def test_a_resolution_of_zero_is_none() -> None:
    data = pillow(scene(), "PCX")

    assert stored(data[:12] + bytes(4) + data[16:]).metadata.dpi is None


def test_a_photoshop_file_is_opened_flat_and_that_is_said() -> None:
    header = b"8BPS\0\x01" + bytes(6) + (3).to_bytes(2, "big") + (32).to_bytes(4, "big") + (48).to_bytes(4, "big")
    planes = np.moveaxis(scene(), -1, 0).tobytes()
    found = stored(header + (8).to_bytes(2, "big") + (3).to_bytes(2, "big") + bytes(12) + bytes(2) + planes, "a.psd")

    assert np.array_equal(found.image.numpy(), scene())
    assert found.notes == ("Of a Photoshop file the flattened picture is opened, without layers and metadata.",)


def test_no_warning_of_pillow_gets_through() -> None:
    large = b"P5\n12000 12000\n255\n"

    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        with pytest.raises(BadInput):
            stored(large)

    assert heard == []


def test_what_pillow_does_not_know_is_no_picture() -> None:
    with pytest.raises(BadInput, match=r"^letter\.tga is no picture that can be opened here"):
        stored(b"Dear Anna, enclosed is the photo.", "letter.tga")


def test_other_formats_that_pillow_knows_are_not_tried() -> None:
    with pytest.raises(BadInput, match="is no picture"):
        stored(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "a.tga")


@pytest.mark.parametrize("name", ["rgb.bmp", "gray.pgm", "rgb.tga", "rgb.jp2"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_truncated_files_are_refused(name: str, share: float) -> None:
    data = EVERY[name]()

    with pytest.raises(BadInput, match=r"damaged or incomplete|no picture"):
        stored(data[: int(share * len(data))], name)


def test_too_little_memory_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(PillowImage, "open", fails)

    with pytest.raises(OutOfMemory, match=r"^photo\.bmp|not enough memory to open photo\.bmp"):
        stored(EVERY["rgb.bmp"](), "photo.bmp")
