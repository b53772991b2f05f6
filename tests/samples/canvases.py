"""A photo as the canvas sees it: real tiles, and a desk that notes the gestures that arrive."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from colorstudio.document.hints import Hint
from colorstudio.document.ids import HintId
from colorstudio.document.model import Document
from colorstudio.editor.colors import Colors, Detail
from colorstudio.editor.event import Event
from colorstudio.editor.tiles import Tiles
from colorstudio.editor.tool_names import ToolName
from colorstudio.imaging.photo import Photo
from colorstudio.imaging.pyramid import build_pyramid
from colorstudio.jobs.lane import Lane
from colorstudio.support.geometry import Size
from colorstudio.tools.gesture import Gesture
from colorstudio.tools.held import FIRST_COLOR, FIRST_PREVIOUS, Held
from colorstudio.tools.outcome import Draft, Moved, ZoomBy, ZoomTo
from tests.samples.documents import document

GRAY = Colors(None, Detail.SMOOTH, 1.0)


@dataclass(eq=False)
class DeskPhoto:
    """It does what the canvas asks for, and tells what it was asked."""

    size: Size
    tiles: Tiles
    lane: Lane
    document: Document
    held: Held
    to_picture: NDArray[Any] = field(default_factory=lambda: np.eye(2, 3))
    colors: Colors = GRAY
    tool: ToolName = ToolName.BRUSH
    draft: Draft | None = None
    gestures: list[Gesture] = field(default_factory=list)
    escapes: int = 0
    lightness: float = 58.0  # of the photo under every hint

    def __post_init__(self) -> None:
        self.document_changed: Event[()] = Event()
        self.colors_changed: Event[()] = Event()
        self.held_changed: Event[()] = Event()
        self.draft_changed: Event[()] = Event()
        self.view_wanted: Event[Moved | ZoomBy | ZoomTo] = Event()

    def lightness_of(self, _: Hint) -> float:
        return self.lightness

    def press(self, gesture: Gesture) -> None:
        self.gestures.append(gesture)

    def move(self, gesture: Gesture) -> None:
        self.gestures.append(gesture)

    def release(self, gesture: Gesture) -> None:
        self.gestures.append(gesture)

    def escape(self) -> None:
        self.escapes += 1

    def hold(self, held: Held) -> None:
        self.held = held
        self.held_changed.fire()

    # What happens elsewhere in the program

    def put(self, *hints: Hint) -> None:
        self.document = replace(self.document, hints=hints)
        self.document_changed.fire()

    def select(self, *ids: str) -> None:
        self.hold(replace(self.held, selection=frozenset(map(HintId, ids))))

    def take_up(self, tool: ToolName) -> None:
        self.tool = tool
        self.held_changed.fire()

    def show(self, colors: Colors) -> None:
        self.colors = colors
        self.colors_changed.fire()

    def set_draft(self, draft: Draft | None) -> None:
        self.draft = draft
        self.draft_changed.fire()

    def work(self) -> None:
        """Let the lane do all that it was asked."""
        while self.lane.run_next():
            pass


def desk_photo(photo: Photo, *hints: Hint) -> DeskPhoto:
    """Lay a photo on the desk."""
    lane = Lane("tiles", post=lambda action: action())
    held = Held(FIRST_COLOR, FIRST_PREVIOUS, radius=10.0, dab_radius=5.0)
    tiles = Tiles(build_pyramid(photo), lane)
    return DeskPhoto(photo.size, tiles, lane, replace(document(), hints=hints), held)
