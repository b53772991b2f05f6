"""Colors in words that a person would use: "Olive", "Burnt orange", "Skin".

A color is called by the nearest entry of a table, where hue and chroma count more than lightness: in a black-and-white
photo the lightness is seen anyway. Names are English; who shows them translates them, name and shade by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import atan2, pi
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Lab: TypeAlias = tuple[float, float, float]

_TABLE: Final[tuple[tuple[str, int, int, int], ...]] = (
    ("Black", 6, 0, 2),
    ("Black", 4, 0, -1),
    ("Dark gray", 31, 0, 0),
    ("Gray", 54, 0, 0),
    ("Light gray", 75, 0, 0),
    ("White", 96, 0, 0),
    ("Ivory", 95, -1, 10),
    ("Cream", 91, 0, 21),
    ("Warm gray", 57, 1, 6),
    ("Warm gray", 71, 1, 7),
    ("Warm gray", 37, 2, 5),
    ("Cool gray", 56, -2, -6),
    ("Cool gray", 72, -2, -6),
    ("Cool gray", 35, -2, -5),
    ("Greenish gray", 56, -6, 6),
    ("Charcoal", 21, -1, 3),
    ("Red", 43, 63, 45),
    ("Red", 52, 76, 62),
    ("Scarlet", 51, 63, 55),
    ("Crimson", 36, 57, 26),
    ("Brick red", 38, 39, 31),
    ("Rust", 41, 30, 40),
    ("Maroon", 21, 31, 12),
    ("Wine", 29, 31, 8),
    ("Terracotta", 54, 31, 33),
    ("Salmon", 69, 33, 28),
    ("Coral", 62, 48, 36),
    ("Pink", 76, 28, 5),
    ("Rose", 62, 40, 6),
    ("Dusty rose", 62, 18, 8),
    ("Hot pink", 53, 67, -6),
    ("Raspberry", 40, 57, 6),
    ("Skin", 74, 15, 24),
    ("Skin", 63, 18, 26),
    ("Skin", 84, 10, 18),
    ("Skin", 49, 17, 26),
    ("Skin", 60, 11, 17),
    ("Peach", 83, 13, 27),
    ("Orange", 65, 37, 66),
    ("Burnt orange", 50, 40, 53),
    ("Apricot", 75, 20, 45),
    ("Amber", 71, 17, 70),
    ("Copper", 52, 23, 38),
    ("Brown", 36, 17, 28),
    ("Brown", 30, 10, 25),
    ("Dark brown", 17, 8, 15),
    ("Chestnut", 29, 24, 24),
    ("Cocoa", 44, 8, 14),
    ("Cocoa", 32, 7, 10),
    ("Tan", 67, 9, 29),
    ("Sand", 77, 3, 26),
    ("Beige", 83, 1, 15),
    ("Khaki", 63, -1, 26),
    ("Ochre", 61, 12, 54),
    ("Mustard", 68, 4, 63),
    ("Gold", 74, 3, 63),
    ("Straw", 83, -4, 38),
    ("Yellow", 87, -9, 81),
    ("Lemon", 93, -13, 57),
    ("Taupe", 52, 4, 11),
    ("Olive", 46, -7, 38),
    ("Olive", 33, -6, 29),
    ("Moss", 45, -13, 28),
    ("Lime", 78, -35, 73),
    ("Grass green", 58, -39, 47),
    ("Leaf green", 46, -34, 32),
    ("Green", 50, -47, 33),
    ("Forest green", 30, -25, 17),
    ("Sage", 67, -12, 15),
    ("Mint", 84, -22, 8),
    ("Emerald", 56, -45, 16),
    ("Sea green", 54, -31, 5),
    ("Pine", 28, -18, 1),
    ("Teal", 46, -25, -10),
    ("Turquoise", 69, -38, -6),
    ("Aqua", 83, -22, -9),
    ("Sky blue", 77, -9, -25),
    ("Pale blue", 81, -4, -13),
    ("Blue", 42, 18, -58),
    ("Blue", 33, 70, -98),
    ("Dark blue", 28, 8, -42),
    ("Cornflower", 68, 6, -46),
    ("Royal blue", 33, 36, -66),
    ("Navy", 16, 12, -28),
    ("Denim", 44, 1, -27),
    ("Steel blue", 54, -4, -20),
    ("Slate blue", 44, 1, -18),
    ("Slate blue", 59, 0, -15),
    ("Ice blue", 90, -4, -7),
    ("Ultramarine", 24, 46, -66),
    ("Petrol", 33, -12, -14),
    ("Violet", 36, 46, -55),
    ("Purple", 33, 46, -32),
    ("Plum", 30, 29, -11),
    ("Lavender", 70, 16, -24),
    ("Lilac", 71, 22, -17),
    ("Mauve", 55, 17, -9),
    ("Magenta", 47, 72, -28),
    ("Aubergine", 18, 19, -11),
    ("Indigo", 22, 26, -37),
)

COLOR_NAMES: Final = tuple(dict.fromkeys(name for name, *_ in _TABLE))
SHADES: Final = ("pale", "vivid", "light", "dark", "reddish", "yellowish", "greenish", "bluish")

_LIGHTNESS_WEIGHT: Final = 0.5
_SEEN: Final = 3.0  # Lab units: what differs less in lightness or chroma is not called by that
_HUES: Final = ("reddish", "yellowish", "greenish", "bluish")  # toward +a, +b, −a, −b


def color_name(lightness: float, a: float, b: float) -> str:
    """Name a color of CIE Lab.

    >>> color_name(50, 0, 0), color_name(46, -7, 38), color_name(72, 15, 24)
    ('Gray', 'Olive', 'Skin')
    """
    return _TABLE[int(_distances((lightness, a, b)).argmin())][0]


def distinct_names(colors: Iterable[Lab]) -> tuple[str, ...]:
    """Name the colors of a list; one whose name an earlier one has already is told apart by its shade.

    Where no shade tells them apart either, it gets the nearest name that is still free.

    >>> distinct_names([(46, -7, 38), (46, -3, 22)])
    ('Olive', 'Olive, pale')
    """
    named: dict[str, Lab] = {}
    for color in colors:
        named[_free_name(color, named)] = color
    return tuple(named)


def _free_name(color: Lab, taken: dict[str, Lab]) -> str:
    name = color_name(*color)
    if name not in taken:
        return name
    shaded = f"{name}, {_shade(color, taken[name])}"
    if shaded not in taken:
        return shaded
    order = (_TABLE[entry][0] for entry in np.argsort(_distances(color), kind="stable"))
    return str(next(other for other in order if other not in taken))


def _shade(color: Lab, other: Lab) -> str:
    """Say how a color differs from another of the same name."""
    lighter, stronger = color[0] - other[0], float(np.hypot(*color[1:]) - np.hypot(*other[1:]))
    if abs(stronger) >= max(_SEEN, _LIGHTNESS_WEIGHT * abs(lighter)):
        return "vivid" if stronger > 0 else "pale"
    if abs(lighter) >= _SEEN:
        return "light" if lighter > 0 else "dark"
    return _HUES[round(atan2(color[2] - other[2], color[1] - other[1]) / (pi / 2)) % 4]


def _distances(color: Lab) -> NDArray[Any]:
    """Measure how far a color is from each entry: CIE94, seen from the entry, with less weight for lightness."""
    entries = _entries()
    lightness, a, b = (np.float64(value) - entries[:, axis] for axis, value in enumerate(color))
    chroma = np.hypot(entries[:, 1], entries[:, 2])
    stronger = np.hypot(color[1], color[2]) - chroma
    turned = np.maximum(a**2 + b**2 - stronger**2, 0)
    squares = (_LIGHTNESS_WEIGHT * lightness) ** 2
    squares += (stronger / (1 + 0.045 * chroma)) ** 2 + turned / (1 + 0.015 * chroma) ** 2
    return np.asarray(squares)


@cache
def _entries() -> NDArray[np.float64]:
    return np.array([lab for _, *lab in _TABLE], np.float64)
