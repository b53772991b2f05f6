"""A person at the window who opens a photo, paints strokes and asks for possible colors; benchmarks.editor runs it.

The script of the person is a generator: it yields what it waits for, and a timer of Qt goes on with it. Nothing here
waits in the window's thread.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from colorstudio.app.child import prepare_in_a_child
from colorstudio.document.colors import Chroma
from colorstudio.editor.colors import Detail
from colorstudio.editor.lanes import LaneThreads
from colorstudio.editor.open_photo import OpenPhoto
from colorstudio.editor.recents import Recents
from colorstudio.editor.studio import Studio, Surroundings
from colorstudio.editor.tile_grid import TilePlace
from colorstudio.editor.tool_names import ToolName
from colorstudio.engine.models import model_names
from colorstudio.support.folders import user_folders
from colorstudio.support.preferences import Preferences
from colorstudio.ui.canvas.canvas import Canvas
from colorstudio.ui.look import Look
from colorstudio.ui.poster import QtPoster
from colorstudio.ui.theme import apply_theme
from colorstudio.ui.window import Window

MOVES: Final = 20
BEAT_MS: Final = 10
FINALS_EVERY: Final = 20  # strokes: then the person waits for the final colors
CLICKS: Final = 5
_PULSE_MS: Final = 5
_PATIENCE_S: Final = 60

Script = Iterator[Callable[[], bool] | float]


class Clock:
    """What took how long, in milliseconds; of what the window's thread does itself, its processor time."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = {}

    def note(self, what: str, since: float) -> None:
        self.taken.setdefault(what, []).append(1e3 * (perf_counter() - since))

    def timed(self, what: str, action: Callable[..., Any]) -> Callable[..., Any]:
        def run(*values: Any) -> Any:
            start = thread_time()
            try:
                return action(*values)
            finally:
                self.taken.setdefault(what, []).append(1e3 * (thread_time() - start))

        return run

    def quantile(self, what: str, share: float) -> float:
        return float(np.quantile(self.taken[what], share))


class TimedPoster(QtPoster):
    """Takes the time of what the lanes post."""

    clock: Clock

    @override
    def __call__(self, action: Callable[[], None], /) -> None:
        super().__call__(self.clock.timed("posted", action))


class Watch:
    """Looks at the canvas and at the colors of one photo, and remembers since when each state was wanted."""

    def __init__(self, clock: Clock, photo: OpenPhoto) -> None:
        self.clock, self.photo = clock, photo
        self.moved_at: float | None = None  # a move that is not painted yet
        self.staged: dict[int, tuple[object, float]] = {}  # by the identity of its hints: since when
        self.drafted_at: float | None = None
        self.was_painted = False
        self._tiles: dict[int, float] = {}  # colors whose tiles are on the way to the screen
        self._to_paint: set[float] = set()
        photo.colors_changed.connect(self._colored)
        photo.tiles.arrived.connect(self._rendered)

    def moved(self, since: float) -> None:
        hints = self.photo.document.hints
        self.staged.setdefault(id(hints), (hints, since))
        if self.moved_at is None:
            self.moved_at = since

    def painted(self) -> None:
        if self.moved_at is not None:
            self.clock.note("drawn", self.moved_at)
            self.moved_at = None
        self.was_painted = True
        for since in self._to_paint:
            self.clock.note("draft on the screen", since)
        self._to_paint.clear()

    def pen_up(self) -> None:
        self.staged.clear()
        self.drafted_at = None

    def _colored(self) -> None:
        colors, now = self.photo.colors, perf_counter()
        if colors.answer is None:
            return
        hints, since = self.staged.get(id(colors.answer.request.hints), (None, 0.0))
        if hints is not None and colors.detail is Detail.SMOOTH:
            self.clock.note("draft", since)
            if self.drafted_at is not None:
                self.clock.note("between drafts", self.drafted_at)
            self.drafted_at = now
            self._tiles[id(colors)] = since

    def _rendered(self, _: TilePlace) -> None:
        """Tiles are asked for in the newest colors only, so it shows them."""
        since = self._tiles.pop(id(self.photo.colors), None)
        if since is not None:
            self._to_paint.add(since)


