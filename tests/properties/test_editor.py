"""A person with a photo before them: whatever the hand does, a gesture is one step or none, and undo leads home."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from typing_extensions import override

from colorstudio.document.colors import Chroma, Gray
from colorstudio.editor.tool_names import ToolName
from colorstudio.tools.gesture import Modifier
from tests.robots import StudioRobot
from tests.samples.pictures import gray, png

# In and around a photo of 24 × 16.
PLACES = st.tuples(st.floats(-10, 40), st.floats(-10, 30))
# Those that ask nobody: what the network knows plays no part here.
TOOLS = st.sampled_from([tool for tool in ToolName if tool is not ToolName.POSSIBLE])
COLORS = st.sampled_from([Chroma(30.0, 20.0), Chroma(-5.0, -25.0), Gray.KEEP])
KEYS = st.sampled_from([Modifier.NONE, Modifier.SHIFT, Modifier.CONTROL, Modifier.ALT])


class Colorist(RuleBasedStateMachine):
    """Draws, changes its mind, saves and comes back. The lanes run for opening and saving alone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        home = Path(self.folder.name)
        self.project = home / "aunt.colorstudio"
        photo = home / "aunt.png"
        photo.write_bytes(png(gray(24, 16)))
        self.robot = StudioRobot(home / "state")
        self.robot.studio.open(photo)
        self.robot.run_io()
        self.first = self.robot.document

    @rule(tool=TOOLS, color=COLORS)
    def take(self, tool: ToolName, color: Any) -> None:
        self.robot.take(tool, color)

    @rule(places=st.lists(PLACES, min_size=1, max_size=4), keys=KEYS, zoom=st.sampled_from([0.2, 1, 8]))
    def draw(self, places: list[tuple[float, float]], keys: Modifier, zoom: float) -> None:
        before = len(self.robot.labels)
        self.robot.zoom(zoom).hold(keys).stroke(*places)
        assert len(self.robot.labels) in (before, before + 1)

    @rule(places=st.lists(PLACES, min_size=1, max_size=3))
    def begin_and_leave(self, places: list[tuple[float, float]]) -> None:
        history, document = self.robot.photo.history, self.robot.document
        entries = history.entries
        self.robot.press(*places[0])
        for place in places[1:]:
            self.robot.drag(*place, steps=2)
        self.robot.escape()
        assert self.robot.document is document
        assert history.entries == entries

    @rule()
    def undo(self) -> None:
        self.robot.undo()

    @rule()
    def redo(self) -> None:
        self.robot.redo()

    @rule(reopens=st.booleans())
    def save(self, reopens: bool) -> None:
        failures: list[Exception] = []
        document = self.robot.document
        self.robot.photo.save(self.project, done=lambda: None, failed=failures.append)
        self.robot.run_io()
        assert failures == []
        assert self.robot.photo.saving.is_saved
        if reopens:
            self.robot.studio.open(self.project)
            self.robot.run_io()
            note(f"reopened with {len(document.hints)} hints")
            assert self.robot.document == document
            self.first = self.robot.document

    @invariant()
    def undoing_everything_gives_back_the_very_first_document(self) -> None:
        history = self.robot.photo.history
        assert history.entries[0].document is self.first
        at = history.cursor
        for _ in range(at):
            self.robot.undo()
        assert self.robot.document is self.first
        for _ in range(at):
            self.robot.redo()
        assert history.cursor == at

    @invariant()
    def nothing_is_under_way_between_gestures(self) -> None:
        assert self.robot.photo.draft is None
        assert not self.robot.photo.is_in_a_gesture
        assert self.robot.photo.held.selection <= {hint.id for hint in self.robot.document.hints}
        assert self.robot.sentences() == []

    @override
    def teardown(self) -> None:
        self.robot.end()
        self.folder.cleanup()


TestColorist = Colorist.TestCase
TestColorist.settings = settings(max_examples=15, stateful_step_count=15)
