"""Make the pictures of the guide and of the README: the way of one portrait through the real window.

`python docs/pictures/make.py [NAME…]` makes those that are named, or all. Each step goes on where the one before
stopped, so the steps before a named one are walked too. Without a screen, Qt draws into memory.
"""

from __future__ import annotations

import math
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import copyfile
from typing import Final, TypeVar

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QImageWriter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from colorstudio.app.child import prepare_in_a_child
from colorstudio.document.colors import Chroma, Gray, HintColor
from colorstudio.editor.choices import Knowledge
from colorstudio.editor.colors import Detail
from colorstudio.editor.lanes import LaneThreads
from colorstudio.editor.open_photo import OpenPhoto
from colorstudio.editor.recents import Recents
from colorstudio.editor.studio import Studio, Surroundings
from colorstudio.engine.models import model_names
from colorstudio.support.folders import Folders
from colorstudio.support.geometry import PhotoPoint
from colorstudio.support.preferences import Preferences, Theme
from colorstudio.support.resources import resource
from colorstudio.ui.canvas.canvas import Canvas
from colorstudio.ui.export.dialog import ExportDialog
from colorstudio.ui.look import Look, Motion
from colorstudio.ui.photo_view import PhotoView
from colorstudio.ui.poster import QtPoster
from colorstudio.ui.theme import apply_theme
from colorstudio.ui.widgets.button import CloseButton
from colorstudio.ui.widgets.shortcut_sheet import ShortcutSheet
from colorstudio.ui.window import Window

PICTURES: Final = Path(__file__).parent
SIZE: Final = (1280, 832)
MOST_BYTES: Final = 115_000
PATIENCE_S: Final = 120.0
POLL_MS: Final = 20
_QUALITIES: Final = (92, 88, 84, 80, 75, 70, 60)  # the best that is small enough
_DIVIDED: Final = 0.42
_LEFT: Final = Qt.MouseButton.LeftButton
_NO_MODIFIER: Final = Qt.KeyboardModifier.NoModifier
_CONTROL_SHIFT: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

# In pixels of the portrait.
CHEEK: Final = PhotoPoint(190, 120)
SUIT: Final = PhotoPoint(150, 430)
SLEEVE: Final = (PhotoPoint(92, 322), PhotoPoint(106, 296), PhotoPoint(128, 268))
OTHER_SLEEVE: Final = (PhotoPoint(318, 300), PhotoPoint(330, 322), PhotoPoint(338, 345))
FIELD: Final = PhotoPoint(18, 100)
RED_STRIPES: Final = (
    (PhotoPoint(50, 165), PhotoPoint(60, 184), PhotoPoint(72, 206)),
    (PhotoPoint(12, 250), PhotoPoint(20, 268), PhotoPoint(32, 292)),
    (PhotoPoint(6, 430), PhotoPoint(12, 452), PhotoPoint(20, 480)),
)
WHITE_STRIPE: Final = (PhotoPoint(14, 176), PhotoPoint(30, 205), PhotoPoint(44, 232))
TANK: Final = PhotoPoint(418, 73)
PATCH: Final = PhotoPoint(165, 370)
ORANGE: Final = Chroma(38, 48)
BRICK: Final = Chroma(46, 33)
SKIN: Final = Chroma(17, 18)
NAVY: Final = Chroma(9, -25)

Kind = TypeVar("Kind", bound=QDialog)


