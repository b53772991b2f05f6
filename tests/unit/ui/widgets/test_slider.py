import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from colorstudio.support.preferences import Theme
from colorstudio.ui.look import Look
from colorstudio.ui.widgets.color_slider import ColorSlider
from colorstudio.ui.widgets.labeled_slider import BetweenSlider, LabeledSlider
from colorstudio.ui.widgets.number_format import PERCENT
from colorstudio.ui.widgets.slider import Slider
from colorstudio.ui.widgets.span import Curve, Span

SPAN = Span(0.0, 2.0, 1.0, step=0.01, tick=1.0)
LEFT = Qt.MouseButton.LeftButton


class Heard:
    """What a slider has said."""

    def __init__(self, slider: Slider | LabeledSlider | BetweenSlider) -> None:
        self.moved: list[float] = []
        self.released: list[float] = []
        slider.moved.connect(self.moved.append)
        slider.released.connect(self.released.append)


def shown(qtbot: QtBot) -> Slider:
    slider = Slider(SPAN, Look(Theme.DARK), name="Vividness")
    qtbot.addWidget(slider)
    slider.resize(217, 24)  # the knob's center walks over 200 pixels, one for each step
    with qtbot.waitExposed(slider):
        slider.show()
    slider.activateWindow()
    slider.setFocus()
    qtbot.waitUntil(slider.hasFocus)
    return slider


def at(x: int) -> QPoint:
    return QPoint(x, 12)


