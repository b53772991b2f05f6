"""Which hint the pointer touches: what is seen on top, and no more than what is seen."""

from __future__ import annotations

import pytest

from colorstudio.document.eye import Eye
from colorstudio.document.hints import Barrier, Hint, Kept, Origin, PressureSets, Region, StrokePoint
from colorstudio.document.ids import HintId
from colorstudio.support.geometry import PhotoPoint, PhotoRect
from colorstudio.tools.gesture import Gesture, Phase
from colorstudio.tools.hit import hints_in, hints_under, is_near, topmost
from tests.samples.documents import BROWN, dab, grid, stroke
from tests.samples.gestures import sheet

BOW = ((0.0, 0.0), (20.0, 20.0), (20.0, 0.0), (0.0, 20.0))  # two triangles that meet in the middle
CORNERS = tuple(PhotoPoint(x, y) for x, y in BOW)


def tie() -> Region:
    return Region(id=HintId("tie"), corners=CORNERS, color=BROWN, strength=1.0, origin=Origin.PAINTED)


def line(*places: tuple[float, float, float], **changes: object) -> Hint:
    """A stroke four pixels wide, through places with their pressures."""
    points = tuple(StrokePoint(PhotoPoint(x, y), pressure) for x, y, pressure in places)
    return stroke("line", **{"points": points, "radius": 2.0} | changes)


def touches(hint: Hint, x: float, y: float, tolerance: float = 0.0) -> bool:
    return is_near(hint, PhotoPoint(x, y), tolerance=tolerance)


def test_painted_lies_over_chosen_over_suggested_and_the_later_on_top() -> None:
    names = (("painted", "painted"), ("mode", "mode"), ("suggested", "suggested"), ("later", "painted"))
    document = sheet(*(dab(name, origin=Origin(origin)) for name, origin in names))
    under = hints_under(document, PhotoPoint(4.5, 6.5), tolerance=0.0)
    assert [hint.id for hint in under] == ["later", "painted", "mode", "suggested"]


def test_what_has_no_origin_lies_with_what_is_painted_or_above() -> None:
    kept = Kept(id=HintId("kept"), corners=CORNERS, grid=grid(), strength=1.0)
    wall = Barrier(id=HintId("wall"), points=CORNERS)
    document = sheet(wall, dab("painted", origin=Origin.PAINTED), kept, dab("mode"))
    under = hints_under(document, PhotoPoint(4.5, 5.0), tolerance=0.6)
    assert {hint.id for hint in under} == {"wall", "kept", "painted", "mode"}


def test_a_closed_eye_is_not_touched() -> None:
    document = sheet(dab("hidden", eye=Eye.CLOSED))
    assert list(hints_under(document, PhotoPoint(4.5, 6.5), tolerance=9.0)) == []
    assert list(hints_in(document, PhotoRect(0, 0, 400, 300))) == []


def test_the_tolerance_is_six_pixels_of_the_screen() -> None:
    document = sheet(dab("dab", at=PhotoPoint(50, 50), radius=10.0))
    for zoom in (8.0, 1.0, 0.05):
        for beside, expected in ((5.9, "dab"), (6.1, None)):
            hit = topmost(document, Gesture(Phase.PRESS, PhotoPoint(50, 60 + beside / zoom), zoom))
            assert (hit and hit.id) == expected


def test_a_stroke_is_as_wide_as_the_pen_pressed() -> None:
    wedge = line((0, 10, 0), (100, 10, 1))
    assert touches(wedge, 50, 10.9)
    assert not touches(wedge, 50, 11.1)
    assert touches(wedge, 101.9, 10)
    even = line((0, 10, 0), (100, 10, 1), pressure_sets=PressureSets.STRENGTH)
    assert touches(even, 1, 11.9)


def test_a_stroke_of_one_point_is_a_disc() -> None:
    assert touches(line((10, 10, 0.5)), 10, 10.9)
    assert not touches(line((10, 10, 0.5)), 10, 11.1)


def test_a_polygon_is_touched_inside_by_the_even_odd_rule_and_at_its_outline() -> None:
    assert touches(tie(), 17, 10)
    assert not touches(tie(), 10, 17)
    assert touches(tie(), 22, 10, tolerance=2.1)
    assert touches(tie(), 1, 10)
    closed = Region(id=HintId("t"), corners=CORNERS[:3], color=BROWN, strength=1.0, origin=Origin.PAINTED)
    assert touches(closed, 10, -1, tolerance=1.1)  # the side that leads back to the first corner


def test_a_barrier_is_touched_near_its_line() -> None:
    wall = Barrier(id=HintId("wall"), points=CORNERS[:2])
    assert touches(wall, 10, 11, tolerance=1.0)
    assert not touches(wall, 10, 12, tolerance=1.0)


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        (PhotoRect(0, 0, 400, 300), ["line", "dab", "tie"]),
        (PhotoRect(40, 90, 60, 110), ["line"]),  # between two points of it
        (PhotoRect(90, 48, 110, 52), ["dab"]),
        (PhotoRect(90, 52, 110, 60), []),  # reaches into the dab's disc, not to its middle
        (PhotoRect(16, 9, 18, 11), []),  # within the polygon, off its outline
        (PhotoRect(19, 9, 25, 11), ["tie"]),
    ],
)
def test_a_box_finds_what_its_line_enters(box: PhotoRect, expected: list[str]) -> None:
    document = sheet(line((0, 100, 1), (100, 100, 1)), dab("dab", at=PhotoPoint(100, 50), radius=8.0), tie())
    assert [hint.id for hint in hints_in(document, box)] == expected
