"""One open photo at work: it routes gestures to tools, edits to the history, documents to the lanes, answers to whoever
looks. It computes nothing itself, and belongs to one thread.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from colorstudio.document.colors import Chroma, HintColor
from colorstudio.document.edits import ChangeSettings, Edit
from colorstudio.document.history import History
from colorstudio.document.ids import HintId
from colorstudio.document.model import Document
from colorstudio.document.settings import Settings
from colorstudio.editor.believing import Believer
from colorstudio.editor.coloring import Coloring, Pace
from colorstudio.editor.colors import Colors
from colorstudio.editor.event import Event
from colorstudio.editor.lanes import Lanes
from colorstudio.editor.networks import Networks
from colorstudio.editor.notes import Note
from colorstudio.editor.opening import Opened
from colorstudio.editor.sampling import chroma_at
from colorstudio.editor.saving import Saving
from colorstudio.editor.tool_names import ToolName
from colorstudio.editor.toolbox import TOOLS
from colorstudio.support.errors import BadInput
from colorstudio.support.geometry import PhotoPoint, Size
from colorstudio.tools.gesture import Gesture
from colorstudio.tools.held import BRUSH_RADIUS, FIRST_COLOR, FIRST_PREVIOUS, Held
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

ViewChange = Moved | ZoomBy | ZoomTo


class OpenPhoto:
    """Everything about one open photo; `close` frees it all."""

    def __init__(self, opened: Opened, lanes: Lanes, networks: Networks, *, journals: Path | None) -> None:
        self.document_changed: Event[()] = Event()
        self.held_changed: Event[()] = Event()  # tool, color, brush, selection
        self.draft_changed: Event[()] = Event()
        self.view_wanted: Event[ViewChange] = Event()
        self.asked: Event[Ask] = Event()
        self.noted: Event[Note] = Event()
        self.photo, self.framed = opened.photo, opened.framed
        self.history: History = opened.history
        self.lanes = lanes
        self.believer = Believer(opened.framed, networks)
        self.coloring = Coloring(opened.engine, opened.framed, lanes, self.believer)
        self.saving = Saving(opened, lanes.io, journals=journals)
        self.tool = ToolName.POSSIBLE
        self.held = Held(FIRST_COLOR, FIRST_PREVIOUS, BRUSH_RADIUS.default * opened.photo.size.diagonal)
        self.draft: Draft | None = None
        self._course: Course | None = None
        self.coloring.noted.connect(self.noted.fire)
        self.saving.noted.connect(self.noted.fire)
        self._opening_notes = opened.notes

    def begin(self) -> None:
        """Start to color; call it when everybody is connected."""
        for sentence in self._opening_notes:
            self.noted.fire(Note(sentence))
        self.coloring.follow(self.document, Pace.RESTING)

    def close(self) -> None:
        """End all work in the lanes; what becomes of the journal is the word of whoever closes."""
        self.escape()
        self.lanes.close()

    # What is there

    @property
    def size(self) -> Size:
        """Of the picture: the photo within its frame."""
        return self.framed.photo.size

    @property
    def document(self) -> Document:
        """What to look at, with what the hand is about to do."""
        return self.history.shown

    @property
    def colors(self) -> Colors:
        return self.coloring.colors

    def color_at(self, place: PhotoPoint, *, side: int) -> Chroma | None:
        """The mean chroma that the picture shows around a place of the scan; None outside of it."""
        return chroma_at(self.framed, self.colors, place, side=side)

    # What the person holds

    def take_up(self, tool: ToolName) -> None:
        """Change the tool; a gesture that is under way is aborted."""
        if tool is not self.tool:
            self.escape()
            self.tool = tool
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

    def select(self, ids: frozenset[HintId]) -> None:
        self.hold(replace(self.held, selection=ids))

    # Gestures

    def press(self, gesture: Gesture) -> None:
        """Begin a gesture with the tool that is held."""
        self.escape()
        self._course = TOOLS[self.tool](gesture, _Bench(self))
        self._advance(gesture=None)

    def move(self, gesture: Gesture) -> None:
        if self._course is not None:
            self._advance(gesture)

    def release(self, gesture: Gesture) -> None:
        self.move(gesture)

    def escape(self) -> None:
        """Abort the gesture: nothing of it stays."""
        if self._course is not None:
            self._course.close()
            self._course = None
            self.abort()
            self._set_draft(None)

    @property
    def is_in_a_gesture(self) -> bool:
        return self._course is not None

    # Edits

    def stage(self, edit: Edit, pace: Pace = Pace.TRYING) -> None:
        """Show an edit without making it."""
        try:
            self.history.stage(edit)
        except BadInput as error:
            self.noted.fire(Note.of(error))
            return
        self._follow(pace)

    def commit(self) -> None:
        """Make what is staged: one step."""
        self.saving.record(self.history.commit())
        self._follow(Pace.RESTING)

    def abort(self) -> None:
        """Forget what is staged."""
        if self.history.shown is not self.history.current:
            self.history.abort()
            self._follow(Pace.RESTING)

    def do(self, edit: Edit) -> None:
        """Make an edit at once."""
        self.escape()
        self.stage(edit, Pace.PAINTING)
        self.commit()

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
        self.escape()
        if 0 <= index < len(self.history.entries):
            self.saving.record(self.history.jump(index))
            self._forget_what_is_gone()
            self._follow(Pace.RESTING)

    def _forget_what_is_gone(self) -> None:
        there = {hint.id for hint in self.document.hints}
        if not self.held.selection <= there:
            self.select(self.held.selection & there)

    def _follow(self, pace: Pace) -> None:
        self.document_changed.fire()
        self.coloring.follow(self.document, pace)

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
            case Ask():
                self.abort()
                self.asked.fire(outcome)
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
                self.stage(outcome, Pace.PAINTING)
                self.commit()

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