def wheel(slider: Slider) -> QWheelEvent:
    nowhere = QPointF(5, 5)
    return QWheelEvent(
        nowhere,
        slider.mapToGlobal(nowhere),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_a_drag_reports_its_way_and_once_its_end(qtbot: QtBot) -> None:
    slider = shown(qtbot)
    heard = Heard(slider)
    QTest.mousePress(slider, LEFT, pos=at(108))
    QTest.mouseMove(slider, at(118))
    QTest.mouseMove(slider, at(128))
    assert heard.released == []
    QTest.mouseRelease(slider, LEFT, pos=at(128))
    assert heard.moved == [1.1, 1.2]
    assert heard.released == [1.2]


def test_a_press_on_the_knob_changes_nothing_and_one_beside_it_brings_it_there(qtbot: QtBot) -> None:
    slider = shown(qtbot)
    heard = Heard(slider)
    QTest.mouseClick(slider, LEFT, pos=at(111))
    assert heard.moved == heard.released == []
    QTest.mouseClick(slider, LEFT, pos=at(58))
    assert heard.released == []  # it may become a double click
    slider.clearFocus()
    assert heard.released == [slider.amount]
    assert abs(slider.amount - 0.5) < 0.02
    QTest.mouseClick(slider, Qt.MouseButton.RightButton, pos=at(160))
    assert len(heard.moved) == 1


def test_a_double_click_restores_the_default(qtbot: QtBot) -> None:
    slider = shown(qtbot)
    slider.set_amount(1.7)
    heard = Heard(slider)
    QTest.mouseDClick(slider, LEFT, pos=at(178))
    assert slider.amount == 1.0
    assert heard.released == [1.0]
    slider.set_amount(1.7)
    QTest.mouseDClick(slider, Qt.MouseButton.RightButton, pos=at(178))
    assert slider.amount == 1.7


def double_click(slider: Slider, x: int) -> None:
    """As a hand does it; Qt's own leaves out the first release."""
    QTest.mouseClick(slider, LEFT, pos=at(x))
    QTest.mouseDClick(slider, LEFT, pos=at(x))
    QTest.mouseRelease(slider, LEFT, pos=at(x))


@pytest.mark.parametrize("x", [178, 30, 108])  # on the knob, beside it, where the default is
def test_a_double_click_anywhere_is_one_gesture(qtbot: QtBot, x: int) -> None:
    slider = shown(qtbot)
    slider.set_amount(1.7)
    heard = Heard(slider)
    double_click(slider, x)
    assert heard.released == [1.0]
    assert not slider._double_click.isActive()


def test_a_click_that_gets_no_second_one_ends_by_itself_or_with_the_next_deed(qtbot: QtBot) -> None:
    slider = shown(qtbot)
    heard = Heard(slider)
    QTest.mouseClick(slider, LEFT, pos=at(58))
    slider._double_click.timeout.emit()
    first = slider.amount
    assert heard.released == [first]
    slider._double_click.stop()
    QTest.mouseClick(slider, LEFT, pos=at(158))
    second = slider.amount
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert heard.released == [first, second, slider.amount]
    QTest.mouseClick(slider, LEFT, pos=at(58))
    slider.hide()
    assert len(heard.released) == 4


def test_a_drag_that_comes_back_ends_too(qtbot: QtBot) -> None:
    slider = shown(qtbot)
    heard = Heard(slider)
    QTest.mousePress(slider, LEFT, pos=at(108))
    QTest.mouseMove(slider, at(128))
    QTest.mouseMove(slider, at(108))
    QTest.mouseRelease(slider, LEFT, pos=at(108))
    assert heard.released == [1.0]


def test_escape_during_a_drag_gives_back_what_was(qtbot: QtBot) -> None:
    slider = shown(qtbot)
    heard = Heard(slider)
    QTest.mousePress(slider, LEFT, pos=at(108))
    QTest.mouseMove(slider, at(148))
    QTest.keyClick(slider, Qt.Key.Key_Escape)
    QTest.mouseMove(slider, at(188))
    QTest.mouseRelease(slider, LEFT, pos=at(188))
    assert slider.amount == 1.0
    assert heard.released == [1.0]


def test_the_keys_step(qtbot: QtBot) -> None:
    slider = shown(qtbot)
    heard = Heard(slider)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(slider, key)
    assert heard.moved == heard.released == [1.01, 1.0, 1.2, 2.0, 0.0]


def test_the_wheel_acts_only_with_the_focus(qtbot: QtBot) -> None:
    slider = shown(qtbot)
    QApplication.sendEvent(slider, wheel(slider))
    assert slider.amount > 1
    slider.clearFocus()
    before = slider.amount
    QApplication.sendEvent(slider, wheel(slider))
    assert slider.amount == before


def test_setting_it_says_nothing(qtbot: QtBot) -> None:
    slider = shown(qtbot)
    heard = Heard(slider)
    slider.set_amount(7)
    assert slider.amount == 2.0
    assert heard.moved == heard.released == []


def test_it_is_painted_neutral_and_without_fill_when_disabled(qtbot: QtBot) -> None:
    slider = shown(qtbot)
    slider.set_amount(2.0)
    filled = QColor(slider.look.tokens.filled)
    assert slider.grab().toImage().pixelColor(150, 12) == filled
    slider.setEnabled(False)
    assert slider.grab().toImage().pixelColor(150, 12) != filled
    assert slider.minimumSizeHint().width() < slider.sizeHint().width()


def test_without_a_tick_it_fills_from_its_left_end(qtbot: QtBot) -> None:
    slider = Slider(Span(0, 10, 5), Look(Theme.DARK), name="Size")
    qtbot.addWidget(slider)
    slider.resize(217, 24)
    image = slider.grab().toImage()
    assert image.pixelColor(50, 12) == QColor(slider.look.tokens.filled)
    assert image.pixelColor(170, 12) == QColor(slider.look.tokens.groove)


def test_a_color_slider_shows_its_colors_from_left_to_right(qtbot: QtBot) -> None:
    slider = ColorSlider(Span(0, 360, 180), Look(Theme.DARK), name="Hue")
    qtbot.addWidget(slider)
    slider.resize(200, 24)
    empty = slider.grab().toImage().pixelColor(20, 12)
    slider.set_colors([QColor("#ff0000"), QColor("#0000ff")])
    image = slider.grab().toImage()
    assert image.pixelColor(20, 12) != empty
    assert image.pixelColor(20, 12).red() > image.pixelColor(180, 12).red()


def test_name_slider_and_field_act_as_one(qtbot: QtBot) -> None:
    both = LabeledSlider("Vividness", SPAN, Look(), number_format=PERCENT)
    qtbot.addWidget(both)
    heard = Heard(both)
    both.slider.reset()
    both.set_amount(1.12)
    assert both.field.text() == "112 %"
    both.field.selectAll()
    QTest.keyClicks(both.field, "80")
    QTest.keyClick(both.field, Qt.Key.Key_Return)
    assert both.amount == 0.8
    assert heard.moved == heard.released == [0.8]
    both.slider.reset()
    assert both.field.text() == "100 %"
    assert both.slider.accessibleName() == "Vividness"


def test_a_slider_between_names_passes_on_what_it_hears(qtbot: QtBot) -> None:
    between = BetweenSlider("Suggested", "My own", Span(-1, 1, 0, step=0.1, tick=0), Look())
    qtbot.addWidget(between)
    heard = Heard(between)
    between.set_amount(0.5)
    assert between.amount == 0.5
    between.slider.reset()
    assert heard.moved == heard.released == [0.0]


def test_a_fine_curve_and_its_inverse_agree() -> None:
    span = Span(0, 1000, 20, curve=Curve.FINE_BELOW)
    assert span.way(1) == 0.1 or abs(span.way(1) - 0.1) < 1e-9
    for value in (0.0, 27.0, 500.0, 1000.0):
        assert abs(span.value_at(span.way(value)) - value) < 1e-6
    assert SPAN.value_at(0.25) == 0.5
