"""The color dock: whichever part a hand uses, all show the one color that is emitted."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from colorstudio.document.colors import Chroma, Gray, HintColor
from colorstudio.support.preferences import Theme
from colorstudio.ui.color.dock import ColorPanel, Purpose
from colorstudio.ui.color.shown import chroma_of_hex, polar, shown
from colorstudio.ui.color.used import MOST
from colorstudio.ui.look import Look, Motion
from colorstudio.ui.widgets.chip import Chip
from tests.samples.pointer import move

LIGHTNESS = 61.0
ORANGE = Chroma(34.0, 44.0)
SAND = Chroma(14.0, 28.0)


class Opened:
    """A panel and all that it said."""

    def __init__(self, panel: ColorPanel) -> None:
        self.panel = panel
        self.staged: list[HintColor] = []
        self.chosen: list[HintColor] = []
        self.taken_back: list[bool] = []
        self.dismissed: list[bool] = []
        panel.staged.connect(self.staged.append)
        panel.chosen.connect(self.chosen.append)
        panel.taken_back.connect(lambda: self.taken_back.append(True))
        panel.dismissed.connect(lambda: self.dismissed.append(True))
        panel.show_lightness(LIGHTNESS)
        panel.show_held(ORANGE, SAND)

    def type_into(self, field: QLineEdit, text: str) -> None:
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def last(self) -> Chroma:
        chosen = self.chosen[-1]
        assert isinstance(chosen, Chroma)
        return chosen

    def chips(self) -> list[Chip]:
        return [chip for chip in self.panel.used.findChildren(Chip) if chip.isVisible()]


def far_apart(one: QColor, other: QColor) -> int:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    look = Look(Theme.DARK, motion=Motion.REDUCED)
    panel = ColorPanel(look)
    qtbot.addWidget(panel)
    panel.resize(376, 264)
    panel.show()
    yield Opened(panel)
    look.deleteLater()


def test_showing_says_nothing(opened: Opened) -> None:
    assert opened.staged == []
    assert opened.chosen == []


def test_all_parts_show_the_color_that_is_held(opened: Opened) -> None:
    panel = opened.panel
    assert panel.current_chip.color == QColor(*shown(LIGHTNESS, ORANGE).rgb)
    assert panel.previous_chip.color == QColor(*shown(LIGHTNESS, SAND).rgb)
    assert panel.numbers.hex.text() == shown(LIGHTNESS, ORANGE).hex == "#DB7946"
    assert (panel.numbers.a.text(), panel.numbers.b.text()) == ("a 34", "b 44")
    assert (panel.hue.field.text(), panel.chroma.field.text()) == ("52°", "56")


def test_a_drag_in_the_plane_stages_and_its_end_chooses(opened: Opened) -> None:
    plane = opened.panel.plane
    start, end = plane.point_of(Chroma(0, 0)).toPoint(), plane.point_of(Chroma(22.0, 33.0)).toPoint()
    QTest.mousePress(plane, Qt.MouseButton.LeftButton, pos=start)
    move(plane, end, held=Qt.MouseButton.LeftButton)
    assert len(opened.staged) == 2
    assert opened.chosen == []
    QTest.mouseRelease(plane, Qt.MouseButton.LeftButton, pos=end)
    assert opened.chosen == [opened.staged[-1]]
    chosen = opened.chosen[0]
    assert isinstance(chosen, Chroma)
    assert chosen.a == pytest.approx(22, abs=1)
    assert chosen.b == pytest.approx(33, abs=1)
    assert opened.panel.current_chip.color == QColor(*shown(LIGHTNESS, chosen).rgb)


def test_the_picture_of_the_plane_has_the_color_that_a_click_picks(opened: Opened) -> None:
    plane = opened.panel.plane
    at = plane.point_of(Chroma(-16.0, 12.0)).toPoint()
    seen = plane.grab().toImage().pixelColor(at)
    QTest.mouseClick(plane, Qt.MouseButton.LeftButton, pos=at)
    picked = opened.panel.current_chip.color
    assert far_apart(seen, picked) <= 4  # one pixel is 1.6 units


def test_a_drag_out_of_the_plane_stays_at_its_edge(opened: Opened) -> None:
    plane = opened.panel.plane
    QTest.mousePress(plane, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    move(plane, QPoint(-50, 500), held=Qt.MouseButton.LeftButton)
    assert opened.staged[-1] == Chroma(-110.0, -110.0)


def test_escape_gives_back_the_color_from_before_the_drag(opened: Opened) -> None:
    plane = opened.panel.plane
    QTest.mousePress(plane, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    QTest.keyClick(plane, Qt.Key.Key_Escape)
    move(plane, QPoint(90, 90), held=Qt.MouseButton.LeftButton)
    QTest.mouseRelease(plane, Qt.MouseButton.LeftButton, pos=QPoint(90, 90))
    assert opened.chosen == []  # nothing was
    assert opened.taken_back == [True]
    assert opened.staged[-1] == ORANGE
    assert opened.dismissed == []
    QTest.keyClick(plane, Qt.Key.Key_Escape)
    assert opened.dismissed == [True]


def test_a_slider_that_goes_back_to_where_it_was_has_chosen_nothing(opened: Opened) -> None:
    slider = opened.panel.chroma.slider
    knob = QPoint(round(slider._knob().x()), slider.height() // 2)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=knob)
    move(slider, QPoint(knob.x() - 30, knob.y()), held=Qt.MouseButton.LeftButton)
    QTest.keyClick(slider, Qt.Key.Key_Escape)
    assert len(opened.staged) == 2
    assert opened.chosen == []
    assert opened.taken_back == [True]
    assert opened.panel.current_chip.color == QColor(*shown(LIGHTNESS, ORANGE).rgb)


def test_the_color_that_is_there_is_taken_by_enter_and_by_a_click_on_its_chip(opened: Opened) -> None:
    QTest.keyClick(opened.panel.plane, Qt.Key.Key_Return)
    QTest.mouseClick(opened.panel.current_chip, Qt.MouseButton.LeftButton)
    assert opened.chosen == [ORANGE, ORANGE]


def test_another_button_does_nothing_in_the_plane(opened: Opened) -> None:
    QTest.mouseClick(opened.panel.plane, Qt.MouseButton.RightButton, pos=QPoint(60, 60))
    QTest.keyClick(opened.panel.plane, Qt.Key.Key_Q)
    assert opened.staged == []


def test_arrows_nudge_by_one_and_with_shift_by_five(opened: Opened) -> None:
    plane = opened.panel.plane
    QTest.keyClick(plane, Qt.Key.Key_Right)
    QTest.keyClick(plane, Qt.Key.Key_Down)
    QTest.keyClick(plane, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert opened.chosen == [Chroma(35.0, 44.0), Chroma(35.0, 43.0), Chroma(30.0, 43.0)]


def test_arrows_are_not_left_to_shortcuts_of_the_window(opened: Opened) -> None:
    accepted = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_B):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(opened.panel.plane, event)
        accepted.append(event.isAccepted())
    assert accepted == [True, False]


def test_a_hex_gives_its_chroma_alone_and_stays_as_it_was_typed(opened: Opened) -> None:
    panel = opened.panel
    opened.type_into(panel.numbers.hex, "204060")
    assert opened.chosen == [chroma_of_hex("#204060")]
    assert panel.numbers.hex.text() == "#204060"
    assert shown(LIGHTNESS, opened.chosen[0]).hex in panel.note.text()
    panel.show_lightness(30.0)
    assert panel.numbers.hex.text() == "#204060"
    panel.show_held(SAND, ORANGE)
    assert panel.numbers.hex.text() == shown(30.0, SAND).hex
    assert panel.note.text() == ""


@pytest.mark.parametrize("typed", ["red", "#DB7946"])
def test_a_hex_that_is_none_or_the_same_changes_nothing(opened: Opened, typed: str) -> None:
    opened.type_into(opened.panel.numbers.hex, typed)
    assert opened.chosen == []
    assert opened.panel.numbers.hex.text() == "#DB7946"


def test_a_and_b_are_typed_each_by_itself(opened: Opened) -> None:
    opened.type_into(opened.panel.numbers.a, "20")
    opened.type_into(opened.panel.numbers.b, "-7")
    opened.type_into(opened.panel.numbers.b, "much")
    assert opened.chosen == [Chroma(20.0, 44.0), Chroma(20.0, -7.0)]


def test_leaving_a_field_untouched_says_nothing(opened: Opened) -> None:
    QTest.keyClick(opened.panel.numbers.hex, Qt.Key.Key_Return)
    QTest.keyClick(opened.panel.numbers.a, Qt.Key.Key_Return)
    assert opened.chosen == []


def test_hue_turns_and_chroma_stays(opened: Opened) -> None:
    opened.type_into(opened.panel.hue.field, "200")
    hue, length = polar(opened.last())
    assert hue == pytest.approx(200)
    assert length == pytest.approx(polar(ORANGE)[1])


def test_chroma_stretches_and_hue_survives_gray(opened: Opened) -> None:
    opened.type_into(opened.panel.chroma.field, "0")
    opened.type_into(opened.panel.chroma.field, "40")
    hue, length = polar(opened.last())
    assert hue == pytest.approx(polar(ORANGE)[0])
    assert length == pytest.approx(40)


def test_the_previous_color_can_be_taken_back(opened: Opened) -> None:
    QTest.mouseClick(opened.panel.previous_chip, Qt.MouseButton.LeftButton)
    assert opened.chosen == [SAND]


def test_kept_gray_is_named_so(opened: Opened) -> None:
    opened.panel.show_held(Gray.KEEP, SAND)
    assert opened.panel.name.text() == "Kept gray"
    assert opened.panel.chroma.field.text() == "0"


def test_a_color_that_a_screen_cannot_show_says_so_and_where_it_is_seen(opened: Opened) -> None:
    panel = opened.panel
    before = panel.plane.grab().toImage()
    assert panel.note.text() == ""
    panel.show_lightness(97.0)
    assert "Too vivid" in panel.note.text()
    assert panel.numbers.a.text() == "a 34"
    seen = shown(97.0, ORANGE).seen
    assert panel.plane.grab().toImage() != before
    assert polar(seen)[1] < polar(ORANGE)[1] / 2
    assert panel.plane.grab().toImage().pixelColor(panel.plane.point_of(seen).toPoint()) == QColor("white")


def test_it_says_when_the_next_color_is_for_a_place(opened: Opened) -> None:
    opened.panel.show_purpose(Purpose.PLACE)
    assert "place" in opened.panel.note.text()
    opened.panel.show_purpose(Purpose.HAND)
    assert opened.panel.note.text() == ""


def test_colors_of_the_photo_are_offered_once_the_newest_first(opened: Opened) -> None:
    opened.panel.show_used([SAND, Gray.KEEP, SAND, ORANGE], [])
    assert len(opened.chips()) == 3
    QTest.mouseClick(opened.chips()[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(opened.chips()[0], Qt.MouseButton.LeftButton)
    assert opened.chosen == [Gray.KEEP, SAND]
    assert opened.chips()[0].color == QColor(*shown(LIGHTNESS, SAND).rgb)


def test_recent_colors_are_offered_too_and_no_more_than_have_room(opened: Opened) -> None:
    opened.panel.show_used([], [Chroma(float(a), 0.0) for a in range(20)])
    assert opened.chips() == []
    opened.panel.used.sources.setCurrentIndex(1)
    assert len(opened.chips()) == MOST


def test_the_ramp_has_the_shown_color_at_the_lightness(opened: Opened) -> None:
    opened.panel.show_tones(np.arange(100))
    ramp = opened.panel.ramp
    seen = ramp.grab().toImage().pixelColor(round(ramp.width() * 0.30), 24)
    assert far_apart(seen, QColor(*shown(30.0, ORANGE).rgb)) <= 3


def test_the_ramp_draws_a_photo_without_any_tone(opened: Opened) -> None:
    opened.panel.show_tones(np.zeros(100))
    assert not opened.panel.grab().isNull()
