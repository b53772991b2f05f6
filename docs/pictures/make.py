"""Make the pictures of the guide and of the README: the way of one portrait through the real window.

`python docs/pictures/make.py [NAME…]` makes those that are named, or all. Each step goes on where the one before
stopped, so the steps before a named one are walked too. Without a screen, Qt draws into memory.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import copyfile
from typing import Final

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QImageWriter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from colorstudio.app.child import prepare_in_a_child
from colorstudio.document.colors import Chroma, HintColor
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
from colorstudio.ui.poster import QtPoster
from colorstudio.ui.theme import apply_theme
from colorstudio.ui.widgets.shortcut_sheet import ShortcutSheet
from colorstudio.ui.window import Window

PICTURES: Final = Path(__file__).parent
SIZE: Final = (1280, 832)
MOST_BYTES: Final = 150_000
PATIENCE_S: Final = 120.0
POLL_MS: Final = 20
_QUALITIES: Final = (92, 88, 84, 80, 75, 70, 60)  # the best that is small enough
_LEFT: Final = Qt.MouseButton.LeftButton
_NO_MODIFIER: Final = Qt.KeyboardModifier.NoModifier
_CONTROL_SHIFT: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

# In pixels of the portrait.
CHEEK: Final = PhotoPoint(206, 150)
SUIT: Final = PhotoPoint(150, 430)
ORANGE: Final = Chroma(38, 48)


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
        self._are_tiles_there = False
        self.studio.opened.connect(self._listen)
        self.studio.prepare()
        self.until(lambda: self.studio.is_prepared, "the program is prepared")

    # What is there

    @property
    def photo(self) -> OpenPhoto:
        assert self.studio.photo is not None
        return self.studio.photo

    @property
    def canvas(self) -> Canvas:
        canvas = self.window.findChild(Canvas)
        assert canvas is not None
        return canvas

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """The dialog of this kind, as soon as it is shown."""

        def shown() -> list[QDialog]:
            return [dialog for dialog in self.window.findChildren(kind) if dialog.isVisible()]

        self.until(lambda: bool(shown()), f"{kind.__name__} opens")
        return shown()[0]

    # What the person does

    def open(self) -> None:
        self.window.open_path(self.portrait)
        self.until(lambda: self.studio.photo is not None, "the portrait opens")
        self.rest()

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

    def choose(self, index: int) -> None:
        self.photo.picker.choose(index)
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
        return self.photo.busy is None and self.photo.colors.detail is Detail.EXACT and self._are_tiles_there

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
        self._are_tiles_there = False

    def _tiles_are_there(self) -> None:
        self._are_tiles_there = True


def _empty(stage: Stage) -> QPixmap:
    return stage.window.grab()


def _opened(stage: Stage) -> QPixmap:
    stage.open()
    return stage.window.grab()


def _fan(stage: Stage) -> QPixmap:
    stage.ask(SUIT)
    return stage.window.grab()


def _painting(stage: Stage) -> QPixmap:
    stage.choose(0)
    stage.press(Qt.Key.Key_B)
    stage.photo.take_color(ORANGE)
    stage.begin_stroke([PhotoPoint(x, 400) for x in range(100, 200, 4)])
    return stage.window.grab()


def _split(stage: Stage) -> QPixmap:
    stage.end_stroke(PhotoPoint(200, 400))
    stage.press(Qt.Key.Key_Y)
    stage.rest()
    return stage.window.grab()


def _hints(stage: Stage) -> QPixmap:
    stage.press(Qt.Key.Key_Y)
    stage.press(Qt.Key.Key_Y)
    stage.press(Qt.Key.Key_V)
    stage.click(PhotoPoint(150, 400))
    return stage.window.grab()


def _unsure(stage: Stage) -> QPixmap:
    stage.press(Qt.Key.Key_U)
    stage.until(lambda: stage.photo.unsure.plane is not None, "it is known where the colors are unsure")
    return stage.window.grab()


def _export(stage: Stage) -> QPixmap:
    stage.press(Qt.Key.Key_U)
    stage.press(Qt.Key.Key_E, _CONTROL_SHIFT)
    return _taken(stage, ExportDialog)


def _keys(stage: Stage) -> QPixmap:
    stage.press(Qt.Key.Key_F1)
    return _taken(stage, ShortcutSheet)


def _dark(stage: Stage) -> QPixmap:
    stage.press(Qt.Key.Key_M)
    stage.ask(CHEEK)
    return stage.window.grab()


def _light(stage: Stage) -> QPixmap:
    stage.look.choose(Theme.LIGHT)
    return stage.window.grab()


# In the order of the work: each begins where the one before ended.
STEPS: Final[dict[str, Callable[[Stage], QPixmap]]] = {
    "guide/empty": _empty,
    "guide/opened": _opened,
    "guide/fan": _fan,
    "guide/painting": _painting,
    "guide/split": _split,
    "guide/hints": _hints,
    "guide/unsure": _unsure,
    "guide/export": _export,
    "guide/keys": _keys,
    "guide/dark": _dark,
    "guide/light": _light,
}


def _taken(stage: Stage, kind: type[QDialog]) -> QPixmap:
    """The picture of a dialog, which is closed then."""
    dialog = stage.dialog(kind)
    stage.rest()
    picture = dialog.grab()
    dialog.reject()
    return picture


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
