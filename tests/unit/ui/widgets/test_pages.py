"""The empty page and the sheet of keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from colorstudio.support.preferences import Theme
from colorstudio.ui.look import Look
from colorstudio.ui.tokens import DARK
from colorstudio.ui.widgets.drop_area import DropArea
from colorstudio.ui.widgets.empty_page import EmptyPage
from colorstudio.ui.widgets.recent_card import RecentPhoto
from colorstudio.ui.widgets.shortcut_sheet import Shortcut, ShortcutGroup, ShortcutSheet

COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def page(qtbot: QtBot) -> EmptyPage:
    made = EmptyPage(Look(Theme.DARK))
    qtbot.addWidget(made)
    made.resize(1440, 820)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def photos(count: int) -> list[RecentPhoto]:
    gray = QImage(40, 80, QImage.Format.Format_Grayscale8)
    gray.fill(90)
    return [RecentPhoto(Path(f"{n}.png"), f"Photo {n}", "Today", gray if n else QImage()) for n in range(count)]


def is_lit(on: EmptyPage) -> bool:
    return on.findChildren(DropArea)[0].is_lit


def drag_over(on: EmptyPage, data: QMimeData) -> None:
    QApplication.sendEvent(on, QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NO_KEY))


def test_the_buttons_ask(qtbot: QtBot) -> None:
    made = page(qtbot)
    buttons = {button.text(): button for button in made.findChildren(QPushButton)}
    with qtbot.waitSignal(made.open_asked):
        buttons["Open…"].click()
    with qtbot.waitSignal(made.sample_asked):
        buttons["Try the sample"].click()


def test_a_file_anywhere_over_the_page_lights_the_area_up_and_is_told_when_dropped(qtbot: QtBot) -> None:
    made = page(qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/photos/aunt.png"), QUrl("https://example.org/a.png")])
    drag_over(made, data)
    assert is_lit(made)
    assert not made.grab().isNull()
    QApplication.sendEvent(made, QDragLeaveEvent())
    assert not is_lit(made)
    drag_over(made, data)
    with qtbot.waitSignal(made.files_dropped) as dropped:
        QApplication.sendEvent(made, QDropEvent(QPointF(5, 5), COPY, data, LEFT, NO_KEY))
    assert dropped.args == [(Path("/photos/aunt.png"),)]
    assert not is_lit(made)


def test_an_image_without_a_file_is_told_too_and_text_is_refused(qtbot: QtBot) -> None:
    made = page(qtbot)
    words, picture = QMimeData(), QMimeData()
    words.setText("hello")
    picture.setImageData(QImage(3, 2, QImage.Format.Format_RGB32))
    drag_over(made, words)
    assert not is_lit(made)
    drag_over(made, picture)
    with qtbot.waitSignal(made.image_dropped):
        QApplication.sendEvent(made, QDropEvent(QPointF(5, 5), COPY, picture, LEFT, NO_KEY))


def test_recent_photos_are_shown_as_far_as_there_is_room(qtbot: QtBot) -> None:
    made = page(qtbot)
    made.show_recent(photos(3))
    made.show_recent(photos(30))
    assert sum(card.isVisible() for card in made.cards) == 10
    made.resize(640, 560)
    assert sum(card.isVisible() for card in made.cards) == 3
    made.cards[1].setFocus()
    qtbot.waitUntil(made.cards[1].hasFocus)
    assert made.minimumSizeHint().width() < 300
    assert not made.grab().isNull()
    with qtbot.waitSignal(made.recent_chosen) as chosen:
        QTest.keyClick(made.cards[1], Qt.Key.Key_Space)
    assert chosen.args == [Path("1.png")]
    assert made.cards[1].accessibleName() == "Photo 1, Today"


def test_a_photo_under_the_pointer_or_with_the_focus_has_a_bright_edge(qtbot: QtBot) -> None:
    made = page(qtbot)
    made.show_recent(photos(1))
    card = made.cards[0]

    def edge() -> QColor:
        return card.grab().toImage().pixelColor(84, 0)

    assert edge() not in (QColor(DARK.text3), QColor(DARK.accent))
    card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert edge() == QColor(DARK.text3)
    card.setFocus()
    qtbot.waitUntil(card.hasFocus)
    assert edge() == QColor(DARK.accent)


@pytest.mark.parametrize("width", [1024, 1440, 700])
def test_the_page_stands_in_the_middle_as_soon_as_it_has_another_width(width: int, qtbot: QtBot) -> None:
    made = page(qtbot)
    made.resize(width, 644)
    area = made.findChildren(DropArea)[0]
    left = area.mapTo(made, QPoint(0, 0)).x()
    assert abs(left - (width - area.width()) / 2) <= 1


def test_without_recent_photos_nothing_stands_below_the_drop_area(qtbot: QtBot) -> None:
    made = page(qtbot)
    made.show_recent(photos(2))
    made.show_recent(())
    assert made.cards == ()
    assert "Recent" not in {part.text() for part in made.findChildren(QLabel) if part.isVisible()}


def test_the_sheet_leaves_what_is_looked_for_and_escape_takes_it_away(qtbot: QtBot) -> None:
    groups = (
        ShortcutGroup("Tools", (Shortcut("Brush", ("B",)), Shortcut("Point", ("P",)))),
        ShortcutGroup("File", (Shortcut("Export", ("Ctrl+Shift+E",)), Shortcut("Redo", ("Ctrl+Y", "Ctrl+Shift+Z")))),
    )
    sheet = ShortcutSheet(groups)
    sheet.show()
    assert not sheet.isModal()

    def read() -> set[str]:
        return {part.text() for part in sheet.findChildren(QLabel) if part.isVisible()}

    assert {"Brush", "Ctrl+Shift+Z", "Tools"} <= read()
    search = sheet.findChildren(QLineEdit)[0]
    QTest.keyClicks(search, "EXP")
    assert read() == {"Keys", "File", "Export", "Ctrl+Shift+E"}
    QTest.keyClicks(search, "ense")
    assert read() == {"Keys", "No key does that."}
    with qtbot.waitSignal(sheet.destroyed):
        QTest.keyClick(search, Qt.Key.Key_Escape)
