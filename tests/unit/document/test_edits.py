"""Each edit does what its label says, leaves the rest the same object, and refuses what doesn't fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from colorstudio.document import edits
from colorstudio.document.colors import Gray
from colorstudio.document.edits import (
    AcceptSuggestions,
    AddHints,
    AddReferences,
    ChangeFrame,
    ChangePalette,
    ChangePhoto,
    ChangeReferences,
    ChangeSettings,
    Edit,
    RemoveHints,
    RemoveReferences,
    ReplaceHints,
    Replacement,
)
from colorstudio.document.eye import Eye
from colorstudio.document.frame import Frame
from colorstudio.document.hints import Origin
from colorstudio.document.ids import HintId, ReferenceId
from colorstudio.document.palette import Palette
from colorstudio.document.settings import Settings
from colorstudio.support.errors import BadInput
from colorstudio.support.geometry import PhotoPoint
from tests.samples.documents import POSTCARD, dab, document, everything, photo, reference, stroke

CHEEK, COAT, SKY = dab("cheek"), stroke("coat"), dab("sky")
PAINTED = document(CHEEK, COAT, SKY)
REFERRING = document(CHEEK, references=(reference("one"), reference("two")))


def ids_of(edit: Edit) -> list[str]:
    return [hint.id for hint in edit.apply(PAINTED).hints]


def test_a_new_hint_lies_on_top() -> None:
    assert ids_of(AddHints("Brush", (dab("new"),))) == ["cheek", "coat", "sky", "new"]


def test_hints_are_removed_by_their_ids() -> None:
    assert ids_of(RemoveHints("Delete", (CHEEK.id, SKY.id))) == ["coat"]


def test_a_recolored_hint_stays_where_it_lies() -> None:
    gray = replace(COAT, color=Gray.KEEP)
    edited = ReplaceHints("Keep gray", (Replacement(COAT.id, (gray,)),)).apply(PAINTED)
    assert edited.hints == (CHEEK, gray, SKY)


def test_the_pieces_that_an_eraser_leaves_take_the_place_of_the_whole() -> None:
    pieces = Replacement(COAT.id, (stroke("coat1"), stroke("coat2")))
    assert ids_of(ReplaceHints("Eraser", (pieces, Replacement(SKY.id, ())))) == ["cheek", "coat1", "coat2"]


def test_what_an_edit_does_not_touch_stays_the_same_object() -> None:
    whole = everything()
    edited = ChangeSettings("Vividness 40 %", Settings(vividness=0.4)).apply(whole)
    assert edited.hints is whole.hints
    assert edited.references is whole.references
    moved = ReplaceHints("Move", (Replacement(HintId("dab"), (dab("dab", at=PhotoPoint(1.5, 1.5)),)),)).apply(whole)
    assert moved.hints[0] is whole.hints[0]
    assert moved.settings is whole.settings


@pytest.mark.parametrize(
    "edit",
    [
        AddHints("Nothing", ()),
        RemoveHints("Nothing", ()),
        ReplaceHints("The same", (Replacement(COAT.id, (stroke("coat"),)),)),
        AddReferences("Nothing", ()),
        RemoveReferences("Nothing", ()),
        ChangeSettings("The same", Settings()),
        ChangePalette("The same", Palette()),
        ChangeFrame("The same", Frame()),
        ChangePhoto("The same", photo()),
    ],
    ids=lambda edit: type(edit).__name__,
)
def test_an_edit_that_changes_nothing_gives_back_the_document(edit: Edit) -> None:
    assert edit.apply(PAINTED) is PAINTED


@pytest.mark.parametrize(
    "edit",
    [
        AddHints("Twice", (dab("cheek"),)),
        RemoveHints("Gone", (HintId("gone"),)),
        ReplaceHints("Gone", (Replacement(HintId("gone"), ()),)),
        ReplaceHints("Twice", (Replacement(COAT.id, (dab("sky"),)),)),
        ReplaceHints("Two ways", (Replacement(COAT.id, ()), Replacement(COAT.id, (COAT,)))),
        AddReferences("Twice", (reference("one"), reference("one"))),
        RemoveReferences("Gone", (ReferenceId("gone"),)),
        ChangeReferences("Gone", (reference("gone"),)),
        AcceptSuggestions("Gone", ReferenceId("gone"), (), ()),
        ChangePhoto("Another", photo(POSTCARD)),
    ],
    ids=lambda edit: f"{type(edit).__name__}, {edit.label.lower()}",
)
def test_an_edit_that_does_not_fit_is_refused(edit: Edit) -> None:
    with pytest.raises(BadInput):
        edit.apply(PAINTED)


def test_references_come_change_and_go() -> None:
    added = AddReferences("Reference", (reference("three"),)).apply(REFERRING)
    assert [one.id for one in added.references] == ["one", "two", "three"]
    hidden = ChangeReferences("Hide", (reference("two", eye=Eye.CLOSED),)).apply(added)
    assert [one.eye for one in hidden.references] == [Eye.OPEN, Eye.CLOSED, Eye.OPEN]
    assert RemoveReferences("Remove", (ReferenceId("one"),)).apply(hidden).references == hidden.references[1:]


def test_accepted_suggestions_become_hints_and_are_not_made_again() -> None:
    accepted = dab("accepted", origin=Origin.SUGGESTED)
    edit = AcceptSuggestions("Accept 1 suggestion", ReferenceId("two"), (accepted,), (accepted.at,))
    edited = edit.apply(REFERRING)
    assert edited.hints == (CHEEK, accepted)
    assert [one.settled for one in edited.references] == [(), (accepted.at,)]


def test_palette_frame_and_link_change() -> None:
    palette, frame, link = Palette("Hair"), Frame(quarter_turns=1), replace(photo(), link="/home/anna/scan.png")
    edited = ChangePhoto("Link", link).apply(
        ChangeFrame("Rotate", frame).apply(ChangePalette("Palette", palette).apply(PAINTED))
    )
    assert (edited.palette, edited.frame, edited.photo) == (palette, frame, link)


def test_there_is_a_most_of_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edits, "MOST_HINTS", 3)
    monkeypatch.setattr(edits, "MOST_REFERENCES", 2)
    monkeypatch.setattr(edits, "MOST_SETTLED", 0)
    with pytest.raises(BadInput, match="at most 3 hints"):
        AddHints("Brush", (dab("new"),)).apply(PAINTED)
    with pytest.raises(BadInput, match="at most 2 references"):
        AddReferences("Reference", (reference("three"),)).apply(REFERRING)
    with pytest.raises(BadInput, match="At most 0 suggestions"):
        AcceptSuggestions("Accept", ReferenceId("one"), (), (PhotoPoint(1.0, 1.0),)).apply(REFERRING)
