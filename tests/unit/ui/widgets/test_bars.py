"""What tells a person something: tips, messages, progress, the status bar, pills, the head of a dock."""

from PySide6.QtCore import QPropertyAnimation, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from colorstudio.support.geometry import PhotoPoint
from colorstudio.support.preferences import Theme
from colorstudio.ui.look import Look, Motion
from colorstudio.ui.measures import DOCK_HEAD
from colorstudio.ui.widgets.button import CloseButton, IconButton
from colorstudio.ui.widgets.dock_head import DockHead
from colorstudio.ui.widgets.eliding_label import ElidingLabel
from colorstudio.ui.widgets.floating import Floating
from colorstudio.ui.widgets.label import label
from colorstudio.ui.widgets.message_bar import Message, MessageBar, Tone, Turn
from colorstudio.ui.widgets.progress import ProgressLine, StatusProgress
from colorstudio.ui.widgets.status_bar import Reading, StatusBar
from colorstudio.ui.widgets.tip_bar import TipBar


def words(widget: QWidget) -> str:
    """What can be read on it."""
    return " | ".join(part.text() for part in widget.findChildren(QLabel) if part.isVisible() and part.text())


def button(widget: QWidget, name: str) -> QPushButton:
    return next(part for part in widget.findChildren(QPushButton) if part.text() == name)


