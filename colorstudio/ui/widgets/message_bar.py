"""The message bar: one sentence to the person, its details to be unfolded and copied, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.ui.drawing import pictures
from colorstudio.ui.look import Look
from colorstudio.ui.measures import GAP, INSET, TIGHT
from colorstudio.ui.widgets.button import Button, CloseButton
from colorstudio.ui.widgets.label import label

_ICON = 20
_DETAIL_HEIGHT = 120


class MessageBar(QWidget):
    """Says one thing at a time; what is not read yet waits behind it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._waiting: list[tuple[str, str, tuple[str, Callable[[], None]] | None]] = []
        self._deed: Callable[[], None] | None = None
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(_ICON, _ICON))
        self._sentence = label("")
        self._sentence.setWordWrap(True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._act = Button("")
        self._act.clicked.connect(self._do)
        self._more = Button(self.tr("Details"))
        self._more.setCheckable(True)
        self._more.toggled.connect(self._unfold)
        self._copy = Button(self.tr("Copy"))
        self._copy.clicked.connect(self._copy_detail)
        close = CloseButton(self.tr("Close this message"), look)
        close.clicked.connect(self.next)
        self._detail = QPlainTextEdit()
        self._detail.setReadOnly(True)
        self._detail.setFixedHeight(_DETAIL_HEIGHT)
        self._detail.setAccessibleName(self.tr("Details"))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for part in (self._icon, self._sentence, self._act, self._more, self._copy, close):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, TIGHT, GAP, TIGHT)
        column.addLayout(row)
        column.addWidget(self._detail)
        look.changed.connect(self._draw_icon)
        self._draw_icon()
        self.hide()

    def say(self, sentence: str, *, detail: str = "", deed: tuple[str, Callable[[], None]] | None = None) -> None:
        """Show a sentence, or let it wait; `deed` is a word and what a press on it does."""
        if any(waiting[0] == sentence for waiting in self._waiting):
            return
        self._waiting.append((sentence, detail, deed))
        if len(self._waiting) == 1:
            self._show_first()

    def next(self) -> None:
        """Go on to what waits, or close."""
        if self._waiting:
            self._waiting.pop(0)
        self._show_first()

    @property
    def sentence(self) -> str:
        """What is shown; empty if the bar is closed."""
        return self._waiting[0][0] if self._waiting else ""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(tokens.popup))
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))

    def _show_first(self) -> None:
        self.setVisible(bool(self._waiting))
        if not self._waiting:
            return
        sentence, detail, deed = self._waiting[0]
        self._sentence.setText(sentence)
        self._detail.setPlainText(detail)
        self._more.setChecked(False)
        self._unfold(unfolded=False)
        self._more.setVisible(bool(detail))
        self._deed = None if deed is None else deed[1]
        self._act.setVisible(deed is not None)
        if deed is not None:
            self._act.setText(deed[0])

    def _unfold(self, unfolded: bool) -> None:
        self._detail.setVisible(unfolded)
        self._copy.setVisible(unfolded)

    def _do(self) -> None:
        deed = self._deed
        self.next()
        if deed is not None:
            deed()

    def _copy_detail(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._sentence.text()}\n\n{self._detail.toPlainText()}")

    def _draw_icon(self) -> None:
        ratio = self.devicePixelRatioF()
        (picture,) = pictures("warn", self._look.tokens.warn, size=_ICON, ratios=(ratio,))
        self._icon.setPixmap(picture)
