"""A color as it is seen, as it is typed, and as hue and length."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.document.colors import Chroma, Gray
from colorstudio.ui.color.shown import chroma_of_hex, clipped, from_polar, name_of, polar, rgb_of, shown

channels = st.integers(0, 255)


@given(channels, channels, channels)
def test_a_hex_comes_back_at_its_own_lightness(red: int, green: int, blue: int) -> None:
    import numpy as np

    from colorstudio.imaging.color import srgb_to_lab

    typed = f"#{red:02X}{green:02X}{blue:02X}"
    chroma = chroma_of_hex(typed)
    assert chroma is not None
    lightness = float(srgb_to_lab(np.array([[red, green, blue]], np.uint8))[0, 0])
    assert shown(lightness, chroma).hex == typed


@pytest.mark.parametrize("typed", ["#DB7946", "db7946", "  #Db7946 "])
def test_a_hex_is_read_as_people_type_it(typed: str) -> None:
    assert chroma_of_hex(typed) == chroma_of_hex("#DB7946")


def test_three_digits_stand_for_six() -> None:
    assert chroma_of_hex("#d74") == chroma_of_hex("#DD7744")


@pytest.mark.parametrize("typed", ["", "#", "orange", "#12345", "#1234567", "#GG0000"])
def test_what_is_no_color_is_none(typed: str) -> None:
    assert chroma_of_hex(typed) is None


def test_what_a_screen_cannot_show_is_shown_as_far_as_it_can() -> None:
    vivid = Chroma(34.0, 44.0)
    assert shown(61.0, vivid).is_whole
    assert not shown(97.0, vivid).is_whole
    red, green, blue = shown(97.0, vivid).rgb
    assert red >= green >= blue


def test_gray_has_no_chroma() -> None:
    red, green, blue = shown(50.0, Gray.KEEP).rgb
    assert red == green == blue
    assert name_of(50.0, Gray.KEEP) == name_of(50.0, Chroma(0.0, 0.0))


@given(st.floats(-90, 90), st.floats(-90, 90))
def test_hue_and_length_lead_back(a: float, b: float) -> None:
    back = from_polar(*polar(Chroma(a, b)))
    assert math.isclose(back.a, a, abs_tol=1e-9)
    assert math.isclose(back.b, b, abs_tol=1e-9)


def test_beyond_what_a_hint_can_have_the_nearest_is_taken() -> None:
    assert clipped(500.0, -500.0) == Chroma(128.0, -128.0)


def test_many_colors_at_once_look_as_each_does() -> None:
    colors = [(20.0, Chroma(40, 10)), (55.0, Chroma(-90, 90)), (90.0, Chroma(0, 0))]
    assert rgb_of(colors) == [shown(lightness, color).rgb for lightness, color in colors]