def test_a_tip_is_hidden_until_shown_and_leaves_when_closed(qtbot: QtBot) -> None:
    bar = TipBar(Look(motion=Motion.REDUCED))
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.show_tip("Click anything.")
    assert words(bar) == "Click anything."
    with qtbot.waitSignal(bar.closed):
        QTest.mouseClick(bar.findChildren(CloseButton)[0], Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_a_tip_fades_away_and_a_new_one_stays(qtbot: QtBot) -> None:
    bar = TipBar(Look(motion=Motion.FULL))
    qtbot.addWidget(bar)
    bar.show_tip("Click anything.")
    close = bar.findChildren(CloseButton)[0]
    close.click()
    assert bar.isVisible()
    bar.show_tip("Paint to decide.")
    fade = bar.findChildren(QPropertyAnimation)[0]
    with qtbot.waitSignal(fade.finished):
        pass
    assert bar.isVisible()
    close.click()
    qtbot.waitUntil(bar.isHidden)


def test_a_message_offers_what_can_be_done(qtbot: QtBot) -> None:
    bar = MessageBar(Look())
    qtbot.addWidget(bar)
    bar.show_message(Message("First.", actions=("Again",)))
    bar.show_message(Message("Can't write.", actions=("Choose another…", "Try again")))
    assert words(bar) == "Can't write."
    assert button(bar, "Details").isHidden()
    with qtbot.waitSignal(bar.action_chosen) as chosen:
        button(bar, "Try again").click()
    assert chosen.args == ["Try again"]
    with qtbot.waitSignal(bar.closed):
        bar.findChildren(CloseButton)[0].click()
    assert bar.isHidden()


def test_several_messages_have_arrows_and_one_has_none(qtbot: QtBot) -> None:
    bar = MessageBar(Look())
    qtbot.addWidget(bar)
    bar.show_message(Message("Newest."), Turn(1, 3))
    assert words(bar) == "Newest. | 1 of 3"
    newer, older = (part for part in bar.findChildren(IconButton) if "message" in part.toolTip().split())
    assert (newer.isEnabled(), older.isEnabled()) == (False, True)
    with qtbot.waitSignal(bar.turned) as turned:
        older.click()
    assert turned.args == [1]
    bar.show_message(Message("Alone."))
    assert words(bar) == "Alone."
    assert older.isHidden()


def test_a_bar_floats_above_or_at_the_foot_where_something_must_be_seen_above(qtbot: QtBot) -> None:
    ground, obstacle = QWidget(), QWidget()
    qtbot.addWidget(ground)
    ground.resize(700, 400)
    obstacle.setParent(ground)
    bar = MessageBar(Look())
    floating = Floating(bar, ground)
    ground.show()
    floating.keep_clear_of(obstacle)
    bar.show_message(Message("A short one."))
    narrow = bar.geometry()
    assert narrow.top() < 20
    assert abs(narrow.center().x() - 350) <= 1
    obstacle.setGeometry(300, 0, 100, 100)
    obstacle.show()
    assert not bar.geometry().intersects(obstacle.geometry())
    assert ground.rect().contains(bar.geometry())
    obstacle.hide()
    assert bar.geometry() == narrow
    obstacle.setGeometry(0, 0, 700, 400)
    obstacle.show()
    assert bar.geometry() == narrow  # nothing helps
    floating.keep_clear_of(None)
    bar.show_message(Message("A long one, " * 60))
    ground.resize(500, 400)
    assert bar.width() < 500
    assert bar.height() > narrow.height()


def test_details_are_shown_on_demand_and_copied(qtbot: QtBot) -> None:
    look = Look(Theme.DARK)
    bar = MessageBar(look)
    qtbot.addWidget(bar)
    bar.show_message(Message("Can't write.", "EACCES", tone=Tone.NOTE))
    detail = bar.findChildren(QPlainTextEdit)[0]
    assert detail.isHidden()
    button(bar, "Details").click()
    assert detail.isVisible()
    button(bar, "Copy").click()
    assert QGuiApplication.clipboard().text() == "Can't write.\nEACCES"
    look.choose(Theme.LIGHT)


def test_a_line_fills_so_far(qtbot: QtBot) -> None:
    look = Look(Theme.DARK)
    line = ProgressLine(look)
    qtbot.addWidget(line)
    line.resize(100, 3)
    line.set_share(0.6)
    image = line.grab().toImage()
    assert line.share == 0.6
    assert image.pixelColor(50, 1) == QColor(look.tokens.accent)
    assert image.pixelColor(70, 1) == QColor(look.tokens.groove)


def test_without_a_share_a_piece_walks_or_rests(qtbot: QtBot) -> None:
    look = Look(Theme.DARK, motion=Motion.REDUCED)
    line = ProgressLine(look)
    qtbot.addWidget(line)
    line.resize(100, 3)
    line.set_share(None)
    assert line.grab().toImage().pixelColor(50, 1) == QColor(look.tokens.accent)
    look.set_motion(Motion.FULL)
    line.set_share(None)
    assert not line.grab().isNull()
    line.set_share(1.0)
    assert line.grab().toImage().pixelColor(90, 1) == QColor(look.tokens.accent)


def test_work_can_be_stopped_and_rests_unseen(qtbot: QtBot) -> None:
    work = StatusProgress(Look())
    qtbot.addWidget(work)
    work.show_work("coloring…", 0.5)
    assert work.isVisible()
    with qtbot.waitSignal(work.cancelled):
        work.findChildren(CloseButton)[0].click()
    work.show_rest()
    assert work.isHidden()


def test_the_status_bar_shows_what_is_known(qtbot: QtBot) -> None:
    bar = StatusBar(Look())
    qtbot.addWidget(bar)
    bar.show_no_photo("Everything stays on this computer.")
    bar.set_zoom_menu(QMenu(bar))
    bar.show()
    assert words(bar) == "Everything stays on this computer."
    bar.show_photo("1024 × 1024, 16 bit")
    bar.set_zoom(0.69)
    bar.set_position(PhotoPoint(648.9, 584.2))
    bar.set_reading(Reading(58.2, -4.4, 44.0, QColor("#e06b3c")))
    bar.set_message("Previewing orange")
    bar.set_device("CPU · ok")
    assert words(bar) == "648, 584 | L 58  a −4  b 44 | 1024 × 1024, 16 bit | Previewing orange | CPU · ok"
    bar.show_work("coloring…", None)
    assert "coloring…" in words(bar)
    with qtbot.waitSignal(bar.cancelled):
        bar.findChildren(CloseButton)[0].click()
    bar.show_rest()
    bar.set_position(None)
    bar.set_reading(None)
    assert words(bar) == "1024 × 1024, 16 bit | Previewing orange | CPU · ok"


def test_sentences_give_way_in_a_narrow_window_and_can_be_read_under_the_pointer(qtbot: QtBot) -> None:
    bar = StatusBar(Look())
    qtbot.addWidget(bar)
    bar.show_photo("4000 × 3000, 16 bit")
    sentence = "Die Zusammenstellung der möglichen Farbvorschläge wird gerade vorbereitet " * 2
    bar.set_message(sentence)
    bar.show_work("Hintergrundberechnung wird fortgesetzt…", 0.5)
    bar.resize(700, 28)
    bar.show()
    assert bar.width() == 700
    message = next(part for part in bar.findChildren(ElidingLabel) if part.text() == sentence)
    qtbot.waitUntil(lambda: message.shown_text.endswith("…"))
    assert message.toolTip() == sentence
    bar.set_message("Ready")
    qtbot.waitUntil(lambda: message.shown_text == "Ready")
    assert message.toolTip() == ""
    assert not bar.grab().isNull()


def test_a_dock_head_has_its_title_and_can_be_closed(qtbot: QtBot) -> None:
    head = DockHead("Possible colors", Look())
    qtbot.addWidget(head)
    head.add(label("between"))
    head.show()
    assert words(head) == "Possible colors | between"
    assert head.sizeHint().height() == DOCK_HEAD
    close = head.findChild(CloseButton)
    assert close is not None
    with qtbot.waitSignal(head.close_asked):
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)


def test_a_dock_head_that_is_folded_takes_no_room(qtbot: QtBot) -> None:
    head = DockHead("Hints", Look())
    qtbot.addWidget(head)
    head.set_folded(True)
    assert (head.height(), head.sizeHint().height()) == (0, 0)
    head.set_folded(False)
    assert (head.height(), head.sizeHint().height()) == (DOCK_HEAD, DOCK_HEAD)
