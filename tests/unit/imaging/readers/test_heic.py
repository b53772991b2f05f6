"""HEIC comes upright, with all its bits and what it says beside the pixels."""

from __future__ import annotations

import numpy as np
import pi_heif
import pytest
from PIL import Image as PillowImage

from colorstudio.imaging.readers.heic import load_heic
from colorstudio.imaging.readers.stored import Channels, Stored
from colorstudio.imaging.source import source_from_bytes
from colorstudio.support.errors import BadInput, OutOfMemory
from tests.samples.heic import heic
from tests.samples.pictures import linear_light_profile, scene


def stored(data: bytes) -> Stored:
    return load_heic(source_from_bytes("photo.heic", data))


@pytest.mark.parametrize(("bits", "band_format"), [(8, "uchar"), (10, "ushort"), (12, "ushort")])
def test_all_bits_come_and_fill_the_range(bits: int, band_format: str) -> None:
    found = stored(heic(scene(bits=bits), bits=bits))
    top = 255 if bits == 8 else 65535

    assert (found.bits, found.image.format, found.channels) == (bits, band_format, Channels.RGB)
    assert found.image.numpy().max() == top
    assert np.abs(found.image.numpy() / top - scene(bits=bits) / (2**bits - 1)).mean() < 0.011


def test_metadata_and_profile_come_as_bytes() -> None:
    exif = PillowImage.Exif()
    exif[270], exif[282], exif[283], exif[296] = "on the bench", 300.0, 300.0, 2
    block = exif.tobytes().removeprefix(b"Exif\0\0")
    found = stored(heic(scene(), exif=block, xmp=b"<x:xmpmeta/>", icc=linear_light_profile()))

    assert found.metadata.exif == block
    assert found.metadata.xmp == b"<x:xmpmeta/>"
    assert found.metadata.dpi == pytest.approx((300, 300))
    assert found.icc == linear_light_profile()


def test_what_is_no_exif_is_left_out() -> None:
    assert stored(heic(scene(), exif=b"nothing of the kind")).metadata.exif is None


def test_without_metadata_there_is_none() -> None:
    found = stored(heic(scene()))

    assert (found.metadata.exif, found.metadata.xmp, found.icc, found.notes) == (None, None, None, ())


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_the_picture_is_turned_as_the_file_asks(turns: int) -> None:
    found = stored(heic(scene(), quarter_turns=turns))

    assert found.orientation == 1
    assert np.abs(found.image.numpy().astype(int) - np.rot90(scene(), turns)).mean() < 3


@pytest.mark.parametrize("share", [0.1, 0.4, 0.9])
def test_a_truncated_file_is_refused(share: float) -> None:
    data = heic(scene())

    with pytest.raises(BadInput, match=r"^photo\.heic is damaged or incomplete"):
        stored(data[: int(share * len(data))])


def test_too_little_memory_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pi_heif, "open_heif", fails)

    with pytest.raises(OutOfMemory, match=r"not enough memory to open photo\.heic"):
        stored(heic(scene()))
