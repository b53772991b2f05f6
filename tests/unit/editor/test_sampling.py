"""What the picture shows at a place of the scan."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.document.frame import Frame
from colorstudio.editor.colors import Colors, Detail
from colorstudio.editor.sampling import chroma_at, lab_at
from colorstudio.engine.answer import Answer
from colorstudio.engine.engine import Engine
from colorstudio.support.geometry import PhotoPoint
from tests.samples.sheets import photo_of, request

GRAYS = np.full((40, 60), 60, np.uint8)
GRAYS[:, 30:] = 180
PHOTO = photo_of(GRAYS)
FRAMED = Engine(PHOTO).framed(Frame())
GRAY = Colors(None, Detail.SMOOTH, 1.0)


def colored(*, saturation: float = 1.0) -> Colors:
    """Red on the left, blue on the right, on a grid of half the size."""
    chroma = np.zeros((2, 20, 30), np.float32)
    chroma[:, :, :15] = np.array([30, 20])[:, None, None]
    chroma[:, :, 15:] = np.array([5, -30])[:, None, None]
    answer = Answer(request(), FRAMED, np.zeros((20, 30), np.float32), chroma, converged=True)
    return Colors(answer, Detail.SMOOTH, saturation)


def test_the_lightness_is_the_photos_own() -> None:
    left = lab_at(FRAMED, GRAY, PhotoPoint(10, 20), side=1)
    right = lab_at(FRAMED, GRAY, PhotoPoint(50, 20), side=1)
    assert left is not None
    assert right is not None
    assert left == pytest.approx((25.3, 0, 0), abs=0.2)
    assert right == pytest.approx((73.3, 0, 0), abs=0.2)


def test_the_colors_are_those_of_the_newest_answer() -> None:
    left = chroma_at(FRAMED, colored(), PhotoPoint(10, 20), side=1)
    right = chroma_at(FRAMED, colored(), PhotoPoint(50, 20), side=1)
    assert left is not None
    assert right is not None
    assert (left.a, left.b) == pytest.approx((30, 20), abs=0.1)
    assert (right.a, right.b) == pytest.approx((5, -30), abs=0.1)


def test_saturation_is_seen() -> None:
    faint = chroma_at(FRAMED, colored(saturation=0.5), PhotoPoint(10, 20), side=1)
    assert faint is not None
    assert (faint.a, faint.b) == pytest.approx((15, 10), abs=0.1)


def test_what_the_screen_cannot_show_is_not_told() -> None:
    glaring = chroma_at(FRAMED, colored(saturation=6.0), PhotoPoint(10, 20), side=1)
    assert glaring is not None
    assert np.hypot(glaring.a, glaring.b) < 0.9 * 6 * np.hypot(30, 20)


def test_a_larger_sample_is_a_mean_of_what_is_inside() -> None:
    across = lab_at(FRAMED, GRAY, PhotoPoint(30, 20), side=10)
    corner = lab_at(FRAMED, GRAY, PhotoPoint(0.5, 0.5), side=11)
    assert across is not None
    assert corner is not None
    assert across[0] == pytest.approx((25.3 + 73.3) / 2, abs=0.3)
    assert corner[0] == pytest.approx(25.3, abs=0.2)


@pytest.mark.parametrize("place", [(-0.1, 5), (5, -0.1), (60, 5), (5, 40)])
def test_outside_of_the_picture_there_is_nothing(place: tuple[float, float]) -> None:
    assert lab_at(FRAMED, colored(), PhotoPoint(*place), side=1) is None
    assert chroma_at(FRAMED, colored(), PhotoPoint(*place), side=5) is None
