"""Boxes around hints: nothing that a hint covers lies outside of them."""

from __future__ import annotations

from hypothesis import given

from colorstudio.document.hints import Hint
from colorstudio.support.geometry import PhotoPoint, PhotoRect, Size
from colorstudio.tools.extent import Extents, extent, holds, line_of, meet, middle, whole_photo
from tests.samples.documents import dab, everything, stroke
from tests.strategies import hints


def test_the_width_of_a_brush_counts() -> None:
    assert extent(dab("a")) == PhotoRect(3.0, 5.0, 6.0, 8.0)
    assert extent(stroke("a")) == PhotoRect(-1.5, -0.5, 13.0, 7.0)
    assert middle(stroke("a")) == PhotoPoint(5.75, 3.25)


@given(hints())
def test_a_hint_lies_in_its_extent(hint: Hint) -> None:
    assert all(holds(extent(hint), point) for point in (*line_of(hint), middle(hint)))


def test_rectangles_that_only_touch_meet() -> None:
    photo = whole_photo(Size(10, 5))
    assert meet(photo, PhotoRect(10, 5, 12, 7))
    assert not meet(photo, PhotoRect(10.1, 0, 12, 7))
    assert not meet(photo, PhotoRect(0, -3, 12, -1))


def test_extents_follow_a_document_from_edit_to_edit() -> None:
    extents, first = Extents(), everything().hints
    assert list(extents.of(first)) == [extent(hint) for hint in first]
    changed = (dab("new"), *first[1:])
    assert list(extents.of(changed)) == [extent(hint) for hint in changed]
    assert list(extents.of(())) == []