class Stage:
    """The window with its studio, and the hand of the person who works in it."""

    def __init__(self, app: QApplication, home: Path) -> None:
        self.portrait = Path(copyfile(resource("sample", "astronaut.png"), home / "portrait.png"))
        self.look = Look(Theme.DARK, motion=Motion.REDUCED)
        apply_theme(app, self.look)
        folders = Folders(home / "config", home / "state", home / "logs", home / "cache")
        surroundings = Surroundings(QtPoster(app), folders, Preferences(), prepare_in_a_child, LaneThreads)
        self.studio = Studio(surroundings)
        layout = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
        recents = Recents(folders.state / "recent")
        self.window = Window(self.studio, self.look, models=model_names(), layout=layout, recents=recents)
        self.window.resize(*SIZE)
        self.window.show()
        self.are_tiles_there = False
        self.studio.opened.connect(self._listen)
        self.studio.prepare()
        self.until(lambda: self.studio.is_prepared, "the program is prepared")

    # What is there

    @property
    def photo(self) -> OpenPhoto:
        assert self.studio.photo is not None
        return self.studio.photo

    @property
    def view(self) -> PhotoView:
        view = self.window.findChild(PhotoView)
        assert view is not None
        return view

    @property
    def canvas(self) -> Canvas:
        return self.view.canvas

    def dialog(self, kind: type[Kind]) -> Kind:
        """The dialog of this kind, as soon as it is shown."""

        def shown() -> list[Kind]:
            return [dialog for dialog in self.window.findChildren(kind) if dialog.isVisible()]

        self.until(lambda: bool(shown()), f"{kind.__name__} opens")
        return shown()[0]

    def picture(self) -> QPixmap:
        """The window, after whatever changed last has found its place."""
        QTest.qWait(POLL_MS)
        return self.window.grab()

    def taken(self, kind: type[Kind], is_whole: Callable[[Kind], bool]) -> QPixmap:
        """The picture of a dialog as soon as it shows all that it has; it is closed then."""
        dialog = self.dialog(kind)
        self.until(lambda: is_whole(dialog), f"{kind.__name__} is filled")
        picture = dialog.grab()
        dialog.reject()
        self.window.activateWindow()  # not every platform does it by itself
        self.until(self.window.isActiveWindow, "the window has the keys again")
        return picture

    # What the person does

    def open(self) -> None:
        self.window.open_path(self.portrait)
        self.until(lambda: self.studio.photo is not None, "the portrait opens")
        self.rest()

    def close_tip(self) -> None:
        button = self.view.tip.findChild(CloseButton)
        assert button is not None
        QTest.mouseClick(button, _LEFT)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.canvas.setFocus()
        QTest.keyClick(self.canvas, key, modifiers)

    def point(self, place: PhotoPoint) -> None:
        QTest.mouseMove(self.canvas, self._on_canvas(place))

    def click(self, place: PhotoPoint) -> None:
        self.point(place)
        QTest.mouseClick(self.canvas, _LEFT, _NO_MODIFIER, self._on_canvas(place))

    def begin_stroke(self, places: Sequence[PhotoPoint]) -> None:
        """Paint through some places, and stay on the last one."""
        self.point(places[0])
        QTest.mousePress(self.canvas, _LEFT, _NO_MODIFIER, self._on_canvas(places[0]))
        for place in places[1:]:
            self.point(place)

    def end_stroke(self, place: PhotoPoint) -> None:
        QTest.mouseRelease(self.canvas, _LEFT, _NO_MODIFIER, self._on_canvas(place))
        self.rest()

    def stroke(self, color: HintColor, *places: PhotoPoint) -> None:
        self.photo.take_color(color)
        self.begin_stroke(places)
        self.end_stroke(places[-1])

    def ask(self, place: PhotoPoint) -> None:
        """Click, and let the fan show all that it has to show."""
        self.click(place)
        self.until(self._is_answered, "the possible colors are there")

    def drag_line(self, share: float) -> None:
        """Drag the line between before and after to a share of the canvas."""
        middle = self.canvas.rect().center()
        there = QPoint(round(share * self.canvas.width()), middle.y())
        QTest.mousePress(self.canvas, _LEFT, _NO_MODIFIER, middle)
        QTest.mouseMove(self.canvas, there)
        QTest.mouseRelease(self.canvas, _LEFT, _NO_MODIFIER, there)
        self.rest()

    def choose(self, near: Chroma) -> None:
        """Take the possible color that is nearest to this one."""

        def distance(index: int) -> float:
            color = self.photo.picker.possible.choices[index].color
            return math.hypot(color.a - near.a, color.b - near.b) if isinstance(color, Chroma) else math.inf

        self.photo.picker.choose(min(range(len(self.photo.picker.possible.choices)), key=distance))
        self.rest()

    # How time passes

    def until(self, is_true: Callable[[], bool], what: str) -> None:
        """Let the window live until something is true."""
        deadline = time.monotonic() + PATIENCE_S
        while not is_true():
            if time.monotonic() > deadline:
                raise TimeoutError(f"In {PATIENCE_S:.0f} s it did not happen that {what}.")
            QTest.qWait(POLL_MS)

    def rest(self) -> None:
        """Until the final colors are on the canvas."""
        self.until(self._is_finished, "the colors are finished")

    def end(self) -> None:
        self.studio.end()

    def _is_finished(self) -> bool:
        return self.photo.busy is None and self.photo.colors.detail is Detail.EXACT and self.are_tiles_there

    def _is_answered(self) -> bool:
        possible = self.photo.picker.possible
        is_known = possible.knowledge not in (Knowledge.NOTHING, Knowledge.PREDICTING)
        return is_known and all(choice.crop is not None for choice in possible.choices)

    def _on_canvas(self, place: PhotoPoint) -> QPoint:
        return self.canvas.screen_of(place).toPoint()

    def _listen(self, photo: OpenPhoto) -> None:
        photo.colors_changed.connect(self._tiles_are_old)
        photo.tiles.settled.connect(self._tiles_are_there)

    def _tiles_are_old(self) -> None:
        self.are_tiles_there = False

    def _tiles_are_there(self) -> None:
        self.are_tiles_there = True


