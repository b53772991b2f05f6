"""The eyedropper takes the color under it: of one pixel, with Shift the mean of 5 × 5. Gray is a color like others."""

from __future__ import annotations

from typing import Final

from colorstudio.document.colors import Chroma
from colorstudio.tools.gesture import Gesture, Modifier, Phase
from colorstudio.tools.held import Bench
from colorstudio.tools.outcome import Course, Nothing, Sampled, Take

_MEAN: Final = 5  # pixels


def eyedropper(press: Gesture, bench: Bench) -> Course:
    gesture = press
    while True:
        color = _under(gesture, bench)
        if gesture.phase is Phase.RELEASE:
            return None if color is None else Take(color)
        gesture = yield Nothing() if color is None else Sampled(color)


def _under(gesture: Gesture, bench: Bench) -> Chroma | None:
    return bench.color_at(gesture.at, side=_MEAN if Modifier.SHIFT in gesture.modifiers else 1)
