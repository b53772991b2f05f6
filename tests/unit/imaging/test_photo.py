"""A photo keeps lightness, as exact as it was, whatever happens to the file that it came from."""

from __future__ import annotations

import gc
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from skimage.color import rgb2lab

from colorstudio.imaging import lightness as module
from colorstudio.imaging.formats import Format
from colorstudio.imaging.photo import Photo, open_photo
from colorstudio.imaging.source import read_source, source_from_bytes
from colorstudio.imaging.tone import Tone
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput, Cancelled
from colorstudio.support.geometry import Size
from tests.samples.pictures import EVERY, gray, jpeg, pillow, png, scene, tiff


def opened(data: bytes, name: str = "photo") -> Photo:
    return open_photo(source_from_bytes(name, data), token=CancelToken())


@pytest.fixture(params=["in memory", "on the disk"])
def where(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "on the disk":
        monkeypatch.setattr(module, "IN_MEMORY", 0)
    place: str = request.param
    return place


@pytest.mark.usefixtures("where")
@pytest.mark.parametrize("bits", [8, 16])
def test_lightness_is_that_of_the_picture(bits: int) -> None:
    photo = opened(png(scene(bits=bits)))
    exact = rgb2lab(scene(bits=bits))[..., 0]

    assert photo.depth == bits
    assert photo.size == Size(48, 32)
    assert np.abs(photo.rows(0, 32) - exact).max() < 2e-3


@pytest.mark.usefixtures("where")
def test_rows_are_float32_from_top_to_before_bottom() -> None:
    photo = opened(png(scene()))
    part = photo.rows(5, 9)

    assert part.dtype == np.float32
    assert part.shape == (4, 48)
    assert np.array_equal(part, photo.rows(0, 32)[5:9])


@pytest.mark.usefixtures("where")
def test_white_is_100_and_black_is_0() -> None:
    photo = opened(png(np.array([[0, 255]], np.uint8)))

    assert photo.rows(0, 1) == pytest.approx(np.array([[0, 100]]), abs=1e-3)


def test_lightness_on_the_disk_has_two_bytes(where: str) -> None:
    assert opened(png(scene())).lightness.dtype == (np.uint16 if where == "on the disk" else np.float32)


@pytest.mark.usefixtures("where")
def test_lightness_can_not_be_changed() -> None:
    photo = opened(png(scene()))

    with pytest.raises(ValueError, match="read-only"):
        photo.lightness[0, 0] = 0


@pytest.mark.parametrize("name", EVERY)
def test_every_format_opens(name: str) -> None:
    photo = opened(EVERY[name](), name)

    assert photo.size == Size(48, 32)
    assert 0 <= photo.rows(0, 32).min() <= photo.rows(0, 32).max() <= 100


@pytest.mark.usefixtures("where")
def test_a_source_that_is_deleted_later_hurts_nobody(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(png(scene()))
    photo = open_photo(read_source(path), token=CancelToken())
    path.unlink()

    assert photo.rows(0, 32).mean() > 0
    assert bytes(photo.source.data) == png(scene())


def mapped_from_the_cache() -> bool:
    return os.environ["XDG_CACHE_HOME"] in Path("/proc/self/maps").read_text()


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="needs a list of mapped files")
def test_a_photo_on_the_disk_is_gone_with_its_last_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "IN_MEMORY", 0)
    photos = [opened(png(scene()))]
    before = mapped_from_the_cache()
    photos.clear()
    gc.collect()

    assert (before, mapped_from_the_cache()) == (True, False)


def test_photos_can_be_opened_at_the_same_time() -> None:
    names = sorted(EVERY)
    alone = [opened(EVERY[name](), name) for name in names]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda name: opened(EVERY[name](), name), names * 3))

    for one, other in zip(alone * 3, together, strict=True):
        assert np.array_equal(one.lightness, other.lightness)
        assert one.notes == other.notes


def test_what_the_file_says_is_kept() -> None:
    photo = opened(pillow(scene(), "JPEG", dpi=(300, 300), xmp=b"<x:xmpmeta/>"), "a.jpg")

    assert photo.file.format is Format.JPEG
    assert photo.metadata.dpi == pytest.approx((300, 300))
    assert photo.metadata.xmp == b"<x:xmpmeta/>"
    assert photo.notes == ()


def test_notes_of_decoding_are_kept() -> None:
    assert len(opened(EVERY["cmyk.jpg"]()).notes) == 1


@pytest.mark.parametrize(("data", "tone"), [(png(gray()), Tone.GRAY), (png(scene()), Tone.COLOR)])
def test_the_tone_is_told(data: bytes, tone: Tone) -> None:
    assert opened(data).tone is tone


def test_a_photo_with_a_faulty_stretch_opens_and_that_is_said() -> None:
    data = jpeg()
    scan = data.index(b"\xff\xda")
    photo = opened(data[:scan] + b"abc" + data[scan:], "old.jpg")

    assert photo.notes == ("old.jpg is damaged in places: what could be read is shown.",)


@pytest.mark.usefixtures("where")
@pytest.mark.parametrize("name", ["rgb.jpg", "rgb.png", "tiled.tif", "rgb.avif"])
def test_a_truncated_photo_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(BadInput, match=f"^{name} is damaged or incomplete"):
        opened(EVERY[name]()[:-200], name)


@pytest.mark.usefixtures("where")
def test_opening_ends_when_it_is_cancelled() -> None:
    token = CancelToken()
    token.cancel()

    with pytest.raises(Cancelled):
        open_photo(source_from_bytes("photo", png(scene())), token=token)


def test_progress_is_told_to_the_end() -> None:
    told: list[float] = []
    open_photo(source_from_bytes("photo", tiff(gray(2000, 1100))), token=CancelToken(on_progress=told.append))

    assert told[0] == 0
    assert len(told) > 2
    assert told[-1] == 1
