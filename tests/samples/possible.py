"""A place whose possible colors are known, made by hand: the astronaut's suit, tinted."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.document.colors import Chroma, Gray, HintColor
from colorstudio.editor.choices import Choice, Histogram, Knowledge, Possible, Scope
from colorstudio.imaging.color import lab_to_srgb, srgb_to_lightness
from colorstudio.imaging.gamut import displayable, is_displayable, largest_chroma
from colorstudio.support.geometry import PhotoPoint

LIGHTNESS: Final = 61.0
COLORS: Final[tuple[tuple[str, float, float, float], ...]] = (
    ("Orange", 40.0, 44.0, 0.46),
    ("Olive", -7.0, 33.0, 0.18),
    ("Steel blue", -5.0, -23.0, 0.13),
    ("Sand", 6.0, 24.0, 0.09),
    ("Brick red", 40.0, 21.0, 0.07),
    ("Sea green", -23.0, 5.0, 0.04),
)
GRAY: Final = 0.03


@cache
def astronaut() -> NDArray[np.uint8]:
    """The sample of scikit-image."""
    from skimage import data

    picture: NDArray[np.uint8] = data.astronaut()  # type: ignore[no-untyped-call]
    return picture


def tinted(picture: NDArray[np.uint8], a: float, b: float) -> NDArray[np.uint8]:
    """The picture in its own lightness and one chroma."""
    lightness = srgb_to_lightness(picture)
    lab = np.stack([lightness, np.full_like(lightness, a), np.full_like(lightness, b)], axis=-1)
    return rgb_bytes(lab)


def rgb_bytes(lab: NDArray[Any]) -> NDArray[np.uint8]:
    """Lab as it is shown."""
    return np.rint(lab_to_srgb(displayable(lab)) * 255).astype(np.uint8)


def choice(name: str, color: HintColor, probability: float) -> Choice:
    """One choice with its pictures."""
    a, b = (0.0, 0.0) if isinstance(color, Gray) else (color.a, color.b)
    red, green, blue = (int(value) for value in rgb_bytes(np.array([LIGHTNESS, a, b])))
    place = astronaut()[300:420, 240:360]
    return Choice(
        color, (red, green, blue), name, probability, tinted(place, a, b), tinted(astronaut()[::6, ::6], a, b)
    )


def histogram() -> Histogram:
    """Bells around the colors, in bins of 10 units."""
    axis = np.arange(-100.0, 101.0, 10.0, dtype=np.float32)
    ab = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    lab = np.concatenate([np.full((len(ab), 1), LIGHTNESS, np.float32), ab], axis=1)
    ab = ab[is_displayable(lab)]
    probability = np.full(len(ab), 1e-4, np.float64)
    for _, a, b, share in COLORS:
        probability += share * np.exp(-((ab[:, 0] - a) ** 2 + (ab[:, 1] - b) ** 2) / (2 * 11.0**2))
    probability /= probability.sum()
    hue = np.degrees(np.arctan2(ab[:, 1], ab[:, 0])) % 360
    chroma = np.hypot(ab[:, 0], ab[:, 1])
    turn = np.linspace(0, 2 * np.pi, 181)
    far = largest_chroma(np.array(LIGHTNESS), turn)
    shown = np.concatenate([np.full((len(ab), 1), LIGHTNESS, np.float32), ab], axis=1)
    return Histogram(
        LIGHTNESS,
        10.0,
        ab,
        probability,
        rgb_bytes(shown),
        np.histogram(hue, bins=36, range=(0, 360), weights=probability)[0],
        np.histogram(chroma, bins=16, range=(0, 160), weights=probability)[0],
        np.stack([far * np.cos(turn), far * np.sin(turn)], axis=-1),
    )


def known(*, hovered: int | None = None, knowledge: Knowledge = Knowledge.KNOWN) -> Possible:
    """Six colors and gray."""
    choices = (
        *(choice(name, Chroma(a, b), probability) for name, a, b, probability in COLORS),
        choice("Gray", Gray.KEEP, GRAY),
    )
    return Possible(knowledge, Scope.OBJECT, PhotoPoint(300.0, 360.0), histogram(), choices, hovered)


def asked(knowledge: Knowledge) -> Possible:
    """A place of which nothing is known yet."""
    return Possible(knowledge, Scope.OBJECT, PhotoPoint(300.0, 360.0))
