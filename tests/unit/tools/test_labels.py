"""The lines of the History list, in plain words."""

from __future__ import annotations

from typing import Any

import pytest

from colorstudio.document.colors import Chroma, Gray
from colorstudio.document.hints import Origin
from colorstudio.tools.labels import chosen, in_color, name_of_hint, to_hints
from tests.samples.documents import dab, everything, stroke

RED = Chroma(76.0, 62.0)


def test_a_deed_is_named_with_its_color() -> None:
    assert in_color("Brush", RED, 50.0) == "Brush, red"
    assert in_color("Point", Chroma(0.0, 0.0), 50.0) == "Point, gray"
    assert in_color("Brush", Gray.KEEP, 50.0) == "Brush, gray"


def test_a_color_has_the_name_that_it_has_in_the_photos_own_light() -> None:
    color = Chroma(12.0, -28.0)
    assert in_color("Brush", color, 16.0) == "Brush, navy"
    assert name_of_hint(stroke("a", color=color), 16.0) == "Brush, navy"
    assert in_color("Brush", color, 70.0) != "Brush, navy"


def test_a_color_beyond_the_screen_has_the_name_of_what_is_seen() -> None:
    assert in_color("Brush", Chroma(100.0, -100.0), 0.0) == "Brush, black"


def test_a_choice_is_named_with_its_probability() -> None:
    assert chosen("Burnt orange", 0.617) == "Chosen, 62 % burnt orange"


def test_one_hint_is_called_by_its_kind_and_several_are_counted() -> None:
    hints = everything().hints
    assert [to_hints("Delete", [hint]) for hint in hints] == [
        "Delete stroke",
        "Delete point",
        "Delete region",
        "Delete kept colors",
        "Delete barrier",
    ]
    assert to_hints("Delete", hints) == "Delete 5 hints"


@pytest.mark.parametrize(
    ("hint", "name"),
    [
        (stroke("a", color=RED), "Brush, red"),
        (stroke("a", color=Gray.KEEP), "Keep gray"),
        (dab("a", color=RED), "Chosen, red"),
        (dab("a", color=RED, origin=Origin.PAINTED), "Point, red"),
        (everything().hints[2], "Keep gray"),
        (everything().hints[3], "Kept colors"),
        (everything().hints[4], "Barrier"),
    ],
)
def test_a_list_calls_hints_by_what_made_them(hint: Any, name: str) -> None:
    assert name_of_hint(hint, 50.0) == name
