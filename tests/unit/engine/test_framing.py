"""The frame."""

import numpy as np
import pytest

from colorstudio.document.frame import Frame
from colorstudio.engine.framing import framed
from colorstudio.imaging import lightness as module
from colorstudio.support.geometry import PhotoPoint, PhotoRect, Size
from tests.samples.sheets import photo_of, soft_gray

PHOTO = photo_of(soft_gray((30, 50)))


def lightness(frame: Frame) -> np.ndarray:
    photo = framed(PHOTO, frame).photo
    return photo.rows(0, photo.size.height)


def test_without_a_frame_the_photo_is_itself() -> None:
    assert framed(PHOTO, Frame()).photo is PHOTO


def test_a_crop_shows_its_pixels() -> None:
    shown = lightness(Frame(crop=PhotoRect(10, 5, 40, 25)))
    assert np.array_equal(shown, PHOTO.lightness[5:25, 10:40])


def test_a_crop_is_rounded_to_pixels_and_ends_with_the_photo() -> None:
    assert framed(PHOTO, Frame(crop=PhotoRect(-8.5, 4.6, 99, 12.4))).photo.size == Size(50, 7)
    assert framed(PHOTO, Frame(crop=PhotoRect(80, 80, 99, 99))).photo.size == Size(1, 1)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_quarter_turn_is_clockwise_and_moves_whole_pixels(turns: int) -> None:
    assert np.array_equal(lightness(Frame(quarter_turns=turns)), np.rot90(PHOTO.lightness, -turns))


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("degrees", [0.0, 7.0, -12.0])
def test_a_place_is_carried_to_where_its_pixel_went(turns: int, degrees: float) -> None:
    gray = np.zeros((40, 60), np.uint8)
    gray[18:21, 24:27] = 255
    seen = framed(photo_of(gray), Frame(degrees, PhotoRect(6, 3, 52, 37), turns))
    x, y = seen.placement((seen.photo.size.height, seen.photo.size.width)).points([PhotoPoint(25.5, 19.5)])[0]
    brightest = np.argwhere(seen.photo.lightness > 50).mean(axis=0) + 0.5
    assert brightest == pytest.approx([y, x], abs=0.2)


def test_straightening_turns_clockwise_around_the_middle() -> None:
    gray = np.zeros((41, 41), np.uint8)
    gray[20, 36] = 255
    brightest = framed(photo_of(gray), Frame(30.0)).photo.lightness.argmax()
    assert divmod(int(brightest), 41) == (28, 34)  # 16 to the right becomes 16 sin 30° down, 16 cos 30° to the right


def test_straightening_there_and_back_is_nearly_the_photo() -> None:
    there = framed(PHOTO, Frame(3.0)).photo
    back = framed(there, Frame(-3.0)).photo.lightness
    assert np.abs(back - PHOTO.lightness)[4:-4, 4:-4].max() < 0.3  # a cubic of a soft picture


@pytest.mark.parametrize("degrees", [0.0, 2.0])
def test_a_large_photo_is_framed_on_the_disk_alike(degrees: float, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = Frame(degrees, PhotoRect(3, 4, 45, 28), 1)
    expected = lightness(frame)
    monkeypatch.setattr(module, "IN_MEMORY", 0)
    photo = framed(photo_of(soft_gray((30, 50))), frame).photo
    assert photo.lightness.dtype == np.uint16
    assert photo.rows(0, photo.size.height) == pytest.approx(expected, abs=0.002)  # steps of 100 / 65535
