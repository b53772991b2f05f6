"""What panels and keys do to hints: one edit that says what it does, or none where nothing would change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from colorstudio.document.colors import Chroma, Gray
from colorstudio.document.edits import AddHints, Edit
from colorstudio.document.eye import Eye
from colorstudio.document.hints import Dab, Kept, Origin
from colorstudio.document.ids import HintId
from colorstudio.document.names import MOST_NOTE
from colorstudio.support.errors import BadInput
from colorstudio.support.geometry import PhotoPoint
from colorstudio.tools.changes import (
    added,
    cleared,
    duplicated,
    moved,
    recolored,
    removed,
    with_eye,
    with_note,
    with_strength,
)
from colorstudio.tools.labels import in_color
from colorstudio.tools.offset import Offset
from tests.samples.documents import BLUE, BROWN, dab, document, everything

ALL = everything()
IDS = frozenset(hint.id for hint in ALL.hints)
RED = Chroma(50.0, 30.0)
ASIDE = Offset(4.0, 3.0)
PAIR = document(dab("one"), dab("two", color=BLUE))
BOTH = {HintId("one"), HintId("two")}
ONE = {HintId("one")}


def made(edit: Edit | None) -> dict[str, Any]:
    """The hints by their ids, after an edit of everything."""
    assert edit is not None
    return {hint.id: hint for hint in edit.apply(ALL).hints}


LIGHTNESS = 50.0


def label(edit: Edit | None) -> str:
    assert edit is not None
    return edit.label


def test_a_new_color_goes_to_all_that_have_one_and_is_the_persons_own() -> None:
    edit = recolored(ALL, IDS, color=RED, lightness=LIGHTNESS)
    hints = made(edit)
    assert [hints[id_].color for id_ in ("stroke", "dab", "region")] == [RED] * 3
    assert {hints[id_].origin for id_ in ("stroke", "dab", "region")} == {Origin.PAINTED}
    assert hints["kept"] is ALL.hints[3]
    assert label(edit) == in_color("Recolor", RED, LIGHTNESS)


def test_a_hint_that_has_the_color_already_stays_a_choice() -> None:
    edit = recolored(PAIR, BOTH, color=BROWN, lightness=LIGHTNESS)
    assert edit is not None
    assert [hint.origin for hint in edit.apply(PAIR).hints if isinstance(hint, Dab)] == [Origin.MODE, Origin.PAINTED]


def test_strength_goes_to_all_but_barriers() -> None:
    edit = with_strength(ALL, IDS, strength=0.25)
    hints = made(edit)
    assert [hints[id_].strength for id_ in ("stroke", "dab", "region", "kept")] == [0.25] * 4
    assert hints["barrier"] is ALL.hints[4]
    assert label(edit) == "Strength 25 %"


def test_hints_are_hidden_and_shown_and_only_those_are_counted_that_change() -> None:
    assert label(with_eye(ALL, IDS, eye=Eye.CLOSED)) == "Hide 4 hints"
    shown = with_eye(ALL, IDS, eye=Eye.OPEN)
    assert label(shown) == "Show point"
    assert made(shown)["dab"].eye is Eye.OPEN


def test_a_note_is_written_and_taken_away() -> None:
    edit = with_note(PAIR, ONE, note="uniform: field gray")
    assert edit is not None
    assert [hint.note for hint in edit.apply(PAIR).hints] == ["uniform: field gray", ""]
    assert edit.label == "Note on point"
    assert label(with_note(ALL, IDS, note="")) == "Remove note of stroke"


@pytest.mark.parametrize("note", ["x" * (MOST_NOTE + 1), "\ud800"])
def test_a_note_that_no_project_can_hold_is_refused(note: str) -> None:
    with pytest.raises(BadInput, match="10,000"):
        with_note(PAIR, ONE, note=note)


def test_everything_is_moved_together() -> None:
    hints = made(moved(ALL, IDS, by=ASIDE))
    assert hints["stroke"].points[0].at == PhotoPoint(5.5, 5.5)
    assert hints["stroke"].points[0].pressure == 0.25
    assert hints["dab"].at == PhotoPoint(8.5, 9.5)
    assert hints["region"].corners[0] == hints["kept"].corners[0] == hints["barrier"].points[0] == PhotoPoint(6.0, 4.0)
    assert isinstance(hints["kept"], Kept)
    assert label(moved(ALL, {HintId("kept")}, by=ASIDE)) == "Move kept colors"


def test_copies_are_new_hints_on_top_a_little_aside() -> None:
    edit = duplicated(PAIR, ONE, by=ASIDE)
    assert isinstance(edit, AddHints)
    copy = edit.apply(PAIR).hints[-1]
    assert isinstance(copy, Dab)
    assert (copy.at, copy.color) == (PhotoPoint(8.5, 9.5), BROWN)
    assert copy.id not in BOTH
    assert edit.label == "Duplicate point"


def test_hints_are_removed() -> None:
    edit = removed(PAIR, BOTH)
    assert edit is not None
    assert edit.apply(PAIR).hints == ()
    assert edit.label == "Delete 2 hints"
    assert label(removed(ALL, {HintId("barrier")})) == "Delete barrier"


def test_clearing_takes_hidden_hints_too() -> None:
    edit = cleared(ALL)
    assert made(edit) == {}
    assert label(edit) == "Clear all hints"
    assert cleared(document()) is None


def test_a_full_document_takes_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("colorstudio.tools.limits.MOST_HINTS", 3)
    assert duplicated(PAIR, ONE, by=ASIDE) is not None
    assert duplicated(PAIR, BOTH, by=ASIDE) is None
    assert added(document(dab("a"), dab("b"), dab("c")), dab("d"), label="Point") is None


def test_a_hint_is_added_only_if_it_reaches_into_the_photo() -> None:
    assert added(PAIR, dab("new"), label="Point") == AddHints("Point", (dab("new"),))
    assert added(PAIR, dab("new", at=PhotoPoint(-2.0, 3.0)), label="Point") is None


@pytest.mark.parametrize(
    "change",
    [
        lambda ids: recolored(PAIR, ids, color=BROWN, lightness=LIGHTNESS),
        lambda ids: with_strength(PAIR, ids, strength=1.0),
        lambda ids: with_eye(PAIR, ids, eye=Eye.OPEN),
        lambda ids: with_note(PAIR, ids, note=""),
        lambda ids: moved(PAIR, ids, by=Offset(0.0, 0.0)),
    ],
)
def test_what_changes_nothing_is_no_step(change: Callable[[set[HintId]], Edit | None]) -> None:
    assert change(ONE) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda ids: recolored(PAIR, ids, color=Gray.KEEP, lightness=LIGHTNESS),
        lambda ids: moved(PAIR, ids, by=ASIDE),
        lambda ids: duplicated(PAIR, ids, by=ASIDE),
        lambda ids: removed(PAIR, ids),
    ],
)
def test_hints_that_are_gone_are_passed_over(change: Callable[[set[HintId]], Edit | None]) -> None:
    assert change(set()) is None
    assert change({HintId("gone")}) is None
    assert change({HintId("gone"), HintId("one")}) == change(ONE) or change(ONE).__class__ is AddHints
