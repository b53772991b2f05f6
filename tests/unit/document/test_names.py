"""Names that a document takes, and what becomes of those it doesn't."""

from __future__ import annotations

import pytest

from colorstudio.document.names import as_name, is_digest, is_name, is_text


@pytest.mark.parametrize(
    "name", ["scan.tif", "Großmutter 1912.jpg", "祖父母.png", "جدتي.jpeg", "a", ".hidden", "x" * 255]
)
def test_a_name_in_any_script_is_one(name: str) -> None:
    assert is_name(name)
    assert as_name(name) == name


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "a/b", "a\\b", "C:scan.jpg", "scan.jpg:stream", "a\0b", "a\nb", "x" * 256, "scan\udcff.jpg"],
)
def test_what_could_be_a_path_or_can_not_be_written_is_no_name(name: str) -> None:
    assert not is_name(name)
    assert is_name(as_name(name))


def test_a_name_that_is_too_long_keeps_its_suffix() -> None:
    assert as_name("x" * 300 + ".jpg").endswith("x.jpg")


def test_a_text_that_can_not_be_encoded_or_is_too_long_is_none() -> None:
    assert is_text("Uniform: field gray\nregimental museum", most=100)
    assert not is_text("\ud800", most=100)
    assert not is_text("long", most=3)


def test_a_digest_is_64_small_hexadecimal_digits() -> None:
    assert is_digest("0123456789abcdef" * 4)
    assert not is_digest("0123456789ABCDEF" * 4)
    assert not is_digest("0" * 63)
    assert not is_digest("0" * 64 + "\n")
