"""What a color that is picked in the dock does: it is held, and it colors the place that was asked about, once the
person wanted another color there than those of the fan; or else the hints that are selected.
"""

from __future__ import annotations

from typing import Protocol

from colorstudio.document.colors import HintColor
from colorstudio.document.edits import Edit
from colorstudio.document.hints import ColorHint
from colorstudio.document.history import History
from colorstudio.editor.hint_lightness import HintLightness
from colorstudio.editor.picker import Picker
from colorstudio.tools.changes import recolored
from colorstudio.tools.held import Held


class Desk(Protocol):
    """The open photo, as far as colors are picked for it."""

    history: History
    held: Held
    picker: Picker
    lightness: HintLightness

    def stage(self, edit: Edit) -> bool: ...
    def abort(self) -> None: ...
    def do(self, edit: Edit) -> None: ...
    def take_color(self, color: HintColor) -> None: ...


class Recoloring:
    """Tries a color while the hand moves, and takes it at the end: one step."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def color(self) -> HintColor:
        """The color in question: that of the hint that is asked about or selected, or the one that is held."""
        hint = self._hint()
        return self._desk.held.color if hint is None else hint.color

    @property
    def lightness(self) -> float | None:
        """The photo's own where the color will be, 0 to 100; None as long as the next stroke may fall anywhere."""
        hint = self._hint()
        return self._desk.picker.lightness_of_another if hint is None else self._desk.lightness.of(hint)

    def try_color(self, color: HintColor) -> None:
        """Show what a color would look like."""
        edit = self._edit(color)
        if edit is not None:
            self._desk.stage(edit)

    def take(self, color: HintColor) -> None:
        """Hold a color from now on, and give it to what is in question."""
        edit = self._edit(color)
        if edit is None:
            self._desk.abort()
        else:
            self._desk.do(edit)  # in place of what was tried: to go back between would be seen
        self._desk.take_color(color)

    def stop_trying(self) -> None:
        """Show again what there is."""
        self._desk.abort()

    def give_up(self) -> None:
        """Want no other color any more for the place that was asked about."""
        if self._desk.picker.wants_another:
            self._desk.abort()
            self._desk.picker.dismiss()

    def _edit(self, color: HintColor) -> Edit | None:
        if self._desk.picker.wants_another:
            return self._desk.picker.another(color)
        hint = self._hint()
        if hint is None:
            return None
        document, selection = self._desk.history.current, self._desk.held.selection
        return recolored(document, selection, color=color, lightness=self._desk.lightness.of(hint))

    def _hint(self) -> ColorHint | None:
        """The hint whose color is in question, of several the one painted last."""
        wanted = self._desk.picker.hint_of_another
        ids = self._desk.held.selection if wanted is None else {wanted}
        hints = (hint for hint in self._desk.history.current.hints[::-1] if isinstance(hint, ColorHint))
        return next((hint for hint in hints if hint.id in ids), None)
