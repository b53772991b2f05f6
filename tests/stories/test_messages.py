"""What the window tells a person: the newest at once, nothing in the way, nothing of a photo that is gone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from colorstudio.editor.notes import Note, Weight
from colorstudio.ui.messages import Messages
from colorstudio.ui.widgets.button import CloseButton, IconButton
from colorstudio.ui.widgets.message_bar import MessageBar
from tests.window_robot import WindowRobot

LEFT = Qt.MouseButton.LeftButton
FILM = Note("The camera is out of film.", Weight.PROBLEM, "film == 0")
LENS = Note("The lens is dirty.", Weight.PROBLEM)


def messages(window: WindowRobot) -> Messages:
    found = window.window.findChild(Messages)
    assert found is not None
    return found


def tell(window: WindowRobot, *notes: Note) -> None:
    """Say something of the photo that is open."""
    for note in notes:
        messages(window).say(note)


def time_passes(window: WindowRobot) -> None:
    """The seconds pass that a remark stays."""
    if messages(window).passing.isActive():
        messages(window).passing.timeout.emit()


def turn(window: WindowRobot, name: str) -> None:
    button = next(one for one in window.part(MessageBar).findChildren(IconButton) if one.toolTip() == name)
    QTest.mouseClick(button, LEFT)


def close(window: WindowRobot) -> None:
    QTest.mouseClick(window.part(MessageBar).findChildren(CloseButton)[0], LEFT)


def point_at(window: WindowRobot, kind: QEvent.Type) -> None:
    at = QPointF(20, 20)
    event = QEnterEvent(at, at, at) if kind is QEvent.Type.Enter else QEvent(kind)
    QApplication.sendEvent(window.part(MessageBar), event)


def test_the_newest_is_shown_at_once_and_what_was_not_read_can_be(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    tell(window, FILM, LENS)
    assert window.message() == LENS.sentence
    turn(window, "Older message")
    assert window.message() == FILM.sentence
    turn(window, "Newer message")
    assert window.message() == LENS.sentence


def test_one_click_closes_the_bar_however_much_was_said(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    tell(window, FILM, LENS, Note("Something went wrong in the program.", Weight.FAULT))
    close(window)
    assert window.message() == ""
    time_passes(window)
    assert window.message() == ""


def test_a_remark_goes_by_itself_and_a_problem_stays(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    tell(window, FILM)
    time_passes(window)
    assert window.message() == FILM.sentence
    close(window)
    tell(window, Note("aunt.jpg is written."))
    assert window.message() == "aunt.jpg is written."
    time_passes(window)
    assert window.message() == ""


def test_after_a_remark_only_what_nobody_had_time_to_read_comes_back(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    tell(window, FILM)
    time_passes(window)
    tell(window, LENS, Note("aunt.jpg is written."))
    turn(window, "Older message")
    turn(window, "Older message")
    assert window.message() == FILM.sentence  # as long as the bar is there
    turn(window, "Newer message")
    turn(window, "Newer message")
    time_passes(window)
    assert window.message() == LENS.sentence
    turn(window, "Older message")
    assert window.message() == LENS.sentence


def test_a_remark_under_the_pointer_stays_until_it_has_left(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    tell(window, Note("aunt.jpg is written."))
    point_at(window, QEvent.Type.Enter)
    time_passes(window)
    assert window.message() == "aunt.jpg is written."
    point_at(window, QEvent.Type.Leave)
    time_passes(window)
    assert window.message() == ""


def test_remarks_of_one_moment_are_read_together(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    tell(window, Note("It has 3 pages."), Note("It has no profile."), Note("It has no profile."))
    assert window.message() == "It has 3 pages.\nIt has no profile."


def test_a_remark_that_comes_later_takes_the_place_of_the_one_before(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    tell(window, Note("one.jpg is written."))
    messages(window)._joining.stop()
    tell(window, Note("two.jpg is written."))
    assert window.message() == "two.jpg is written."
    time_passes(window)
    assert window.message() == ""


def test_a_problem_that_is_said_again_is_there_once(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    tell(window, FILM, LENS, FILM)
    assert window.message() == FILM.sentence
    turn(window, "Older message")
    assert window.message() == LENS.sentence
    turn(window, "Older message")
    assert window.message() == LENS.sentence


def test_another_photo_clears_what_was_said_of_the_one_before(window: WindowRobot, photo: Path, tmp_path: Path) -> None:
    window.open(photo)
    tell(window, FILM)
    (tmp_path / "uncle.png").write_bytes(photo.read_bytes())
    window.open(tmp_path / "uncle.png")
    assert window.message() == ""
    tell(window, LENS)
    window.give("close").settle()
    assert window.message() == ""


def test_what_is_said_of_the_program_outlives_a_photo(window: WindowRobot, photo: Path) -> None:
    window.window.say(Note("The preferences can't be read.", Weight.PROBLEM))
    window.open(photo).give("close").settle()
    assert window.message() == "The preferences can't be read."


def test_no_message_changes_how_the_photo_is_looked_at(window: WindowRobot, photo: Path) -> None:
    window.open(photo).settle().settle()  # the docks have found their widths
    zoom, size = window.canvas.zoom, window.canvas.size()
    tell(window, FILM)
    window.settle()
    assert (window.canvas.zoom, window.canvas.size()) == (zoom, size)
    close(window)
    window.settle()
    assert (window.canvas.zoom, window.canvas.size()) == (zoom, size)


def test_without_a_photo_a_fault_has_nothing_to_save(window: WindowRobot, photo: Path) -> None:
    window.window.say(Note("Something went wrong in the program.", Weight.FAULT))
    bar = window.part(MessageBar)
    assert [one.text() for one in bar.findChildren(QPushButton) if one.isVisible()] == []
    window.open(photo)
    assert [one.text() for one in bar.findChildren(QPushButton) if one.isVisible()] == ["Save"]
