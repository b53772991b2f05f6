"""A color as bytes and in words, as far as a screen has it."""

from __future__ import annotations

import numpy as np

from colorstudio.imaging.on_screen import name_on_screen, on_screen, rgb_on_screen


def test_one_color_is_shown_as_it_is_among_many() -> None:
    lab = np.array([[61.0, 34.0, 44.0], [20.0, 100.0, -100.0]], np.float32)
    assert [tuple(rgb) for rgb in on_screen(lab).tolist()] == [rgb_on_screen(*color) for color in lab.tolist()]
    assert on_screen(lab).dtype == np.uint8


def test_a_color_keeps_its_lightness_where_the_screen_lacks_its_chroma() -> None:
    red, green, blue = rgb_on_screen(97.0, 34.0, 44.0)
    assert min(red, green, blue) > 225


def test_what_is_named_is_what_is_seen() -> None:
    assert name_on_screen(0.0, 80.0, -100.0) == "Black"
    assert name_on_screen(16.0, 12.0, -28.0) == "Navy"
