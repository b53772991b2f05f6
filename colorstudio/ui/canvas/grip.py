"""What the hand holds from press to release: the tool, the picture that it pans, or the line of the split view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from colorstudio.tools.gesture import Gesture
from colorstudio.ui.canvas.navigation import Navigation
from colorstudio.ui.canvas.photo import PaintedPhoto
from colorstudio.ui.canvas.pointer import Hand

_NONE, _LEFT, _MIDDLE = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


class Grip:
    """One hand: while a button is held, others are not heard."""

    def __init__(self, photo: PaintedPhoto, navigation: Navigation) -> None:
        self._photo, self._navigation = photo, navigation
        self._hand, self._resting = Hand.FREE, Hand.FREE
        self._button = _NONE
        self._from = QPointF()

    @property
    def hand(self) -> Hand:
        return self._hand

    @property
    def is_free(self) -> bool:
        """Whether no button is held."""
        return self._button is _NONE

    def press(self, button: Qt.MouseButton, at: QPointF, gesture: Gesture, *, takes: Hand) -> None:
        """Take hold of something; `takes` is what the left button takes: the tool, or the line of the split view."""
        if not self.is_free or button not in (_LEFT, _MIDDLE):
            return
        self._button, self._from = button, at
        if button is _MIDDLE or self._hand is Hand.READY_TO_PAN:
            self._hand = Hand.PANNING
            return
        self._hand = takes
        if takes is Hand.DRAWING:
            self._photo.press(gesture)

    def move(self, at: QPointF, gesture: Gesture) -> None:
        """Carry it along."""
        if self._hand is Hand.DRAWING:
            self._photo.move(gesture)
        elif self._hand is Hand.PANNING:
            moved, self._from = at - self._from, at
            self._navigation.pan(moved.x(), moved.y())

    def release(self, button: Qt.MouseButton, gesture: Gesture) -> None:
        """Let go, if it is the button that took hold."""
        if self.is_free or button is not self._button:
            return
        was = self._hand
        self._button, self._hand = _NONE, self._resting
        if was is Hand.DRAWING:
            self._photo.release(gesture)

    def rest(self, hand: Hand) -> None:
        """What the hand is when it holds nothing: free, or ready to pan."""
        self._resting = hand
        if self.is_free:
            self._hand = hand

    def escape(self) -> None:
        """Let go of everything; the tool makes nothing of it."""
        self._button, self._hand = _NONE, self._resting
        self._photo.escape()
