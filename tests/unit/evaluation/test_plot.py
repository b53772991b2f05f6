"""Plots."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from colorstudio.evaluation.plot import Axis, Line, Plot, even_ticks

SVG = "{http://www.w3.org/2000/svg}"
PLOT = Plot(
    "A <title> & more",
    Axis("hints", ((0.0, "0"), (1.0, "5"))),
    Axis("dB", ((20.0, "20"), (30.0, "30"))),
    (Line("one", ((0.0, 20.0), (1.0, 30.0))), Line("other", ((0.0, 25.0), (1.0, 25.0)))),
)


def drawn() -> ElementTree.Element:
    return ElementTree.fromstring(PLOT.svg())


def test_it_is_well_formed_whatever_the_words() -> None:
    words = [text.text for text in drawn().iter(f"{SVG}text")]
    assert words[0] == "A <title> & more"
    assert {"hints", "dB", "one", "other", "0", "5", "20", "30"} <= set(words)


def test_points_lie_where_their_values_are() -> None:
    circles = [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in drawn().iter(f"{SVG}circle")]
    (x0, y0), (x1, y1), (_, middle), _ = circles
    assert x0 < x1
    assert y0 > y1  # y is down
    assert middle == pytest.approx((y0 + y1) / 2)


@pytest.mark.parametrize(
    ("least", "most", "ticks"), [(21.3, 28.7, [20, 22, 24, 26, 28, 30]), (4, 4, [4, 6]), (-1.5, 0.5, [-2, 0, 2])]
)
def test_ticks_stand_around_what_is_shown(least: float, most: float, ticks: list[float]) -> None:
    assert [value for value, _ in even_ticks(least, most, step=2)] == ticks
