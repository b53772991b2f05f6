"""Every label that the program writes into a document can be shown in another language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot
from typing_extensions import override

from colorstudio.document.colors import Chroma, Gray
from colorstudio.document.eye import Eye
from colorstudio.document.model import Document
from colorstudio.editor.opening import _OPENED
from colorstudio.tools.changes import (
    cleared,
    duplicated,
    moved,
    recolored,
    removed,
    with_eye,
    with_note,
    with_strength,
)
from colorstudio.tools.labels import KEEP_GRAY, chosen, in_color, name_of_hint, to_hints
from colorstudio.tools.offset import Offset
from colorstudio.ui.step_names import step_in_words
from tests.samples.documents import everything

RED = Chroma(76.0, 62.0)


class Shouting(QTranslator):
    """A language in which all is said aloud, but for the names of fields."""

    @override
    def translate(self, context: str, text: str, *_: object, **__: object) -> str:
        parts = text.split("{")
        return "{".join([parts[0].upper(), *(f"{p.split('}')[0]}}}{p.split('}')[1].upper()}" for p in parts[1:])])

    @override
    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def aloud(qtbot: QtBot) -> Iterator[None]:
    language = Shouting()
    QCoreApplication.installTranslator(language)
    yield
    QCoreApplication.removeTranslator(language)


def labels() -> list[str]:
    """Those of all that can be done to hints."""
    document: Document = everything()
    hints = document.hints
    ids = [hint.id for hint in hints]
    one, by = ids[:1], Offset(1.0, 1.0)
    edits = [
        recolored(document, ids, color=RED, lightness=50.0),
        with_strength(document, ids, strength=0.25),
        with_eye(document, one, eye=Eye.CLOSED),
        with_note(document, ids, note="as grandmother told"),
        with_note(document, ids, note=""),
        moved(document, ids, by=by),
        duplicated(document, one, by=by),
        *(removed(document, [name]) for name in ids),
        cleared(document),
    ]
    return [
        _OPENED,
        KEEP_GRAY,
        *(edit.label for edit in edits if edit is not None),
        *(name_of_hint(hint, 50.0) for hint in hints),
        *(in_color(deed, color, 50.0) for deed in ("Brush", "Point", "Region") for color in (RED, Gray.KEEP)),
        chosen("Burnt orange", 0.617),
        to_hints("Erase", hints[:1]),
        to_hints("Show", hints),
        "Erase parts",
    ]


def test_in_english_they_are_as_they_are_kept() -> None:
    for label in labels():
        assert step_in_words(label) == label


@pytest.mark.usefixtures("aloud")
def test_each_can_be_translated_whole() -> None:
    for label in labels():
        assert step_in_words(label) == label.upper()


@pytest.mark.usefixtures("aloud")
def test_so_can_those_of_the_options() -> None:
    for label in ("Suggested – my own, 40 %", "Vividness 40 %", "Warmth -3", "Saturation 120 %", "Settings"):
        assert step_in_words(label) == label.upper()
    assert step_in_words("Model: none") == "MODEL: NONE"
    assert step_in_words("Model: hintnet") == "MODEL: hintnet"


@pytest.mark.usefixtures("aloud")
def test_a_label_that_nobody_knows_stays() -> None:
    assert step_in_words("Dream of a step") == "Dream of a step"
