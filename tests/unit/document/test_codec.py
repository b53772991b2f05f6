"""Documents and edits from strangers: every field is required, typed and bounded, and the sentence says which it is."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from colorstudio.document import codec, hint_codec
from colorstudio.document.codec import document_from_plain, document_to_plain, to_versioned
from colorstudio.document.edit_codec import edit_from_plain, edit_to_plain
from colorstudio.document.edits import AcceptSuggestions, Edit, RemoveHints, ReplaceHints, Replacement
from colorstudio.document.ids import HintId, ReferenceId
from colorstudio.document.step_codec import step_from_plain
from colorstudio.support.errors import BadInput
from tests.samples.documents import dab, everything, paint, stroke

WHOLE: dict[str, Any] = document_to_plain(everything())
STROKE, DAB, REGION, KEPT, BARRIER = (("hints", index) for index in range(5))


def altered(*path: str | int, to: object) -> dict[str, Any]:
    """The document that has everything, with one value replaced."""
    text = copy.deepcopy(WHOLE)
    inner: Any = text
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = to
    return text


def test_the_document_that_has_everything_comes_back() -> None:
    assert document_from_plain(WHOLE) == everything()


def test_the_format_comes_first() -> None:
    assert next(iter(to_versioned(everything()))) == "format"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("photo", "name"), "../../.bashrc"),
        (("photo", "name"), 7),
        (("photo", "sha256"), "abc"),
        (("photo", "width"), 0),
        (("photo", "width"), 24.0),
        (("photo", "height"), 10**12),
        (("photo", "height"), True),
        (("photo", "link"), ""),
        (("photo", "link"), "/x\0"),
        (("frame", "straightening"), 90),
        (("frame", "crop"), [1, 1, 1, 5]),
        (("frame", "crop"), [1, 1, 5]),
        (("frame", "crop"), {}),
        (("frame", "quarter_turns"), 4),
        (("settings", "vividness"), 1.01),
        (("settings", "saturation"), "1"),
        (("settings", "saturation"), None),
        (("settings", "prior"), True),
        (("settings", "prior"), 10**400),
        (("settings", "model"), "../secret"),
        (("settings", "decode"), "guess"),
        (("palette",), []),
        (("palette", "name"), "x" * 256),
        (("palette", "swatches", 0, "lightness"), 101),
        (("palette", "swatches", 0, "chroma"), "gray"),
        (("palette", "swatches", 1, "chroma"), [1, 2, 3]),
        (("references", 0, "id"), "UPPER"),
        (("references", 0, "weight"), -0.1),
        (("references", 0, "method"), ["palette"]),
        (("references", 0, "boxes", 0, "here"), [5, 5, 1, 1]),
        (("references", 0, "settled", 0), [1]),
        ((*STROKE, "kind"), "spell"),
        ((*STROKE, "kind"), ["stroke"]),
        ((*STROKE, "id"), ""),
        ((*STROKE, "points"), []),
        ((*STROKE, "points"), {"0": 1}),
        ((*STROKE, "points", 1), [1, 2]),
        ((*STROKE, "points", 1), [1, 2, 1.5]),
        ((*STROKE, "points", 1), [1e7, 2, 1]),
        ((*STROKE, "pressure"), "weight"),
        ((*STROKE, "radius"), 0),
        ((*STROKE, "hardness"), 2),
        ((*STROKE, "color"), "blue"),
        ((*STROKE, "color"), [0, 500]),
        ((*STROKE, "origin"), "stolen"),
        ((*STROKE, "eye"), True),
        ((*STROKE, "note"), 5),
        ((*STROKE, "note"), "x" * 10_001),
        ((*DAB, "at"), [1, "2"]),
        ((*DAB, "strength"), 1.5),
        ((*REGION, "corners"), [[1, 1], [2, 2]]),
        ((*KEPT, "rows"), 0),
        ((*KEPT, "rows"), 1.0),
        ((*KEPT, "columns"), 10**9),
        ((*KEPT, "ab"), "AAAA"),
        ((*KEPT, "ab"), "not base64!"),
        ((*KEPT, "ab"), "ü"),
        ((*KEPT, "ab"), "AADAfwAA" * 9),
        ((*BARRIER, "points"), [[1, 1]]),
        (("hints", 1), "a hint"),
        (("hints",), None),
    ],
)
def test_a_value_that_can_not_be_is_refused_by_name(path: tuple[str | int, ...], value: object) -> None:
    with pytest.raises(BadInput, match=str(path[-1] if isinstance(path[-1], str) else path[-2])):
        document_from_plain(altered(*path, to=value))


@pytest.mark.parametrize("name", ["photo", "hints", "references", "palette", "frame", "settings"])
def test_a_missing_field_is_named(name: str) -> None:
    text = copy.deepcopy(WHOLE)
    del text[name]
    with pytest.raises(BadInput, match=f"document has no {name}"):
        document_from_plain(text)


def test_two_hints_of_one_id_are_refused() -> None:
    with pytest.raises(BadInput, match="same id"):
        document_from_plain(altered("hints", 1, "id", to="stroke"))


def test_two_references_of_one_id_are_refused() -> None:
    text = copy.deepcopy(WHOLE)
    text["references"] *= 2
    with pytest.raises(BadInput, match="same id"):
        document_from_plain(text)


def test_a_grid_that_is_too_large_is_refused_before_it_is_made() -> None:
    text = altered(*KEPT, "rows", to=65_536)
    with pytest.raises(BadInput, match="at most 65,536 cells"):
        document_from_plain(text)


def test_more_hints_than_a_document_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "MOST_HINTS", 4)
    with pytest.raises(BadInput, match="hints should be a list of 0 to 4"):
        document_from_plain(WHOLE)


def test_more_points_than_a_stroke_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hint_codec, "MOST_POINTS", 1)
    with pytest.raises(BadInput, match="points should be a list of 1 to 1"):
        document_from_plain(WHOLE)


def test_whole_numbers_pass_for_numbers() -> None:
    again = document_from_plain(altered(*STROKE, "radius", to=3))
    assert again == everything()
    assert isinstance(again.hints[0].radius, float)  # type: ignore[union-attr] # the first is the stroke


EDITS: list[Edit] = [
    paint("a"),
    RemoveHints("Delete", (HintId("a"),)),
    ReplaceHints("Eraser", (Replacement(HintId("a"), (stroke("b"),)),)),
    AcceptSuggestions("Accept", ReferenceId("r"), (dab("c"),), (dab("c").at,)),
]


@pytest.mark.parametrize(
    ("edit", "change", "named"),
    [
        (EDITS[0], lambda text: text.update(kind="explode"), "kind"),
        (EDITS[0], lambda text: text.update(label=None), "label"),
        (EDITS[0], lambda text: text.update(also="something"), "also"),
        (EDITS[0], lambda text: text["hints"][0].update(radius=-1), r"hints\[0\].radius"),
        (EDITS[1], lambda text: text.update(ids=["../x"]), r"ids\[0\]"),
        (EDITS[1], lambda text: text.update(ids=[7]), r"ids\[0\]"),
        (EDITS[2], lambda text: text["replacements"][0].update(also=1), "also"),
        (EDITS[3], lambda text: text.pop("places"), "places"),
    ],
)
def test_an_edit_that_says_something_unknown_or_impossible_is_refused(
    edit: Edit, change: Callable[[Any], object], named: str
) -> None:
    text = edit_to_plain(edit)
    assert edit_from_plain(text, "edit") == edit
    change(text)
    with pytest.raises(BadInput, match=named):
        edit_from_plain(text, "edit")


@pytest.mark.parametrize(
    "text",
    [
        {},
        {"moved": 1.5},
        {"moved": 1, "saved": "x"},
        {"saved": ""},
        {"saved": "x\0", "by": 0},
        {"saved": "祖", "by": 0},
        {"saved": "x", "by": "0"},
        {"made": None},
        [],
    ],
)
def test_a_step_that_says_something_unknown_or_impossible_is_refused(text: object) -> None:
    with pytest.raises(BadInput):
        step_from_plain(text, written_in=1)
