"""The options: the tool's change what is held, the picture's are staged by a drag and chosen once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from colorstudio.document.edits import ChangeSettings
from colorstudio.document.settings import PRIOR, Settings
from colorstudio.editor.tool_names import ToolName
from colorstudio.support.preferences import Theme
from colorstudio.tools.changes import with_strength
from colorstudio.ui.look import Look, Motion
from colorstudio.ui.options_bar import OptionsBar
from colorstudio.ui.widgets.slider import Slider
from tests.robots import StudioRobot

LEAST_WINDOW = 1024


class Opened:
    """A bar over a photo, and what it said."""

    def __init__(self, robot: StudioRobot, qtbot: QtBot) -> None:
        self.robot, self.photo = robot, robot.photo
        self.staged: list[Settings] = []
        self.chosen: list[tuple[Settings, str]] = []
        line = QAction()
        line.setSeparator(True)
        undo = QAction("&Undo")
        undo.setShortcut("Ctrl+Z")
        self.actions = [undo, line, QAction("Compare")]
        self.bar = OptionsBar(Look(Theme.DARK, motion=Motion.REDUCED), ["hintnet"], self.actions)
        qtbot.addWidget(self.bar)
        self.bar.settings_staged.connect(lambda settings, _: self.staged.append(settings))
        self.bar.settings_chosen.connect(lambda settings, label: self.chosen.append((settings, label)))
        self.bar.resize(1400, self.bar.height())
        self.bar.show_photo(self.photo)
        self.bar.show()


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    Image.fromarray(np.full((80, 100), 128, np.uint8)).save(tmp_path / "aunt.png")
    robot = StudioRobot(tmp_path / "home")
    robot.open(tmp_path / "aunt.png")
    yield Opened(robot, qtbot)
    robot.studio.end()


def drag(slider: Slider, *shares: float) -> None:
    places = [QPoint(round(share * slider.width()), slider.height() // 2) for share in shares]
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(slider, place)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=places[-1])


@pytest.mark.parametrize(
    ("tool", "size", "strength"),
    [
        (ToolName.BRUSH, True, True),
        (ToolName.POINT, True, True),
        (ToolName.GRAY, True, True),
        (ToolName.ERASER, True, False),
        (ToolName.POSSIBLE, False, False),
        (ToolName.SELECT, False, False),
        (ToolName.HAND, False, False),
    ],
)
def test_a_tool_shows_only_the_options_that_it_has(opened: Opened, tool: ToolName, size: bool, strength: bool) -> None:
    opened.photo.take_up(tool)
    bar = opened.bar
    assert bar.tool.size_slider.isVisible() == size
    assert (bar.tool.hardness.isVisible(), bar.tool.strength.isVisible()) == (strength, strength)


def test_what_is_typed_is_held(opened: Opened) -> None:
    opened.photo.take_up(ToolName.BRUSH)
    for field, text in (
        (opened.bar.tool.size_slider.field, "20"),
        (opened.bar.tool.hardness.field, "30"),
        (opened.bar.tool.strength.field, "50"),
    ):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    held = opened.photo.held
    assert (held.radius, held.hardness, held.strength) == (10.0, 0.3, 0.5)


def test_a_brush_that_another_hand_resized_is_shown(opened: Opened) -> None:
    opened.photo.take_up(ToolName.BRUSH)
    opened.photo.hold(replace(opened.photo.held, radius=7.0))
    assert opened.bar.tool.size_slider.field.text() == "14 px"


def test_small_brushes_have_most_of_the_slider(opened: Opened) -> None:
    opened.photo.take_up(ToolName.BRUSH)
    slider = opened.bar.tool.size_slider.slider
    drag(slider, 0.1, 0.5)
    assert opened.bar.tool.size_slider.amount < slider.maximum() / 4


def test_a_drag_stages_on_the_way_and_chooses_once(opened: Opened) -> None:
    drag(opened.bar.vividness.slider, 0.2, 0.5, 0.8)
    assert len(opened.staged) >= 2
    ((settings, label),) = opened.chosen
    assert settings.vividness == opened.bar.vividness.amount > 0.7
    assert label == f"Vividness {100 * settings.vividness:.0f} %"


def test_all_the_way_to_ones_own_still_lets_the_network_see(opened: Opened) -> None:
    drag(opened.bar.prior.slider, 0.5, 1.5)
    own, _ = opened.chosen[-1]
    assert 0 < own.prior < 0.05
    drag(opened.bar.prior.slider, 0.9, -0.5)
    suggested, _ = opened.chosen[-1]
    assert suggested.prior == 1


def test_a_double_click_restores_the_default(opened: Opened) -> None:
    for part in (opened.bar.prior, opened.bar.vividness, opened.bar.warmth, opened.bar.saturation):
        drag(part.slider, 0.3, 0.9)
        QTest.mouseDClick(part.slider, Qt.MouseButton.LeftButton)
    settings, _ = opened.chosen[-1]
    defaults = Settings()
    assert settings.prior == PRIOR.default
    assert (settings.warmth, settings.saturation) == (defaults.warmth, defaults.saturation)


def test_settings_of_the_document_are_shown_without_a_word(opened: Opened) -> None:
    settings = replace(opened.photo.document.settings, warmth=0.25, saturation=1.5, prior=0.25, vividness=0.5)
    opened.photo.do(ChangeSettings("All", settings))
    bar = opened.bar
    assert (bar.warmth.amount, bar.saturation.amount, bar.prior.amount, bar.vividness.amount) == (0.25, 1.5, 0.75, 0.5)
    assert opened.staged == []
    assert opened.chosen == []


def test_without_a_network_its_sliders_are_off(opened: Opened) -> None:
    model = opened.bar.model
    at = model.findData(None)
    model.setCurrentIndex(at)
    model.activated.emit(at)
    ((settings, label),) = opened.chosen
    assert settings.model is None
    assert label == "Model: none"
    opened.photo.do(ChangeSettings(label, settings))
    bar = opened.bar
    assert [part.isEnabled() for part in (bar.prior, bar.vividness, bar.warmth, bar.saturation)] == [
        False,
        False,
        False,
        True,
    ]


def test_the_actions_are_buttons_with_their_names_and_keys(opened: Opened) -> None:
    buttons = [button for button in opened.bar.findChildren(QToolButton) if button.defaultAction() in opened.actions]
    assert [button.accessibleName() for button in buttons] == ["Undo", "Compare"]
    assert [button.toolTip() for button in buttons] == ["Undo (Ctrl+Z)", "Compare"]


def test_all_of_it_fits_the_smallest_window(opened: Opened) -> None:
    for tool in ToolName:
        opened.photo.take_up(tool)
        assert opened.bar.minimumSizeHint().width() <= LEAST_WINDOW


def test_without_a_photo_nothing_is_said(opened: Opened) -> None:
    opened.bar.show_photo(None)
    drag(opened.bar.vividness.slider, 0.2, 0.8)
    drag(opened.bar.tool.strength.slider, 0.2, 0.8)
    opened.bar.model.activated.emit(0)
    assert opened.staged == []
    assert opened.chosen == []


def test_a_slider_changes_only_its_own_value(opened: Opened) -> None:
    opened.photo.take_up(ToolName.BRUSH)
    opened.photo.hold(replace(opened.photo.held, radius=300.0))  # more than the slider has
    assert opened.bar.tool.size_slider.field.text() == "600 px"
    drag(opened.bar.tool.hardness.slider, 0.2, 0.6)
    assert opened.photo.held.radius == 300.0
    opened.photo.do(ChangeSettings("All", replace(opened.photo.document.settings, prior=0.0)))
    drag(opened.bar.vividness.slider, 0.2, 0.6)
    settings, _ = opened.chosen[-1]
    assert settings.prior == 0.0


def test_possible_colors_have_a_size_and_a_strength_of_their_own(opened: Opened) -> None:
    opened.photo.take_up(ToolName.POSSIBLE)
    tool, before = opened.bar.tool, opened.photo.held
    assert tool.dab_size.isVisible()
    drag(tool.dab_size.slider, 0.1, 0.5)
    drag(tool.dab_strength.slider, 0.9, 0.5)
    after = opened.photo.held
    assert after.dab_radius == tool.dab_size.amount / 2 != before.dab_radius
    assert after.dab_strength == tool.dab_strength.amount < 1
    assert (after.radius, after.strength) == (before.radius, before.strength)


def test_the_strength_of_what_is_selected_is_shown_and_told(opened: Opened) -> None:
    robot, slider = opened.robot, opened.bar.tool.selection_strength
    told: list[tuple[str, float]] = []
    opened.bar.strength_staged.connect(lambda amount: told.append(("staged", amount)))
    opened.bar.strength_chosen.connect(lambda amount: told.append(("chosen", amount)))
    robot.take(ToolName.BRUSH, radius=5).stroke((20, 40), (60, 40)).take(ToolName.SELECT)
    assert slider.isVisible()
    assert not slider.isEnabled()
    (hint,) = opened.photo.document.hints
    opened.photo.select(frozenset((hint.id,)))
    assert slider.isEnabled()
    assert slider.amount == 1
    drag(slider.slider, 1.0, 0.5, 0.4)
    assert [word for word, _ in told] == ["staged", "staged", "chosen"]
    edit = with_strength(opened.photo.document, {hint.id}, strength=0.3)
    assert edit is not None
    opened.photo.do(edit)
    assert slider.amount == 0.3
