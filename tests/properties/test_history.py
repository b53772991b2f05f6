"""A person who edits, changes their mind, saves and comes back: what must hold whatever they do."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from typing_extensions import override

from colorstudio.document import project_file
from colorstudio.document.edits import Edit
from colorstudio.document.history import History
from colorstudio.document.model import Document
from colorstudio.document.project_file import Project
from tests.samples.documents import PHOTO, POSTCARD
from tests.samples.documents import document as empty_document
from tests.strategies import fitting_edits


class Person(RuleBasedStateMachine):
    """Keeps a plain list of documents beside the history and compares."""

    def __init__(self) -> None:
        super().__init__()
        self.first = empty_document()
        self.history = History(self.first, label="Opened")
        self.expected: list[Document] = [self.first]
        self.at = 0
        self.saved: Document | None = self.first
        self.staged: Edit | None = None
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "work.colorstudio"

    @rule(data=st.data())
    def move_the_hand(self, data: st.DataObject) -> None:
        self.staged = data.draw(fitting_edits(self.history.current))
        self.history.stage(self.staged)
        assert self.history.shown == self.staged.apply(self.expected[self.at])

    @precondition(lambda self: self.staged is not None)
    @rule()
    def release(self) -> None:
        before = self.history.current
        made = self.history.commit()
        if self.history.current is before:
            assert made is None
        else:
            assert made is not None
            del self.expected[self.at + 1 :]
            self.expected.append(self.history.current)
            self.at += 1
            assert self.history.entries[self.at].label == made.edit.label
        self.staged = None

    @rule()
    def press_escape(self) -> None:
        self.history.abort()
        self.staged = None

    @rule()
    def undo(self) -> None:
        self.at = max(0, self.at - 1)
        self.history.undo()
        self.staged = None

    @rule()
    def redo(self) -> None:
        self.at = min(len(self.expected) - 1, self.at + 1)
        self.history.redo()
        self.staged = None

    @rule()
    def undo_and_redo(self) -> None:
        current = self.history.current
        if self.history.undo() is not None:
            self.history.redo()
        self.staged = None
        assert self.history.current is current

    @rule(data=st.data())
    def click_in_the_list(self, data: st.DataObject) -> None:
        self.at = data.draw(st.integers(0, len(self.expected) - 1))
        self.history.jump(self.at)
        self.staged = None

    @rule()
    def save_and_reopen(self) -> None:
        document = self.history.current
        project_file.write(Project(document, PHOTO, (POSTCARD,)), self.file)
        self.history.mark_saved(document, self.file)
        self.saved = document
        assert project_file.read(self.file).document == document

    @rule()
    def undo_everything(self) -> None:
        while self.history.can_undo:
            self.history.undo()
        self.staged = None if self.at else self.staged
        self.at = 0
        assert self.history.current is self.first

    @invariant()
    def the_history_is_what_was_done(self) -> None:
        assert [entry.document for entry in self.history.entries] == self.expected
        assert all(
            entry.document is document for entry, document in zip(self.history.entries, self.expected, strict=True)
        )
        assert self.history.current is self.expected[self.at]
        assert self.history.cursor == self.at

    @invariant()
    def it_is_saved_only_if_the_current_document_was(self) -> None:
        assert self.history.is_saved == (self.history.current is self.saved)

    @invariant()
    def without_a_gesture_the_current_document_is_shown(self) -> None:
        if self.staged is None:
            assert self.history.shown is self.history.current

    @override
    def teardown(self) -> None:
        note(f"the last document: {self.history.current!r}")
        self.folder.cleanup()


TestPerson = Person.TestCase
TestPerson.settings = settings(stateful_step_count=20)
