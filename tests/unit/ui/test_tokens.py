from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor

from colorstudio.ui.tokens import DARK, LIGHT, Tokens

THEMES = pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=["dark", "light"])


def linear(value: float) -> float:
    return value / 12.92 if value <= 0.03928 else float(((value + 0.055) / 1.055) ** 2.4)


def luminance(color: str) -> float:
    """Relative luminance of WCAG 2.1."""
    parsed = QColor(color)
    return 0.2126 * linear(parsed.redF()) + 0.7152 * linear(parsed.greenF()) + 0.0722 * linear(parsed.blueF())


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@THEMES
def test_text_reads_well_on_every_ground(tokens: Tokens) -> None:
    for ground in (tokens.panel, tokens.popup, tokens.raised, tokens.well, tokens.sel, tokens.hover):
        assert contrast(tokens.text, ground) >= 7
        assert contrast(tokens.text2, ground) >= 4.5


@THEMES
def test_what_is_undone_and_what_is_primary_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.text3, tokens.panel) >= 4.5
    assert contrast(tokens.on_fill, tokens.fill) >= 4.5


@THEMES
def test_the_surroundings_of_the_photo_are_neutral(tokens: Tokens) -> None:
    colored = {"accent", "fill", "sel", "warn"}
    for role, color in asdict(tokens).items():
        if isinstance(color, str) and role not in colored:
            assert QColor(color).saturation() == 0, role
