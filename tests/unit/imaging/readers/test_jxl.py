"""JPEG XL with its decoder, and the sentence that names it without."""

from __future__ import annotations

import struct
import sys
import tracemalloc
from typing import Any

import numpy as np
import pytest
from PIL import Image as PillowImage

from colorstudio.imaging.readers.jxl import load_jxl
from colorstudio.imaging.readers.stored import Alpha, Channels, Stored
from colorstudio.imaging.source import source_from_bytes
from colorstudio.support.errors import BadInput, OutOfMemory, Unsupported
from tests.samples.pictures import gray, rgba, scene

JXL_SIGNATURE = b"\0\0\0\x0cJXL \r\n\x87\n"


@pytest.fixture
def codec() -> Any:
    return pytest.importorskip("imagecodecs")


def stored(data: bytes) -> Stored:
    return load_jxl(source_from_bytes("photo.jxl", data))


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def test_without_its_decoder_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "imagecodecs", None)

    with pytest.raises(Unsupported, match=r"^To open JPEG XL, install its reader: pip install 'colorstudio\[jxl\]'$"):
        stored(b"\xff\x0a" + bytes(30))


@pytest.mark.parametrize("container", [False, True])
@pytest.mark.parametrize("bits", [8, 16])
def test_color_comes_to_the_bit(codec: Any, bits: int, container: bool) -> None:
    found = stored(codec.jpegxl_encode(scene(bits=bits), lossless=True, usecontainer=container))

    assert (found.bits, found.channels, found.alpha) == (bits, Channels.RGB, Alpha.NONE)
    assert np.array_equal(found.image.numpy(), scene(bits=bits))
    assert found.notes == ("The color profile of a JPEG XL isn't read: sRGB is assumed.",)


def test_gray_and_transparency_are_told(codec: Any) -> None:
    of_gray = stored(codec.jpegxl_encode(gray(), lossless=True))
    of_both = stored(codec.jpegxl_encode(rgba(), lossless=True))

    assert (of_gray.channels, of_gray.alpha) == (Channels.GRAY, Alpha.NONE)
    assert (of_both.channels, of_both.alpha) == (Channels.RGB, Alpha.COVERAGE)


def test_floats_are_scaled_and_that_is_said(codec: Any) -> None:
    found = stored(codec.jpegxl_encode((scene() / np.float32(255)).astype(np.float32), lossless=True))

    assert (found.bits, found.image.format, len(found.notes)) == (32, "ushort", 2)


def test_metadata_is_taken_from_its_boxes_packed_or_not(codec: Any) -> None:
    exif = PillowImage.Exif()
    exif[270] = "on the bench"
    block = exif.tobytes().removeprefix(b"Exif\0\0")
    data = codec.jpegxl_encode(scene(), lossless=True, usecontainer=True)
    packed = b"xml " + codec.brotli_encode(b"<x:xmpmeta/>")
    found = stored(data + box(b"Exif", bytes(4) + block) + box(b"brob", packed)).metadata

    assert (found.exif, found.xmp) == (block, b"<x:xmpmeta/>")


def test_packed_metadata_that_can_not_be_unpacked_is_left_out(codec: Any) -> None:
    data = codec.jpegxl_encode(scene(), lossless=True, usecontainer=True)

    assert stored(data + box(b"brob", b"xml \xff\xff\xff\xff")).metadata.xmp is None


@pytest.mark.parametrize("size", [(8, 8), (48, 32), (100, 300), (1000, 3000), (20, 5), (640, 480), (16, 9), (513, 255)])
def test_sizes_of_all_spellings_are_read_from_the_header(
    codec: Any, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the bound just below the picture it is refused, with the bound at it it opens."""
    width, height = size
    data = codec.jpegxl_encode(np.zeros((height, width, 3), np.uint8), lossless=True)
    monkeypatch.setattr("colorstudio.imaging.readers.jxl.MOST_AT_ONCE", width * height)
    assert stored(data).image.width == width

    monkeypatch.setattr("colorstudio.imaging.readers.jxl.MOST_AT_ONCE", width * height - 1)
    with pytest.raises(BadInput, match=f"says that it has {width} × {height} pixels"):
        stored(data)


@pytest.mark.usefixtures("codec")
@pytest.mark.parametrize("length", [0, 1, 9])
def test_boxes_that_lie_about_their_length_are_no_picture(length: int) -> None:
    data = JXL_SIGNATURE + struct.pack(">I4s", length, b"jxlc") + bytes(7)

    with pytest.raises(BadInput):
        stored(data)


@pytest.mark.usefixtures("codec")
@pytest.mark.parametrize("kinds", [1, 1 << 20], ids=["the same", "all different"])
def test_a_file_of_nothing_but_empty_boxes_takes_no_memory_for_each(kinds: int) -> None:
    numbers = np.arange(1 << 20) % kinds
    boxes = np.column_stack([np.full(1 << 20, 8), numbers]).astype(">u4").tobytes()
    source = source_from_bytes("photo.jxl", JXL_SIGNATURE + boxes)
    tracemalloc.start()
    try:
        with pytest.raises(BadInput):
            load_jxl(source)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert most < 8 << 20


def test_of_boxes_of_a_kind_the_first_counts(codec: Any) -> None:
    data = codec.jpegxl_encode(scene(), lossless=True, usecontainer=True)

    assert stored(data + box(b"xml ", b"<first/>") + box(b"xml ", b"<second/>")).metadata.xmp == b"<first/>"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_truncated_file_is_refused(codec: Any, share: float) -> None:
    data = codec.jpegxl_encode(scene(), lossless=True)

    with pytest.raises(BadInput, match=r"^photo\.jxl is damaged or incomplete"):
        stored(data[: int(share * len(data))])


def test_too_little_memory_is_no_fault_of_the_file(codec: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise MemoryError

    data = codec.jpegxl_encode(scene(), lossless=True)
    monkeypatch.setattr(codec, "jpegxl_decode", fails)

    with pytest.raises(OutOfMemory, match=r"not enough memory to open photo\.jxl"):
        stored(data)
