"""What was selected when it went is selected again when it comes back."""

from __future__ import annotations

from colorstudio.document.ids import HintId
from colorstudio.editor.last_selection import LastSelection
from tests.samples.documents import dab

A, B = dab("a"), dab("b")


def ids(*names: str) -> frozenset[HintId]:
    return frozenset(map(HintId, names))


def test_what_is_there_stays_selected_and_what_is_gone_is_not() -> None:
    assert LastSelection().after(ids("a", "b"), (B,)) == ids("b")


def test_what_comes_back_is_selected_in_place_of_what_was_meanwhile() -> None:
    last = LastSelection()
    assert last.after(ids("a"), (B,)) == ids()
    assert last.after(ids("b"), (B,)) == ids("b")
    assert last.after(ids("b"), (A, B)) == ids("a")
    assert last.after(ids("b"), (A, B)) == ids("b")  # it came back once


def test_what_was_not_selected_comes_back_as_it_was() -> None:
    last = LastSelection()
    assert last.after(ids(), (B,)) == ids()
    assert last.after(ids(), (A, B)) == ids()
