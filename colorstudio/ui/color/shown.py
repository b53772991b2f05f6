"""One color as it is seen at a lightness, and back from the hex that a person types. No Qt."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from colorstudio.document.colors import CHROMA, Chroma, Gray, HintColor
from colorstudio.imaging.color import srgb_to_lab
from colorstudio.imaging.gamut import displayable, is_displayable
from colorstudio.imaging.on_screen import name_on_screen, on_screen, rgb_on_screen

_HEX: Final = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """How a color looks.

    rgb : 0 to 255, with as much of the chroma as the screen has at that lightness
    seen : that chroma
    is_whole : whether it is all of it
    """

    rgb: tuple[int, int, int]
    seen: Chroma
    is_whole: bool

    @property
    def hex(self) -> str:
        return "#{:02X}{:02X}{:02X}".format(*self.rgb)


def chroma_of(color: HintColor) -> Chroma:
    """Give the chroma that a color paints with: none for gray."""
    return Chroma(0.0, 0.0) if isinstance(color, Gray) else color


def shown(lightness: float, color: HintColor) -> Shown:
    """Show a color at a lightness, 0 to 100."""
    chroma = chroma_of(color)
    lab = np.array([[lightness, chroma.a, chroma.b]], np.float32)
    if is_displayable(lab)[0]:
        return Shown(rgb_on_screen(lightness, chroma.a, chroma.b), chroma, is_whole=True)
    _, a, b = displayable(lab)[0].tolist()
    return Shown(rgb_on_screen(lightness, chroma.a, chroma.b), Chroma(a, b), is_whole=False)


def rgb_of(colors: Sequence[tuple[float, Chroma]]) -> list[tuple[int, int, int]]:
    """Show many colors, each at its lightness, at once: one by one, 24 take 8 ms instead of 0.6."""
    rgb = on_screen(np.array([(lightness, chroma.a, chroma.b) for lightness, chroma in colors], np.float32))
    return [(red, green, blue) for red, green, blue in rgb.tolist()]


def name_of(lightness: float, color: HintColor) -> str:
    """Name in English what is seen of a color."""
    chroma = chroma_of(color)
    return name_on_screen(lightness, chroma.a, chroma.b)


def chroma_of_hex(text: str) -> Chroma | None:
    """Read ``#DB7946``, ``db7946`` or ``#d74``: of a typed color only the chroma counts. None where it is no color."""
    match = _HEX.fullmatch(text.strip())
    if match is None:
        return None
    digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
    rgb = np.frombuffer(bytes.fromhex(digits), np.uint8)
    _, a, b = srgb_to_lab(rgb[np.newaxis])[0]
    return Chroma(float(a), float(b))


def polar(chroma: Chroma) -> tuple[float, float]:
    """Give hue in degrees, 0 to 360, and length."""
    return math.degrees(math.atan2(chroma.b, chroma.a)) % 360, math.hypot(chroma.a, chroma.b)


def from_polar(hue: float, length: float) -> Chroma:
    """Give the chroma of a hue in degrees and a length."""
    turn = math.radians(hue)
    return clipped(length * math.cos(turn), length * math.sin(turn))


def clipped(a: float, b: float) -> Chroma:
    """Give the chroma nearest to these axes that a hint can have."""
    return Chroma(min(max(a, CHROMA.least), CHROMA.most), min(max(b, CHROMA.least), CHROMA.most))
