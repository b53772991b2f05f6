"""What comes of a gesture: drafts while the hand moves, and at its end one outcome."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeAlias

from colorstudio.document.colors import HintColor
from colorstudio.document.edits import Edit
from colorstudio.document.ids import HintId
from colorstudio.support.geometry import PhotoPoint, PhotoRect
from colorstudio.tools.gesture import Gesture
from colorstudio.tools.held import Bench


# Drafts: what is to be seen meanwhile.
@dataclass(frozen=True, slots=True)
class Nothing:
    """The hand has not said enough yet."""


@dataclass(frozen=True, slots=True)
class Staged:
    """The edit as it would be if the hand stopped here."""

    edit: Edit


@dataclass(frozen=True, slots=True)
class Band:
    """A box that is being drawn, for selecting, asking or zooming."""

    rect: PhotoRect


@dataclass(frozen=True, slots=True)
class Moved:
    """The photo follows the hand: what was under the pointer at the press stays under it.

    by : in photo pixels, since the last draft
    """

    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Sampled:
    """A color under the eyedropper, shown but not taken yet."""

    color: HintColor


Draft: TypeAlias = Nothing | Staged | Band | Moved | Sampled


# Outcomes: what is to be done at the end.
@dataclass(frozen=True, slots=True)
class Ask:
    """Which colors are possible here? A place, or a box that was drawn.

    reopen : a hint whose color came from a choice among possible colors, to be chosen anew
    """

    place: PhotoPoint | PhotoRect
    reopen: HintId | None = None


@dataclass(frozen=True, slots=True)
class Select:
    """These hints are selected now."""

    ids: frozenset[HintId]


@dataclass(frozen=True, slots=True)
class Take:
    """Hold this color from now on."""

    color: HintColor


@dataclass(frozen=True, slots=True)
class ZoomBy:
    """Zoom by a factor; the place stays where it is on the screen."""

    at: PhotoPoint
    factor: float


@dataclass(frozen=True, slots=True)
class ZoomTo:
    """Fill the window with a box."""

    rect: PhotoRect


Outcome: TypeAlias = Edit | Ask | Select | Take | ZoomBy | ZoomTo | None

# A tool: from a press on it yields drafts and is sent gestures, until it returns an outcome. `close()` cancels it.
Course: TypeAlias = Generator[Draft, Gesture, Outcome]
Tool: TypeAlias = Callable[[Gesture, Bench], Course]