def _empty(stage: Stage) -> QPixmap:
    return stage.picture()


def _opened(stage: Stage) -> QPixmap:
    stage.open()
    return stage.picture()


def _fan(stage: Stage) -> QPixmap:
    stage.close_tip()
    stage.ask(CHEEK)
    return stage.picture()


def _painting(stage: Stage) -> QPixmap:
    stage.choose(SKIN)
    stage.press(Qt.Key.Key_B)
    stage.photo.take_color(ORANGE)
    stage.begin_stroke(SLEEVE)
    return stage.picture()


def _orange(stage: Stage) -> QPixmap:
    """The suit follows the stroke, and what is possible there now."""
    stage.end_stroke(SLEEVE[-1])
    stage.press(Qt.Key.Key_M)
    stage.ask(SUIT)
    return stage.picture()


def _split(stage: Stage) -> QPixmap:
    stage.photo.picker.dismiss()
    stage.ask(FIELD)
    stage.choose(NAVY)
    stage.ask(TANK)
    stage.choose(BRICK)
    stage.ask(PATCH)
    stage.choose(NAVY)
    stage.press(Qt.Key.Key_B)
    for stripe in RED_STRIPES:
        stage.stroke(BRICK, *stripe)
    stage.stroke(ORANGE, *OTHER_SLEEVE)
    stage.press(Qt.Key.Key_G)
    stage.stroke(Gray.KEEP, *WHITE_STRIPE)
    stage.press(Qt.Key.Key_Y)
    stage.drag_line(_DIVIDED)
    return stage.picture()


def _hints(stage: Stage) -> QPixmap:
    stage.press(Qt.Key.Key_Y)
    stage.press(Qt.Key.Key_Y)
    stage.press(Qt.Key.Key_V)
    stage.click(RED_STRIPES[1][1])
    return stage.picture()


def _unsure(stage: Stage) -> QPixmap:
    stage.photo.select(frozenset())
    stage.press(Qt.Key.Key_Q)
    stage.press(Qt.Key.Key_U)
    stage.until(lambda: stage.photo.unsure.plane is not None, "it is known where the colors are unsure")
    return stage.canvas.grab()


def _export(stage: Stage) -> QPixmap:
    stage.press(Qt.Key.Key_U)
    stage.press(Qt.Key.Key_E, _CONTROL_SHIFT)
    return stage.taken(ExportDialog, lambda dialog: bool(dialog.options.bytes.text()) and stage.are_tiles_there)


def _keys(stage: Stage) -> QPixmap:
    stage.press(Qt.Key.Key_F1)
    return stage.taken(ShortcutSheet, ShortcutSheet.isVisible)


def _dark(stage: Stage) -> QPixmap:
    stage.press(Qt.Key.Key_Q)
    stage.press(Qt.Key.Key_M)
    return stage.picture()


def _light(stage: Stage) -> QPixmap:
    stage.look.choose(Theme.LIGHT)
    return stage.picture()


def _window(stage: Stage) -> QPixmap:
    """Of the README."""
    stage.look.choose(Theme.DARK)
    stage.press(Qt.Key.Key_Q)
    stage.ask(SUIT)
    return stage.picture()


# In the order of the work: each begins where the one before ended.
STEPS: Final[dict[str, Callable[[Stage], QPixmap]]] = {
    "guide/empty": _empty,
    "guide/opened": _opened,
    "guide/fan": _fan,
    "guide/painting": _painting,
    "guide/orange": _orange,
    "guide/split": _split,
    "guide/hints": _hints,
    "guide/unsure": _unsure,
    "guide/export": _export,
    "guide/keys": _keys,
    "guide/dark": _dark,
    "guide/light": _light,
    "window": _window,
}


def _write(picture: QPixmap, path: Path) -> None:
    for quality in _QUALITIES:
        writer = QImageWriter(str(path))
        writer.setQuality(quality)
        writer.setOptimizedWrite(True)
        if not writer.write(picture.toImage()):
            raise OSError(writer.errorString())
        if path.stat().st_size < MOST_BYTES:
            return


def main() -> None:
    names = sys.argv[1:] or list(STEPS)
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="photos-") as home:
        stage = Stage(app, Path(home))
        for name in list(STEPS)[: 1 + max(list(STEPS).index(name) for name in names)]:
            picture = STEPS[name](stage)
            if name in names:
                _write(picture, PICTURES / f"{name}.jpg")
        stage.end()


if __name__ == "__main__":
    main()
