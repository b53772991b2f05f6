"""One open photo at work: it routes gestures to tools, edits to the history, documents to the lanes, answers to whoever
looks. It computes nothing itself, and belongs to one thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from colorstudio.document.colors import Chroma, HintColor
from colorstudio.document.edits import ChangeSettings, Edit, ReplaceHints
from colorstudio.document.hints import Hint
from colorstudio.document.history import History
from colorstudio.document.ids import HintId
from colorstudio.document.model import Document
from colorstudio.document.settings import Settings
from colorstudio.editor.believing import Believer
from colorstudio.editor.coloring import Coloring, Pace
from colorstudio.editor.colors import Colors
from colorstudio.editor.event import Event
from colorstudio.editor.exporting import Exporting
from colorstudio.editor.hint_lightness import HintLightness
from colorstudio.editor.lanes import FILES, Lanes
from colorstudio.editor.last_selection import LastSelection
from colorstudio.editor.networks import Networks
from colorstudio.editor.notes import Busy, Note
from colorstudio.editor.opening import Opened
from colorstudio.editor.picker import Picker
from colorstudio.editor.recoloring import Recoloring
from colorstudio.editor.sampling import chroma_at, lab_at
from colorstudio.editor.saving import Saving
from colorstudio.editor.tiles import Tiles
from colorstudio.editor.tool_names import ToolName
from colorstudio.editor.toolbox import TOOLS
from colorstudio.editor.unsure import Unsure
from colorstudio.engine.answer import Answer, AtSize
from colorstudio.engine.composed_strips import composed_strips
from colorstudio.engine.framing import Matrix
from colorstudio.engine.thumbnail import thumbnail_of
from colorstudio.imaging.thumbnail import webp_of
from colorstudio.support.errors import BadInput, ColorstudioError
from colorstudio.support.geometry import PhotoPoint, Size
from colorstudio.tools.gesture import Gesture
from colorstudio.tools.held import BRUSH_RADIUS, DAB_RADIUS, FIRST_COLOR, FIRST_PREVIOUS, Held
from colorstudio.tools.outcome import (
    Ask,
    Band,
    Course,
    Draft,
    Moved,
    Nothing,
    Outcome,
    Sampled,
    Select,
    Staged,
    Take,
    ZoomBy,
    ZoomTo,
)

_THUMBNAIL: Final = 256  # px, the longer side
_PAINTING: Final = (ToolName.BRUSH, ToolName.POINT, ToolName.GRAY)

ViewChange: TypeAlias = Moved | ZoomBy | ZoomTo


class OpenPhoto:
    """Everything about one open photo; `close` frees it all."""

    def __init__(self, opened: Opened, lanes: Lanes, networks: Networks, *, journals: Path | None) -> None:
        self.document_changed: Event[()] = Event()
        self.held_changed: Event[()] = Event()  # tool, color, brush, selection
        self.draft_changed: Event[()] = Event()
        self.view_wanted: Event[ViewChange] = Event()
        self.noted: Event[Note] = Event()
        self.photo, self.framed = opened.photo, opened.framed
        self.history: History = opened.history
        self.lanes = lanes
        self.believer = Believer(opened.framed, networks)
        self.coloring = Coloring(opened.engine, opened.framed, lanes, self.believer)
        self.colors_changed = self.coloring.changed
        self.busy_changed: Event[()] = Event()
        self.tiles = Tiles(opened.pyramid, lanes.tiles)
        self.saving = Saving(opened, lanes.io, journals=journals)
        self.unsure = Unsure(opened.framed, self.coloring, lanes.predict)
        self.exporting = Exporting(opened.framed, opened.history, self.coloring, networks, lanes.export)
        self.tool = ToolName.POSSIBLE
        diagonal = opened.photo.size.diagonal
        self.held = Held(
            FIRST_COLOR,
            FIRST_PREVIOUS,
            radius=BRUSH_RADIUS.default * diagonal,
            dab_radius=DAB_RADIUS.default * diagonal,
        )
        self.lightness = HintLightness(opened.framed)
        self.picker = Picker(self, lanes.predict)
        self.recoloring = Recoloring(self)
        self.draft: Draft | None = None
        self._course: Course | None = None
        self._zoom = 1.0  # of the last gesture
        self._selected = LastSelection()
        self.coloring.busy_changed.connect(self.busy_changed.fire)
        self.exporting.changed.connect(self.busy_changed.fire)
        self.exporting.failed.connect(lambda error: self.noted.fire(Note.of(error)))
        self.coloring.noted.connect(self.noted.fire)
        self.saving.noted.connect(self.noted.fire)
        self.unsure.noted.connect(self.noted.fire)
        self.tiles.failed.connect(lambda error: self.noted.fire(Note.of(error)))
        self._opening_notes = opened.notes

    def begin(self) -> None:
        """Start to color; call it when everybody is connected."""
        for sentence in self._opening_notes:
            self.noted.fire(Note(sentence))
        self.coloring.follow(self.document, Pace.RESTING)

    # What is there

    @property
    def size(self) -> Size:
        """Of the picture: the photo within its frame."""
        return self.framed.photo.size

    @property
    def to_picture(self) -> Matrix:
        """From the scan's coordinates to those of the picture."""
        return self.framed.matrix

    @property
    def document(self) -> Document:
        """What to look at, with what the hand is about to do."""
        return self.history.shown

    @property
    def busy(self) -> Busy | None:
        """What goes on in the background."""
        return self.exporting.busy or self.coloring.busy

    @property
    def device(self) -> str:
        """Where the network computes, in words."""
        return self.coloring.device

    @property
    def colors(self) -> Colors:
        return self.coloring.colors

    def color_at(self, place: PhotoPoint, *, side: int) -> Chroma | None:
        """The mean chroma that the picture shows around a place of the scan; None outside of it."""
        return chroma_at(self.framed, self.colors, place, side=side)

    def lab_at(self, place: PhotoPoint) -> tuple[float, float, float] | None:
        """L, a, b of what the picture shows at a place of the scan; None outside of it."""
        return lab_at(self.framed, self.colors, place, side=1)

    def lightness_of(self, hint: Hint) -> float:
        """The photo's own lightness under a hint, 0 to 100."""
        return self.lightness.of(hint)

    # What the person holds

    def take_up(self, tool: ToolName) -> None:
        """Change the tool; a gesture that is under way is aborted."""
        if tool is not self.tool:
            self.escape()
            self.tool = tool
            self._let_go_to_paint()
            self.held_changed.fire()

    def hold(self, held: Held) -> None:
        """Change color, brush or selection."""
        if held != self.held:
            self.held = held
            self.held_changed.fire()

    def take_color(self, color: HintColor) -> None:
        """Hold another color; the one before stays at hand."""
        if color != self.held.color:
            self.hold(replace(self.held, color=color, previous=self.held.color))

    @property
    def selected(self) -> tuple[Hint, ...]:
        """The hints that are selected, as they are shown."""
        return tuple(hint for hint in self.document.hints if hint.id in self.held.selection)

    def select(self, ids: frozenset[HintId]) -> None:
        self.hold(replace(self.held, selection=ids))

    # Gestures

    def press(self, gesture: Gesture) -> None:
        """Begin a gesture with the tool that is held."""
        self.escape()
        self._let_go_to_paint()
        self._zoom = gesture.zoom
        self._course = TOOLS[self.tool](gesture, _Bench(self))
        self._advance(gesture=None)

    def move(self, gesture: Gesture) -> None:
        if self._course is not None:
            self._advance(gesture)

    def release(self, gesture: Gesture) -> None:
        self.move(gesture)

    def escape(self) -> None:
        """Abort the gesture, of which nothing stays, and want no other color for the place that was asked about."""
        self._abort_gesture()
        self.recoloring.give_up()

    @property
    def is_in_a_gesture(self) -> bool:
        return self._course is not None

    # Edits

    def stage(self, edit: Edit, pace: Pace = Pace.TRYING) -> bool:
        """Show an edit without making it; False if the document refuses it, and why is said."""
        try:
            self.history.stage(edit)
        except BadInput as error:
            self.noted.fire(Note.of(error))
            return False
        self._follow(pace)
        return True

    def commit(self) -> None:
        """Make what is staged: one step."""
        self.saving.record(self.history.commit())
        self._mend_selection()
        self._follow(Pace.RESTING)

    def abort(self) -> None:
        """Forget what is staged."""
        if self.history.shown is not self.history.current:
            self.history.abort()
            self._follow(Pace.RESTING)

    def do(self, edit: Edit) -> None:
        """Make an edit at once, or none of it."""
        self._abort_gesture()
        if self.stage(edit, Pace.PAINTING):
            self.commit()
        else:
            self.abort()

    def change_settings(self, settings: Settings, label: str) -> None:
        self.do(ChangeSettings(label, settings))

    def undo(self) -> None:
        self._step(self.history.cursor - 1)

    def redo(self) -> None:
        self._step(self.history.cursor + 1)

    def jump(self, index: int) -> None:
        """Go to a step of the history."""
        self._step(index)

    def _step(self, index: int) -> None:
        self._abort_gesture()
        if 0 <= index < len(self.history.entries):
            self.saving.record(self.history.jump(index))
            self._mend_selection()
            self._follow(Pace.RESTING)

    def _mend_selection(self) -> None:
        """What is gone is selected no longer, until an undo brings it back."""
        self.select(self._selected.after(self.held.selection, self.history.current.hints))

    def _let_go_to_paint(self) -> None:
        """Who paints picks colors for the brush, not for what was selected before."""
        if self.tool in _PAINTING:
            self.select(frozenset())

    def _abort_gesture(self) -> None:
        if self._course is not None:
            self._course.close()
            self._course = None
            self.abort()
            self._set_draft(None)

    def _follow(self, pace: Pace) -> None:
        self.document_changed.fire()
        self.coloring.follow(self.document, pace)

    # Files

    def save(self, path: Path, *, done: Callable[[], None], failed: Callable[[ColorstudioError], None]) -> None:
        """Write the project, and go on there."""
        self.saving.save(path, thumbnail=self.thumbnail(), done=done, failed=failed)

    def save_copy(self, path: Path, *, done: Callable[[], None], failed: Callable[[ColorstudioError], None]) -> None:
        """Write the project to another place without going on there."""
        self.saving.save_copy(path, thumbnail=self.thumbnail(), done=done, failed=failed)

    def stop(self) -> None:
        """Stop what goes on in the background; the picture stays as it is."""
        if self.exporting.busy is not None:
            self.exporting.cancel()
        else:
            self.coloring.stop()

    def render(self, *, done: Callable[[NDArray[Any]], None], failed: Callable[[ColorstudioError], None]) -> None:
        """Make the finished picture at full size, (h, w, 3) uint8."""
        saturation, shape = self.document.settings.saturation, (self.size.height, self.size.width)

        def compose(answer: Answer) -> None:
            self.lanes.export.ask(
                FILES,
                lambda token: np.concatenate(
                    list(composed_strips(AtSize(answer, shape), saturation=saturation, depth=8, token=token))
                ),
                done=done,
                failed=failed,
            )

        self.coloring.answer_for(self.history.current, jobs=[], done=compose, failed=failed)

    def thumbnail(self) -> Callable[[], bytes]:
        """What makes a small WebP of the picture as it is now, in any thread."""
        framed, colors = self.framed, self.colors

        def make() -> bytes:
            return webp_of(thumbnail_of(framed, colors.answer, saturation=colors.saturation, side=_THUMBNAIL))

        return make

    # Courses of tools

    def _advance(self, gesture: Gesture | None) -> None:
        course = self._course
        assert course is not None
        try:
            draft = next(course) if gesture is None else course.send(gesture)
        except StopIteration as end:
            self._course = None
            self._set_draft(None)
            self._finish(end.value)
        else:
            self._take_draft(draft)

    def _take_draft(self, draft: Draft) -> None:
        match draft:
            case Staged(edit):
                self.stage(edit, Pace.PAINTING)
            case Moved():
                self.view_wanted.fire(draft)
            case Nothing() | Band() | Sampled():
                pass
        self._set_draft(draft)

    def _finish(self, outcome: Outcome) -> None:
        match outcome:
            case None:
                self.abort()
            case Ask(place, reopen):
                self.abort()
                self.picker.ask(place, zoom=self._zoom, reopen=reopen)
            case Select(ids):
                self.abort()
                self.select(ids)
            case Take(color):
                self.abort()
                self.take_color(color)
            case ZoomBy() | ZoomTo():
                self.abort()
                self.view_wanted.fire(outcome)
            case _:
                if not self.stage(outcome, Pace.PAINTING):
                    self.abort()
                    return
                self.commit()
                if self.tool is ToolName.SELECT and isinstance(outcome, ReplaceHints):  # what was moved is selected
                    self.select(frozenset(replacement.of for replacement in outcome.replacements))

    def _set_draft(self, draft: Draft | None) -> None:
        if draft is not self.draft:
            self.draft = draft
            self.draft_changed.fire()


class _Bench:
    """What tools may look up."""

    def __init__(self, photo: OpenPhoto) -> None:
        self.document = photo.history.current
        self.held = photo.held
        self._photo = photo

    def color_at(self, place: PhotoPoint, *, side: int) -> Chroma | None:
        return self._photo.color_at(place, side=side)

    def lightness_of(self, hint: Hint) -> float:
        return self._photo.lightness_of(hint)
