"""How one moves over the picture: zoom, fit, pan. Fitted stays fitted when the window changes, until one moves."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from colorstudio.editor.event import Event
from colorstudio.support.geometry import Size, ViewPoint
from colorstudio.ui.canvas.view import PicturePoint, Room, View, showing, within_limits

MARGIN: Final = 20.0  # around a picture that fits
STEP: Final = 2**0.25  # of zoom: a notch of the wheel; four of them double


class Keeping(Enum):
    """What stays when the room changes."""

    FIT = auto()
    MIDDLE = auto()


class Navigation:
    """The view of a picture in a room."""

    def __init__(self, picture: Size, room: Room, *, ratio: float = 1.0) -> None:
        self.changed: Event[()] = Event()
        self._picture, self._room, self._ratio = picture, room, ratio
        self._keeping = Keeping.FIT
        self._view = self._fitting()

    @property
    def view(self) -> View:
        return self._view

    @property
    def room(self) -> Room:
        return self._room

    @property
    def picture(self) -> Size:
        return self._picture

    @property
    def ratio(self) -> float:
        """Pixels of the screen in one of the canvas."""
        return self._ratio

    @property
    def zoom(self) -> float:
        """As a person reads it: 1 is 100 %, a pixel of the photo on each of the screen."""
        return self._view.zoom * self._ratio

    def settle(self, picture: Size, room: Room, *, ratio: float) -> None:
        """Follow the window or the frame."""
        if (picture, room, ratio) == (self._picture, self._room, self._ratio):
            return
        middle = self._view.in_picture(self._room.middle)
        if picture != self._picture:
            self._keeping = Keeping.FIT
        zoom = self._view.zoom * self._ratio / ratio
        self._picture, self._room, self._ratio = picture, room, ratio
        match self._keeping:
            case Keeping.FIT:
                self._view = self._fitting()
            case Keeping.MIDDLE:
                self._view = self._centered(middle, zoom)
        self.changed.fire()

    def fit(self) -> None:
        """Show all of the picture."""
        self._keeping = Keeping.FIT
        self._set(self._fitting())

    def set_zoom(self, zoom: float) -> None:
        """Zoom to what a person reads as this, around the middle."""
        self._move(self._view.zoomed(within_limits(zoom / self._ratio, ratio=self._ratio), at=self._room.middle))

    def zoom_by(self, factor: float, *, at: ViewPoint) -> None:
        """Zoom; what is at a point stays there."""
        self._move(self._view.zoomed(within_limits(self._view.zoom * factor, ratio=self._ratio), at=at))

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by so much."""
        self._move(self._view.moved(dx, dy))

    def show(self, left: float, top: float, right: float, bottom: float) -> None:
        """Fill the room with a box of the picture."""
        self._move(showing(left, top, right, bottom, room=self._room, margin=MARGIN, ratio=self._ratio))

    def center(self, place: PicturePoint) -> None:
        """Bring a place to the middle."""
        self._move(self._centered(place, self._view.zoom))

    def _move(self, view: View) -> None:
        self._keeping = Keeping.MIDDLE
        self._set(view.kept_near(self._picture, self._room))

    def _set(self, view: View) -> None:
        if view != self._view:
            self._view = view
            self.changed.fire()

    def _centered(self, place: PicturePoint, zoom: float) -> View:
        middle = self._room.middle
        return View(zoom, middle.x - zoom * place.x, middle.y - zoom * place.y)

    def _fitting(self) -> View:
        size = self._picture
        return showing(0, 0, size.width, size.height, room=self._room, margin=MARGIN, ratio=self._ratio)
