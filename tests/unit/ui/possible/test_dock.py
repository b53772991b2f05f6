"""The dock drives a picker and shows what it knows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from colorstudio.editor.choices import Knowledge, Possible, Scope
from colorstudio.editor.event import Event
from colorstudio.support.preferences import Theme
from colorstudio.ui.look import Look, Motion
from colorstudio.ui.possible.choice_list import ChoiceList
from colorstudio.ui.possible.dock import PossiblePanel
from colorstudio.ui.possible.histogram import HistogramView
from tests.samples.pointer import move
from tests.samples.possible import asked, known

ORANGE = QPoint(88 + 32, 88 - 35)  # 40, 44 at 0.8 pixels a unit


class FakePicker:
    """Remembers what it was told."""

    def __init__(self, possible: Possible) -> None:
        self.possible = possible
        self.changed: Event[()] = Event()
        self.told: list[object] = []

    def hover(self, index: int | None) -> None:
        self.told.append(("hover", index))

    def choose(self, index: int) -> None:
        self.told.append(("choose", index))

    def set_scope(self, scope: Scope) -> None:
        self.told.append(scope)

    def dismiss(self) -> None:
        self.told.append("dismiss")

    def learn(self, possible: Possible) -> None:
        self.possible = possible
        self.changed.fire()


class Shown:
    """A panel with a picker behind it."""

    def __init__(self, panel: PossiblePanel) -> None:
        self.panel = panel
        self.picker = FakePicker(known())
        self.rows = panel.rows
        self.histogram = panel.histogram
        panel.show_picker(self.picker)

    def sentence(self) -> str:
        return " ".join(text.text() for text in self.panel.findChildren(QLabel) if text.isVisible() and text.wordWrap())

    def row(self, index: int) -> QPoint:
        return self.rows.visualItemRect(self.rows.item(index)).center()


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    look = Look(Theme.DARK, motion=Motion.REDUCED)
    panel = PossiblePanel(look)
    qtbot.addWidget(panel)
    panel.resize(376, 300)
    panel.show()
    yield Shown(panel)
    look.deleteLater()


def test_before_anything_is_clicked_one_sentence_says_what_to_do(shown: Shown) -> None:
    shown.picker.learn(Possible(Knowledge.NOTHING, Scope.OBJECT))
    assert "Click a place" in shown.sentence()
    assert not shown.rows.isVisible()
    shown.panel.show_picker(None)
    assert "Click a place" in shown.sentence()


def test_while_predicting_rows_without_content_stand_there(shown: Shown) -> None:
    shown.picker.learn(asked(Knowledge.PREDICTING))
    assert shown.rows.count() == 5
    assert not shown.panel.grab().isNull()
    QTest.mouseClick(shown.rows.viewport(), Qt.MouseButton.LeftButton, pos=shown.row(0))
    QTest.keyClick(shown.rows, Qt.Key.Key_Return)
    QTest.keyClick(shown.rows, Qt.Key.Key_1)
    assert not [told for told in shown.picker.told if told != ("hover", None)]


@pytest.mark.parametrize(
    ("knowledge", "words"), [(Knowledge.SURE, "Hardly any"), (Knowledge.FLAT, "decide yourself"), (Knowledge.KNOWN, "")]
)
def test_a_sentence_says_where_there_is_little_to_choose(shown: Shown, knowledge: Knowledge, words: str) -> None:
    shown.picker.learn(known(knowledge=knowledge))
    assert words in shown.sentence()
    assert bool(words) is bool(shown.sentence())


def test_arrows_preview_and_enter_chooses(shown: Shown) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(shown.rows, key)
    assert shown.picker.told == [("hover", 0), ("hover", 1), ("hover", 0), ("choose", 0)]


def test_digits_choose_and_escape_leaves(shown: Shown) -> None:
    left: list[None] = []
    shown.panel.dismissed.connect(lambda: left.append(None))
    for key in (Qt.Key.Key_2, Qt.Key.Key_0, Qt.Key.Key_9, Qt.Key.Key_Escape):
        QTest.keyClick(shown.rows, key)
    assert shown.picker.told == [("choose", 1), ("choose", 6), "dismiss"]
    assert len(left) == 1


def test_a_click_on_a_row_chooses_it(shown: Shown) -> None:
    QTest.mouseClick(shown.rows.viewport(), Qt.MouseButton.LeftButton, pos=shown.row(1))
    assert shown.picker.told[-1] == ("choose", 1)


def test_the_pointer_over_a_ring_lights_the_row_and_a_click_chooses(shown: Shown) -> None:
    move(shown.histogram, ORANGE)
    shown.picker.learn(known(hovered=0))
    assert shown.rows.currentRow() == 0
    QTest.mouseClick(shown.histogram, Qt.MouseButton.LeftButton, pos=ORANGE)
    move(shown.histogram, QPoint(10, 10))
    assert shown.picker.told == [("hover", 0), ("choose", 0), ("hover", None)]


def test_leaving_the_histogram_ends_the_preview(shown: Shown) -> None:
    move(shown.histogram, ORANGE)
    QApplication.sendEvent(shown.histogram, QEvent(QEvent.Type.Leave))
    assert shown.picker.told == [("hover", 0), ("hover", None)]


def test_a_row_under_the_pointer_lights_its_ring(shown: Shown) -> None:
    before = shown.histogram.grab().toImage()
    shown.picker.learn(known(hovered=2))
    assert shown.histogram.grab().toImage() != before
    assert shown.picker.told == []


def test_the_pointer_leaving_the_list_ends_the_preview(shown: Shown) -> None:
    QApplication.sendEvent(shown.rows, QEvent(QEvent.Type.Leave))
    assert shown.picker.told == [("hover", None)]


def test_the_switch_asks_about_something_else(shown: Shown) -> None:
    box = next(button for button in shown.panel.findChildren(QRadioButton) if button.text() == "Box")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert shown.picker.told == [Scope.BOX]


def test_narrow_the_list_goes_under_the_histogram(shown: Shown) -> None:
    def corner(of: ChoiceList | HistogramView) -> QPointF:
        return QPointF(of.mapTo(shown.panel, QPoint(0, 0)))

    assert corner(shown.rows).y() < shown.histogram.height()
    shown.panel.resize(shown.panel.minimumSizeHint().width(), 560)
    QApplication.sendPostedEvents()  # the layout's own request
    assert corner(shown.rows).y() >= shown.histogram.height()
    assert corner(shown.rows).x() < corner(shown.histogram).x()


def test_another_photo_has_another_picker(shown: Shown) -> None:
    first, shown.picker = shown.picker, FakePicker(asked(Knowledge.PREDICTING))
    shown.panel.show_picker(shown.picker)
    first.learn(known())
    assert shown.rows.count() == 5


def test_without_a_picker_nothing_can_be_told(shown: Shown) -> None:
    shown.panel.show_picker(None)
    QTest.keyClick(shown.rows, Qt.Key.Key_Escape)
    move(shown.histogram, ORANGE)
    box = next(button for button in shown.panel.findChildren(QRadioButton) if button.text() == "Box")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    shown.rows.chosen.emit(0)
    shown.rows.hovered.emit(0)
    assert shown.picker.told == []


def test_the_pointer_over_a_row_previews_it(shown: Shown) -> None:
    move(shown.rows.viewport(), shown.row(3))
    assert shown.picker.told == [("hover", 3)]


def test_another_button_chooses_nothing(shown: Shown) -> None:
    QTest.mouseClick(shown.histogram, Qt.MouseButton.RightButton, pos=ORANGE)
    QTest.mouseClick(shown.rows.viewport(), Qt.MouseButton.RightButton, pos=shown.row(1))
    assert [told for told in shown.picker.told if told != ("hover", 1)] == []
