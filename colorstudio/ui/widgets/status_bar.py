"""The line at the bottom: zoom, place, color under the pointer, the photo; at the right what is going on, and where."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QStatusBar, QToolButton, QWidget

from colorstudio.support.geometry import PhotoPoint
from colorstudio.ui.look import Look
from colorstudio.ui.measures import CONTROL, GAP, INSET, STATUS
from colorstudio.ui.widgets.chip import ChipSign
from colorstudio.ui.widgets.eliding_label import ElidingLabel
from colorstudio.ui.widgets.label import TextRole, label, separator
from colorstudio.ui.widgets.progress import StatusProgress


@dataclass(frozen=True, slots=True)
class Reading:
    """The color at the pointer: in CIE Lab, and as the screen shows it."""

    lightness: float
    a: float
    b: float
    color: QColor


class StatusBar(QStatusBar):
    """What is not known is not shown; without a photo, one sentence stands at the left.

    Sentences give way in a narrow window, numbers do not.
    """

    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = QToolButton()
        self._zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._zoom.setFixedHeight(CONTROL)
        self._zoom.setToolTip(self.tr("Zoom"))
        self._zoom.setAccessibleName(self.tr("Zoom"))
        self._position = label("", TextRole.LABEL)
        self._reading = label("", TextRole.LABEL)
        self._chip = ChipSign()
        self._photo = label("", TextRole.LABEL)
        self._note = label("", TextRole.LABEL)
        self._message = ElidingLabel(TextRole.LABEL)
        self._work = StatusProgress(look)
        self._device = label("", TextRole.LABEL)
        self._keep_still()
        self._separators: dict[QWidget, QFrame] = {}
        self.setSizeGripEnabled(False)
        self.setFixedHeight(STATUS)
        self._arrange()
        self._work.cancelled.connect(self.cancelled)
        self.show_no_photo("")

    def set_zoom_menu(self, menu: QMenu) -> None:
        self._zoom.setMenu(menu)

    def show_no_photo(self, sentence: str) -> None:
        self._note.setText(sentence)
        self._note.show()
        self._zoom.hide()
        self.set_position(None)
        self.set_reading(None)
        self._say(self._photo, "")

    def show_photo(self, size_and_depth: str) -> None:
        self._note.hide()
        self._zoom.show()
        self._say(self._photo, size_and_depth)

    def set_zoom(self, zoom: float) -> None:
        """1 is one pixel of the photo on one of the screen."""
        self._zoom.setText(self.tr("{percent} %").format(percent=round(zoom * 100)))

    def set_position(self, place: PhotoPoint | None) -> None:
        self._say(self._position, "" if place is None else f"{int(place.x)}, {int(place.y)}")

    def set_reading(self, reading: Reading | None) -> None:
        text = ""
        if reading is not None:
            text = f"L {reading.lightness:.0f}  a {_whole(reading.a)}  b {_whole(reading.b)}"
            self._chip.set_color(reading.color)
        self._say(self._reading, text)
        self._chip.setVisible(reading is not None)

    def set_message(self, text: str) -> None:
        """Say what just happened or is being previewed; it stays until the next."""
        self._message.setText(text)

    def show_work(self, text: str, share: float | None) -> None:
        self._work.show_work(text, share)
        self._separators[self._work].show()

    def show_rest(self) -> None:
        self._work.show_rest()
        self._separators[self._work].hide()

    def set_device(self, text: str) -> None:
        self._say(self._device, text)

    def _arrange(self) -> None:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(GAP, 0, INSET, 0)
        row.setSpacing(INSET)
        row.addWidget(self._note)
        row.addWidget(self._zoom)
        self._append(row, self._position)
        self._append(row, self._reading)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._append(row, self._photo)
        row.addStretch(1)
        row.addWidget(self._message)
        self._append(row, self._work)
        self._append(row, self._device)
        self.addPermanentWidget(content, 1)

    def _keep_still(self) -> None:
        """Give numbers that follow the pointer the room of their widest, so that nothing beside them jumps."""
        for part, widest in ((self._position, "9999, 9999"), (self._reading, "L 100  a −100  b −100")):
            part.setMinimumWidth(part.fontMetrics().horizontalAdvance(widest))

    def _append(self, row: QHBoxLayout, widget: QWidget) -> None:
        line = separator()
        self._separators[widget] = line
        line.hide()
        row.addWidget(line)
        row.addWidget(widget)

    def _say(self, where: QLabel, text: str) -> None:
        where.setText(text)
        where.setVisible(bool(text))
        self._separators[where].setVisible(bool(text))


def _whole(number: float) -> str:
    return f"{round(number)}".replace("-", "−")
