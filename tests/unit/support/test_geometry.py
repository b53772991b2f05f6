"""Sizes and rectangles."""

from colorstudio.support.geometry import PhotoRect, Size


def test_a_size_knows_its_pixels_diagonal_and_text() -> None:
    size = Size(400, 300)
    assert (size.pixels, size.diagonal, str(size)) == (120_000, 500.0, "400 × 300")


def test_a_rectangle_knows_its_sides() -> None:
    rect = PhotoRect(10, 20, 40, 25)
    assert (rect.width, rect.height) == (30, 5)
