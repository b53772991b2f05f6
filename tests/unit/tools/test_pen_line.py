"""The line of a pen: no more points than a document takes."""

from __future__ import annotations

import pytest

from colorstudio.support.geometry import PhotoPoint
from colorstudio.tools.gesture import Gesture, Phase
from colorstudio.tools.pen_line import PenLine


def moment(phase: Phase, x: float, pressure: float = 1.0) -> Gesture:
    return Gesture(phase, PhotoPoint(x, 0.0), zoom=1.0, pressure=pressure)


def test_an_endless_line_still_ends_where_the_pen_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("colorstudio.tools.pen_line.MOST_POINTS", 4)
    line = PenLine(moment(Phase.PRESS, 0), apart=1.0)
    for x in range(1, 9):
        line.follow(moment(Phase.MOVE, x))
    assert [point.at.x for point in line.points] == [0, 1, 2, 8]


def test_a_change_of_pressure_too_small_to_be_painted_is_no_point() -> None:
    line = PenLine(moment(Phase.PRESS, 0, 0.5), apart=1.0)
    line.follow(moment(Phase.MOVE, 0.5, 0.51))
    line.follow(moment(Phase.MOVE, 1.5, 0.5))
    assert [point.at.x for point in line.points] == [0, 1.5]


def test_a_dot_is_where_the_line_began() -> None:
    line = PenLine(moment(Phase.PRESS, 0, 0.25), apart=1.0)
    line.follow(moment(Phase.MOVE, 0.5, 0.75))
    line.follow(moment(Phase.RELEASE, 0.5, 0.0))
    assert (line.dot.at.x, line.dot.pressure) == (0, 0.75)
