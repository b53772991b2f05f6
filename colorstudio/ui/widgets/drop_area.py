"""The calm area of the empty page that asks for a photo, with the two buttons that do without dropping."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.ui.drawing import picture
from colorstudio.ui.look import Look
from colorstudio.ui.measures import DIALOG_RADIUS, GAP, INSET
from colorstudio.ui.widgets.button import Button, ButtonSize, Weight
from colorstudio.ui.widgets.label import TextRole, label
from colorstudio.ui.widgets.painting import faded

HEIGHT = 320

_SIGN = 44
_BUTTON_WIDTH = 128


class DropArea(QWidget):
    """Lights up on request; the page around it takes what is dropped, so that nobody has to aim."""

    open_asked = Signal()
    sample_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._dragged_over = False
        self._sign = QLabel()
        self._open = Button(self.tr("Open…"), weight=Weight.PRIMARY, size=ButtonSize.EMPTY)
        self._sample = Button(self.tr("Try the sample"), size=ButtonSize.EMPTY)
        self.setFixedHeight(HEIGHT)
        self._arrange()
        self._open.clicked.connect(self.open_asked)
        self._sample.clicked.connect(self.sample_asked)
        look.changed.connect(self._redraw)
        self._redraw()

    def set_drop_hint(self, *, over: bool) -> None:
        """Say whether something that can be dropped is over the page."""
        self._dragged_over = over
        self.update()

    @property
    def is_lit(self) -> bool:
        return self._dragged_over

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        edge = QPen(QColor(tokens.accent if self._dragged_over else tokens.off), 1.5)
        edge.setDashPattern([6, 3])
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(edge)
            painter.setBrush(QColor(tokens.hover) if self._dragged_over else faded(tokens.panel, 0.4))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), DIALOG_RADIUS, DIALOG_RADIUS)

    def _arrange(self) -> None:
        for button in (self._open, self._sample):
            button.setMinimumSize(QSize(_BUTTON_WIDTH, 0))
        buttons = QHBoxLayout()
        buttons.setSpacing(INSET)
        buttons.addStretch(1)
        buttons.addWidget(self._open)
        buttons.addWidget(self._sample)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addStretch(1)
        for widget in (
            self._sign,
            label(self.tr("Drop an old photo here"), TextRole.EMPTY_TITLE),
            label(self.tr("JPEG, PNG, TIFF, WebP or a colorstudio project"), TextRole.LABEL),
        ):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.insertSpacing(2, GAP)
        column.addSpacing(INSET + GAP)
        column.addLayout(buttons)
        column.addStretch(1)

    def _redraw(self) -> None:
        self._sign.setPixmap(picture("photo_large", self._look.tokens.icon, size=_SIGN, ratio=self.devicePixelRatioF()))
        self.update()
