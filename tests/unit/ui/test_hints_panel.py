"""The list of hints shares its selection with the canvas, and its eyes open and close hints."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView
from pytestqt.qtbot import QtBot

from colorstudio.document.colors import Chroma, Gray
from colorstudio.document.edits import AddHints
from colorstudio.document.eye import Eye
from colorstudio.document.hints import Hint, Origin
from colorstudio.document.ids import HintId
from colorstudio.support.preferences import Theme
from colorstudio.tools.changes import with_eye, with_note
from colorstudio.ui.hints_panel import HintsPanel
from colorstudio.ui.look import Look, Motion
from colorstudio.ui.tokens import DARK
from tests.robots import StudioRobot
from tests.samples.sheets import barrier, dab, region, stroke

HINTS = (
    stroke((20, 20), (40, 20), id="low", color=Chroma(20.0, 40.0)),
    dab(60, 30, id="mode", origin=Origin.MODE, strength=0.6),
    dab(80, 30, id="gray", color=Gray.KEEP),
    region((10, 50), (30, 50), (30, 70), id="area"),
    barrier((0, 40), (100, 40), id="line"),
)


class Opened:
    """A panel over a photo with some hints."""

    def __init__(self, robot: StudioRobot, qtbot: QtBot) -> None:
        self.robot, self.photo = robot, robot.photo
        self.eyes: list[HintId] = []
        self.menus: list[QPoint] = []
        self.look = Look(Theme.DARK, motion=Motion.REDUCED)
        self.panel = HintsPanel(self.look)
        qtbot.addWidget(self.panel)
        self.panel.eye_pressed.connect(self.eyes.append)
        self.panel.menu_wanted.connect(self.menus.append)
        self.panel.resize(376, 200)
        self.panel.show_photo(self.photo)
        self.panel.show()
        found = self.panel.findChild(QListView)
        assert isinstance(found, QListView)
        self.list = found

    def rows(self) -> list[str]:
        model = self.list.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def index(self, row: int) -> QModelIndex:
        return self.list.model().index(row, 0)

    def click(self, row: int, *, from_right: int | None = None, held: Qt.KeyboardModifier | None = None) -> None:
        rect = self.list.visualRect(self.index(row))
        at = rect.center() if from_right is None else QPoint(rect.right() - from_right, rect.center().y())
        QTest.mouseClick(self.list.viewport(), Qt.MouseButton.LeftButton, held or Qt.KeyboardModifier.NoModifier, at)

    @property
    def selected(self) -> set[int]:
        return {index.row() for index in self.list.selectionModel().selectedIndexes()}

    def picture(self) -> QImage:
        return self.list.viewport().grab().toImage()

    def replace(self, *hints: Hint) -> None:
        self.photo.do(AddHints("More", hints))


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    Image.fromarray(np.full((80, 100), 128, np.uint8)).save(tmp_path / "aunt.png")
    robot = StudioRobot(tmp_path / "home")
    robot.open(tmp_path / "aunt.png").photo.do(AddHints("Hints", HINTS))
    yield Opened(robot, qtbot)
    robot.studio.end()


def test_the_last_painted_is_on_top_and_each_is_named(opened: Opened) -> None:
    names = opened.rows()
    assert len(names) == 5
    assert "barrier" in names[0].lower()
    assert "gray" in names[2].lower()


def test_a_click_selects_on_the_canvas_too(opened: Opened) -> None:
    opened.click(1)
    assert opened.photo.held.selection == {"area"}
    opened.click(3, held=Qt.KeyboardModifier.ControlModifier)
    assert opened.photo.held.selection == {"area", "mode"}


def test_what_is_selected_on_the_canvas_is_selected_here(opened: Opened) -> None:
    opened.photo.select(frozenset((HintId("low"), HintId("gray"))))
    assert opened.selected == {2, 4}
    opened.photo.select(frozenset())
    assert opened.selected == set()


def test_the_selection_outlasts_new_hints(opened: Opened) -> None:
    opened.photo.select(frozenset((HintId("gray"),)))
    opened.replace(dab(10, 10, id="new"))
    assert opened.selected == {3}
    assert opened.photo.held.selection == {"gray"}


def test_the_keyboard_walks_and_widens_the_selection(opened: Opened) -> None:
    opened.click(0)
    QTest.keyClick(opened.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert opened.photo.held.selection == {"line", "area"}


def test_an_eye_is_pressed_without_selecting(opened: Opened) -> None:
    opened.photo.select(frozenset((HintId("line"),)))
    opened.click(2, from_right=12)
    assert opened.eyes == ["gray"]
    assert opened.photo.held.selection == {"line"}
    at = opened.list.visualRect(opened.index(2)).center()
    QTest.mouseDClick(opened.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(opened.list.width() - 30, at.y()))
    assert set(opened.eyes) == {"gray"}


def test_a_hint_with_a_note_tells_it_and_shows_a_sign(opened: Opened) -> None:
    before = opened.picture()
    edit = with_note(opened.photo.history.current, {HintId("mode")}, note="uniform: field gray")
    assert edit is not None
    opened.photo.do(edit)
    assert opened.index(3).data(Qt.ItemDataRole.ToolTipRole) == "uniform: field gray"
    assert opened.index(2).data(Qt.ItemDataRole.ToolTipRole) is None
    assert opened.picture() != before


def test_a_closed_hint_looks_so(opened: Opened) -> None:
    before = opened.picture()
    edit = with_eye(opened.photo.history.current, {HintId("low")}, eye=Eye.CLOSED)
    assert edit is not None
    opened.photo.do(edit)
    assert opened.picture() != before


def test_the_selected_row_has_the_color_of_selections_and_follows_the_theme(opened: Opened) -> None:
    opened.photo.select(frozenset((HintId("low"),)))
    rect = opened.list.visualRect(opened.index(4))
    at = QPoint(rect.right() - 100, rect.top() + 5)
    picture = opened.picture()
    assert picture.pixelColor(at * picture.devicePixelRatio()) == QColor(DARK.sel)
    opened.look.choose(Theme.LIGHT)
    assert opened.picture().pixelColor(at * picture.devicePixelRatio()) != QColor(DARK.sel)


def test_a_right_click_wants_the_menu_where_it_was(opened: Opened) -> None:
    at = opened.list.visualRect(opened.index(1)).center()
    opened.list.customContextMenuRequested.emit(at)
    assert opened.menus == [opened.list.viewport().mapToGlobal(at)]


def test_a_thousand_hints_are_listed_and_found(opened: Opened) -> None:
    many = tuple(dab(10 + k % 80, 10, id=f"many{k}") for k in range(1000))
    opened.replace(*many)
    opened.photo.select(frozenset((many[500].id,)))
    assert opened.list.model().rowCount() == 1005
    assert opened.list.visualRect(opened.index(499)).intersects(opened.list.viewport().rect())


def test_without_a_photo_it_is_empty_and_hears_nothing(opened: Opened) -> None:
    opened.panel.show_photo(None)
    opened.replace(dab(10, 10, id="new"))
    assert opened.rows() == []
    opened.list.selectionModel().select(opened.index(0), QItemSelectionModel.SelectionFlag.Select)
    assert opened.photo.held.selection == set()


def test_an_empty_list_says_what_comes_there(opened: Opened) -> None:
    (sentence,) = (one for one in opened.panel.findChildren(QLabel) if "listed here" in one.text())
    assert not sentence.isVisible()
    opened.photo.undo()
    assert sentence.isVisible()
