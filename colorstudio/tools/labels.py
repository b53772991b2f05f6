"""What steps are called in the History list, in plain words: what was done, and in which color."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from colorstudio.document.colors import Chroma, Gray, HintColor
from colorstudio.document.hints import Barrier, Dab, Hint, Kept, Origin, Region, Stroke
from colorstudio.imaging.on_screen import name_on_screen

KEEP_GRAY: Final = "Keep gray"


def in_color(deed: str, color: HintColor, lightness: float) -> str:
    """Say what was done in which color: "Brush, brown".

    lightness : the photo's under the hint, which has none of its own: the same color is pink on white, plum in shadow
    """
    return f"{deed}, {_name(color, lightness)}"


def chosen(name: str, probability: float) -> str:
    """Say which of the possible colors was chosen: "Chosen, 62 % blue"."""
    return f"Chosen, {probability * 100:.0f} % {_inside_a_sentence(name)}"


def to_hints(deed: str, hints: Sequence[Hint]) -> str:
    """Say what was done to which hints: "Delete stroke", "Delete 3 hints"."""
    return f"{deed} {_kind(hints[0])}" if len(hints) == 1 else f"{deed} {len(hints):,} hints"


def _name(color: HintColor, lightness: float) -> str:
    match color:
        case Chroma(a, b):
            return _inside_a_sentence(name_on_screen(lightness, a, b))
        case Gray.KEEP:
            return "gray"


def _inside_a_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]


def _kind(hint: Hint) -> str:
    match hint:
        case Stroke():
            return "stroke"
        case Dab():
            return "point"
        case Region():
            return "region"
        case Kept():
            return "kept colors"
        case Barrier():
            return "barrier"


def name_of_hint(hint: Hint, lightness: float) -> str:
    """What a list of hints calls one: "Brush, brown", "Chosen, blue", "Keep gray"; lightness is that under it."""
    match hint:
        case Stroke(color=Gray.KEEP) | Dab(color=Gray.KEEP) | Region(color=Gray.KEEP):
            return KEEP_GRAY
        case Stroke() | Dab() | Region():
            deeds = {Stroke: "Brush", Dab: "Point", Region: "Region"}
            deed = "Chosen" if hint.origin is Origin.MODE else deeds[type(hint)]
            return in_color(deed, hint.color, lightness)
        case Kept():
            return "Kept colors"
        case Barrier():
            return "Barrier"
