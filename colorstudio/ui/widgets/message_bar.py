"""The bar that says what went wrong, or what is worth knowing: one sentence, what can be done, and details to copy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from colorstudio.ui.drawing import picture
from colorstudio.ui.look import Look
from colorstudio.ui.measures import GAP, ICON, INSET, TIGHT
from colorstudio.ui.widgets.button import Button, CloseButton, Weight
from colorstudio.ui.widgets.label import label

_DETAILS_HEIGHT = 88


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


class MessageBar(QFrame):
    """Shows one message; hidden while there is none."""

    action_chosen = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._look = look
        self._message = Message("")
        self._sign = QLabel()
        self._sentence = label("")
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(GAP)
        self._offered: list[Button] = []
        self._toggle = Button(self.tr("Details"), weight=Weight.QUIET)
        self._toggle.setCheckable(True)
        self._detail = QPlainTextEdit()
        self._detail.setReadOnly(True)
        self._detail.setFixedHeight(_DETAILS_HEIGHT)
        self._detail.setAccessibleName(self.tr("Details"))
        self._copy = Button(self.tr("Copy"))
        self._close = CloseButton(self.tr("Close this message"), look)
        self._arrange()
        self._toggle.toggled.connect(self._show_details)
        self._copy.clicked.connect(self._copy_details)
        self._close.clicked.connect(self._leave)
        look.changed.connect(self._draw_sign)
        self.hide()

    def show_message(self, message: Message) -> None:
        self._message = message
        self._sentence.setText(message.sentence)
        self.setAccessibleName(message.sentence)
        self._detail.setPlainText(message.detail)
        self._toggle.setChecked(False)
        self._toggle.setVisible(bool(message.detail))
        self._show_details()
        self._offer(message.actions)
        self._draw_sign()
        self.show()

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for widget in (self._sign, self._sentence):
            line.addWidget(widget)
        line.addLayout(self._actions)
        line.addWidget(self._toggle)
        line.addWidget(self._close)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(self._detail)
        below.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, TIGHT, TIGHT, TIGHT)
        column.setSpacing(TIGHT)
        column.addLayout(line)
        column.addLayout(below)

    def _offer(self, actions: tuple[str, ...]) -> None:
        for former in self._offered:
            self._actions.removeWidget(former)
            former.deleteLater()
        self._offered = [Button(name) for name in actions]
        for button in self._offered:
            button.clicked.connect(self._choose)
            self._actions.addWidget(button)

    def _choose(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        self.action_chosen.emit(button.text())

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
