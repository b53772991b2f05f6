"""The rim of a stroke goes around all that the brush covered."""

from __future__ import annotations

from math import cos, pi, sin

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from colorstudio.ui.canvas.hint_paths import path_of
from tests.samples.sheets import stroke


def ring_stroke(points: int, pressures: tuple[float, ...] = ()) -> QPainterPath:
    """Painted around (500, 500), 300 wide, with a brush of 40."""
    turns = [2 * pi * k / (points - 1) for k in range(points)]
    places = [(500 + 300 * cos(turn), 500 + 300 * sin(turn)) for turn in turns]
    return path_of(stroke(*places, pressures=pressures, radius=40.0)).outline


@pytest.mark.parametrize("points", [30, 51, 180])  # less than a piece, just one, several
@pytest.mark.parametrize("varies", [False, True])
def test_a_ring_is_covered_and_its_middle_is_not(points: int, *, varies: bool) -> None:
    pressures = tuple(0.8 + 0.2 * cos(k) for k in range(points)) if varies else ()
    rim = ring_stroke(points, pressures)
    assert not rim.contains(QPointF(500, 500))
    around = [2 * pi * k / 97 for k in range(97)]
    assert all(rim.contains(QPointF(500 + 300 * cos(turn), 500 + 300 * sin(turn))) for turn in around)
    assert not any(rim.contains(QPointF(500 + 350 * cos(turn), 500 + 350 * sin(turn))) for turn in around)


@pytest.mark.parametrize("points", [30, 180])
def test_the_rim_has_no_line_inside(points: int) -> None:
    rim = ring_stroke(points)
    elements = [rim.elementAt(k) for k in range(rim.elementCount())]
    from_middle = [((e.x - 500) ** 2 + (e.y - 500) ** 2) ** 0.5 for e in elements]
    assert all(radius < 270 or radius > 330 for radius in from_middle)
