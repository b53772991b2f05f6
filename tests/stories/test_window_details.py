"""Smaller things of the window: the hint menu, recent photos, tips, the status bar, guide and about."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QInputDialog, QLabel, QMenu, QPlainTextEdit, QToolButton, QWidget

from colorstudio.document.colors import Chroma
from colorstudio.document.eye import Eye
from colorstudio.document.hints import Stroke
from colorstudio.document.names import MOST_NOTE
from colorstudio.editor.recents import Recents
from colorstudio.editor.tool_names import ToolName
from colorstudio.support.geometry import PhotoPoint
from colorstudio.ui.about import About
from colorstudio.ui.canvas.compare import Compare
from colorstudio.ui.color.dock import ColorPanel
from colorstudio.ui.guide import Guide
from colorstudio.ui.hints_panel import HintsPanel
from colorstudio.ui.recent import RecentPhotos
from colorstudio.ui.status import Status
from colorstudio.ui.widgets.empty_page import EmptyPage
from colorstudio.ui.widgets.progress import StatusProgress
from colorstudio.ui.widgets.shortcut_sheet import ShortcutSheet
from colorstudio.ui.widgets.status_bar import StatusBar
from colorstudio.ui.widgets.tip_bar import TipBar
from tests.window_robot import WindowRobot

SKY = Chroma(-5.0, -25.0)
LEFT = Qt.MouseButton.LeftButton


def selected(window: WindowRobot, photo: Path) -> WindowRobot:
    """A photo with one stroke, which is selected."""
    window.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle()
    return window.give("select_all")


def menu_of_hints(window: WindowRobot) -> dict[str, QAction]:
    """The menu that a right click on the list opens."""
    before = set(window.window.findChildren(QMenu))
    window.part(HintsPanel).menu_wanted.emit(QPoint(10, 10))
    (menu,) = [menu for menu in window.window.findChildren(QMenu) if menu not in before and menu.isVisible()]
    found = {action.text().replace("&", ""): action for action in menu.actions()}
    strengths = menu.findChildren(QMenu)
    found |= {action.text(): action for under in strengths for action in under.actions()}
    return found


def stroke_of(window: WindowRobot) -> Stroke:
    (hint,) = window.document.hints
    assert isinstance(hint, Stroke)
    return hint


def test_the_hint_menu_sets_strength_hides_notes_and_deletes(window: WindowRobot, photo: Path) -> None:
    selected(window, photo)
    menu_of_hints(window)["50 %"].trigger()
    assert stroke_of(window).strength == 0.5
    menu_of_hints(window)["Hide"].trigger()
    assert stroke_of(window).eye is Eye.CLOSED
    menu_of_hints(window)["Show"].trigger()
    assert stroke_of(window).eye is Eye.OPEN
    menu_of_hints(window)["Note…"].trigger()
    dialog = window.dialog(QInputDialog)
    dialog.setTextValue("as grandmother told")
    dialog.accept()
    assert stroke_of(window).note == "as grandmother told"
    menu_of_hints(window)["Note…"].trigger()
    again = next(one for one in window.window.findChildren(QInputDialog) if one.isVisible())
    assert again.textValue() == "as grandmother told"
    again.textValueSelected.emit("x" * (MOST_NOTE + 1))
    again.close()
    assert "letters" in window.message()
    menu_of_hints(window)["Delete"].trigger()
    assert window.document.hints == ()
    assert len(window.labels) == 6


def test_without_a_selection_there_is_no_hint_menu(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    before = len(window.window.findChildren(QMenu))
    window.part(HintsPanel).menu_wanted.emit(QPoint(10, 10))
    assert len(window.window.findChildren(QMenu)) == before


def test_the_menu_of_recent_photos_opens_and_clears(window: WindowRobot, photo: Path) -> None:
    recent = window.window.findChild(RecentPhotos)
    assert recent is not None
    recent.menu.aboutToShow.emit()
    assert [action.isEnabled() for action in recent.menu.actions()] == [False]
    window.open(photo).give("close").settle()
    recent.menu.aboutToShow.emit()
    first, *_, clear = recent.menu.actions()
    assert first.text() == "aunt.png"
    first.trigger()
    assert window.settle().document.photo.name == "aunt.png"
    clear.trigger()
    recent.menu.aboutToShow.emit()
    assert [action.isEnabled() for action in recent.menu.actions()] == [False]


@pytest.mark.parametrize(
    ("days", "hints", "words"), [(0, 0, "Today, no hints yet"), (1, 1, "Yesterday, 1 hint"), (40, 7, "7 hints")]
)
def test_a_recent_photo_says_when_and_how_much(
    window: WindowRobot, photo: Path, tmp_path: Path, days: int, hints: int, words: str
) -> None:
    from datetime import datetime, timedelta

    from colorstudio.editor.recents import Recent

    recents = Recents(tmp_path / "list")
    when = (datetime.now().astimezone() - timedelta(days=days)).timestamp()
    recents.add(Recent(str(photo), "aunt.png", hints, when), None)
    (card,) = RecentPhotos(recents, lambda _: None, window.window).cards()
    assert words in card.line


def test_a_tip_that_was_closed_gives_way_to_the_next(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    said = []
    for _ in range(4):
        tip = window.part(TipBar)
        said.append(tip.accessibleName() if tip.isVisible() else "")
        if tip.isVisible():
            tip.closed.emit()
        window.give("close").settle().open(photo)
    assert len({*said[:3]}) == 3
    assert said[3] == ""


def tip(window: WindowRobot) -> str:
    bar = window.part(TipBar)
    return bar.accessibleName() if bar.isVisible() else ""


def test_a_tip_that_is_followed_is_gone_for_good(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    assert tip(window).startswith("Click anything")
    window.click(40, 60).settle()
    assert tip(window) == ""
    window.leave().give("close").settle().open(photo)
    assert tip(window).startswith("Hold the backslash")
    window.click(40, 60).settle().leave()
    assert tip(window) != ""
    window.give("compare").settle()
    assert tip(window) == ""
    window.give("close").settle().open(photo)
    assert tip(window).startswith("N leads")
    window.give("next_unsure").settle()
    assert tip(window) == ""
    window.leave().give("close").settle().open(photo)
    assert tip(window) == ""


def test_painting_follows_the_first_tip_and_a_held_key_the_second(window: WindowRobot, photo: Path) -> None:
    window.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle()
    assert tip(window) == ""
    window.give("close").answer("Don’t save").settle().open(photo)
    QTest.keyClick(window.canvas, Qt.Key.Key_Backslash)
    window.settle()
    assert tip(window) == ""


def test_the_status_bar_zooms_and_reads_the_color(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    bar = window.part(StatusBar)
    menu = next(button for button in bar.findChildren(QToolButton) if button.menu() is not None).menu()
    actions = {action.text(): action for action in menu.actions()}
    actions["400 %"].trigger()
    assert window.canvas.zoom == 4
    actions["Fit in the window"].trigger()
    status = window.window.findChild(Status)
    assert status is not None
    status.reading.timeout.emit()
    for x in (30.5, 50.5):
        window.canvas.pointer_moved.emit(PhotoPoint(x, 60.5))
    said = [label for label in bar.findChildren(QLabel) if label.isVisible()]
    assert not any(label.text().startswith("L ") for label in said)  # not at each move
    status.reading.timeout.emit()
    said = [label for label in bar.findChildren(QLabel) if label.isVisible()]
    assert "50, 60" in [label.text() for label in said]
    assert any(label.text().startswith("L ") for label in said)
    window.canvas.pointer_moved.emit(None)
    status.reading.timeout.emit()
    assert not any(label.text().startswith("L ") for label in said if label.isVisible())


def test_work_can_be_stopped_from_the_status_bar(window: WindowRobot, photo: Path) -> None:
    bar = window.part(StatusBar)
    window.studio.open(photo)
    bar.cancelled.emit()
    window.settle()
    assert not window.has_photo()
    window.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40))
    assert window.is_busy()
    bar.cancelled.emit()
    assert not window.is_busy()
    window.settle()


def test_the_status_bar_says_what_goes_on_and_with_which_file(window: WindowRobot, photo: Path, tmp_path: Path) -> None:
    said: list[str] = []
    progress = window.part(StatusProgress)

    def listen() -> None:
        said.append(progress.accessibleName())

    window.studio.busy_changed.connect(listen)
    window.studio.opened.connect(lambda opened: opened.busy_changed.connect(listen))
    window.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle()
    wish = window.photo.exporting.proposal(tmp_path)
    window.photo.exporting.export(wish)
    window.settle()
    for words in ("opening aunt.png…", "looking at the photo…", "coloring…", "exporting aunt-color.jpg…"):
        assert any(words in each for each in said), (words, said)


def test_the_guide_follows_its_own_links_and_leaves_others_to_the_browser(
    window: WindowRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    window.give("guide")
    guide = window.part(Guide)
    guide.anchorClicked.emit(QUrl("https://example.org/"))
    guide.anchorClicked.emit(QUrl("#keys"))
    assert opened == ["https://example.org/"]
    guide.close()


def test_escape_closes_the_guide_and_the_window_has_the_keyboard_again(window: WindowRobot, photo: Path) -> None:
    window.open(photo).give("guide").settle()
    guide = window.part(Guide)
    assert guide.isActiveWindow()
    assert "the photo" in guide.toPlainText()
    QTest.keyClick(guide, Qt.Key.Key_Down)
    assert guide.isVisible()
    QTest.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()
    window.settle()
    assert window.window.isActiveWindow()
    assert window.canvas.hasFocus()


@pytest.mark.parametrize(("command", "kind"), [("guide", Guide), ("keys", ShortcutSheet), ("about", About)])
def test_a_window_of_help_is_there_once(window: WindowRobot, command: str, kind: type[QWidget]) -> None:
    window.give(command).give(command)
    (page,) = window.window.findChildren(kind)
    page.close()
    window.give(command)
    assert window.dialog(kind).isVisible()
    window.dialog(kind).close()


def test_about_has_paragraphs_and_no_lines_of_a_terminal(window: WindowRobot) -> None:
    window.give("about")
    notices = window.dialog(About).findChild(QPlainTextEdit)
    assert notices is not None
    lines = [line for line in notices.toPlainText().splitlines() if line]
    assert all(line.endswith((".", "studio")) for line in lines)
    window.dialog(About).close()


def test_about_closes(window: WindowRobot) -> None:
    window.give("about")
    window.press_button("Close", of=window.dialog(About))
    assert not window.has_dialog()


def test_a_command_without_a_photo_does_nothing(window: WindowRobot) -> None:
    for name in ("undo", "delete", "compare", "save", "save_as", "save_copy", "copy", "export", "close"):
        action = window.action(name)
        assert not action.isEnabled()
        action.setEnabled(True)
        action.trigger()
    assert not window.has_dialog()
    assert window.part(EmptyPage).isVisible()


def test_a_file_dragged_over_the_window_is_welcome(window: WindowRobot, photo: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    copy = Qt.DropAction.CopyAction
    event = QDragEnterEvent(QPoint(9, 9), copy, data, LEFT, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    window.window.dragEnterEvent(event)
    assert event.isAccepted()


def test_a_right_click_asks_about_the_place(window: WindowRobot, photo: Path) -> None:
    window.open(photo).right_click(100, 60)
    assert window.fan.is_open


@pytest.mark.parametrize("tool", [ToolName.POSSIBLE, ToolName.BRUSH, ToolName.SELECT])
def test_a_right_click_on_a_hint_opens_its_menu_with_any_tool(window: WindowRobot, photo: Path, tool: ToolName) -> None:
    window.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle().take(tool)
    window.right_click(30, 40)
    (menu,) = [menu for menu in window.window.findChildren(QMenu) if menu.isVisible()]
    assert not window.fan.is_open
    assert window.photo.held.selection == {stroke_of(window).id}
    words = {action.text().replace("&", "") for action in menu.actions()}
    assert words >= {"Recolor…", "Possible colors here…", "Strength", "Duplicate", "Delete"}
    menu.close()


def test_the_menu_of_a_hint_leads_to_its_other_colors_and_to_the_color_dock(window: WindowRobot, photo: Path) -> None:
    selected(window, photo)
    menu_of_hints(window)["Possible colors here…"].trigger()
    window.settle().choose(1).settle()
    chosen = stroke_of(window)
    assert chosen.color != SKY
    menu_of_hints(window)["Recolor…"].trigger()
    assert window.part(ColorPanel).plane.hasFocus()
    assert menu_of_hints(window)["100 %"].isChecked()


def test_the_fan_stays_with_its_place_when_the_view_moves(window: WindowRobot, photo: Path) -> None:
    window.open(photo).press(20, 30).drag(60, 90).release().settle()
    before = window.fan.geometry()
    window.zoom(3)
    assert window.fan.is_open
    assert window.fan.geometry() != before


def test_the_column_swaps_colors_and_leads_to_the_color_dock(window: WindowRobot, photo: Path) -> None:
    from colorstudio.ui.widgets.tool_column import ToolColumn

    column = window.open(photo).part(ToolColumn)
    color = window.photo.held.color
    column.swap_asked.emit()
    assert window.photo.held.previous == color
    column.chosen.emit(ToolName.BRUSH)
    assert window.photo.tool is ToolName.BRUSH
    dock = window.window.findChild(QDockWidget, "color")
    assert dock is not None
    dock.hide()
    column.color_asked.emit()
    assert dock.isVisibleTo(window.window)


def test_holding_backslash_shows_the_photo_as_it_was(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    colored = window.canvas.grab().toImage()
    QTest.keyPress(window.canvas, Qt.Key.Key_Backslash)
    assert window.canvas.grab().toImage() != colored
    QTest.keyRelease(window.canvas, Qt.Key.Key_Backslash)
    assert window.canvas.grab().toImage() == colored
    assert window.canvas.compare is Compare.OFF
