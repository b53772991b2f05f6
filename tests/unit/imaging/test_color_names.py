"""Colors in words."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from colorstudio.imaging.color_names import COLOR_NAMES, SHADES, Lab, color_name, distinct_names

LABS = st.tuples(st.floats(0, 100), st.floats(-110, 110), st.floats(-110, 110))


@pytest.mark.parametrize(
    ("color", "name"),
    [
        ((2, 0, 0), "Black"),
        ((98, 0, 0), "White"),
        ((50, 0, 0), "Gray"),
        ((55, 1, 6), "Warm gray"),
        ((53, 80, 67), "Red"),
        ((32, 79, -108), "Blue"),
        ((70, 14, 22), "Skin"),
        ((45, -8, 35), "Olive"),
        ((15, 10, -27), "Navy"),
        ((55, -3, -21), "Steel blue"),
    ],
)
def test_a_color_is_called_as_a_person_would(color: Lab, name: str) -> None:
    assert color_name(*color) == name


@pytest.mark.parametrize("lightness", [25, 50, 75, 90])
def test_lightness_alone_makes_no_blue_of_a_gray(lightness: float) -> None:
    assert "ray" in color_name(lightness, 0, 0) or color_name(lightness, 0, 0) in {"Charcoal", "White"}
    assert "blue" in color_name(lightness, -2, -30).lower() or color_name(lightness, -2, -30) in {"Denim", "Navy"}


@given(LABS)
def test_every_color_has_a_name(color: Lab) -> None:
    assert color_name(*color) in COLOR_NAMES


@given(st.lists(LABS, max_size=9))
def test_names_in_a_list_differ_and_can_be_translated(colors: list[Lab]) -> None:
    names = distinct_names(colors)
    assert len(set(names)) == len(names) == len(colors)
    for name in names:
        base, _, shade = name.partition(", ")
        assert base in COLOR_NAMES
        assert shade in ("", *SHADES)


@pytest.mark.parametrize(
    ("second", "shade"),
    [
        ((46, -10, 50), "vivid"),
        ((46, -4, 24), "pale"),
        ((56, -7, 38), "light"),
        ((38, -7, 38), "dark"),
        ((46, -7.5, 38), "greenish"),
        ((46, -6, 38), "reddish"),
        ((46, -7, 39), "yellowish"),
        ((46, -7, 37), "bluish"),
        ((46, -6.9, 38), "reddish"),
    ],
)
def test_equal_names_are_told_apart_by_their_shade(second: Lab, shade: str) -> None:
    assert distinct_names([(46, -7, 38), second]) == ("Olive", f"Olive, {shade}")


def test_where_shades_are_used_up_the_next_name_serves() -> None:
    first, second, third = distinct_names([(46, -7, 38), (46, -4, 24), (46, -5, 25)])
    assert (first, second) == ("Olive", "Olive, pale")
    assert third not in {first, second}


def test_equal_colors_get_different_names_too() -> None:
    assert len(set(distinct_names([(50, 0, 0)] * 4))) == 4
