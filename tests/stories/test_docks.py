"""A person arranges the docks beside the photo: their sizes and places come back, whatever happens in between."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QMenu, QTabBar

from colorstudio.ui.widgets.button import CloseButton
from colorstudio.ui.widgets.dock_head import DockHead
from colorstudio.ui.window_place import brought_on_screen
from tests.window_robot import WindowRobot


def docks_of(window: WindowRobot) -> dict[str, QDockWidget]:
    return {dock.objectName(): dock for dock in window.window.findChildren(QDockWidget)}


def places(window: WindowRobot) -> dict[str, QRect]:
    """Where those docks lie that can be seen."""
    return {name: dock.geometry() for name, dock in docks_of(window).items() if not dock.visibleRegion().isEmpty()}


def pull_separator(window: WindowRobot, below: str, by: int) -> None:
    """Drag the line under a dock."""
    rect = docks_of(window)[below].geometry()
    start = QPoint(rect.center().x(), rect.bottom() + 1)
    assert window.window.isSeparator(start)
    QTest.mousePress(window.window, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(window.window, start + QPoint(0, by))
    window.settle()  # a separator follows the hand when there is time
    QTest.mouseRelease(window.window, Qt.MouseButton.LeftButton, pos=start + QPoint(0, by))
    window.settle()


@pytest.fixture
def arranged(window: WindowRobot, photo: Path) -> WindowRobot:
    """A photo is open, one dock is higher than at the first start, and the history is in front."""
    window.window.resize(1440, 960)
    window.open(photo)
    pull_separator(window, "color", 60)
    docks_of(window)["history"].raise_()
    return window.settle()


def test_a_dock_is_as_high_as_it_was_pulled(window: WindowRobot, photo: Path) -> None:
    window.window.resize(1440, 960)
    window.open(photo)
    before = places(window)
    pull_separator(window, "color", 60)
    assert places(window)["color"].height() == before["color"].height() + 60


def test_hiding_and_showing_the_panels_changes_nothing(arranged: WindowRobot) -> None:
    before = places(arranged)
    assert "history" in before
    for _ in range(3):
        arranged.give("hide_panels").settle().give("hide_panels")
        assert places(arranged) == before  # at once: nothing is seen to jump
        arranged.settle()
    assert places(arranged) == before


def test_a_full_screen_and_back_changes_nothing(arranged: WindowRobot) -> None:
    before = places(arranged)
    for _ in range(2):
        arranged.give("full_screen").settle()
        assert places(arranged) != before
        arranged.give("full_screen").settle()
        assert places(arranged) == before


def test_a_smaller_window_and_back_changes_nothing(arranged: WindowRobot) -> None:
    before = places(arranged)
    arranged.window.resize(1024, 700)
    arranged.settle().window.resize(1440, 960)
    assert places(arranged.settle()) == before


def test_a_larger_window_has_longer_lists_only(arranged: WindowRobot) -> None:
    before = places(arranged)
    arranged.window.resize(1440, 1160)
    grown = {name: rect.height() - before[name].height() for name, rect in places(arranged.settle()).items()}
    assert grown == {"color": 0, "possible": 0, "history": 200}


def test_opening_another_photo_changes_nothing(arranged: WindowRobot, photo: Path) -> None:
    before = places(arranged)
    for _ in range(2):
        arranged.open(photo)
        assert places(arranged) == before


def test_the_photo_does_not_jump_when_it_is_opened(window: WindowRobot, photo: Path) -> None:
    window.studio.open(photo)
    window.run_io()
    first = window.canvas.size()
    assert window.settle().canvas.size() == first


def test_reset_layout_is_the_first_start_again(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    before = places(window)
    docks = docks_of(window)
    docks["color"].setFloating(True)
    docks["hints"].close()
    window.settle().give("reset_layout")
    assert places(window) == before
    pull_separator(window, "color", 40)
    window.give("hide_panels").give("reset_layout").settle()
    assert places(window) == before
    assert not window.action("hide_panels").isChecked()


def tabs_that_can_be_seen(window: WindowRobot) -> list[list[str]]:
    bars = window.window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    seen = [bar for bar in bars if bar.isVisible() and bar.geometry().right() > 0]
    return [[bar.tabText(tab) for tab in range(bar.count())] for bar in seen]


def test_there_is_one_row_of_tabs_whatever_was_done(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    docks = docks_of(window)
    expected = [["Hints", "History"]]
    assert tabs_that_can_be_seen(window) == expected
    for name in ("color", "history", "hints"):
        docks[name].setFloating(True)
        window.settle().give("reset_layout").settle()
        assert tabs_that_can_be_seen(window) == expected
    docks["hints"].close()
    window.settle().give("reset_layout").settle().give("reset_layout").settle()
    assert tabs_that_can_be_seen(window) == expected
    for _ in range(3):
        window.give("hide_panels").settle()
        assert tabs_that_can_be_seen(window) == []
        window.give("hide_panels").settle()
    window.give("close").settle().open(photo)
    assert tabs_that_can_be_seen(window) == expected
    bar = next(bar for bar in window.window.findChildren(QTabBar) if bar.isVisible() and bar.geometry().right() > 0)
    assert bar.tabText(bar.currentIndex()) == "Hints"
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    assert "history" in places(window.settle())


def test_reset_layout_brings_back_what_was_closed_while_it_floated(window: WindowRobot, photo: Path) -> None:
    window.open(photo)
    before = places(window)
    history = docks_of(window)["history"]
    history.setFloating(True)
    window.settle().give("reset_layout").settle()
    history.setFloating(True)
    window.settle()
    history.close()
    window.settle().give("hide_panels").settle().give("hide_panels").settle().give("reset_layout").settle()
    assert places(window) == before
    window.give("hide_panels").settle().give("hide_panels").settle()
    assert places(window) == before


def test_reset_layout_shows_no_panels_on_the_empty_page(window: WindowRobot, photo: Path) -> None:
    window.give("reset_layout").settle()
    assert places(window) == {}
    assert "color" in places(window.open(photo))


def test_a_dock_that_is_closed_gives_its_room_and_comes_back_as_it_was(arranged: WindowRobot) -> None:
    before = places(arranged)
    close = docks_of(arranged)["color"].findChild(CloseButton)
    assert close is not None
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert set(places(arranged.settle())) == {"possible", "history"}
    assert not arranged.action("panel color").isChecked()
    arranged.give("panel color").settle()
    assert places(arranged) == before


def test_the_window_menu_lists_all_panels_with_a_photo(window: WindowRobot, photo: Path) -> None:
    toggles = [window.action(f"panel {name}") for name in ("color", "possible", "hints", "history")]
    assert not any(toggle.isEnabled() for toggle in toggles)
    window.open(photo)
    assert all(toggle.isEnabled() and toggle.isChecked() for toggle in toggles)
    window.give("hide_panels")
    assert not any(toggle.isEnabled() for toggle in toggles)


def test_a_right_click_on_a_head_or_a_tab_offers_the_panels(arranged: WindowRobot) -> None:
    tabs = arranged.named(QTabBar, "Panels")
    for clicked in (docks_of(arranged)["color"].titleBarWidget(), tabs):
        before = set(arranged.window.findChildren(QMenu))
        clicked.customContextMenuRequested.emit(QPoint(4, 4))
        (menu,) = set(arranged.window.findChildren(QMenu)) - before
        assert [action.text() for action in menu.actions()] == ["Color", "Possible colors", "Hints", "History"]
        menu.close()


def test_a_dock_has_a_head_where_no_tab_has_its_name(arranged: WindowRobot) -> None:
    head = docks_of(arranged)["history"].titleBarWidget()
    assert isinstance(head, DockHead)
    assert head.height() == 0
    docks_of(arranged)["history"].setFloating(True)
    arranged.settle()
    assert head.height() > 0
    docks_of(arranged)["history"].setFloating(False)
    docks_of(arranged)["hints"].close()
    arranged.settle()
    assert head.height() > 0


def test_all_is_there_again_at_the_next_start(arranged: WindowRobot, photo: Path, tmp_path: Path) -> None:
    before = places(arranged)
    arranged.give("close").settle().give("quit").settle()
    later = WindowRobot(tmp_path / "home").prepare()
    assert later.window.size() == arranged.window.size()
    assert places(later.open(photo)) == before
    later.end()


def test_what_was_hidden_with_the_panels_is_remembered_too(arranged: WindowRobot, photo: Path, tmp_path: Path) -> None:
    before = places(arranged)
    arranged.give("hide_panels").give("close").settle().give("quit").settle()
    later = WindowRobot(tmp_path / "home").prepare()
    assert places(later.open(photo)) == before
    later.end()


def test_a_floating_dock_floats_at_the_next_start_above_the_window(
    arranged: WindowRobot, photo: Path, tmp_path: Path
) -> None:
    dock = docks_of(arranged)["color"]
    dock.setFloating(True)
    dock.move(300, 200)
    arranged.settle().give("close").settle().give("quit").settle()
    later = WindowRobot(tmp_path / "home").prepare().open(photo)
    again = docks_of(later)["color"]
    assert again.isFloating()
    assert again.isVisible()
    assert again.pos() == QPoint(300, 200)
    above = again.windowHandle().transientParent()
    assert above is not None
    assert above is later.window.windowHandle()
    later.end()


def test_a_floating_dock_of_a_screen_that_is_gone_comes_back(
    arranged: WindowRobot, photo: Path, tmp_path: Path
) -> None:
    dock = docks_of(arranged)["color"]
    dock.setFloating(True)
    dock.move(5000, 3000)
    arranged.settle().give("close").settle().give("quit").settle()
    later = WindowRobot(tmp_path / "home").prepare().open(photo)
    again = docks_of(later)["color"]
    assert again.screen().availableGeometry().contains(again.geometry().center())
    later.end()


def test_no_panels_on_the_empty_page_after_a_file_that_is_none(arranged: WindowRobot, tmp_path: Path) -> None:
    arranged.give("close").settle().give("quit").settle()
    later = WindowRobot(tmp_path / "home").prepare()
    later.studio.open(tmp_path / "no-such.jpg")
    later.settle()
    assert places(later) == {}
    later.end()


def test_a_window_stands_where_it_stood(window: WindowRobot, tmp_path: Path) -> None:
    window.window.move(30, 40)
    window.window.resize(1100, 720)
    before = window.settle().window.pos(), window.window.size()
    for _ in range(2):
        window.give("quit").settle()
        later = WindowRobot(tmp_path / "home")
        assert (later.window.pos(), later.window.size()) == before
        later.end()


def test_a_maximized_window_is_maximized_again_and_keeps_its_own_size(window: WindowRobot, tmp_path: Path) -> None:
    window.window.resize(1100, 720)
    window.settle().window.showMaximized()
    window.settle().give("quit").settle()
    later = WindowRobot(tmp_path / "home")
    assert later.window.isMaximized()
    assert later.window.normalGeometry().size().toTuple() == (1100, 720)
    later.end()


def test_only_a_window_out_of_sight_is_moved(window: WindowRobot) -> None:
    there = window.window.screen().availableGeometry()
    partly = QRect(there.right() - 200, there.top() + 20, 400, 300)
    assert brought_on_screen(partly) == partly
    gone = QRect(there.right() + 2000, 50, 400, 300)
    assert there.contains(brought_on_screen(gone))
    assert brought_on_screen(gone).size() == gone.size()
