"""What an eraser leaves: never color where it passed over a line, never more than there was."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from colorstudio.document.edits import Replacement
from colorstudio.document.hints import MOST_POINTS, PressureSets, Region, Stroke, StrokePoint
from colorstudio.document.ids import HintId
from colorstudio.support.geometry import PhotoPoint
from colorstudio.tools.erasing import Erasure
from colorstudio.tools.lines import nearest
from tests.samples.documents import BROWN, stroke
from tests.samples.gestures import sheet

places = st.builds(PhotoPoint, st.integers(0, 60).map(float), st.integers(0, 60).map(float))
pen_points = st.builds(StrokePoint, places, st.sampled_from([0.0, 0.5, 1.0]))
lines = st.lists(pen_points, min_size=2, max_size=6).map(tuple)


@given(line=lines, way=st.lists(places, min_size=2, max_size=5), sets=st.sampled_from(PressureSets))
def test_no_middle_of_a_line_stays_under_the_eraser_and_every_piece_lies_on_the_line(
    line: tuple[StrokePoint, ...], way: list[PhotoPoint], sets: PressureSets
) -> None:
    before = stroke("before", points=line, radius=4.0, pressure_sets=sets)
    erasure = Erasure(sheet(before), radius=5.0)
    for start, end in pairwise(way):
        erasure.draw(start, end)
    for replacement in erasure.replacements:
        for piece in replacement.by:
            assert isinstance(piece, Stroke)
            assert len(piece.points) <= len(line) + 1
            for point in piece.points:
                assert _distance(point.at, way) >= 5.0 - 1e-6
                assert _distance(point.at, [point.at for point in line]) < 1e-6


def test_a_region_goes_when_its_middle_is_passed_and_stays_when_its_rim_is() -> None:
    corners = tuple(PhotoPoint(x, y) for x, y in ((20.0, 20.0), (60.0, 20.0), (60.0, 60.0), (20.0, 60.0)))
    region = Region(id=HintId("coat"), corners=corners, color=BROWN, strength=1.0, origin=stroke("x").origin)
    erasure = Erasure(sheet(region), radius=5.0)
    erasure.draw(PhotoPoint(20, 20), PhotoPoint(60, 20))
    assert not erasure.replacements
    erasure.draw(PhotoPoint(20, 42), PhotoPoint(60, 42))
    assert list(erasure.replacements) == [Replacement(region.id, ())]


def test_the_pieces_of_the_longest_stroke_fit_into_a_document() -> None:
    line = tuple(StrokePoint(PhotoPoint(index / 100, 50.0)) for index in range(MOST_POINTS))
    erasure = Erasure(sheet(stroke("long", points=line, radius=0.01)), radius=0.001)
    erasure.draw(PhotoPoint(0.015, 40), PhotoPoint(0.015, 60))
    (replacement,) = erasure.replacements
    assert [len(piece.points) for piece in replacement.by if isinstance(piece, Stroke)][-1] <= MOST_POINTS


def _distance(place: PhotoPoint, line: list[PhotoPoint]) -> float:
    if len(line) == 1:
        return hypot(line[0].x - place.x, line[0].y - place.y)
    return min(nearest(start, end, place)[1] for start, end in pairwise(line))
