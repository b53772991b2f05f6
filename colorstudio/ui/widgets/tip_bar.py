"""A tip: one line over the foot of the photo that can be closed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from colorstudio.ui.look import Look
from colorstudio.ui.measures import CONTROL_RADIUS, INSET, TIGHT
from colorstudio.ui.widgets.button import CloseButton
from colorstudio.ui.widgets.label import label
from colorstudio.ui.widgets.painting import faded, paint_plate

_FROM_FOOT = 12


class TipBar(QWidget):
    """Floats over its parent, at its foot in the middle."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._over = parent
        self._text = label("")
        close = CloseButton(self.tr("Close this tip"), look)
        close.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, TIGHT, TIGHT, TIGHT)
        row.addWidget(self._text)
        row.addWidget(close)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        look.changed.connect(self.update)
        self.hide()

    def show_tip(self, text: str) -> None:
        self._text.setText(text)
        self.adjustSize()
        self.place()
        self.show()

    def place(self) -> None:
        """Lie at the foot of the parent; call it when that changes its size."""
        around = self._over.rect()
        box = QRect(0, 0, self.sizeHint().width(), self.sizeHint().height())
        box.moveCenter(around.center())
        box.moveBottom(around.bottom() - _FROM_FOOT)
        self.setGeometry(box)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        with QPainter(self) as painter:
            edge = faded("#000000", tokens.plate_edge)
            paint_plate(painter, self.rect(), ground=tokens.panel, edge=QColor(edge), radius=CONTROL_RADIUS)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
