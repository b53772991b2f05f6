"""What the canvas asks of an open photo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from numpy.typing import NDArray

from colorstudio.document.hints import Hint
from colorstudio.document.model import Document
from colorstudio.editor.colors import Colors
from colorstudio.editor.event import Event
from colorstudio.editor.tool_names import ToolName
from colorstudio.support.geometry import Size
from colorstudio.tools.gesture import Gesture
from colorstudio.tools.held import Held
from colorstudio.tools.outcome import Draft, Moved, ZoomBy, ZoomTo

if TYPE_CHECKING:
    from colorstudio.editor.tiles import Tiles


class PaintedPhoto(Protocol):
    """A photo that can be looked at and painted on.

    size : of the picture, the photo within its frame
    to_picture : (2, 3), from the scan's coordinates to the picture's
    """

    document_changed: Event[()]
    colors_changed: Event[()]
    held_changed: Event[()]
    draft_changed: Event[()]
    view_wanted: Event[Moved | ZoomBy | ZoomTo]

    @property
    def size(self) -> Size: ...
    @property
    def to_picture(self) -> NDArray[Any]: ...
    @property
    def tiles(self) -> Tiles: ...
    @property
    def document(self) -> Document: ...
    @property
    def colors(self) -> Colors: ...
    @property
    def tool(self) -> ToolName: ...
    @property
    def held(self) -> Held: ...
    @property
    def draft(self) -> Draft | None: ...
    def lightness_of(self, hint: Hint) -> float: ...
    def press(self, gesture: Gesture) -> None: ...
    def move(self, gesture: Gesture) -> None: ...
    def release(self, gesture: Gesture) -> None: ...
    def escape(self) -> None: ...
    def hold(self, held: Held) -> None: ...
