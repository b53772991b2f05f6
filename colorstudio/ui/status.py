"""What the status bar says, from the studio, the photo and the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from colorstudio.document.colors import Chroma
from colorstudio.editor.studio import Studio
from colorstudio.support.geometry import PhotoPoint
from colorstudio.ui.hint_colors import shown_color
from colorstudio.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from colorstudio.ui.photo_view import PhotoView


class Status(QObject):
    """Keeps one status bar up to date."""

    def __init__(self, studio: Studio, bar: StatusBar) -> None:
        super().__init__(bar)
        self._studio, self._bar = studio, bar
        self._view: PhotoView | None = None
        studio.busy_changed.connect(self.refresh)
        bar.stop_wanted.connect(studio.stop_opening)
        bar.zoom_wanted.connect(self._zoom)
        bar.fit_wanted.connect(self._fit)

    def show_view(self, view: PhotoView | None) -> None:
        """Speak of this photo from now on."""
        if self._view is not None:
            self._view.photo.coloring.busy_changed.disconnect(self.refresh)
        self._view = view
        if view is not None:
            view.photo.coloring.busy_changed.connect(self.refresh)
            view.canvas.pointer_moved.connect(self._point)
            view.canvas.zoom_changed.connect(self._bar.set_zoom)
            self._bar.set_photo(f"{view.photo.size}, {view.photo.photo.depth} bit")
            self._bar.set_zoom(view.canvas.zoom)
        else:
            self._bar.set_photo("")
        self.refresh()

    def refresh(self) -> None:
        """Say what is going on."""
        busy = self._studio.busy
        if busy is None and self._view is not None:
            busy = self._view.photo.coloring.busy
        self._bar.set_busy("" if busy is None else f"{busy.what}…", None if busy is None else busy.fraction)
        self._bar.set_stoppable(self._studio.busy is not None)
        self._bar.set_message("" if self._studio.is_prepared or self._view is None else self._preparing())
        self._bar.set_device(self._device())

    def _preparing(self) -> str:
        return self.tr("Preparing for this computer, only this once. Painting begins in a moment.")

    def _device(self) -> str:
        return self.tr("CPU · ok") if self._studio.is_prepared else self.tr("CPU · preparing")

    def _point(self, place: PhotoPoint | None) -> None:
        view = self._view
        if view is None:
            return
        lab = None if place is None else view.photo.lab_at(place)
        if place is None or lab is None:
            self._bar.set_color(None, QColor())
            return
        self._bar.set_place(place.x, place.y)
        self._bar.set_color(lab, shown_color(Chroma(lab[1], lab[2]), lab[0]))

    def _zoom(self, zoom: float) -> None:
        if self._view is not None:
            self._view.canvas.zoom_to(zoom)

    def _fit(self) -> None:
        if self._view is not None:
            self._view.canvas.fit()
