"""A robot that colors a photo in a person's verbs, over the editor without a window; lanes run when it settles.

studio.open(photo).take(ToolName.BRUSH, SKY).press(40, 30).drag(90, 30).release().settle()
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from colorstudio.document.colors import HintColor
from colorstudio.document.model import Document
from colorstudio.editor.lanes import LaneThreads
from colorstudio.editor.notes import Note
from colorstudio.editor.open_photo import OpenPhoto
from colorstudio.editor.studio import Studio, Surroundings
from colorstudio.editor.tool_names import ToolName
from colorstudio.engine.answer import AtSize
from colorstudio.engine.compose import compose
from colorstudio.engine.lightness import lightness_of
from colorstudio.imaging.color import srgb_to_lab
from colorstudio.jobs.lane import Lane
from colorstudio.propagation.grid import GridRect
from colorstudio.support.cancel import CancelToken
from colorstudio.support.folders import Folders
from colorstudio.support.geometry import PhotoPoint
from colorstudio.support.preferences import Preferences
from colorstudio.tools.changes import removed
from colorstudio.tools.gesture import Gesture, Modifier, Phase, Pointer


class HandRunLanes(LaneThreads):
    """Lanes that run when they are told, in the thread of the test."""

    def __init__(self, *lanes: Lane) -> None:
        super().__init__()
        self._lanes = lanes

    def run(self, *names: str) -> bool:
        """Run one job of each lane, or of those that are named; False if nothing waited."""
        lanes = [lane for lane in self._lanes if not names or lane.name.split()[-1] in names]
        return sum(lane.run_next() for lane in lanes) > 0

    @override
    def finish(self) -> bool:
        while self.run():
            pass
        return self.close()

    @override
    def close(self) -> bool:
        for lane in self._lanes:
            lane.close()
        return True


class StudioRobot:
    """Drives a `Studio` as a person would."""

    def __init__(
        self,
        home: Path,
        *,
        preferences: Preferences = Preferences(),  # noqa: B008 - it can't change
        prepare: Callable[[CancelToken], None] = lambda _: None,
    ) -> None:
        self.notes: list[Note] = []
        self._lanes: list[HandRunLanes] = []
        self._posted: list[Callable[[], None]] = []
        self._zoom = 1.0
        self._modifiers = Modifier.NONE
        self._at = PhotoPoint(0, 0)
        folders = Folders(home / "config", home / "state", home / "logs", home / "cache")
        self.studio = Studio(Surroundings(self._posted.append, folders, preferences, prepare, self._threads))
        self.studio.noted.connect(self.notes.append)
        self.studio.opened.connect(self._listen)

    # What is there

    @property
    def photo(self) -> OpenPhoto:
        assert self.studio.photo is not None, [note.sentence for note in self.notes]
        return self.studio.photo

    def has_photo(self) -> bool:
        return self.studio.photo is not None

    def is_busy(self) -> bool:
        return self.photo.busy is not None

    @property
    def document(self) -> Document:
        return self.photo.document

    @property
    def labels(self) -> list[str]:
        """What the History list says was done."""
        return [entry.label for entry in self.photo.history.entries[1 : self.photo.history.cursor + 1]]

    def sentences(self) -> list[str]:
        return [note.sentence for note in self.notes]

    def picture(self) -> NDArray[np.uint8]:
        """What is shown, at full size."""
        photo = self.photo
        shape = photo.size.height, photo.size.width
        lightness, answer = lightness_of(photo.framed.photo, shape), photo.colors.answer
        chroma = np.zeros((2, *shape), np.float32)
        if answer is not None:
            chroma = AtSize(answer, shape).chroma(GridRect.whole(shape))
        rgb: NDArray[np.uint8] = compose(lightness, chroma, saturation=photo.colors.saturation, depth=8)
        return rgb

    def lab_at(self, x: float, y: float) -> NDArray[np.float32]:
        return srgb_to_lab(self.picture()[int(y), int(x)])

    # What the person does

    def prepare(self) -> Self:
        """Let the program get ready for this computer."""
        self.studio.prepare()
        return self.settle()

    def open(self, path: Path) -> Self:
        self.studio.open(path)
        return self.settle()

    def take(self, tool: ToolName, color: HintColor | None = None, *, radius: float | None = None) -> Self:
        self.photo.take_up(tool)
        if color is not None:
            self.photo.take_color(color)
        if radius is not None:
            self.photo.hold(replace(self.photo.held, radius=radius))
        return self

    def zoom(self, zoom: float) -> Self:
        self._zoom = zoom
        return self

    def hold(self, modifiers: Modifier) -> Self:
        self._modifiers = modifiers
        return self

    def press(self, x: float, y: float, *, pressure: float = 1.0) -> Self:
        self.photo.press(self._gesture(Phase.PRESS, x, y, pressure))
        return self

    def drag(self, x: float, y: float, *, pressure: float = 1.0, steps: int = 8) -> Self:
        start = self._at
        for k in range(1, steps + 1):
            at = start.x + (x - start.x) * k / steps, start.y + (y - start.y) * k / steps
            self.photo.move(self._gesture(Phase.MOVE, *at, pressure))
        return self

    def release(self) -> Self:
        self.photo.release(self._gesture(Phase.RELEASE, self._at.x, self._at.y, 1.0))
        return self

    def click(self, x: float, y: float) -> Self:
        return self.press(x, y).release()

    def stroke(self, *points: tuple[float, float]) -> Self:
        self.press(*points[0])
        for point in points[1:]:
            self.drag(*point)
        return self.release()

    def escape(self) -> Self:
        self.photo.escape()
        return self

    def delete(self) -> Self:
        """Delete what is selected."""
        edit = removed(self.photo.history.current, self.photo.held.selection)
        assert edit is not None, "nothing is selected"
        self.photo.do(edit)
        return self

    def undo(self) -> Self:
        self.photo.undo()
        return self

    def redo(self) -> Self:
        self.photo.redo()
        return self

    def choose(self, index: int) -> Self:
        """Choose one of the colors that are possible where the person asked."""
        self.photo.picker.choose(index)
        return self

    def want_another(self) -> Self:
        """Want another color than those that are offered: "other…"."""
        self.photo.picker.want_another()
        return self

    def try_color(self, color: HintColor) -> Self:
        """Hold the color dock at a color, and do not let go yet."""
        self.photo.recoloring.try_color(color)
        return self

    def pick_color(self, color: HintColor) -> Self:
        """Pick a color in the color dock."""
        self.photo.recoloring.take(color)
        return self

    def take_color_back(self) -> Self:
        """Press Escape while the hand still holds the color dock."""
        self.photo.recoloring.stop_trying()
        return self

    def give_up_color(self) -> Self:
        """Press Escape in the color dock."""
        self.photo.recoloring.give_up()
        return self

    def leave(self) -> Self:
        """Leave the possible colors without choosing."""
        self.photo.picker.dismiss()
        return self

    def settle(self) -> Self:
        """Let the lanes finish and hear their answers."""
        while self._step():
            pass
        return self

    def end(self) -> None:
        """End the program; what is open and not saved stays for the next start."""
        self.studio.end()

    def run_io(self) -> Self:
        """Let files be read and written, and leave the colors alone."""
        while sum(lanes.run("io", "opening") for lanes in tuple(self._lanes)) + self._hear():
            pass
        return self

    def _step(self) -> bool:
        ran = sum(lanes.run() for lanes in tuple(self._lanes)) > 0
        return self._hear() or ran

    def _hear(self) -> bool:
        """Take the answers that wait."""
        posted, self._posted[:] = list(self._posted), []
        for action in posted:
            action()
        return bool(posted)

    def _gesture(self, phase: Phase, x: float, y: float, pressure: float) -> Gesture:
        self._at = PhotoPoint(x, y)
        return Gesture(phase, self._at, self._zoom, pressure, Pointer.MOUSE, self._modifiers)

    def _threads(self, *lanes: Lane) -> HandRunLanes:
        self._lanes.append(HandRunLanes(*lanes))
        return self._lanes[-1]

    def _listen(self, photo: OpenPhoto) -> None:
        photo.noted.connect(self.notes.append)
