"""Profiles are told apart by what they show; unusable ones are noticed before libvips silently takes another."""

from __future__ import annotations

import io
import logging
import struct
import tempfile
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PillowImage
from PIL import ImageCms

from colorstudio.imaging.profiles import CMYK, P3, SRGB, Profile, are_alike, converted, profile_from, profile_of
from colorstudio.imaging.vips import Image
from colorstudio.support.errors import BadInput, CannotWrite
from tests.samples.pictures import cmyk, gray, linear_light_profile, scene

SRGB_BY_LCMS = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def linear() -> Profile:
    profile = profile_of(linear_light_profile())
    assert profile is not None
    return profile


def gray_profile(gamma: float) -> bytes:
    """An ICC profile for gray, by hand: a header, a white point, a curve and a name."""
    white = b"XYZ \0\0\0\0" + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + bytes(2)
    name = b"desc\0\0\0\0" + struct.pack(">I", 10) + b"Dot gain?\0" + bytes(8 + 3 + 67 + 3)
    tags = ((b"wtpt", white), (b"kTRC", curve), (b"desc", name))
    place = 128 + 4 + 12 * len(tags)
    table = struct.pack(">I", len(tags))
    for kind, data in tags:
        table += kind + struct.pack(">II", place, len(data))
        place += len(data)
    header = struct.pack(">I4sI4s4s4s12x4s", place, b"lcms", 0x02100000, b"mntr", b"GRAY", b"XYZ ", b"acsp")
    header += bytes(28) + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    return header + bytes(128 - len(header)) + table + b"".join(data for _, data in tags)


@pytest.mark.parametrize(("profile", "name"), [(SRGB, "sRGB"), (P3, "Display P3")])
def test_the_profiles_at_hand_are_usable(profile: Profile, name: str) -> None:
    assert profile.name == name
    assert profile_of(profile.data) is not None
    assert profile.channels == 3


def test_a_profile_is_named_as_it_names_itself() -> None:
    found = profile_of(SRGB_BY_LCMS)

    assert found is not None
    assert found.name == "sRGB built-in"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"profile",
        bytes(400),
        SRGB.data[:128],
        SRGB.data[:300],
        SRGB.data[:36] + b"xxxx" + SRGB.data[40:],
        SRGB.data[:128] + b"\xff" * 200,
        SRGB.data.replace(b"rXYZ", b"xXYZ"),
        LAB,
    ],
    ids=["empty", "text", "zeros", "header", "truncated", "no signature", "garbage", "no red", "not of a device"],
)
def test_what_is_no_usable_profile_is_none(data: bytes) -> None:
    assert profile_of(data) is None


def test_a_profile_is_not_judged_by_what_another_thread_says() -> None:
    def complain() -> None:
        while not judged.is_set():
            logging.getLogger("pyvips").warning("corrupt profile")
            complained.set()

    judged, complained = threading.Event(), threading.Event()
    other = threading.Thread(target=complain)
    other.start()
    complained.wait()
    try:
        found = [profile_of(P3.data) for _ in range(20)]
    finally:
        judged.set()
        other.join()

    assert None not in found


def test_profiles_for_print_and_gray_are_known_by_their_channels() -> None:
    gray_one = profile_of(gray_profile(1.8))

    assert CMYK.channels == 4
    assert gray_one is not None
    assert (gray_one.name, gray_one.channels) == ("Dot gain?", 1)


def test_profiles_that_show_the_same_are_alike() -> None:
    by_lcms = profile_of(SRGB_BY_LCMS)

    assert by_lcms is not None
    assert by_lcms.data != SRGB.data
    assert are_alike(by_lcms, SRGB)


@pytest.mark.parametrize("other", [P3, CMYK])
def test_profiles_that_show_something_else_are_not_alike(other: Profile) -> None:
    assert not are_alike(SRGB, other)


@pytest.mark.parametrize("bits", [8, 16])
def test_between_profiles_that_are_alike_no_bit_changes(bits: int) -> None:
    by_lcms = profile_of(SRGB_BY_LCMS)
    assert by_lcms is not None

    assert np.array_equal(converted(picture(bits), by_lcms, SRGB).numpy(), scene(bits=bits))


def test_a_conversion_agrees_with_littlecms_in_pillow() -> None:
    found = converted(picture(8), linear(), SRGB).numpy().astype(int)
    transform = ImageCms.buildTransform(
        io.BytesIO(linear_light_profile()),
        ImageCms.createProfile("sRGB"),
        "RGB",
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    expected = ImageCms.applyTransform(PillowImage.fromarray(scene()), transform)

    assert np.abs(found - np.asarray(expected)).max() <= 1


@pytest.mark.parametrize("bits", [8, 16])
def test_a_profile_of_a_file_is_a_target_too(bits: int) -> None:
    found = converted(picture(bits), SRGB, linear()).numpy() / (2**bits - 1)
    encoded = scene() / 255
    expected = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)

    assert np.abs(found - expected).max() < 0.01


