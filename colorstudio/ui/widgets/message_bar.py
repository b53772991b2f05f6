"""The bar that says what went wrong, or what is worth knowing: one sentence, what can be done, and details to copy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.ui.drawing import picture
from colorstudio.ui.look import Look
from colorstudio.ui.measures import CARD_RADIUS, CONTROL, GAP, ICON, INSET, TIGHT
from colorstudio.ui.widgets.button import Button, CloseButton, IconButton, Weight
from colorstudio.ui.widgets.label import TextRole, label
from colorstudio.ui.widgets.painting import PILL_SHADOW, faded, paint_plate, paint_shadow

_DETAILS_HEIGHT = 88
_WIDEST_SENTENCE = 480  # px; a longer one is broken
_WITH_DETAILS = 640
_ROOM = PILL_SHADOW.blur // 2 + PILL_SHADOW.fall  # around the plate, for its shadow


class Tone(Enum):
    """Whether something failed or is merely worth knowing."""

    PROBLEM = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Message:
    """What to say: a sentence for a person, details for whoever helps her, and the names of what she can do."""

    sentence: str
    detail: str = ""
    actions: tuple[str, ...] = ()
    tone: Tone = Tone.PROBLEM


@dataclass(frozen=True, slots=True)
class Turn:
    """Which of several messages one is, from 1: the newest."""

    nth: int = 1
    of: int = 1


class MessageBar(QWidget):
    """Shows one message, with arrows if it is one of several; hidden while there is none."""

    action_chosen = Signal(str)
    turned = Signal(int)  # so many messages towards the older ones
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._message = Message("")
        self._sign = QLabel()
        self._sentence = label("")
        self._sentence.setWordWrap(True)
        self._sentence.setContentsMargins(0, TIGHT, 0, TIGHT)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(GAP)
        self._offered: list[Button] = []
        self._turn = label("", TextRole.LABEL)
        self._newer = IconButton("left", self.tr("Newer message"), look, size=CONTROL)
        self._older = IconButton("right", self.tr("Older message"), look, size=CONTROL)
        self._toggle = Button(self.tr("Details"), weight=Weight.QUIET)
        self._toggle.setCheckable(True)
        self._detail = QPlainTextEdit()
        self._detail.setReadOnly(True)
        self._detail.setFixedHeight(_DETAILS_HEIGHT)
        self._detail.setAccessibleName(self.tr("Details"))
        self._copy = Button(self.tr("Copy"))
        for button in (self._toggle, self._copy):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the photo
        self._close = CloseButton(self.tr("Close this message"), look)
        self._arrange()
        self._toggle.toggled.connect(self._show_details)
        self._copy.clicked.connect(self._copy_details)
        self._newer.clicked.connect(partial(self.turned.emit, -1))
        self._older.clicked.connect(partial(self.turned.emit, 1))
        self._close.clicked.connect(self._leave)
        look.changed.connect(self._draw_sign)
        self.hide()

    def show_message(self, message: Message, turn: Turn = Turn()) -> None:
        self._message = message
        self._sentence.setText(message.sentence)
        self.setAccessibleName(message.sentence)
        self._detail.setPlainText(message.detail)
        self._toggle.setChecked(False)
        self._toggle.setVisible(bool(message.detail))
        self._show_details()
        self._offer(message.actions)
        self._show_turn(turn)
        self._draw_sign()
        self.updateGeometry()
        self.show()

    @property
    def is_attended(self) -> bool:
        """Whether a person is at it: with the pointer, with the keyboard, or reading the details."""
        focus = QApplication.focusWidget()
        return self.underMouse() or self._toggle.isChecked() or (focus is not None and self.isAncestorOf(focus))

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        line = max(map(self._sentence.fontMetrics().horizontalAdvance, self._message.sentence.split("\n")))
        width = hint.width() - self._sentence.sizeHint().width() + min(line + GAP, _WIDEST_SENTENCE)
        return QSize(max(width, _WITH_DETAILS) if self._toggle.isChecked() else width, hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        plate = self.rect().adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        with QPainter(self) as painter:
            paint_shadow(painter, QRectF(plate), PILL_SHADOW, radius=CARD_RADIUS)
            paint_plate(
                painter, plate, ground=tokens.popup, edge=faded("#000000", tokens.plate_edge), radius=CARD_RADIUS
            )

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for widget in (self._sign, self._sentence):
            line.addWidget(widget)
        line.addLayout(self._actions)
        line.addWidget(self._toggle)
        turn = QHBoxLayout()
        turn.setSpacing(0)
        turn.addWidget(self._newer)
        turn.addWidget(self._turn)
        turn.addWidget(self._older)
        line.addLayout(turn)
        line.addWidget(self._close)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(self._detail)
        below.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(_ROOM + INSET, _ROOM + TIGHT, _ROOM + TIGHT, _ROOM + TIGHT)
        column.setSpacing(TIGHT)
        column.addLayout(line)
        column.addLayout(below)

    def _offer(self, actions: tuple[str, ...]) -> None:
        for former in self._offered:
            self._actions.removeWidget(former)
            former.hide()  # until it is deleted it would lie at the bar's corner
            former.deleteLater()
        self._offered = [Button(name) for name in actions]
        for button in self._offered:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._choose)
            self._actions.addWidget(button)

    def _choose(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        self.action_chosen.emit(button.text())

    def _show_turn(self, turn: Turn) -> None:
        self._turn.setText(self.tr("{nth} of {all}").format(nth=turn.nth, all=turn.of))
        self._newer.setEnabled(turn.nth > 1)
        self._older.setEnabled(turn.nth < turn.of)
        parts: tuple[QWidget, ...] = (self._newer, self._turn, self._older)
        for part in parts:
            part.setVisible(turn.of > 1)
        self._close.set_name(self.tr("Close these messages") if turn.of > 1 else self.tr("Close this message"))

    def _show_details(self) -> None:
        for widget in (self._detail, self._copy):
            widget.setVisible(self._toggle.isChecked())

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._message.sentence}\n{self._message.detail}")

    def _draw_sign(self) -> None:
        tokens = self._look.tokens
        name, color = ("warn", tokens.warn) if self._message.tone is Tone.PROBLEM else ("note", tokens.icon)
        self._sign.setPixmap(picture(name, color, size=ICON, ratio=self.devicePixelRatioF()))
        self._sign.setFixedSize(QSize(ICON, ICON))

    def _leave(self) -> None:
        self.hide()
        self.closed.emit()
