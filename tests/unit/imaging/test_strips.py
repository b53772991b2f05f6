"""An image comes in strips, whole and in order; what their receiver raises comes through libvips."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from colorstudio.imaging import strips
from colorstudio.imaging.strips import for_each_strip, settled
from colorstudio.imaging.vips import Error, Image, opened
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput, Cancelled
from tests.samples.pictures import png, scene


@pytest.fixture(params=[48, 100, 48 * 7, 1 << 20], ids=["a row", "two rows", "seven rows", "all"])
def strips_of(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    pixels: int = request.param
    monkeypatch.setattr(strips, "_PIXELS", pixels)
    return max(1, pixels // 48)


@pytest.mark.usefixtures("strips_of")
@pytest.mark.parametrize("bits", [8, 16])
def test_the_strips_are_the_image(bits: int) -> None:
    seen: list[tuple[int, NDArray[Any]]] = []
    image = opened("pngload_source", memoryview(png(scene(bits=bits))), access="sequential")
    for_each_strip(image, lambda top, strip: seen.append((top, strip.copy())), token=CancelToken())

    assert np.array_equal(np.concatenate([strip for _, strip in seen]), scene(bits=bits))
    assert [top for top, _ in seen] == np.cumsum([0, *(len(strip) for _, strip in seen)])[:-1].tolist()


def test_strips_are_the_image_where_libvips_writes_less_than_one_at_a_time() -> None:
    tall = np.random.default_rng(73).integers(0, 256, (9000, 100, 3), dtype=np.uint8)
    seen: list[NDArray[Any]] = []
    image = opened("pngload_source", memoryview(png(tall)), access="sequential")
    for_each_strip(image, lambda _, strip: seen.append(strip.copy()), token=CancelToken())

    assert np.array_equal(np.concatenate(seen), tall)


def test_every_strip_but_the_last_is_as_high_as_the_first(strips_of: int) -> None:
    heights: list[int] = []
    for_each_strip(Image.new_from_array(scene()), lambda _, strip: heights.append(len(strip)), token=CancelToken())

    assert set(heights[:-1]) <= {min(strips_of, 32)}
    assert sum(heights) == 32


@pytest.mark.usefixtures("strips_of")
def test_progress_grows_to_the_whole() -> None:
    told: list[float] = []
    for_each_strip(Image.new_from_array(scene()), lambda *_: None, token=CancelToken(on_progress=told.append))

    assert told == sorted(told)
    assert told[-1] == 1.0


def test_cancelling_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strips, "_PIXELS", 48)
    token = CancelToken()
    seen: list[int] = []

    def receive(top: int, _: NDArray[Any]) -> None:
        seen.append(top)
        token.cancel()

    with pytest.raises(Cancelled):
        for_each_strip(Image.new_from_array(scene()), receive, token=token)

    assert seen == [0]


@pytest.mark.parametrize("error", [BadInput("No."), OSError(28, "No space left"), MemoryError()])
def test_what_the_receiver_raises_comes_through(error: Exception) -> None:
    def receive(_top: int, _strip: NDArray[Any]) -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        for_each_strip(Image.new_from_array(scene()), receive, token=CancelToken())

    assert caught.value is error


def test_a_damaged_file_is_an_error_of_libvips() -> None:
    image = opened("pngload_source", memoryview(png(scene())[:-300]), fail_on="truncated")

    with pytest.raises(Error):
        for_each_strip(image, lambda *_: None, token=CancelToken())


@pytest.mark.parametrize("bits", [8, 16])
def test_what_is_settled_can_be_had_in_any_order(bits: int) -> None:
    image = opened("pngload_source", memoryview(png(scene(bits=bits))), access="sequential")
    found = settled(image, token=CancelToken())

    assert found.interpretation == image.interpretation
    assert np.array_equal(found.crop(0, 20, 48, 12).numpy(), scene(bits=bits)[20:])
    assert np.array_equal(found.crop(0, 0, 48, 3).numpy(), scene(bits=bits)[:3])
