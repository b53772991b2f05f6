"""The color that is chosen is rendered in the middle of a hint, in the final, within one unit of Lab."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from colorstudio.document.colors import Chroma
from colorstudio.editor.tool_names import ToolName
from tests.robots import StudioRobot

LIGHT, DARK = (120, 60), (40, 60)  # L 77 and 38, where these can be displayed
CASES = [
    *((LIGHT, color) for color in (Chroma(18, 22), Chroma(-10, -35), Chroma(0, 60), Chroma(25, -20))),
    *((DARK, color) for color in (Chroma(45, 35), Chroma(-20, 30), Chroma(-12, -12), Chroma(50, -50))),
]


def chroma_rendered(studio: StudioRobot, at: tuple[float, float]) -> NDArray[np.float32]:
    """The mean around a place: the pixels of a picture of 8 bits are up to half a unit off, each its own way."""
    x, y = at
    labs = [studio.lab_at(x + right, y + down) for right in (-1, 0, 1) for down in (-1, 0, 1)]
    mean: NDArray[np.float32] = np.mean(labs, axis=0)
    return mean


@pytest.mark.parametrize(("at", "color"), CASES, ids=str)
@pytest.mark.parametrize("tool", [ToolName.BRUSH, ToolName.POINT])
def test_what_is_chosen_is_rendered(
    studio: StudioRobot, photo: Path, tool: ToolName, color: Chroma, at: tuple[float, float]
) -> None:
    studio.open(photo)
    studio.photo.change_settings(replace(studio.document.settings, saturation=1.0), "Saturation")
    studio.take(tool, color, radius=6).click(*at).settle()
    _, a, b = chroma_rendered(studio, at)
    assert np.hypot(a - color.a, b - color.b) < 1
