"""A person at the window: panels, menus, keys, dialogs and what the bar says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDockWidget,
    QFileDialog,
    QListView,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from colorstudio.document.colors import Chroma, Gray
from colorstudio.document.eye import Eye
from colorstudio.document.hints import Dab, Stroke
from colorstudio.editor.notes import Note, Weight
from colorstudio.editor.tool_names import ToolName
from colorstudio.support.geometry import PhotoPoint
from colorstudio.support.preferences import Theme
from colorstudio.tools.labels import name_of_hint
from colorstudio.ui.canvas.compare import Compare
from colorstudio.ui.color.dock import ColorPanel
from colorstudio.ui.hints_panel import HintsPanel
from colorstudio.ui.history_panel import HistoryPanel
from colorstudio.ui.options_bar import OptionsBar
from colorstudio.ui.possible.choice_list import ChoiceList
from colorstudio.ui.possible.place_mark import PlaceMark
from colorstudio.ui.restoring import Restoring
from colorstudio.ui.widgets.empty_page import EmptyPage
from colorstudio.ui.widgets.message_bar import MessageBar
from colorstudio.ui.widgets.shortcut_sheet import ShortcutSheet
from tests.robots import StudioRobot
from tests.window_robot import WindowRobot

pytestmark = pytest.mark.usefixtures("qapp")  # for windows that a test opens itself

SKY = Chroma(-5.0, -25.0)
BRICK = Chroma(35.0, 30.0)
LEFT = Qt.MouseButton.LeftButton


def painted(window: WindowRobot, photo: Path) -> WindowRobot:
    """A photo with one stroke on it that nobody has saved."""
    return window.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle()


def row_of(panel: QWidget, row: int) -> tuple[QListView, QPoint]:
    rows = panel.findChild(QListView)
    assert rows is not None
    return rows, rows.visualRect(rows.model().index(row, 0)).center()


def drop(window: WindowRobot, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(400, 300), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop
    )
    window.window.dropEvent(event)  # Qt delivers it itself only in the middle of a real drag
    window.settle()


# Panels


def test_a_digit_chooses_in_the_fan(window: WindowRobot, photo: Path) -> None:
    window.open(photo).click(40, 60).settle()
    choices = window.photo.picker.possible.choices
    first = next(choice for choice in choices if choice.color is not Gray.KEEP)
    window.key(Qt.Key.Key_1).settle()
    (hint,) = window.document.hints
    assert isinstance(hint, Dab)
    assert hint.color == first.color
    assert not window.fan.is_open


def test_zero_keeps_gray(window: WindowRobot, photo: Path) -> None:
    window.open(photo).click(40, 60).settle().key(Qt.Key.Key_0)
    (hint,) = window.document.hints
    assert isinstance(hint, Dab)
    assert hint.color is Gray.KEEP


def test_arrows_preview_and_enter_chooses(window: WindowRobot, photo: Path) -> None:
    window.open(photo).click(40, 60).settle().key(Qt.Key.Key_Down).key(Qt.Key.Key_Down)
    assert window.photo.picker.possible.hovered is not None
    assert len(window.document.hints) == 1
    assert window.labels == []
    window.key(Qt.Key.Key_Return)
    assert len(window.labels) == 1


def test_other_leads_to_the_color_dock(window: WindowRobot, photo: Path) -> None:
    window.open(photo).click(40, 60).settle().want_another().settle()
    assert not window.photo.picker.is_open
    assert window.part(ColorPanel).plane.hasFocus()


def test_the_place_of_another_color_is_marked_until_escape(window: WindowRobot, photo: Path) -> None:
    mark = window.open(photo).click(40, 60).settle().part(PlaceMark)
    assert not mark.isVisible()
    window.want_another()
    before = mark.geometry()
    assert before.contains(window.canvas.screen_of(PhotoPoint(40, 60)).toPoint())
    window.zoom(8)
    assert mark.geometry() != before
    assert not mark.grab().isNull()
    assert "place" in window.part(ColorPanel).note.text()
    window.key(Qt.Key.Key_Escape)
    assert not mark.isVisible()
    assert window.canvas.hasFocus()
    assert window.part(ColorPanel).note.text() == ""


def test_the_list_in_the_dock_previews_and_chooses(window: WindowRobot, photo: Path) -> None:
    window.open(photo).click(40, 60).settle()
    rows = window.part(ChoiceList)
    rows.setFocus()
    rows.setCurrentRow(1)
    second = rows.keyed_at(1)
    assert second is not None
    assert window.photo.picker.possible.hovered == second.index
    QTest.keyClick(rows, Qt.Key.Key_Return)
    (hint,) = window.settle().document.hints
    assert isinstance(hint, Dab)
    assert hint.color == second.choice.color


def test_escape_in_the_list_leaves_and_the_photo_has_the_keys(window: WindowRobot, photo: Path) -> None:
    window.open(photo).click(40, 60).settle()
    rows = window.part(ChoiceList)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    assert not window.photo.picker.is_open
    assert window.canvas.hasFocus()


def test_the_color_dock_recolors_what_is_selected_as_one_step(window: WindowRobot, photo: Path) -> None:
    painted(window, photo).take(ToolName.SELECT).click(40, 40)
    plane = window.part(ColorPanel).plane
    QTest.mousePress(plane, LEFT, pos=plane.point_of(SKY).toPoint())
    for color in (Chroma(10, 10), BRICK):
        at = plane.point_of(color)
        there = QPointF(plane.mapToGlobal(at.toPoint()))
        none = Qt.MouseButton.NoButton
        move = QMouseEvent(QEvent.Type.MouseMove, at, there, none, LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(plane, move)
    assert len(window.labels) == 1
    QTest.mouseRelease(plane, LEFT, pos=plane.point_of(BRICK).toPoint())
    (hint,) = window.settle().document.hints
    assert isinstance(hint, Stroke)
    assert isinstance(hint.color, Chroma)
    assert abs(hint.color.a - BRICK.a) < 2
    assert len(window.labels) == 2
    assert window.labels[1].startswith("Recolor")
    assert window.photo.held.color == hint.color


def test_a_slider_is_one_step_per_drag(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    slider = window.part(OptionsBar).vividness.slider
    middle = slider.height() // 2
    QTest.mousePress(slider, LEFT, pos=QPoint(slider.width() // 2, middle))
    for x in range(slider.width() // 2, slider.width(), 8):
        none = Qt.MouseButton.NoButton
        at = QPointF(x, middle)
        there = QPointF(slider.mapToGlobal(at.toPoint()))
        move = QMouseEvent(QEvent.Type.MouseMove, at, there, none, LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(slider, move)
    window.settle()
    assert window.labels == []
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width(), middle))
    assert window.labels == [f"Vividness {100 * window.document.settings.vividness:.0f} %"]
    assert window.document.settings.vividness > 0.8


def test_the_model_none_leaves_only_ones_own_hints_and_grays_its_sliders(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    options = window.part(OptionsBar)
    options.model.setCurrentIndex(options.model.count() - 1)
    options.model.activated.emit(options.model.currentIndex())
    assert window.settle().document.settings.model is None
    assert window.labels == ["Model: none"]
    assert not options.vividness.isEnabled()
    assert options.saturation.isEnabled()


def test_canvas_and_hints_list_share_the_selection(window: WindowRobot, photo: Path) -> None:
    painted(window, photo).stroke((20, 60), (60, 60)).settle()
    first, second = window.document.hints
    rows, at = row_of(window.part(HintsPanel), 0)  # the last painted
    QTest.mouseClick(rows.viewport(), LEFT, pos=at)
    assert window.photo.held.selection == {second.id}
    window.take(ToolName.SELECT).click(40, 40)
    assert [index.row() for index in rows.selectionModel().selectedIndexes()] == [1]
    assert window.photo.held.selection == {first.id}


def test_the_eye_of_a_hint_hides_it(window: WindowRobot, photo: Path) -> None:
    painted(window, photo)
    panel = window.part(HintsPanel)
    panel.eye_pressed.emit(window.document.hints[0].id)
    hidden = window.document.hints[0].eye
    panel.eye_pressed.emit(window.document.hints[0].id)
    assert (hidden, window.document.hints[0].eye) == (Eye.CLOSED, Eye.OPEN)
    assert len(window.labels) == 3


def test_a_click_in_the_history_goes_there(window: WindowRobot, photo: Path) -> None:
    painted(window, photo).stroke((20, 60), (60, 60)).settle()
    window.window.findChild(QDockWidget, "history").raise_()  # type: ignore[union-attr]
    window.settle()
    rows, at = row_of(window.part(HistoryPanel), 0)
    QTest.mouseClick(rows.viewport(), LEFT, pos=at)
    assert window.document.hints == ()
    assert not window.action("undo").isEnabled()
    assert window.action("redo").isEnabled()
    rows, at = row_of(window.part(HistoryPanel), 2)
    QTest.mouseClick(rows.viewport(), LEFT, pos=at)
    assert len(window.document.hints) == 2


def test_what_is_selected_is_duplicated_moved_aside_and_deleted(window: WindowRobot, photo: Path) -> None:
    painted(window, photo).give("select_all").give("duplicate")
    _, copy = window.document.hints
    assert window.photo.held.selection == {copy.id}
    window.give("delete")
    assert copy not in window.document.hints
    window.give("clear").give("clear")
    assert not window.document.hints
    assert len(window.labels) == 4


# Keys


def test_no_key_is_bound_twice(window: WindowRobot) -> None:
    actions = window.menu_bar().actions()
    bound: Counter[str] = Counter()
    while actions:
        action = actions.pop()
        menu = action.menu()
        if menu is not None:
            actions += menu.actions()  # type: ignore[attr-defined]
        bound.update(keys.toString() for keys in action.shortcuts())
    assert [keys for keys, count in bound.items() if count > 1] == []
    assert len(bound) > 40


def test_the_sheet_of_keys_shows_them_all(window: WindowRobot) -> None:
    window.give("keys").settle()
    words = " ".join(
        label.property("text") for label in window.dialog(ShortcutSheet).findChildren(QWidget) if label.property("text")
    )
    for name in ("undo", "next_unsure", "compare", "export", "keys"):
        for keys in window.action(name).shortcuts():
            assert keys.toString(QKeySequence.SequenceFormat.NativeText) in words
    for tool in ToolName:
        assert window.action(f"tool {tool.value}").text() in words


def test_keys_take_up_tools_and_change_the_brush(window: WindowRobot, photo: Path) -> None:
    window.open(photo).keys("B")
    assert window.photo.tool is ToolName.BRUSH
    radius, hardness = window.photo.held.radius, window.photo.held.hardness
    window.keys("]").keys("{")
    assert window.photo.held.radius > radius
    assert window.photo.held.hardness < hardness
    window.keys("[").keys("}")
    assert window.photo.held.radius == pytest.approx(radius)
    color, previous = window.photo.held.color, window.photo.held.previous
    window.keys("X")
    assert (window.photo.held.color, window.photo.held.previous) == (previous, color)
    window.keys("D")
    assert window.photo.held.color is Gray.KEEP


def test_n_walks_the_uncertain_places_with_the_fan_open(window: WindowRobot, photo: Path) -> None:
    window.open(photo).keys("N").settle()
    first = window.photo.picker.possible.place
    assert window.fan.is_open
    window.give("next_unsure").settle()
    assert window.photo.picker.possible.place != first
    window.give("previous_unsure").settle()
    assert window.photo.picker.possible.place == first


def test_f6_walks_the_panes_and_tab_what_is_in_them(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    seen = []
    for _ in range(4):
        window.give("next_pane")
        seen.append(QApplication.focusWidget())
    assert len(set(map(id, seen))) == 4
    before = QApplication.focusWidget()
    window.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not before


def test_everything_that_takes_the_keyboard_has_a_name(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    nameless = [
        widget
        for widget in window.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or widget.property("text"))
    ]
    assert nameless == []


# The view


def test_the_theme_changes_at_once_and_is_remembered(window: WindowRobot, photo: Path) -> None:
    window.open(photo).give("theme_light")
    assert window.action("theme_light").isChecked()
    assert not window.action("theme_dark").isChecked()
    light = window.window.grab().toImage().pixelColor(5, 100)
    window.give("theme_dark")
    assert window.window.grab().toImage().pixelColor(5, 100).lightness() < light.lightness()


def test_panels_are_hidden_and_come_back_as_they_were(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    docks = window.window.findChildren(QDockWidget)
    docks[0].hide()
    window.give("hide_panels")
    assert not any(dock.isVisibleTo(window.window) for dock in docks)
    window.give("hide_panels")
    assert [dock.isVisibleTo(window.window) for dock in docks] == [False, True, True, True]
    window.give("reset_layout").settle()
    assert all(dock.isVisibleTo(window.window) for dock in docks)


def test_tab_hides_the_panels_from_the_photo_only_and_its_menu_says_so(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    hide = window.action("hide_panels")
    assert hide.shortcut().toString() == "Tab"
    window.canvas.setFocus()
    window.key(Qt.Key.Key_Tab)
    assert hide.isChecked()
    window.key(Qt.Key.Key_Tab)
    assert not hide.isChecked()
    window.give("next_pane").key(Qt.Key.Key_Tab)
    assert not hide.isChecked()


def test_compare_goes_round(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    seen = [window.give("compare").canvas.compare for _ in range(3)]
    assert seen == [Compare.SPLIT, Compare.SIDE_BY_SIDE, Compare.OFF]


def test_zoom_is_given_by_menu_and_shown(window: WindowRobot, photo: Path) -> None:
    window.open(photo).give("full_size")
    assert window.canvas.zoom == 1
    window.give("zoom_in")
    assert window.canvas.zoom > 1
    window.give("zoom_out").give("fit")
    window.give("show_hints")
    window.give("show_unsure").settle()
    window.give("show_unsure").settle()
    assert window.photo.unsure.plane is not None


# What is said


def test_an_error_is_a_sentence_with_details_to_copy(window: WindowRobot) -> None:
    window.window.say(Note("The camera is out of film.", Weight.PROBLEM, "film == 0"))
    bar = window.part(MessageBar)
    assert window.message() == "The camera is out of film."
    window.press_button("Details", of=bar).press_button("Copy", of=bar)
    assert QGuiApplication.clipboard().text() == "The camera is out of film.\nfilm == 0"


def test_a_fault_offers_to_save(window: WindowRobot, photo: Path) -> None:
    painted(window, photo)
    window.window.say(Note("Something went wrong in the program.", Weight.FAULT))
    window.press_button("Save", of=window.part(MessageBar))
    assert window.message() == ""
    assert window.dialog(QFileDialog).acceptMode() is QFileDialog.AcceptMode.AcceptSave


def test_a_broken_file_is_said_and_what_is_open_stays(window: WindowRobot, photo: Path, tmp_path: Path) -> None:
    window.open(photo)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff nothing more")
    window.open(broken)
    assert "broken.jpg" in window.message()
    assert window.canvas.isVisible()


# Files


def test_save_asks_where_and_later_does_not(window: WindowRobot, photo: Path, tmp_path: Path) -> None:
    painted(window, photo).give("save")
    assert window.window.isWindowModified()
    window.choose_file(tmp_path / "aunt.colorstudio").settle()
    assert (tmp_path / "aunt.colorstudio").exists()
    assert not window.window.isWindowModified()
    assert "aunt.colorstudio" in window.window.windowTitle()
    window.stroke((20, 80), (60, 80)).give("save").settle()
    assert window.photo.saving.is_saved
    assert not window.has_dialog()
    written = (tmp_path / "aunt.colorstudio").read_bytes()
    window.stroke((20, 90), (60, 90)).give("save_copy").choose_file(tmp_path / "copy.colorstudio").settle()
    assert (tmp_path / "copy.colorstudio").exists()
    assert (tmp_path / "aunt.colorstudio").read_bytes() == written
    assert not window.photo.saving.is_saved


def test_a_project_always_has_its_ending_and_replaces_nothing_unasked(
    window: WindowRobot, photo: Path, tmp_path: Path
) -> None:
    there = tmp_path / "aunt.jpg.colorstudio"
    there.write_bytes(b"an older project")
    painted(window, photo).give("save").choose_file(tmp_path / "aunt.jpg")
    assert "aunt.jpg.colorstudio is there already" in window.dialog(QMessageBox).text()
    window.answer("Cancel").settle()
    assert there.read_bytes() == b"an older project"
    window.give("save").choose_file(tmp_path / "aunt.jpg").answer("Replace").settle()
    assert window.photo.saving.path == there
    assert not (tmp_path / "aunt.jpg").exists()


def test_save_that_does_not_work_is_said(window: WindowRobot, photo: Path, tmp_path: Path) -> None:
    painted(window, photo)
    (tmp_path / "aunt.colorstudio").mkdir()
    window.photo.saving.path = tmp_path / "aunt.colorstudio"
    window.give("save").settle()
    assert "aunt.colorstudio" in window.message()
    assert not window.photo.saving.is_saved


def test_closing_without_unsaved_work_asks_nothing(window: WindowRobot, photo: Path) -> None:
    window.open(photo).give("close").settle()
    assert not window.has_photo()
    assert window.part(EmptyPage).isVisible()


def test_closing_with_unsaved_work_asks_and_cancel_stays(window: WindowRobot, photo: Path) -> None:
    painted(window, photo).give("close")
    assert "aunt.png" in window.dialog(QMessageBox).text()
    window.answer("Cancel").settle()
    assert window.has_photo()
    window.give("close").answer("Don’t save").settle()
    assert not window.has_photo()
    assert len(window.part(EmptyPage).cards) == 1


def test_the_question_before_closing_names_what_the_title_names(
    window: WindowRobot, photo: Path, tmp_path: Path
) -> None:
    painted(window, photo).give("save").choose_file(tmp_path / "a.colorstudio").settle()
    window.stroke((20, 80), (60, 80)).give("close")
    assert window.dialog(QMessageBox).text() == "Save your work on a.colorstudio?"
    window.answer("Don’t save").settle()


def test_a_closed_photo_is_remembered_in_the_background(window: WindowRobot, photo: Path) -> None:
    painted(window, photo).give("close").answer("Don’t save")
    page = window.part(EmptyPage)
    assert [card.accessibleName() for card in page.cards] == ["aunt.png, Today, no hints yet"]  # as it was opened
    window.settle()
    assert [card.accessibleName() for card in page.cards] == ["aunt.png, Today, 1 hint"]


def test_quitting_saves_first_if_that_is_the_answer(window: WindowRobot, photo: Path, tmp_path: Path) -> None:
    painted(window, photo).give("quit")
    assert window.window.isVisible()
    window.answer("Save").choose_file(tmp_path / "aunt.colorstudio").settle()
    assert (tmp_path / "aunt.colorstudio").exists()
    assert not window.window.isVisible()


def test_what_a_crash_interrupted_is_offered_and_restored(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle()
    document = studio.document
    studio.end()
    later = WindowRobot(tmp_path / "home").prepare()
    Restoring(later.studio, later.window).begin()
    question = later.settle().dialog(QMessageBox)
    assert "aunt.png" in question.text()
    assert "Brush" in question.informativeText()
    assert "Today, " in question.informativeText()
    picture = question.iconPixmap().toImage()
    sketch = picture.size().width() / 160
    painted, bare = (picture.pixelColor(round(40 * sketch), round(y * sketch)) for y in (40, 100))
    assert painted.blue() > painted.red() + 10
    assert bare.blue() == bare.red()
    later.answer("Restore").settle()
    assert later.document == document
    later.end()


def test_what_is_thrown_away_is_not_offered_again(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle().end()
    later = WindowRobot(tmp_path / "home").prepare()
    Restoring(later.studio, later.window).begin()
    later.settle().answer("Later").settle()
    Restoring(later.studio, later.window).begin()
    later.settle().answer("Throw away").settle()
    Restoring(later.studio, later.window).begin()
    assert not later.settle().has_dialog()
    later.end()


def test_a_crash_whose_photo_has_moved_asks_where_it_is(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    document = studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle().document
    studio.end()
    moved = photo.rename(tmp_path / "renamed.png")
    later = WindowRobot(tmp_path / "home").prepare()
    Restoring(later.studio, later.window).begin()
    assert later.settle().dialog(QMessageBox).iconPixmap().isNull()
    later.answer("Restore").settle()
    assert "aunt.png" in later.dialog(QMessageBox).text()
    later.answer("Cancel").settle()
    Restoring(later.studio, later.window).begin()  # nothing is lost
    later.settle().answer("Restore").settle().answer("Find the photo…").choose_file(moved).settle()
    assert later.document == document
    later.end()


def test_another_photo_than_the_one_that_was_colored_is_turned_down(
    studio: StudioRobot, photo: Path, tmp_path: Path
) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle().end()
    photo.unlink()
    Image.new("L", (30, 20)).save(tmp_path / "uncle.png")
    later = WindowRobot(tmp_path / "home").prepare()
    Restoring(later.studio, later.window).begin()
    later.settle().answer("Restore").settle().answer("Find the photo…").choose_file(tmp_path / "uncle.png").settle()
    assert "another photo" in later.message()
    assert not later.has_photo()
    Restoring(later.studio, later.window).begin()
    assert later.settle().has_dialog()
    later.end()


def test_the_offer_names_the_project(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    project = tmp_path / "aunt.colorstudio"
    studio.open(photo).photo.save(project, done=lambda: None, failed=lambda _: None)
    studio.settle().take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle().end()
    later = WindowRobot(tmp_path / "home").prepare()
    Restoring(later.studio, later.window).begin()
    assert f"Project: {project}" in later.settle().dialog(QMessageBox).informativeText()
    later.end()


@pytest.mark.parametrize(("strokes", "words"), [(5, "Brush"), (6, "and one step before"), (7, "and 2 steps before")])
def test_the_offer_counts_the_steps_that_it_does_not_name(
    studio: StudioRobot, photo: Path, tmp_path: Path, strokes: int, words: str
) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5)
    for k in range(strokes):
        studio.stroke((20, 20 + 12 * k), (60, 20 + 12 * k))
    studio.settle().end()
    later = WindowRobot(tmp_path / "home").prepare()
    Restoring(later.studio, later.window).begin()
    last = later.settle().dialog(QMessageBox).informativeText().splitlines()[-1]
    assert words in last
    later.end()


def test_a_project_whose_photo_is_gone_asks_for_it(window: WindowRobot, photo: Path, tmp_path: Path) -> None:
    from colorstudio.document.linked_photo import linked
    from colorstudio.document.project_file import Project, write

    opened = window.open(photo).photo
    document = replace(opened.document, photo=linked(opened.document.photo, opened.photo.source))
    project = tmp_path / "aunt.colorstudio"
    write(Project(document, None), project)
    moved = tmp_path / "elsewhere" / "renamed.png"
    moved.parent.mkdir()
    photo.rename(moved)
    window.open(project).answer("Find the photo…").choose_file(moved).settle()
    assert window.photo.saving.path == project


def test_pasting_without_a_photo_says_so(window: WindowRobot) -> None:
    QGuiApplication.clipboard().setText("no photo")
    window.give("paste")
    assert "no photo on the clipboard" in window.message()
    assert not window.has_photo()


def test_a_picture_is_copied_and_pasted(window: WindowRobot, photo: Path) -> None:
    painted(window, photo).give("copy").settle()
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (160, 120)
    window.give("paste").settle().answer("Don’t save").settle()
    assert window.document.photo.name == "Pasted photo"
    assert window.document.hints == ()


def test_a_file_that_is_dropped_is_opened(window: WindowRobot, photo: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    drop(window, data)
    assert window.document.photo.name == "aunt.png"


def test_a_picture_that_is_dropped_is_opened(window: WindowRobot) -> None:
    data = QMimeData()
    image = QImage(40, 30, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.gray)
    data.setImageData(image)
    drop(window, data)
    assert (window.photo.size.width, window.photo.size.height) == (40, 30)


def test_the_empty_page_opens_files_samples_and_recent_photos(window: WindowRobot, photo: Path) -> None:
    page = window.part(EmptyPage)
    page.open_asked.emit()
    window.choose_file(photo).settle()
    assert window.document.photo.name == "aunt.png"
    window.give("close").settle()
    (card,) = page.cards
    QTest.mouseClick(card, LEFT)
    window.settle()
    assert window.document.photo.name == "aunt.png"
    window.give("close").settle()
    page.files_dropped.emit((photo,))
    window.settle().give("close").settle()
    image = QImage(40, 30, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.gray)
    page.image_dropped.emit(image)
    assert window.settle().document.photo.name == "Dropped photo"


def test_windows_of_help_open(window: WindowRobot) -> None:
    for command in ("guide", "about"):
        window.give(command)
    pages = window.window.findChildren(QPlainTextEdit)
    assert any("Licen" in page.accessibleName() for page in pages)
    assert window.named(QComboBox, "Model").count() >= 1


def test_full_screen_is_turned_on_and_off(window: WindowRobot) -> None:
    window.give("full_screen")
    assert window.window.isFullScreen()
    window.give("full_screen")
    assert not window.window.isFullScreen()
    window.give("full_screen").settle().window.showNormal()  # as the system does it
    assert not window.settle().action("full_screen").isChecked()


def test_the_layout_is_there_again_at_the_next_start(window: WindowRobot, photo: Path, tmp_path: Path) -> None:
    window.open(photo)
    docks = {dock.objectName(): dock for dock in window.window.findChildren(QDockWidget)}
    docks["history"].hide()
    window.give("close").settle().give("quit").settle()
    later = WindowRobot(tmp_path / "home").prepare().open(photo)
    again = {dock.objectName(): dock for dock in later.window.findChildren(QDockWidget)}
    assert not again["history"].isVisibleTo(later.window)
    assert again["color"].isVisibleTo(later.window)
    later.end()


def test_the_picture_on_the_screen_has_the_colors_of_the_picture(window: WindowRobot, photo: Path) -> None:
    painted(window, photo).give("show_hints").settle()
    canvas = window.canvas
    at = canvas.screen_of(replace(window._at, x=40.5, y=100.5)).toPoint()
    seen = canvas.grab().toImage().pixelColor(at)
    wanted = window.picture()[100, 40]
    assert np.abs(np.array([seen.red(), seen.green(), seen.blue()]) - wanted.astype(int)).max() <= 3


@pytest.mark.parametrize("theme", [Theme.DARK, Theme.LIGHT])
def test_the_menu_says_which_theme_it_is(window: WindowRobot, theme: Theme) -> None:
    window.give(f"theme_{theme.value}")
    assert [other for other in Theme if window.action(f"theme_{other.value}").isChecked()] == [theme]


def test_the_strength_of_what_is_selected_is_one_step_of_the_slider(window: WindowRobot, photo: Path) -> None:
    window.open(photo).take(ToolName.BRUSH, Chroma(-5.0, -25.0), radius=5).stroke((20, 40), (60, 40))
    window.take(ToolName.SELECT).click(40, 40)
    slider = window.part(OptionsBar).tool.selection_strength.slider
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 9, slider.height() // 2))
    QTest.mouseMove(slider, QPoint(slider.width() // 2, slider.height() // 2))
    assert [getattr(hint, "strength", 1) < 1 for hint in window.document.hints] == [True]
    assert len(window.labels) == 1
    QTest.mouseMove(slider, QPoint(slider.width() // 3, slider.height() // 2))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 3, slider.height() // 2))
    window.settle()
    (hint,) = window.document.hints
    assert isinstance(hint, Stroke)
    assert 0.2 < hint.strength < 0.4
    assert len(window.labels) == 2
    window.undo()
    assert len(window.labels) == 1
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 9, slider.height() // 2))
    QTest.mouseMove(slider, QPoint(slider.width() // 2, slider.height() // 2))
    QTest.mouseMove(slider, QPoint(slider.width() - 9, slider.height() // 2))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 9, slider.height() // 2))
    assert window.photo.document is window.photo.history.current  # as strong as before: nothing was done
    assert len(window.labels) == 1


def test_the_color_dock_shows_the_color_of_what_is_selected_at_its_own_lightness(
    window: WindowRobot, photo: Path
) -> None:
    dark, light = Chroma(12.0, -28.0), Chroma(35.0, 30.0)
    window.open(photo).take(ToolName.BRUSH, dark, radius=5).stroke((20, 40), (60, 40))
    window.take(ToolName.BRUSH, light, radius=5).stroke((100, 40), (140, 40)).take(ToolName.SELECT)
    panel, names = window.part(ColorPanel), []
    for x in (40, 120):
        window.click(x, 40)
        names.append((panel.numbers.a.text(), panel.name.text().lower()))
    assert [a for a, _ in names] == ["a 12", "a 35"]
    rows = window.photo.document.hints
    assert [f"Brush, {name}" for _, name in names] == [
        name_of_hint(hint, window.photo.lightness_of(hint)) for hint in rows
    ]
    window.click(80, 100)
    assert panel.numbers.a.text() == "a 35"  # nothing is selected: what is held


def test_the_veil_follows_what_the_network_says(window: WindowRobot, photo: Path) -> None:
    window.open(photo).give("show_unsure").settle()
    before = window.photo.unsure.plane
    assert before is not None
    window.take(ToolName.BRUSH, Chroma(35.0, 30.0), radius=6).stroke((20, 90), (60, 90)).settle()
    assert window.photo.unsure.plane is not before
