"""The color dock at work on one open photo: it shows the color in question, and tells what is picked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, QTimer

from colorstudio.document.colors import HintColor
from colorstudio.document.hints import ColorHint
from colorstudio.support.geometry import PhotoPoint
from colorstudio.ui.color.dock import ColorPanel, Purpose

if TYPE_CHECKING:
    from colorstudio.editor.open_photo import OpenPhoto

_RECENT: Final = 12
_TONES: Final = 64
_REST_MS: Final = 80  # to show another lightness takes longer than a frame, too long for every move of a stroke
_SAMPLED: Final = 512  # rows and columns of the photo whose tones are counted


class HeldColor(QObject):
    """Ties the panel to one photo after the other."""

    def __init__(self, panel: ColorPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._photo: OpenPhoto | None = None
        self._recent: list[HintColor] = []
        self._place: PhotoPoint | None = None
        self._pointer_rests = QTimer(self, singleShot=True, interval=_REST_MS)
        self._pointer_rests.timeout.connect(self._show_lightness)
        panel.staged.connect(self._stage)
        panel.chosen.connect(self._choose)
        panel.taken_back.connect(self._take_back)
        panel.dismissed.connect(self._give_up)

    def show_photo(self, photo: OpenPhoto | None) -> None:
        """Be of this photo from now on."""
        if self._photo is not None:
            self._photo.held_changed.disconnect(self._show)
            self._photo.picker.changed.disconnect(self._show)
            self._photo.document_changed.disconnect(self._follow_document)
        self._photo = photo
        if photo is not None:
            photo.held_changed.connect(self._show)
            photo.picker.changed.connect(self._show)
            photo.document_changed.connect(self._follow_document)
            self._panel.show_tones(_tones(photo))
            self._show()
            self._show_used()

    def point_at(self, place: PhotoPoint | None) -> None:
        """Show all at the lightness under the pointer, once it rests; a place that is in question goes before it."""
        self._place = place
        self._pointer_rests.start()

    def _show_lightness(self) -> None:
        if self._photo is None:
            return
        lightness = self._photo.recoloring.lightness
        if lightness is None and self._place is not None:
            lab = self._photo.lab_at(self._place)
            lightness = None if lab is None else lab[0]
        if lightness is not None:
            self._panel.show_lightness(lightness)

    def _stage(self, color: HintColor) -> None:
        if self._photo is not None:
            self._photo.recoloring.try_color(color)

    def _choose(self, color: HintColor) -> None:
        if self._photo is not None:
            self._photo.recoloring.take(color)
            self._recent = [color, *(other for other in self._recent if other != color)][:_RECENT]
            self._show_used()

    def _take_back(self) -> None:
        if self._photo is not None:
            self._photo.recoloring.stop_trying()
            self._show()

    def _give_up(self) -> None:
        if self._photo is not None:
            self._photo.recoloring.give_up()

    def _follow_document(self) -> None:
        if self._photo is not None and self._photo.history.shown is self._photo.history.current:  # no hand moves
            self._show()
            self._show_used()

    def _show(self) -> None:
        if self._photo is not None:
            self._panel.show_held(self._photo.recoloring.color, self._photo.held.previous)
            self._panel.show_purpose(Purpose.PLACE if self._photo.picker.wants_another else Purpose.HAND)
            if self._photo.recoloring.lightness is not None:
                self._show_lightness()

    def _show_used(self) -> None:
        if self._photo is not None:
            hints = reversed(self._photo.document.hints)
            colors = dict.fromkeys(hint.color for hint in hints if isinstance(hint, ColorHint))
            self._panel.show_used(tuple(colors), tuple(self._recent))


def _tones(photo: OpenPhoto) -> np.ndarray:
    """How often each tone is in the photo, of a sample."""
    size = photo.size
    step = max(size.height // _SAMPLED, 1)
    across = max(size.width // _SAMPLED, 1)
    rows = [photo.framed.photo.rows(row, row + 1)[:, ::across] for row in range(0, size.height, step)]
    counts, _ = np.histogram(np.concatenate(rows), bins=_TONES, range=(0, 100))
    return counts
