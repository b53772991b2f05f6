"""The fan as a hand and a keyboard meet it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from colorstudio.editor.choices import Knowledge
from colorstudio.support.geometry import ViewPoint
from colorstudio.support.preferences import Theme
from colorstudio.ui.look import Look, Motion
from colorstudio.ui.possible.fan import FanOverlay
from colorstudio.ui.possible.fan_geometry import LIFT, OUTER
from tests.samples.pointer import move
from tests.samples.possible import asked, known

PLACE = ViewPoint(300.0, 350.0)
GRAY, OTHER = 6, 7  # blades of six colors


class Canvas(QWidget):
    """Counts what goes through the fan."""

    def __init__(self) -> None:
        super().__init__()
        self.presses = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.presses += 1
        event.accept()


class Opened:
    """A fan over a canvas, and all that it said."""

    def __init__(self, canvas: Canvas, look: Look) -> None:
        self.canvas = canvas
        self.look = look
        self.fan = FanOverlay(look, canvas)
        self.said: list[object] = []
        self.fan.hovered.connect(self._hovered)
        self.fan.chosen.connect(self._chosen)
        self.fan.other_wanted.connect(self._other)
        self.fan.dismissed.connect(self._dismissed)

    def _hovered(self, index: object) -> None:
        self.said.append(("hovered", index))

    def _chosen(self, index: int) -> None:
        self.said.append(("chosen", index))

    def _other(self) -> None:
        self.said.append("other")

    def _dismissed(self) -> None:
        self.said.append("dismissed")

    def blade(self, index: int, *, radius: float = 100.0) -> QPoint:
        """A point on a blade, in the fan's own coordinates."""
        return self.fan.point_of(index, radius=radius).toPoint()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.fan, key)

    def click(self, point: QPoint) -> None:
        QTest.mouseClick(self.fan, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def far_apart(one: QColor, other: QColor) -> int:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(900, 700)
    canvas.show()
    made = Opened(canvas, Look(Theme.DARK, motion=Motion.REDUCED))
    made.fan.open_at(PLACE, known())
    yield made
    made.look.deleteLater()


def test_a_click_on_a_blade_chooses_it(opened: Opened) -> None:
    opened.click(opened.blade(2))
    assert opened.said == [("hovered", 2), ("chosen", 2)]
    assert opened.canvas.presses == 0


def test_a_click_on_gray_chooses_gray_and_one_on_other_asks_for_the_color_dock(opened: Opened) -> None:
    opened.click(opened.blade(GRAY))
    opened.click(opened.blade(OTHER))
    assert opened.said == [("hovered", 6), ("chosen", 6), ("hovered", None), "other"]


def test_a_click_beside_the_blades_goes_to_the_canvas(opened: Opened) -> None:
    opened.click(QPoint(round(PLACE.x), round(PLACE.y)) - opened.fan.pos())
    QTest.mouseClick(opened.fan, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, opened.blade(1))
    assert opened.said == []
    assert opened.canvas.presses == 2


def test_the_pointer_previews_and_its_leaving_ends_the_preview(opened: Opened) -> None:
    move(opened.fan, opened.blade(1))
    move(opened.fan, opened.blade(3))
    QApplication.sendEvent(opened.fan, QEvent(QEvent.Type.Leave))
    assert opened.said == [("hovered", 1), ("hovered", 3), ("hovered", None)]


def test_arrows_walk_the_blades_around_and_enter_chooses(opened: Opened) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return):
        opened.key(key)
    hovered = [("hovered", index) for index in (0, 1, 0, None, 6)]
    assert opened.said == [*hovered, ("chosen", 6)]


def test_arrow_up_begins_at_the_last_blade_and_enter_there_asks_for_the_color_dock(opened: Opened) -> None:
    opened.key(Qt.Key.Key_Up)
    opened.key(Qt.Key.Key_Enter)
    assert opened.said == ["other"]


def test_enter_without_a_blade_does_nothing(opened: Opened) -> None:
    opened.key(Qt.Key.Key_Return)
    assert opened.said == []


def test_digits_choose_by_rank_and_zero_chooses_gray(opened: Opened) -> None:
    for key in (Qt.Key.Key_3, Qt.Key.Key_0, Qt.Key.Key_9):
        opened.key(key)
    assert opened.said == [("chosen", 2), ("chosen", 6)]


def test_escape_dismisses(opened: Opened) -> None:
    opened.key(Qt.Key.Key_Escape)
    assert opened.said == ["dismissed"]


def test_its_keys_are_not_left_to_shortcuts_of_the_window_and_others_are(opened: Opened) -> None:
    taken = {}
    for key, modifiers in (
        (Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier),
    ):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        event.ignore()
        QApplication.sendEvent(opened.fan, event)
        taken[key, modifiers] = event.isAccepted()
    assert list(taken.values()) == [True, False, False]


