"""libvips is quiet, forgets nothing that a picture needs, opens only what it was asked to, and errs in our words."""

from __future__ import annotations

import gc
import logging
import threading
from pathlib import Path

import numpy as np
import pytest

from colorstudio.imaging import vips
from colorstudio.imaging.vips import Error, Image, Voices, explained, listening, opened, reading
from colorstudio.support.errors import BadInput, OutOfMemory
from tests.samples.pictures import EVERY, gray, jpeg, png, scene

LOGGER = logging.getLogger("pyvips")


def test_an_image_keeps_the_bytes_that_it_is_decoded_from() -> None:
    image = opened("pngload_source", memoryview(png(scene())), access="sequential").copy()
    gc.collect()
    others = [bytearray(len(png(scene()))) for _ in range(50)]  # would lie where the bytes were

    assert np.array_equal(image.numpy(), scene())
    assert len(others) == 50


@pytest.mark.parametrize("operation", ["csvload", "matrixload", "svgload", "vipsload"])
def test_what_nobody_asked_for_is_not_opened(tmp_path: Path, operation: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"1 2\n")

    with pytest.raises(Error, match="blocked"):
        getattr(Image, operation)(str(path))


def test_an_svg_is_not_opened_by_its_content() -> None:
    with pytest.raises(Error):
        Image.new_from_buffer(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "")


def test_warnings_are_heard_and_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    with listening() as heard:
        LOGGER.warning("VIPS: something is odd\n")

    assert heard == ["something is odd"]
    assert caplog.records == []


def test_a_warning_that_is_repeated_is_heard_once() -> None:
    with listening() as heard:
        LOGGER.warning("odd")
        LOGGER.warning("odd")

    assert heard == ["odd"]


def test_nobody_hears_what_is_said_before_or_after(caplog: pytest.LogCaptureFixture) -> None:
    LOGGER.warning("before")
    with listening() as heard:
        pass
    LOGGER.warning("after")

    assert heard == []
    assert caplog.records == []


def test_listening_nests() -> None:
    with listening() as outer, listening() as inner:
        LOGGER.warning("odd")

    assert inner == outer == ["odd"]


def test_a_listener_hears_its_own_thread_and_that_of_workers() -> None:
    def listen(heard_there: list[str]) -> None:
        with listening() as heard:
            ready.set()
            warned.wait()
            LOGGER.warning("there")
        heard_there.extend(heard)

    ready, warned = threading.Event(), threading.Event()
    there: list[str] = []
    thread = threading.Thread(target=listen, args=(there,))
    thread.start()
    ready.wait()
    with listening() as here:
        LOGGER.warning("here")
        worker = threading.Thread(target=LOGGER.warning, args=("worker",))
        worker.start()
        worker.join()
        warned.set()
        thread.join()

    assert here == ["here", "worker"]
    assert there == ["worker", "there"]


def test_who_listens_here_alone_hears_no_workers() -> None:
    with listening() as all_voices, listening(Voices.HERE) as here:
        worker = threading.Thread(target=LOGGER.warning, args=("worker",))
        worker.start()
        worker.join()
        LOGGER.warning("here")

    assert here == ["here"]
    assert all_voices == ["worker", "here"]


def test_a_truncated_file_is_explained_in_one_sentence() -> None:
    image = opened("jpegload_source", memoryview(jpeg()[:-300]), fail_on="truncated")

    with pytest.raises(BadInput, match=r"^oma\.jpg is damaged or incomplete") as caught, reading("oma.jpg"):
        image.avg()

    assert "premature end" in caught.value.detail


def test_the_words_of_libvips_are_not_repeated() -> None:
    assert explained(Error("message", "same\nsame\nother"), "a").detail.count("same") == 1


def test_too_little_memory_is_no_fault_of_the_file() -> None:
    error = Error("unable to write", "vips_tracked: out of memory --- size == 900MB")

    assert isinstance(explained(error, "a.tif"), OutOfMemory)


def test_too_little_memory_of_ours_is_no_fault_of_the_file_either() -> None:
    with pytest.raises(OutOfMemory, match=r"not enough memory to open a\.tif"), reading("a.tif"):
        raise MemoryError


def test_pixels_in_memory_are_used_where_they_are() -> None:
    pixels = gray()
    image = vips.image_in_memory(pixels.data.cast("B"), pixels.shape[1], pixels.shape[0], 1, band_format="uchar")

    assert np.array_equal(image.numpy(), pixels)


def test_a_profile_can_be_attached() -> None:
    image = opened("pngload_source", memoryview(EVERY["rgb.png"]()))

    assert vips.tagged(image, b"profile").get("icc-profile-data") == b"profile"
    assert not image.get_typeof("icc-profile-data")
