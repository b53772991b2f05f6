"""The history bounds itself, knows what was saved and takes one gesture as one step."""

from __future__ import annotations

from pathlib import Path

import pytest

from colorstudio.document.edits import AddHints, ChangeSettings, RemoveHints
from colorstudio.document.history import Bounds, History
from colorstudio.document.settings import Settings
from colorstudio.document.steps import Made, Moved, Saved, Step
from colorstudio.support.errors import BadInput
from tests.samples.documents import document, paint, stroke

FILE = Path("grandparents.colorstudio").absolute()


def history(*, bounds: Bounds | None = None) -> History:
    return History(document(), label="Opened", bounds=bounds or Bounds())


def paint_all(past: History, *names: str) -> History:
    for name in names:
        past.stage(paint(name))
        past.commit()
    return past


def labels(past: History) -> list[str]:
    return [entry.label for entry in past.entries]


def test_while_the_hand_moves_the_edit_is_shown_and_not_yet_done() -> None:
    past = history()
    past.stage(paint("a"))
    past.stage(paint("b"))
    assert [hint.id for hint in past.shown.hints] == ["b"]
    assert past.current.hints == ()
    assert labels(past) == ["Opened"]


def test_a_gesture_makes_one_entry_with_its_label() -> None:
    past = history()
    for vividness in (0.1, 0.2, 0.3):
        past.stage(ChangeSettings("Vividness", Settings(vividness=vividness)))
    assert past.commit() == Made(ChangeSettings("Vividness", Settings(vividness=0.3)))
    assert labels(past) == ["Opened", "Vividness"]


def test_escape_leaves_no_entry() -> None:
    past = history()
    past.stage(paint("a"))
    past.abort()
    assert past.commit() is None
    assert past.shown is past.current
    assert labels(past) == ["Opened"]


def test_a_gesture_that_changes_nothing_makes_no_entry() -> None:
    past = history()
    past.stage(AddHints("Brush", ()))
    assert past.commit() is None
    assert labels(past) == ["Opened"]


def test_an_edit_that_does_not_fit_leaves_everything_as_it_was() -> None:
    past = paint_all(history(), "a")
    before = past.current
    with pytest.raises(BadInput):
        past.stage(paint("a"))
    assert past.shown is before
    assert past.commit() is None


def test_undo_and_redo_give_the_very_same_documents_and_say_how_far_they_went() -> None:
    past = paint_all(history(), "a", "b")
    documents = [entry.document for entry in past.entries]
    assert past.undo() == Moved(-1)
    assert past.current is documents[1]
    assert past.jump(0) == Moved(-1)
    assert past.current is documents[0]
    assert past.jump(2) == Moved(2)
    assert past.current is documents[2]
    assert (past.can_undo, past.can_redo) == (True, False)


def test_at_the_ends_undo_and_redo_do_nothing() -> None:
    past = history()
    assert (past.undo(), past.redo(), past.jump(0)) == (None, None, None)
    assert (past.can_undo, past.can_redo) == (False, False)


def test_undo_in_the_middle_of_a_gesture_aborts_it() -> None:
    past = paint_all(history(), "a")
    past.stage(paint("b"))
    past.undo()
    assert past.shown is past.entries[0].document


def test_what_was_undone_is_gone_after_the_next_gesture() -> None:
    past = paint_all(history(), "a", "b")
    past.undo()
    paint_all(past, "c")
    assert [hint.id for hint in past.current.hints] == ["a", "c"]
    assert not past.can_redo


def test_the_oldest_steps_are_forgotten_by_count() -> None:
    past = paint_all(history(bounds=Bounds(steps=2)), "a", "b", "c")
    assert len(past.entries) == 3
    assert past.cursor == 2
    past.jump(0)
    assert [hint.id for hint in past.current.hints] == ["a"]


def test_the_oldest_steps_are_forgotten_by_bytes() -> None:
    """Removed strokes are what only the history still holds: three of them here, of which two have room."""
    past = history(bounds=Bounds(bytes=400_000))
    for name in ("a", "b", "c"):
        long = stroke(name, points=stroke(name).points * 500)  # 176 kB
        past.stage(AddHints("Brush", (long,)))
        past.commit()
        past.stage(RemoveHints("Delete", (long.id,)))
        past.commit()
    assert labels(past) == ["Delete", "Brush", "Delete", "Brush", "Delete"]
    assert past.jump(0) == Moved(-4)


def test_the_last_step_is_never_forgotten() -> None:
    past = paint_all(history(bounds=Bounds(bytes=1)), "a", "b")
    assert past.undo() == Moved(-1)
    assert [hint.id for hint in past.current.hints] == ["a"]


def test_a_document_that_nobody_touched_needs_no_saving() -> None:
    past = history()
    assert past.saved == past.cursor
    paint_all(past, "a")
    assert not past.is_saved
    past.undo()
    assert past.saved == past.cursor


def test_what_was_saved_while_painting_went_on_is_marked_where_it_is() -> None:
    past = paint_all(history(), "a")
    saving = past.current
    paint_all(past, "b")
    assert past.mark_saved(saving, FILE) == Saved(FILE, -1)
    assert past.saved == 1
    assert not past.is_saved


def test_a_saved_document_that_left_the_list_is_marked_nowhere() -> None:
    past = paint_all(history(), "a")
    saving = past.current
    past.undo()
    paint_all(past, "b")
    assert past.mark_saved(saving, FILE) == Saved(FILE, None)
    assert past.saved is None
    assert not past.is_saved


def test_what_a_journal_says_happens_again() -> None:
    past, again = history(), history()
    steps: list[Step | None] = [past.undo()]
    for name in ("a", "b", "c"):
        past.stage(paint(name))
        steps.append(past.commit())
    saved_then = past.entries[2].document
    steps += [past.undo(), past.jump(0), past.redo(), past.mark_saved(saved_then, FILE)]
    for step in steps:
        if step is not None:
            again.repeat(step)
    assert again.entries == past.entries
    assert (again.cursor, again.saved) == (past.cursor, past.saved) == (1, 2)
    again.repeat(Saved(FILE, None))
    assert again.saved is None


def test_a_replay_forgets_nothing_so_that_every_step_finds_what_it_found() -> None:
    past = history(bounds=Bounds(steps=1))
    for name in ("a", "b"):
        past.repeat(Made(paint(name)))
    past.repeat(Moved(-2))
    assert past.current.hints == ()


@pytest.mark.parametrize("step", [Moved(-1), Moved(1), Saved(FILE, 3), Made(RemoveHints("Gone", (stroke("x").id,)))])
def test_a_step_that_can_not_have_happened_here_is_refused(step: Moved | Saved | Made) -> None:
    with pytest.raises(BadInput):
        history().repeat(step)