def test_what_the_dock_previews_is_lifted_without_a_word(opened: Opened) -> None:
    opened.fan.show_possible(known(hovered=3))
    assert opened.said == []
    assert "Sand, 9" in opened.fan.accessibleName()


def test_the_blade_under_the_pointer_comes_out_and_the_last_goes_back(opened: Opened) -> None:
    plate = QColor(opened.look.tokens.popup)
    for at in (2, 4):
        move(opened.fan, opened.blade(at))
        shown = opened.fan.grab().toImage()
        edges = [shown.pixelColor(opened.blade(blade, radius=OUTER + LIFT / 2)) for blade in range(8)]
        assert [blade for blade, edge in enumerate(edges) if far_apart(edge, plate) < 8] == [at]


def test_other_stays_under_the_keys_when_the_choices_are_renewed(opened: Opened) -> None:
    opened.key(Qt.Key.Key_Up)
    opened.fan.show_possible(known())
    opened.key(Qt.Key.Key_Return)
    assert opened.said == ["other"]


def test_while_predicting_only_other_can_be_chosen(opened: Opened) -> None:
    opened.fan.open_at(PLACE, asked(Knowledge.PREDICTING))
    opened.key(Qt.Key.Key_1)
    opened.key(Qt.Key.Key_Down)
    assert opened.fan.accessibleName() == "Not known yet"
    opened.key(Qt.Key.Key_Return)
    opened.key(Qt.Key.Key_Up)
    opened.key(Qt.Key.Key_Return)
    assert opened.said == ["other"]
    assert not opened.fan.grab().isNull()


def test_closed_it_lets_everything_through_and_shows_nothing(opened: Opened) -> None:
    opened.fan.close_softly()
    assert not opened.fan.is_open
    assert not opened.fan.isVisible()
    opened.fan.show_possible(known())
    opened.fan.close_softly()
    assert not opened.fan.isVisible()


def test_it_folds_up_in_its_time_and_lets_the_pointer_through_at_once(opened: Opened, qtbot: QtBot) -> None:
    opened.look.set_motion(Motion.FULL)
    opened.fan.open_at(PLACE, known(hovered=0))
    opened.fan.close_softly()
    assert opened.fan.isVisible()
    assert not opened.fan.is_open
    qtbot.waitUntil(lambda: not opened.fan.isVisible())


def test_it_follows_its_place(opened: Opened) -> None:
    before = opened.fan.pos()
    opened.fan.follow(ViewPoint(PLACE.x + 10, PLACE.y + 5))
    assert opened.fan.pos() - before == QPoint(10, 5)


def test_a_blade_shows_the_color_that_it_stands_for(opened: Opened) -> None:
    choices = tuple(replace(choice, crop=None) for choice in known().choices)
    opened.fan.show_possible(replace(known(), choices=choices))
    shown = opened.fan.grab().toImage()
    for index, choice in enumerate(choices):
        assert shown.pixelColor(opened.blade(index)) == QColor(*choice.rgb)


def test_it_follows_the_theme(opened: Opened) -> None:
    dark = opened.fan.grab().toImage()
    opened.look.choose(Theme.LIGHT)
    assert opened.fan.grab().toImage() != dark


def test_a_move_beside_the_blades_and_a_key_of_others_pass(opened: Opened) -> None:
    move(opened.fan, QPoint(round(PLACE.x), round(PLACE.y)) - opened.fan.pos())
    opened.key(Qt.Key.Key_B)
    assert opened.said == []


def test_opened_anew_elsewhere_it_lifts_nothing(opened: Opened) -> None:
    move(opened.fan, opened.blade(1))
    opened.fan.open_at(ViewPoint(500.0, 350.0), known())
    assert opened.fan.accessibleName() == "Possible colors here"
    assert opened.fan.is_open


def test_it_gives_the_keys_back_to_the_canvas(opened: Opened, qtbot: QtBot) -> None:
    with qtbot.waitActive(opened.canvas):
        opened.canvas.activateWindow()
    opened.fan.open_at(PLACE, known())
    assert opened.fan.hasFocus()
    opened.fan.close_softly()
    assert opened.canvas.hasFocus()


def test_gray_says_how_likely_it_is_and_comes_first_where_nothing_is_likelier(opened: Opened) -> None:
    possible = known()
    gray = replace(possible.choices[GRAY], probability=0.75)
    opened.fan.show_possible(replace(possible, choices=(gray, *possible.choices[:GRAY])))
    opened.key(Qt.Key.Key_Down)
    assert opened.said == [("hovered", 0)]
    assert opened.fan.accessibleName() == "Gray, 75\N{NO-BREAK SPACE}%"
    assert opened.fan.blade_of(0) == 0
    assert opened.fan.blades == OTHER + 1
