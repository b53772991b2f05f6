"""One open photo in the window: its canvas, the fan over it, and a tip at its foot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from colorstudio.support.geometry import PhotoPoint, PhotoRect, ViewPoint
from colorstudio.tools.held import BRUSH_RADIUS
from colorstudio.ui.canvas.canvas import Canvas
from colorstudio.ui.look import Look
from colorstudio.ui.measures import INSET
from colorstudio.ui.possible.fan import FanOverlay
from colorstudio.ui.widgets.tip_bar import TipBar

if TYPE_CHECKING:
    from colorstudio.editor.open_photo import OpenPhoto

BRUSH_STEP: Final = 1.15  # of one key press or notch
_FAN_MARGIN: Final = 60  # px between a place that N leads to and the edge


class PhotoView(QWidget):
    """Shows one photo."""

    other_wanted = Signal()  # a color that the fan does not offer
    walked = Signal()  # to a place that is unsure

    def __init__(self, photo: OpenPhoto, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = photo
        self.canvas = Canvas(photo, look)
        self.fan = FanOverlay(look, self.canvas)
        self.tip = TipBar(look, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.canvas)
        self._fan_at: PhotoPoint | PhotoRect | None = None
        self._connect()

    def _connect(self) -> None:
        self.photo.picker.changed.connect(self._show_fan)
        self.photo.unsure.changed.connect(self._show_unsure)
        self.canvas.view_changed.connect(self._move_fan)
        self.canvas.context_wanted.connect(self._ask_there)
        self.fan.hovered.connect(self.photo.picker.hover)
        self.fan.chosen.connect(self._choose)
        self.fan.other_wanted.connect(self._want_other)
        self.fan.dismissed.connect(self._dismiss)
        self._shows_unsure = False

    def let_go(self) -> None:
        """Hear no more of the photo; before the view goes."""
        self.canvas.let_go()
        self.photo.picker.changed.disconnect(self._show_fan)
        self.photo.unsure.changed.disconnect(self._show_unsure)

    def resize_brush(self, steps: int) -> None:
        """Make the brush larger, or smaller."""
        held, size = self.photo.held, self.photo.photo.size
        share = BRUSH_RADIUS.range
        radius = min(max(held.radius * BRUSH_STEP**steps, share.least * size.diagonal), share.most * size.diagonal)
        self.photo.hold(replace(held, radius=radius))

    def harden_brush(self, by: float) -> None:
        held = self.photo.held
        self.photo.hold(replace(held, hardness=min(max(held.hardness + by, 0.0), 1.0)))

    def go_to_unsure(self, *, forward: bool) -> None:
        """Show the next uncertain place, with its fan open."""
        hints = self.photo.history.current.hints
        go = self.photo.unsure.next if forward else self.photo.unsure.previous
        go(hints, self._ask_at)
        self.walked.emit()

    def show_unsure(self, shown: bool) -> None:
        """Veil what is sure."""
        self._shows_unsure = shown
        if shown:
            self.photo.unsure.look(self._show_unsure)
        else:
            self.canvas.show_overlay(None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_tip()

    def show_tip(self, text: str) -> None:
        """Show one line over the foot of the photo."""
        self.tip.show_tip(text)
        self._place_tip()

    def _place_tip(self) -> None:
        size = self.tip.sizeHint()
        width = min(size.width(), self.width() - 2 * INSET)
        self.tip.setGeometry((self.width() - width) // 2, self.height() - size.height() - INSET, width, size.height())
        self.tip.raise_()

    def _show_unsure(self) -> None:
        self.canvas.show_overlay(self.photo.unsure.plane if self._shows_unsure else None)

    def _ask_at(self, place: PhotoPoint) -> None:
        at = self.canvas.screen_of(place).toPoint()
        if not self.canvas.rect().adjusted(_FAN_MARGIN, _FAN_MARGIN, -_FAN_MARGIN, -_FAN_MARGIN).contains(at):
            self.canvas.show_place(place)
        self.photo.picker.ask(place, zoom=self.canvas.zoom)

    def _ask_there(self, place: PhotoPoint, _: object) -> None:
        self.photo.picker.ask(place, zoom=self.canvas.zoom)

    def _show_fan(self) -> None:
        picker = self.photo.picker
        place = picker.possible.place
        if not picker.is_open or place is None:
            self._fan_at = None
            self.fan.close_softly()
        elif place == self._fan_at:
            self.fan.show_possible(picker.possible)
        else:
            self._fan_at = place
            self.fan.open_at(self._on_screen(place), picker.possible)

    def _move_fan(self) -> None:
        place = self.photo.picker.possible.place
        if self.fan.is_open and place is not None:
            self.fan.follow(self._on_screen(place))

    def _on_screen(self, place: PhotoPoint | PhotoRect) -> ViewPoint:
        if isinstance(place, PhotoRect):
            place = PhotoPoint((place.left + place.right) / 2, (place.top + place.bottom) / 2)
        point = self.canvas.screen_of(place)
        return ViewPoint(point.x(), point.y())

    def _choose(self, index: int) -> None:
        self.photo.picker.choose(index)

    def _dismiss(self) -> None:
        self.photo.picker.dismiss()

    def _want_other(self) -> None:
        self.photo.picker.dismiss()
        self.other_wanted.emit()
