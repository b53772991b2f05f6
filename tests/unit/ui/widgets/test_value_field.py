import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from colorstudio.ui.widgets.number_format import DEGREES, PERCENT, PLAIN, NumberFormat
from colorstudio.ui.widgets.span import Span
from colorstudio.ui.widgets.value_field import ValueField


def field(qtbot: QtBot) -> tuple[ValueField, list[float]]:
    made = ValueField(Span(-50, 50, 0), PLAIN, name="Warmth")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.clearFocus()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.hasFocus)
    assert made.selectedText() == made.text()
    heard: list[float] = []
    made.edited.connect(heard.append)
    return made, heard


def test_a_click_places_the_caret_and_selects_nothing(qtbot: QtBot) -> None:
    made, _ = field(qtbot)
    made.clearFocus()
    made.deselect()
    made.setFocus(Qt.FocusReason.MouseFocusReason)
    assert made.selectedText() == ""


def typed(into: ValueField, text: str) -> None:
    into.selectAll()
    QTest.keyClicks(into, text)
    QTest.keyClick(into, Qt.Key.Key_Return)


def test_what_is_typed_is_taken_inside_the_span(qtbot: QtBot) -> None:
    made, heard = field(qtbot)
    typed(made, "-12")
    typed(made, "900")
    assert heard == [-12, 50]
    assert made.amount == 50


def test_what_is_no_number_gives_way_and_nothing_is_the_default(qtbot: QtBot) -> None:
    made, heard = field(qtbot)
    typed(made, "7")
    typed(made, "blue")
    assert made.text() == "7"
    made.clear()
    made.setModified(True)
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert heard == [7, 0]


def test_arrows_step_and_escape_gives_back(qtbot: QtBot) -> None:
    made, heard = field(qtbot)
    QTest.keyClick(made, Qt.Key.Key_Up)
    QTest.keyClick(made, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert heard == [1, -9]
    made.selectAll()
    QTest.keyClicks(made, "44")
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert made.text() == "−9"


@pytest.mark.parametrize(
    ("number_format", "value", "text"),
    [(PERCENT, 1.12, "112 %"), (DEGREES, 52, "52°"), (NumberFormat(prefix="a "), -3, "a −3"), (PLAIN, -0.2, "0")],
)
def test_numbers_are_written_with_their_unit_and_read_back(
    number_format: NumberFormat, value: float, text: str
) -> None:
    assert number_format.text(value) == text
    assert number_format.number(text) == pytest.approx(value, abs=0.21)


def test_a_comma_is_a_point_and_infinity_no_number() -> None:
    assert NumberFormat(decimals=1).number("2,5") == 2.5
    assert PLAIN.number("inf") is None
    assert PLAIN.number("") is None
