"""Messages to the person: the newest at once, older ones behind it, and nothing of a photo that is no longer there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from colorstudio.editor.notes import Note, Weight
from colorstudio.ui.look import Look
from colorstudio.ui.widgets.floating import Floating
from colorstudio.ui.widgets.message_bar import Message, MessageBar, Tone, Turn

if TYPE_CHECKING:
    from colorstudio.ui.photo_view import PhotoView

_STAYS_MS: Final = 5000  # what is shown is read by then, and for each letter what slow readers take
_LETTER_MS: Final = 60
_TOGETHER_MS: Final = 1500  # remarks that come so soon after each other are read as one


class Subject(Enum):
    """What a message is about: it goes with that."""

    PHOTO = auto()
    PROGRAM = auto()


@dataclass(frozen=True, slots=True)
class Offer:
    """What a message lets the person do."""

    words: str
    follow: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _Said:
    note: Note
    subject: Subject
    offer: Offer | None
    is_read: bool = False  # it was shown as long as that takes

    @property
    def is_remark(self) -> bool:
        return self.note.weight is Weight.REMARK


class Messages(QObject):
    """Feeds the message bar.

    A remark goes by itself, and then what was read before it need not come back. A problem stays until then, or until
    the bar is closed.
    """

    def __init__(self, look: Look, save: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.bar = MessageBar(look, parent)
        self.passing = QTimer(self, singleShot=True)
        self._joining = QTimer(self, singleShot=True, interval=_TOGETHER_MS)
        self._save = Offer(self.tr("Save"), save)
        self._floating: Floating | None = None
        self._has_photo = False
        self._said: list[_Said] = []  # the newest first
        self._at = 0  # which is shown
        self.bar.closed.connect(self._forget)
        self.bar.turned.connect(self._turn)
        self.bar.action_chosen.connect(self._act)
        self.passing.timeout.connect(self._pass)

    def float_over(self, ground: QWidget) -> None:
        """Show them over this part of the window."""
        self._floating = Floating(self.bar, ground)

    def show_view(self, view: PhotoView | None) -> None:
        """Another photo, or none: what was said of the one before is past."""
        self._has_photo = view is not None
        if self._floating is not None:
            self._floating.keep_clear_of(None if view is None else view.fan)
        self._said = [said for said in self._said if said.subject is not Subject.PHOTO]
        self._show(0)

    def say(self, note: Note, *, subject: Subject = Subject.PHOTO, offer: Offer | None = None) -> None:
        """Show a note at once."""
        said = _Said(note, subject, offer)
        self._said = [other for other in self._said if other.note != note]
        if said.is_remark and self._said and self._said[0].is_remark:  # it makes room
            former = self._said.pop(0)
            is_other = former.offer is None or said.offer is None  # of two exports the second counts
            said = _joined(former, said) if self._joining.isActive() and is_other else said
        if said.is_remark and not self._joining.isActive():
            self._joining.start()
        self._said.insert(0, said)
        self._show(0)

    def _show(self, at: int) -> None:
        self.passing.stop()
        if not self._said:
            self.bar.hide()
            return
        self._at = min(max(at, 0), len(self._said) - 1)
        said = self._said[self._at]
        tone = Tone.NOTE if said.is_remark else Tone.PROBLEM
        offer = self._offer_of(said)
        actions = () if offer is None else (offer.words,)
        message = Message(said.note.sentence, said.note.detail, actions, tone)
        self.bar.show_message(message, Turn(self._at + 1, len(self._said)))
        self.passing.start(_STAYS_MS + _LETTER_MS * len(said.note.sentence))

    def _offer_of(self, said: _Said) -> Offer | None:
        """After a fault it is better to save, if there is anything."""
        return self._save if said.note.weight is Weight.FAULT and self._has_photo else said.offer

    def _turn(self, by: int) -> None:
        self._show(self._at + by)

    def _pass(self) -> None:
        """There was time to read what is shown: let a remark go, unless a person is at it."""
        said = self._said[self._at]
        if not said.is_remark:
            self._said[self._at] = replace(said, is_read=True)
        elif self.bar.is_attended:
            self.passing.start()
        else:
            del self._said[self._at]
            self._said = [other for other in self._said if not other.is_read]
            self._show(0)

    def _forget(self) -> None:
        self._said.clear()
        self._show(0)

    def _act(self, _: str) -> None:
        offer = self._offer_of(self._said.pop(self._at))
        self._show(0)
        if offer is not None:
            offer.follow()


def _joined(former: _Said, said: _Said) -> _Said:
    """Two remarks as one, a line each."""
    if said.note.sentence in former.note.sentence.split("\n"):
        return former
    sentence = f"{former.note.sentence}\n{said.note.sentence}"
    detail = "\n".join(filter(None, (former.note.detail, said.note.detail)))
    return replace(said, note=replace(said.note, sentence=sentence, detail=detail), offer=said.offer or former.offer)