def test_sixteen_bits_stay_sixteen_and_eight_stay_eight() -> None:
    wide, narrow = (converted(picture(bits), linear(), SRGB) for bits in (16, 8))

    assert (wide.format, wide.interpretation) == ("ushort", "rgb16")
    assert (narrow.format, narrow.interpretation) == ("uchar", "srgb")
    # In linear light half the numbers lie above 188: steps of 8 bits would show.
    assert len(np.unique(wide.numpy())) > len(np.unique(narrow.numpy())) > 50


def test_there_and_back_is_the_same_within_half_a_step_of_eight_bits() -> None:
    there = converted(picture(16), SRGB, P3)
    back = converted(there, P3, SRGB).numpy().astype(int)

    assert np.abs(back - scene(bits=16)).mean() < 20
    assert np.percentile(np.abs(back - scene(bits=16)), 99) < 128


@pytest.mark.parametrize("source", [SRGB, profile_of(gray_profile(1.8))], ids=["none", "gray"])
@pytest.mark.parametrize("bits", [8, 16])
def test_gray_stays_gray_to_the_bit(bits: int, source: Profile) -> None:
    single = Image.new_from_array(gray(bits=bits)).copy(interpretation="grey16" if bits == 16 else "b-w")
    found = converted(single, source, SRGB).numpy()

    assert found.shape == (*gray().shape, 3)
    assert np.array_equal(found[..., 0], found[..., 1])
    assert np.array_equal(found[..., 0], found[..., 2])


def test_gray_without_a_profile_is_not_touched() -> None:
    found = converted(Image.new_from_array(gray()), SRGB, P3)

    assert np.array_equal(found.numpy()[..., 0], gray())


def test_the_curve_of_a_gray_profile_is_undone() -> None:
    profile = profile_of(gray_profile(1.8))
    assert profile is not None
    found = converted(Image.new_from_array(gray()), profile, SRGB).numpy()[..., 0]
    linear_light = (gray() / 255) ** 1.8
    expected = 255 * np.where(linear_light < 0.0031308, 12.92 * linear_light, 1.055 * linear_light ** (1 / 2.4) - 0.055)

    assert np.abs(found - expected).max() < 1.01


def test_inks_become_light() -> None:
    image = Image.new_from_array(cmyk()).copy(interpretation="cmyk")
    found = converted(image, CMYK, SRGB)

    assert found.bands == 3
    assert np.corrcoef(found.numpy().ravel(), scene().ravel())[0, 1] > 0.94  # inks are duller than light


@pytest.fixture
def no_temporary_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))


@pytest.mark.usefixtures("no_temporary_files")
@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("target", [SRGB, P3])
def test_to_the_profiles_at_hand_no_temporary_file_is_needed(target: Profile, bits: int) -> None:
    source = Profile("linear", linear_light_profile())

    assert converted(picture(bits), source, target).numpy().shape == scene().shape


@pytest.mark.usefixtures("no_temporary_files")
def test_without_a_place_for_temporary_files_other_profiles_are_refused_with_a_sentence() -> None:
    with pytest.raises(CannotWrite, match=r"^Can't convert to the color profile “sRGB built-in”") as caught:
        converted(picture(8), P3, Profile("sRGB built-in", linear_light_profile()))

    assert "missing" in caught.value.detail


def test_a_file_that_is_called_like_a_profile_at_hand_is_not_taken_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = converted(picture(8), linear(), SRGB).numpy()
    (tmp_path / "srgb").write_bytes(linear_light_profile())
    monkeypatch.chdir(tmp_path)

    assert np.array_equal(converted(picture(8), linear(), SRGB).numpy(), expected)


def test_no_profile_stays_in_the_image() -> None:
    assert not converted(picture(8), linear(), SRGB).get_typeof("icc-profile-data")


@pytest.mark.parametrize(("name", "profile"), [("srgb", SRGB), ("sRGB", SRGB), ("p3", P3)])
def test_a_profile_is_found_by_its_name(name: str, profile: Profile) -> None:
    assert profile_from(name) is profile


def test_a_profile_is_found_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "my.icc"
    path.write_bytes(linear_light_profile())

    assert profile_from(str(path)).data == linear_light_profile()


@pytest.mark.parametrize("data", [CMYK.data, gray_profile(2.2), b"no profile"], ids=["CMYK", "gray", "nothing"])
def test_a_file_without_an_rgb_profile_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other.icc"
    path.write_bytes(data)

    with pytest.raises(BadInput, match=r"other\.icc is no RGB color profile"):
        profile_from(str(path))


def test_a_missing_profile_is_named() -> None:
    with pytest.raises(BadInput, match=r"^There is no color profile adobe: name srgb, p3 or"):
        profile_from("adobe")


def picture(bits: int) -> Image:
    return Image.new_from_array(scene(bits=bits)).copy(interpretation="rgb16" if bits == 16 else "srgb")
