"""From an offer of the engine to what fan and dock draw: names, colors of the screen, the outline of sRGB."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.document.colors import Chroma, Gray
from colorstudio.editor.choices import Choice, Histogram, Knowledge
from colorstudio.engine.offer import Offer
from colorstudio.imaging.color_names import distinct_names
from colorstudio.imaging.gamut import displayable, largest_chroma
from colorstudio.imaging.on_screen import on_screen, rgb_on_screen
from colorstudio.network import bins
from colorstudio.network.marginals import marginals

_SURE_FROM: Final = 0.9
_FLAT_BELOW: Final = 0.22
_OUTLINE_POINTS: Final = 96


def choices_of(offer: Offer) -> tuple[Choice, ...]:
    """The colors to choose among, the most probable first."""
    labs = [(offer.lightness, mode.a, mode.b) for mode in offer.modes]
    seen = [tuple(lab) for lab in displayable(np.array(labs, np.float32)).tolist()]
    colored = iter(distinct_names(lab for lab, mode in zip(seen, offer.modes, strict=True) if not mode.is_gray))
    names = ["Gray" if mode.is_gray else next(colored) for mode in offer.modes]  # whatever the place's lightness
    return tuple(
        Choice(Gray.KEEP if mode.is_gray else Chroma(mode.a, mode.b), rgb_on_screen(*lab), name, mode.probability)
        for mode, lab, name in zip(offer.modes, labs, names, strict=True)
    )


def histogram_of(offer: Offer) -> Histogram:
    """The probabilities over the ab plane, as they are drawn."""
    by_hue, by_chroma = marginals(offer.histogram)
    colors = bins.bin_colors()
    lab = np.column_stack([np.full(len(colors), offer.lightness, np.float32), colors])
    outline = _outline(round(offer.lightness))
    return Histogram(offer.lightness, bins.SPACING, colors, offer.histogram, on_screen(lab), by_hue, by_chroma, outline)


def knowledge_of(offer: Offer) -> Knowledge:
    """How much the network knows there."""
    best = offer.modes[0].probability
    if best >= _SURE_FROM:
        return Knowledge.SURE
    return Knowledge.FLAT if best < _FLAT_BELOW else Knowledge.KNOWN


@lru_cache(maxsize=128)
def _outline(lightness: int) -> NDArray[Any]:
    hues = np.linspace(0, 2 * np.pi, _OUTLINE_POINTS, endpoint=False, dtype=np.float32)
    reach = largest_chroma(np.array(lightness), hues)
    return np.column_stack([reach * np.cos(hues), reach * np.sin(hues)])
