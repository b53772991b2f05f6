"""What the status bar says, from the studio, the photo and the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from colorstudio.document.colors import Chroma
from colorstudio.editor.notes import Busy, Doing
from colorstudio.editor.studio import Studio
from colorstudio.support.geometry import PhotoPoint
from colorstudio.ui.hint_colors import shown_color
from colorstudio.ui.widgets.status_bar import Reading, StatusBar

if TYPE_CHECKING:
    from colorstudio.ui.photo_view import PhotoView

_FRAME_MS: Final = 16  # a pen moves 200 times a second: nobody reads so many colors
_ZOOMS: Final = (0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)


class Status(QObject):
    """Keeps one status bar up to date."""

    def __init__(self, studio: Studio, bar: StatusBar) -> None:
        super().__init__(bar)
        self._studio, self._bar = studio, bar
        self._view: PhotoView | None = None
        self._place: PhotoPoint | None = None  # under the pointer
        self.reading = QTimer(self, singleShot=True, interval=_FRAME_MS)
        self.reading.timeout.connect(self._read)
        bar.set_zoom_menu(self._zooms())
        bar.cancelled.connect(self._stop)
        studio.busy_changed.connect(self.refresh)
        studio.prepared.connect(self.refresh)
        self.show_view(None)

    def show_view(self, view: PhotoView | None) -> None:
        """Speak of this photo from now on."""
        if self._view is not None:
            self._view.photo.busy_changed.disconnect(self.refresh)
        self._view, self._place = view, None
        if view is None:
            self._bar.show_no_photo(self.tr("Everything stays on this computer."))
        else:
            view.photo.busy_changed.connect(self.refresh)
            view.canvas.pointer_moved.connect(self._point)
            view.canvas.zoom_changed.connect(self._bar.set_zoom)
            self._bar.show_photo(f"{view.photo.size}, {view.photo.photo.depth} bit")
            self._bar.set_zoom(view.canvas.zoom)
        self.refresh()

    def refresh(self) -> None:
        """Say what is going on."""
        busy = self._studio.busy
        if busy is None and self._view is not None:
            busy = self._view.photo.busy
        if busy is None:
            self._bar.show_rest()
        else:
            self._bar.show_work(self._words(busy), busy.fraction)
        is_ready = self._studio.is_prepared
        self._bar.set_message("" if is_ready else self.tr("Preparing for this computer, once: painting begins soon."))
        self._bar.set_device(self.tr("{device} · ok").format(device=self._device()) if is_ready else self._device())

    def _words(self, busy: Busy) -> str:
        match busy.doing:
            case Doing.OPENING:
                return self.tr("opening {file}…").format(file=busy.file)
            case Doing.LOOKING:
                return self.tr("looking at the photo…")
            case Doing.COLORING:
                return self.tr("coloring…")
            case Doing.EXPORTING:
                return self.tr("exporting {file}…").format(file=busy.file)

    def _device(self) -> str:
        """Where the network computes."""
        return "CPU" if self._view is None else self._view.photo.device

    def _stop(self) -> None:
        if self._studio.busy is not None:
            self._studio.stop_opening()
        elif self._view is not None:
            self._view.photo.stop()

    def _point(self, place: PhotoPoint | None) -> None:
        self._place = place
        if not self.reading.isActive():
            self.reading.start()

    def _read(self) -> None:
        place = self._place
        lab = None if place is None or self._view is None else self._view.photo.lab_at(place)
        if lab is None:
            self._bar.set_position(None)
            self._bar.set_reading(None)
        else:
            self._bar.set_position(place)
            self._bar.set_reading(Reading(*lab, shown_color(Chroma(lab[1], lab[2]), lab[0])))

    def _zooms(self) -> QMenu:
        menu = QMenu(self._bar)
        menu.addAction(self.tr("Fit in the window")).triggered.connect(self._fit)
        menu.addSeparator()
        for zoom in _ZOOMS:
            action = menu.addAction(f"{100 * zoom:g} %")
            action.setData(zoom)
            action.triggered.connect(self._zoom)
        return menu

    def _zoom(self) -> None:
        action = self.sender()
        if self._view is not None and isinstance(action, QAction):
            self._view.canvas.set_zoom(action.data())

    def _fit(self) -> None:
        if self._view is not None:
            self._view.canvas.fit()