class Person:
    """Goes through the script while the window lives."""

    def __init__(self, window: Window, studio: Studio, clock: Clock, path: Path, strokes: int) -> None:
        self.window, self.studio, self.clock = window, studio, clock
        self.path, self.strokes = path, strokes
        self.watch: Watch | None = None
        self.stalls: list[float] = []
        self.memory_at_rest = 0.0
        self._is_painting = False
        self._handle_move = clock.timed("move", self._send)
        self._pulse_at = perf_counter()
        self._script = self._act()
        self._until: Callable[[], bool] = lambda: True
        self._since = perf_counter()
        self._pulse = QTimer(interval=_PULSE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._pulse.timeout.connect(self._beat)
        self._next = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._next.timeout.connect(self._go_on)

    def begin(self) -> None:
        self._pulse.start()
        self._next.start()

    @property
    def photo(self) -> OpenPhoto:
        assert self.studio.photo is not None
        return self.studio.photo

    @property
    def canvas(self) -> Canvas:
        return self.window.findChildren(Canvas)[0]

    def painted(self) -> None:
        if self.watch is not None:
            self.watch.painted()

    def _beat(self) -> None:
        now = perf_counter()
        if self._is_painting:
            self.stalls.append(1e3 * (now - self._pulse_at) - _PULSE_MS)
        self._pulse_at = now

    def _go_on(self) -> None:
        """Take the next step of the script once what it waits for is there."""
        if perf_counter() - self._since > _PATIENCE_S:
            sys.stderr.write("What the person waited for did not come.\n")
            os._exit(1)  # Qt would go on after an exception
        if not self._until():
            return
        wanted = next(self._script, None)
        self._since = now = perf_counter()
        if wanted is None:
            self._next.stop()
            QApplication.exit(0)  # to quit would ask what becomes of the work
        else:
            self._until = wanted if callable(wanted) else lambda: perf_counter() >= now + wanted / 1e3

    # The script

    def _act(self) -> Script:
        for part in (self._open, self._paint, self._ask):
            start = perf_counter()
            yield from part()
            sys.stderr.write(f"{part.__name__.strip('_')}: {perf_counter() - start:.0f} s\n")
        self.photo.coloring.rest()
        yield lambda: self.photo.lanes.solve.is_idle
        yield 500.0
        self.memory_at_rest = _resident()

    def _open(self) -> Script:
        self.studio.prepare()
        yield lambda: self.studio.is_prepared
        start = perf_counter()
        self.window.open_path(self.path)
        yield lambda: self.studio.photo is not None
        photo = self.photo
        self.watch = watch = Watch(self.clock, photo)
        yield lambda: watch.was_painted
        self.clock.note("gray", start)
        yield lambda: photo.colors.answer is not None
        self.clock.note("automatic", start)
        yield self._is_final

    def _paint(self) -> Script:
        generator = np.random.default_rng(1888)
        self.photo.take_up(ToolName.BRUSH)
        yield 300.0
        self._is_painting = True
        self._pulse_at = perf_counter()
        for number in range(1, self.strokes + 1):
            a, b = generator.uniform(-50, 50, 2)
            self.photo.take_color(Chroma(float(a), float(b)))
            yield from self._stroke(generator)
            if number % FINALS_EVERY == 0:
                released = perf_counter()
                yield self._is_final
                self.clock.note("final", released)
                yield self._is_final_on_the_screen
                self.clock.note("final on the screen", released)
        self._is_painting = False

    def _stroke(self, generator: np.random.Generator) -> Script:
        assert self.watch is not None
        at, step = generator.uniform(0.25, 0.75, 2), generator.normal(0, 0.01, 2)
        self._send(QEvent.Type.MouseButtonPress, at)
        for _ in range(MOVES):
            yield float(BEAT_MS)
            at = at + step
            since = perf_counter()
            self._handle_move(QEvent.Type.MouseMove, at)
            self.watch.moved(since)
        yield float(BEAT_MS)
        self.watch.pen_up()
        self._send(QEvent.Type.MouseButtonRelease, at)
        yield 100.0

    def _ask(self) -> Script:
        generator = np.random.default_rng(1839)
        self.photo.take_up(ToolName.POSSIBLE)
        yield self._is_final
        for _ in range(CLICKS):
            yield 300.0
            start = self._click(generator.uniform(0.3, 0.7, 2))
            yield lambda: bool(self.photo.picker.possible.choices)
            self.clock.note("possible", start)
            self.photo.picker.dismiss()
        for _ in range(CLICKS):
            self.photo.take_up(ToolName.BRUSH)
            yield from self._stroke(generator)
            self.photo.take_up(ToolName.POSSIBLE)
            start = self._click(generator.uniform(0.3, 0.7, 2))
            yield self._is_asked_of_the_newest
            self.clock.note("possible after a change", start)
            self.photo.picker.dismiss()

    def _click(self, at: Any) -> float:
        start = perf_counter()
        self._send(QEvent.Type.MouseButtonPress, at)
        self._send(QEvent.Type.MouseButtonRelease, at)
        return start

    def _send(self, kind: QEvent.Type, at: Any) -> None:
        """Let the mouse be at a share of the viewport."""
        viewport = self.canvas
        place = QPointF(float(at[0]) * viewport.width(), float(at[1]) * viewport.height())
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind is QEvent.Type.MouseMove else left
        held = none if kind is QEvent.Type.MouseButtonRelease else left
        everywhere = viewport.mapToGlobal(place)
        event = QMouseEvent(kind, place, everywhere, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)

    def _is_final(self) -> bool:
        colors, hints = self.photo.colors, self.photo.history.current.hints
        return colors.answer is not None and colors.detail is Detail.EXACT and colors.answer.request.hints is hints

    def _is_final_on_the_screen(self) -> bool:
        return self.photo.lanes.tiles.is_idle

    def _is_asked_of_the_newest(self) -> bool:
        believed = self.photo.coloring.believed
        is_newest = believed is not None and believed.hints is self.photo.history.current.hints
        return is_newest and bool(self.photo.picker.possible.choices)


def _resident() -> float:
    """Megabytes that the process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    clock = Clock()
    app = QApplication(sys.argv[:1])
    look = Look()
    apply_theme(app, look)
    post = TimedPoster()
    post.clock = clock
    folders = user_folders()
    studio = Studio(Surroundings(post, folders, Preferences(), prepare_in_a_child, LaneThreads))
    layout = QSettings(str(folders.state / "window.ini"), QSettings.Format.IniFormat)
    timed = clock.timed("painting", Canvas.paintEvent)

    def paint(canvas: Canvas, event: Any) -> None:
        timed(canvas, event)
        person.painted()

    Canvas.paintEvent = paint  # type: ignore[assignment, method-assign]
    window = Window(studio, look, models=model_names(), layout=layout, recents=Recents(folders.state / "recent"))
    person = Person(window, studio, clock, Path(sys.argv[1]), int(sys.argv[2]))
    window.show()
    QTimer.singleShot(0, person.begin)
    app.exec()
    studio.end()
    of = clock.quantile
    measured = {
        "open a JPEG → gray on the screen": of("gray", 0.5),
        "open a JPEG → automatic colors": of("automatic", 0.5),
        "longest stall of the window's thread": max(person.stalls),
        "handler of a move, processor, median": of("move", 0.5),
        "handler of a move, processor, longest": of("move", 1),
        "what a lane posts, processor, longest": of("posted", 1),
        "painting, processor, longest": of("painting", 1),
        "move → stroke drawn, median": of("drawn", 0.5),
        "move → stroke drawn, 99 %": of("drawn", 0.99),
        "move → its draft colors, median": of("draft", 0.5),
        "move → its draft colors, 95 %": of("draft", 0.95),
        "between two drafts while the hand moves, 95 %": of("between drafts", 0.95),
        "move → its draft on the screen, median": of("draft on the screen", 0.5),
        "release → final colors, median": of("final", 0.5),
        "release → final colors on the screen, median": of("final on the screen", 0.5),
        "click → possible colors, predicted": of("possible", 0.5),
        "click → possible colors, after a change": of("possible after a change", 0.5),
        "memory, peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
        "memory, at rest": person.memory_at_rest,
    }
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
