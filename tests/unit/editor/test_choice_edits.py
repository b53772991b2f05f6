"""A chosen color becomes a hint."""

from __future__ import annotations

import pytest

from colorstudio.document.colors import Chroma, Gray
from colorstudio.document.edits import AddHints, ReplaceHints
from colorstudio.document.hints import Dab, Origin, Region
from colorstudio.document.ids import HintId
from colorstudio.editor.choice_edits import Asked
from colorstudio.support.geometry import PhotoPoint, PhotoRect
from tests.samples.documents import dab, document, stroke

PLACE, ID = PhotoPoint(4.5, 6.5), HintId("asked")
BLUE = Chroma(-3.0, -30.0)


def test_at_a_place_it_is_a_dab_as_large_as_its_object_allows() -> None:
    (hint,) = Asked(PLACE, ID, 0.1).edit(BLUE, document(), "Chosen").apply(document()).hints
    assert isinstance(hint, Dab)
    assert (hint.at, hint.radius, hint.color, hint.origin) == (PLACE, 0.1, BLUE, Origin.MODE)


def test_in_a_large_object_its_size_is_that_of_the_photo() -> None:
    (hint,) = Asked(PLACE, ID, 1e9).edit(Gray.KEEP, document(), "Chosen").apply(document()).hints
    assert isinstance(hint, Dab)
    assert hint.radius == pytest.approx(0.006 * document().photo.size.diagonal)


def test_at_the_very_border_of_an_object_it_is_a_hint_still() -> None:
    edit = Asked(PLACE, ID, 0.0).edit(BLUE, document(), "Chosen")
    assert len(edit.apply(document()).hints) == 1


def test_a_box_becomes_a_region() -> None:
    (hint,) = Asked(PhotoRect(1, 2, 5, 7), ID, 0.0).edit(BLUE, document(), "Chosen").apply(document()).hints
    assert isinstance(hint, Region)
    assert {(corner.x, corner.y) for corner in hint.corners} == {(1, 2), (5, 2), (5, 7), (1, 7)}


def test_what_was_chosen_there_before_is_recolored_where_it_lies() -> None:
    before = document(dab("asked", note="as grandmother told"), stroke("other"))
    edit = Asked(PLACE, ID, 3.0).edit(BLUE, before, "Chosen")
    assert isinstance(edit, ReplaceHints)
    first, second = edit.apply(before).hints
    assert (first.id, getattr(first, "color", None), first.note) == ("asked", BLUE, "as grandmother told")
    assert second is before.hints[1]


def test_undone_it_is_added_anew() -> None:
    assert isinstance(Asked(PLACE, ID, 3.0).edit(BLUE, document(stroke("other")), "Chosen"), AddHints)


def test_it_is_asked_about_without_the_hint_that_is_chosen_anew() -> None:
    asked = Asked(PLACE, ID, 3.0)
    assert asked.without(document(dab("asked"), stroke("other"))).hints == (stroke("other"),)
    before = document(stroke("other"))
    assert asked.without(before) is before
