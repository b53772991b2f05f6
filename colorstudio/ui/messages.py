"""Messages to the person, one after the other: a problem waits until the one before was read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from colorstudio.editor.notes import Note, Weight
from colorstudio.ui.widgets.message_bar import Message, MessageBar, Tone


class Messages(QObject):
    """Feeds the message bar."""

    def __init__(self, bar: MessageBar, save: Callable[[], None]) -> None:
        super().__init__(bar)
        self._bar, self._save = bar, save
        self._waiting: list[Note] = []
        bar.closed.connect(self._next)
        bar.action_chosen.connect(self._act)

    def say(self, note: Note) -> None:
        """Show a note, or let it wait; a remark that is shown gives way."""
        if self._waiting and self._waiting[0].weight is Weight.REMARK and note not in self._waiting:
            self._waiting[0] = note
            self._show()
        elif note not in self._waiting:
            self._waiting.append(note)
            if len(self._waiting) == 1:
                self._show()

    def _show(self) -> None:
        note = self._waiting[0]
        tone = Tone.NOTE if note.weight is Weight.REMARK else Tone.PROBLEM
        actions = (self.tr("Save"),) if note.weight is Weight.FAULT else ()
        self._bar.show_message(Message(note.sentence, note.detail, actions, tone))

    def _next(self) -> None:
        del self._waiting[0]
        if self._waiting:
            self._show()

    def _act(self, _: str) -> None:
        self._bar.hide()
        self._next()
        self._save()
