"""What can't be written is said in one sentence, leaves nothing behind, and the work stays unsaved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from colorstudio.document.colors import Chroma
from colorstudio.editor.exporting import ExportWish
from colorstudio.editor.notes import Note, Weight
from colorstudio.editor.tool_names import ToolName
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import Format
from colorstudio.support.atomic import Existing
from colorstudio.support.preferences import Preferences
from tests.robots import StudioRobot
from tests.window_robot import WindowRobot

SKY = Chroma(-5.0, -25.0)
SMALL = 2_000  # bytes; less than any picture or project of the stories has


@contextmanager
def no_file_beyond(count: int) -> Iterator[None]:
    """A disk on which a file ends at so many bytes, as at the end of its room."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (count, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def robot(tmp_path: Path) -> Iterator[StudioRobot]:
    """Without an autosave, which has a sentence of its own."""
    robot = StudioRobot(tmp_path / "home", preferences=Preferences(autosave=False)).prepare()
    yield robot
    robot.end()


@pytest.fixture
def window_robot(tmp_path: Path, qtbot: QtBot) -> Iterator[WindowRobot]:
    robot = WindowRobot(tmp_path / "home", preferences=Preferences(autosave=False)).prepare()
    yield robot
    robot.end()


def painted(robot: StudioRobot, photo: Path) -> None:
    robot.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle()


def save(robot: StudioRobot, path: Path) -> None:
    robot.photo.save(path, done=lambda: None, failed=lambda error: robot.notes.append(Note.of(error)))


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("format_", [Format.JPEG, Format.PNG, Format.TIFF, Format.WEBP, Format.AVIF])
def test_an_export_that_finds_no_room_leaves_what_was_there(
    robot: StudioRobot, photo: Path, tmp_path: Path, format_: Format
) -> None:
    painted(robot, photo)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "aunt.picture").write_bytes(b"the one of last year")
    before = files_in(folder)
    robot.photo.exporting.export(
        ExportWish(folder / "aunt.picture", FileOptions(format_, quality=100), Existing.REPLACED)
    )
    with no_file_beyond(SMALL):
        robot.settle()
    (note,) = robot.notes
    assert note.weight is Weight.PROBLEM
    assert "aunt.picture" in note.sentence
    assert files_in(folder) == before
    assert robot.photo.busy is None
    assert robot.photo.exporting.last is None


def test_a_project_that_finds_no_room_stays_unsaved_and_the_former_one_whole(
    window_robot: WindowRobot, photo: Path, tmp_path: Path
) -> None:
    painted(window_robot, photo)
    folder = tmp_path / "work"
    folder.mkdir()
    window_robot.give("save").choose_file(folder / "aunt.colorstudio").settle()
    before = files_in(folder)
    window_robot.stroke((20, 80), (60, 80)).settle().give("save")
    with no_file_beyond(SMALL):
        window_robot.settle()
    assert "aunt.colorstudio" in window_robot.message()
    assert files_in(folder) == before
    assert window_robot.window.isWindowModified()
    window_robot.give("save").settle()
    assert not window_robot.window.isWindowModified()


def test_a_folder_that_is_a_file_by_now_is_said_and_the_work_stays_unsaved(
    window_robot: WindowRobot, photo: Path, tmp_path: Path
) -> None:
    painted(window_robot, photo)
    folder = tmp_path / "stick"
    folder.write_text("a file where the folder was")
    window_robot.give("save").choose_file(folder / "aunt.colorstudio").settle()
    assert "stick is not a folder. Choose another." in window_robot.message()
    assert window_robot.window.isWindowModified()
    assert window_robot.photo.saving.path is None


def test_an_export_into_what_is_no_folder_is_said(robot: StudioRobot, photo: Path, tmp_path: Path) -> None:
    painted(robot, photo)
    (tmp_path / "stick").write_text("a file where the folder was")
    robot.photo.exporting.export(ExportWish(tmp_path / "stick" / "out.png", FileOptions(Format.PNG)))
    robot.settle()
    assert [note.sentence for note in robot.notes] == [
        f"Can't write out.png: {tmp_path / 'stick'} is not a folder. Choose another."
    ]
