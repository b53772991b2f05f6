"""A chosen color becomes a hint."""

from __future__ import annotations

from colorstudio.document.colors import Chroma, Gray, HintColor
from colorstudio.document.edits import AddHints, ReplaceHints
from colorstudio.document.hints import ColorHint, Dab, Origin, Region
from colorstudio.document.ids import HintId
from colorstudio.document.model import Document
from colorstudio.editor.choice_edits import Asked
from colorstudio.support.geometry import PhotoPoint, PhotoRect
from tests.samples.documents import dab, document, stroke
from tests.samples.gestures import held

PLACE, ID = PhotoPoint(4.5, 6.5), HintId("asked")
BLUE = Chroma(-3.0, -30.0)


def hint_in(asked: Asked, color: HintColor, before: Document, origin: Origin = Origin.MODE) -> ColorHint:
    return asked.hint_in(color, before, held(dab_radius=2.0, dab_strength=0.5), origin=origin)


def test_at_a_place_it_is_a_dab_as_large_as_its_object_allows() -> None:
    hint = hint_in(Asked(PLACE, ID, 0.1), BLUE, document())
    assert isinstance(hint, Dab)
    assert (hint.at, hint.radius, hint.color, hint.origin) == (PLACE, 0.1, BLUE, Origin.MODE)


def test_in_a_large_object_it_has_the_size_and_strength_that_are_held() -> None:
    hint = hint_in(Asked(PLACE, ID, 1e9), Gray.KEEP, document())
    assert isinstance(hint, Dab)
    assert (hint.radius, hint.strength) == (2.0, 0.5)


def test_at_the_very_border_of_an_object_it_is_a_hint_still() -> None:
    asked = Asked(PLACE, ID, 0.0)
    edit = asked.edit(hint_in(asked, BLUE, document()), document(), "Chosen")
    assert len(edit.apply(document()).hints) == 1


def test_a_box_becomes_a_region() -> None:
    hint = hint_in(Asked(PhotoRect(1, 2, 5, 7), ID, 0.0), BLUE, document())
    assert isinstance(hint, Region)
    assert {(corner.x, corner.y) for corner in hint.corners} == {(1, 2), (5, 2), (5, 7), (1, 7)}


def test_the_middle_of_a_box_is_where_it_is_asked_about() -> None:
    assert Asked(PhotoRect(1, 2, 5, 8), ID, 0.0).middle == PhotoPoint(3, 5)
    assert Asked(PLACE, ID, 0.0).middle == PLACE


def test_what_was_chosen_there_before_is_recolored_where_it_lies() -> None:
    before, asked = document(dab("asked", note="as grandmother told"), stroke("other")), Asked(PLACE, ID, 3.0)
    edit = asked.edit(hint_in(asked, BLUE, before, Origin.PAINTED), before, "Chosen")
    assert isinstance(edit, ReplaceHints)
    first, second = edit.apply(before).hints
    assert isinstance(first, Dab)
    assert (first.id, first.color, first.note) == ("asked", BLUE, "as grandmother told")
    assert first.origin is Origin.PAINTED
    assert second is before.hints[1]


def test_undone_it_is_added_anew() -> None:
    asked, before = Asked(PLACE, ID, 3.0), document(stroke("other"))
    assert isinstance(asked.edit(hint_in(asked, BLUE, before), before, "Chosen"), AddHints)
    assert asked.color_in(before) is None


def test_it_is_asked_about_without_the_hint_that_is_chosen_anew() -> None:
    asked = Asked(PLACE, ID, 3.0)
    assert asked.without(document(dab("asked"), stroke("other"))).hints == (stroke("other"),)
    before = document(stroke("other"))
    assert asked.without(before) is before
