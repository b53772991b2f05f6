"""The status bar: where and how large on the left, what is going on and on which device on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from colorstudio.ui.look import Look
from colorstudio.ui.measures import GAP, INSET, STATUS
from colorstudio.ui.widgets.button import IconButton
from colorstudio.ui.widgets.chip import ChipSign
from colorstudio.ui.widgets.label import label, separator
from colorstudio.ui.widgets.progress import ProgressLine

_ZOOMS = (0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
_PLACE_WIDTH = 84  # so that nothing to its right moves with the pointer
_LAB_WIDTH = 120
_PROGRESS_WIDTH = 72


class StatusBar(QWidget):
    """Only shows what it is told."""

    zoom_wanted = Signal(float)
    fit_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(STATUS)
        self._zoom = QToolButton()
        self._zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._zoom.setMenu(self._zooms())
        self._zoom.setToolTip(self.tr("Zoom"))
        self._zoom.setAccessibleName(self.tr("Zoom"))
        self._place, self._lab = _fixed(_PLACE_WIDTH), _fixed(_LAB_WIDTH)
        self._chip = ChipSign()
        self._photo = label("")
        self._message = label("")
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._message.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._busy = label("")
        self._progress = ProgressLine(look)
        self._progress.setFixedWidth(_PROGRESS_WIDTH)
        self._stop = IconButton("close", self.tr("Stop"), look, size=24)
        self._stop.clicked.connect(self.stop_wanted)
        self._device = label("")
        self._lay_out()
        self.set_photo("")
        self.set_busy("", None)
        look.changed.connect(self.update)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET - 4, 0, INSET, 0)
        row.setSpacing(GAP)
        self._of_the_photo = [self._zoom, separator(), self._place, separator(), self._lab, self._chip, separator()]
        for part in (*self._of_the_photo, self._photo):
            row.addWidget(part)
        row.addWidget(self._message, 1)
        row.addWidget(self._busy)
        row.addWidget(self._progress)
        row.addWidget(self._stop)
        row.addWidget(separator())
        row.addWidget(self._device)

    def set_zoom(self, zoom: float) -> None:
        percent = 100 * zoom
        self._zoom.setText(f"{percent:.0f} %" if percent >= 10 else f"{percent:.1f} %")

    def set_place(self, x: float, y: float) -> None:
        self._place.setText(f"{int(x)}, {int(y)}")

    def set_color(self, lab: tuple[float, float, float] | None, color: QColor) -> None:
        """Show the color under the pointer; None: there is none."""
        self._chip.setVisible(lab is not None and bool(self._photo.text()))
        if lab is None:
            self._lab.setText("")
            self._place.setText("")
        else:
            self._lab.setText("L {:.0f}  a {:.0f}  b {:.0f}".format(*lab).replace("-", "−"))
            self._chip.set_color(color)

    def set_photo(self, facts: str) -> None:
        """Say what photo it is; without one the left side is empty."""
        self._photo.setText(facts)
        for part in self._of_the_photo:
            part.setVisible(bool(facts))
        self._chip.setVisible(False)

    def set_message(self, text: str) -> None:
        self._message.setText(text)

    def set_busy(self, what: str, fraction: float | None) -> None:
        """Say what is going on; nothing, if `what` is empty."""
        self._busy.setText(what)
        self._progress.set_fraction(fraction)
        for part in (self._busy, self._progress, self._stop):
            part.setVisible(bool(what))

    def set_stoppable(self, stoppable: bool) -> None:
        self._stop.setVisible(stoppable)

    def set_device(self, text: str) -> None:
        self._device.setText(text)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(tokens.panel))
            painter.fillRect(0, 0, self.width(), 1, QColor(tokens.line))

    def _zooms(self) -> QMenu:
        menu = QMenu(self)
        fit = menu.addAction(self.tr("Fit in the window"))
        fit.triggered.connect(self.fit_wanted)
        menu.addSeparator()
        for zoom in _ZOOMS:
            action = menu.addAction(f"{100 * zoom:g} %")
            action.setData(zoom)
            action.triggered.connect(self._want_zoom)
        return menu

    def _want_zoom(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.zoom_wanted.emit(action.data())


def _fixed(width: int) -> QLabel:
    made = label("")
    made.setFixedWidth(width)
    return made
