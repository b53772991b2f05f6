"""The list of steps: where the person is, what was undone, what is saved; a click goes there."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from colorstudio.document.edits import AddHints
from colorstudio.support.preferences import Theme
from colorstudio.ui.history_panel import HistoryPanel
from colorstudio.ui.look import Look, Motion
from colorstudio.ui.tokens import DARK, LIGHT
from tests.robots import StudioRobot
from tests.samples.sheets import dab


class Opened:
    """A panel over a photo with three steps."""

    def __init__(self, robot: StudioRobot, qtbot: QtBot) -> None:
        self.robot, self.photo = robot, robot.photo
        self.look = Look(Theme.DARK, motion=Motion.REDUCED)
        self.panel = HistoryPanel(self.look)
        qtbot.addWidget(self.panel)
        self.panel.resize(300, 200)
        self.panel.show_photo(self.photo)
        self.panel.show()
        found = self.panel.findChild(QListView)
        assert isinstance(found, QListView)
        self.list = found

    def rows(self, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> list[str]:
        model = self.list.model()
        return [model.index(row, 0).data(role) for row in range(model.rowCount())]

    def click(self, row: int) -> None:
        at = self.list.visualRect(self.list.model().index(row, 0)).center()
        QTest.mouseClick(self.list.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def ground(self, row: int) -> QColor:
        picture = self.list.viewport().grab().toImage()
        rect = self.list.visualRect(self.list.model().index(row, 0))
        return picture.pixelColor(QPoint(rect.center().x(), rect.top() + 4) * picture.devicePixelRatio())

    def has_ink(self, row: int, color: str) -> bool:
        """Whether the row has pixels of a color."""
        picture = self.list.viewport().grab().toImage()
        rect = self.list.visualRect(self.list.model().index(row, 0))
        ratio = picture.devicePixelRatio()
        return any(
            picture.pixelColor(round(x * ratio), round(y * ratio)) == QColor(color)
            for x in range(rect.left(), rect.right())
            for y in range(rect.top(), rect.bottom())
        )


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    Image.fromarray(np.full((80, 100), 128, np.uint8)).save(tmp_path / "aunt.png")
    robot = StudioRobot(tmp_path / "home")
    robot.open(tmp_path / "aunt.png")
    for k, name in enumerate(("Brush, brown", "Point, rose", "Keep gray")):
        robot.photo.do(AddHints(name, (dab(10 * k + 10, 20, id=f"hint{k}"),)))
    yield Opened(robot, qtbot)
    robot.studio.end()


def test_the_steps_are_listed_by_their_names(opened: Opened) -> None:
    assert opened.rows()[1:] == ["Brush, brown", "Point, rose", "Keep gray"]


def test_a_click_jumps_and_what_is_behind_is_undone(opened: Opened) -> None:
    opened.click(1)
    assert opened.photo.history.cursor == 1
    assert opened.rows()[3] == "Keep gray"
    assert opened.ground(1) == QColor(DARK.sel)
    assert opened.has_ink(3, DARK.text3)
    assert not opened.has_ink(0, DARK.text3)


def test_enter_jumps_too(opened: Opened) -> None:
    opened.list.setCurrentIndex(opened.list.model().index(2, 0))
    QTest.keyClick(opened.list, Qt.Key.Key_Return)
    assert opened.photo.history.cursor == 2


def test_undo_elsewhere_moves_the_mark(opened: Opened) -> None:
    assert opened.ground(3) == QColor(DARK.sel)
    opened.photo.undo()
    assert opened.ground(2) == QColor(DARK.sel)
    opened.look.choose(Theme.LIGHT)
    assert opened.ground(2) == QColor(LIGHT.sel)


def test_the_saved_step_is_marked_for_eye_and_ear(opened: Opened, tmp_path: Path) -> None:
    opened.photo.save(
        tmp_path / "aunt.colorstudio", done=opened.panel.refresh, failed=lambda error: pytest.fail(str(error))
    )
    opened.robot.settle()
    heard = opened.rows(Qt.ItemDataRole.AccessibleTextRole)
    assert heard[3] == "Keep gray, saved"
    assert heard[1] == "Brush, brown"


def test_nothing_is_called_saved_before_there_is_a_file(opened: Opened) -> None:
    opened.photo.jump(0)
    assert "saved" not in " ".join(opened.rows(Qt.ItemDataRole.AccessibleTextRole))


def test_a_long_history_shows_where_the_person_is(opened: Opened) -> None:
    for k in range(50):
        opened.photo.do(AddHints(f"Step {k}", (dab(10, 20, id=f"more{k}"),)))
    last = opened.list.model().index(53, 0)
    assert opened.list.visualRect(last).intersects(opened.list.viewport().rect())


def test_without_a_photo_it_is_empty(opened: Opened) -> None:
    opened.panel.show_photo(None)
    opened.photo.undo()
    assert opened.rows() == []
