"""Gestures: what the pointer does, in photo coordinates. Tolerances of the screen are divided by the zoom when used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, Flag, auto

from colorstudio.support.geometry import PhotoPoint


class Phase(Enum):
    """Where in a gesture we are."""

    PRESS = auto()
    MOVE = auto()
    RELEASE = auto()


class Pointer(Enum):
    """What points."""

    MOUSE = auto()
    PEN = auto()
    ERASER = auto()  # the other end of the pen


class Modifier(Flag):
    """The keys that are held meanwhile."""

    NONE = 0
    SHIFT = auto()
    CONTROL = auto()  # Command on a Mac
    ALT = auto()


@dataclass(frozen=True, slots=True)
class Gesture:
    """One moment of the pointer.

    at : where, in the scan; it may lie outside of the photo
    zoom : screen pixels (device-independent) per photo pixel
    pressure : 0 to 1; a mouse presses with 1
    """

    phase: Phase
    at: PhotoPoint
    zoom: float
    pressure: float = 1.0
    pointer: Pointer = Pointer.MOUSE
    modifiers: Modifier = Modifier.NONE
