"""Camera raw with its developer, and the sentence that names it without."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest

from colorstudio.imaging.metadata.exif import parse
from colorstudio.imaging.metadata.tiff_tags import Tag
from colorstudio.imaging.readers.raw import load_raw
from colorstudio.imaging.readers.stored import Stored
from colorstudio.imaging.source import source_from_bytes
from colorstudio.support.errors import BadInput, OutOfMemory, Unsupported
from tests.samples.pictures import HEIGHT, WIDTH, dng, scene, tiff


@pytest.fixture
def developer() -> Any:
    return pytest.importorskip("rawpy")


def stored(data: bytes) -> Stored:
    return load_raw(source_from_bytes("photo.dng", data))


def test_without_its_developer_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rawpy", None)

    with pytest.raises(Unsupported, match=r"^To open camera raw photos, install .*'colorstudio\[raw\]'$"):
        stored(dng())


@pytest.mark.usefixtures("developer")
def test_a_negative_is_developed_in_sixteen_bits() -> None:
    found = stored(dng())
    pixels = found.image.numpy()

    assert (found.bits, found.image.format) == (16, "ushort")
    assert pixels.shape == (2 * HEIGHT, 2 * WIDTH, 3)
    assert np.corrcoef(pixels.ravel(), scene(2 * WIDTH, 2 * HEIGHT).ravel())[0, 1] > 0.95
    assert found.notes == ("Developed from camera raw with the white balance of the camera.",)


@pytest.mark.usefixtures("developer")
def test_what_the_camera_says_is_kept() -> None:
    block = parse(stored(dng()).metadata.exif)

    assert block is not None
    assert block.main.fields[Tag.UNIQUE_CAMERA_MODEL].value == b"Maker Model\0"


@pytest.mark.usefixtures("developer")
@pytest.mark.parametrize("data", [tiff(scene()), b"FUJIFILMCCD-RAW 0201" + bytes(500)], ids=["no raw", "no camera"])
def test_what_can_not_be_developed_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"^photo\.nef can't be developed"):
        load_raw(source_from_bytes("photo.nef", data))


def test_too_little_memory_is_no_fault_of_the_file(developer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise developer.LibRawUnsufficientMemoryError(b"Unsufficient memory")

    monkeypatch.setattr(developer, "imread", fails)

    with pytest.raises(OutOfMemory, match=r"not enough memory to open photo\.dng"):
        stored(dng())
