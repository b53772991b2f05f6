"""The small widgets by which something is chosen: switch, chips, tools."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton, QToolButton
from pytestqt.qtbot import QtBot

from colorstudio.support.preferences import Theme
from colorstudio.ui.look import Look
from colorstudio.ui.widgets.chip import Chip, ChipSign
from colorstudio.ui.widgets.switch import Switch
from colorstudio.ui.widgets.tool_column import ToolColumn, ToolItem

TOOLS = [
    [ToolItem("modes", "modes", "Possible colors", "M")],
    [ToolItem("brush", "brush", "Brush", "B"), ToolItem("point", "point", "Point", "")],
]


def test_a_switch_tells_what_is_clicked_and_not_what_is_set(qtbot: QtBot) -> None:
    switch = Switch([(1, "Pixel"), (2, "Object"), (3, "Box")], Look(), name="Where")
    qtbot.addWidget(switch)
    heard: list[object] = []
    switch.chosen.connect(heard.append)
    switch.set_value(2)
    assert switch.value == 2
    pixel, _, box = switch.findChildren(QRadioButton)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert heard == [3]
    with qtbot.waitExposed(switch):
        switch.show()
    switch.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClick(box, Qt.Key.Key_Left)
    assert heard == [3, 2]
    assert not switch.grab().isNull()
    switch.setEnabled(False)
    assert not switch.grab().isNull()
    assert pixel.minimumSizeHint() == pixel.sizeHint()


def test_a_chip_shows_its_color_and_is_pressed(qtbot: QtBot) -> None:
    chip = Chip(QColor("#a04030"), "Brick red", Look(Theme.DARK), size=QSize(26, 26))
    qtbot.addWidget(chip)
    assert chip.grab().toImage().pixelColor(13, 13) == chip.color
    assert chip.accessibleName() == chip.toolTip() == "Brick red"
    with qtbot.waitExposed(chip):
        chip.show()
    chip.activateWindow()
    chip.setFocus()
    qtbot.waitUntil(chip.hasFocus)
    assert chip.grab().toImage().pixelColor(13, 0) == QColor(Look(Theme.DARK).tokens.accent)
    with qtbot.waitSignal(chip.clicked):
        QTest.keyClick(chip, Qt.Key.Key_Space)
    chip.setEnabled(False)
    assert chip.grab().toImage().pixelColor(13, 13) != chip.color


def test_a_chip_under_the_pointer_has_a_bright_edge(qtbot: QtBot) -> None:
    chip = Chip(QColor("#a04030"), "Brick red", Look(Theme.DARK))
    qtbot.addWidget(chip)
    before = chip.grab().toImage().pixelColor(10, 0)
    chip.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert chip.grab().toImage().pixelColor(10, 0).lightness() > before.lightness()


def test_a_sign_only_shows_its_color(qtbot: QtBot) -> None:
    sign = ChipSign()
    qtbot.addWidget(sign)
    sign.set_color(QColor("#204060"))
    assert sign.grab().toImage().pixelColor(6, 6) == QColor("#204060")


def test_the_column_tells_the_tool_that_is_clicked_and_marks_the_chosen_one(qtbot: QtBot) -> None:
    look = Look(Theme.DARK)
    column = ToolColumn(TOOLS, look)
    qtbot.addWidget(column)
    column.resize(48, 400)
    column.show()
    heard: list[object] = []
    column.chosen.connect(heard.append)
    column.set_tool("brush")
    tools = {button.accessibleName(): button for button in column.findChildren(QToolButton)}
    QTest.mouseClick(tools["Point"], Qt.MouseButton.LeftButton)
    assert heard == ["point"]
    assert not tools["Brush"].isChecked()
    assert tools["Brush"].toolTip() == "Brush (B)"
    assert tools["Point"].grab().toImage().pixelColor(1, 18) == QColor(look.tokens.accent)
    assert not column.grab().isNull()


def test_the_arrow_keys_walk_through_the_tools(qtbot: QtBot) -> None:
    column = ToolColumn(TOOLS, Look())
    qtbot.addWidget(column)
    with qtbot.waitExposed(column):
        column.show()
    column.activateWindow()
    column.set_tool("brush")
    heard: list[object] = []
    column.chosen.connect(heard.append)
    brush = next(part for part in column.findChildren(QToolButton) if part.accessibleName() == "Brush")
    brush.setFocus()
    qtbot.waitUntil(brush.hasFocus)
    QTest.keyClick(brush, Qt.Key.Key_Down)
    assert heard == ["point"]


def test_the_colors_below_the_tools_can_be_swapped_and_asked_for(qtbot: QtBot) -> None:
    column = ToolColumn(TOOLS, Look())
    qtbot.addWidget(column)
    column.set_colors(QColor("red"), QColor("blue"))
    previous, current = column.findChildren(Chip)
    assert (current.color, previous.color) == (QColor("red"), QColor("blue"))
    with qtbot.waitSignal(column.color_asked):
        current.click()
    with qtbot.waitSignal(column.swap_asked):
        previous.click()
