"""What the commands do to the open photo and its view; those about files and the window itself are the window's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from colorstudio.document.colors import Gray
from colorstudio.document.edits import ChangeSettings, Edit
from colorstudio.document.settings import Settings
from colorstudio.tools.changes import cleared, duplicated, removed, with_strength
from colorstudio.tools.offset import Offset
from colorstudio.ui.photo_view import PhotoView

if TYPE_CHECKING:
    from colorstudio.editor.open_photo import OpenPhoto

_SOFTER: Final = 0.1
_ASIDE: Final = 0.01  # of the diagonal: where a duplicate lies


class Deeds:
    """Acts on whatever photo is shown; without one, nothing happens."""

    def __init__(self, shown: Callable[[], PhotoView | None]) -> None:
        self._shown = shown

    def by_name(self) -> dict[str, Callable[[], None]]:
        """What each command does."""
        return {
            "undo": self.undo,
            "redo": self.redo,
            "select_all": self.select_all,
            "duplicate": self.duplicate,
            "delete": self.delete,
            "clear": self.clear,
            "swap": self.swap,
            "hold_gray": self.hold_gray,
            "smaller": lambda: self._with_view(lambda view: view.resize_brush(-1)),
            "larger": lambda: self._with_view(lambda view: view.resize_brush(1)),
            "softer": lambda: self._with_view(lambda view: view.harden_brush(-_SOFTER)),
            "harder": lambda: self._with_view(lambda view: view.harden_brush(_SOFTER)),
            "next_unsure": lambda: self._with_view(lambda view: view.go_to_unsure(forward=True)),
            "previous_unsure": lambda: self._with_view(lambda view: view.go_to_unsure(forward=False)),
            "zoom_in": lambda: self._with_view(lambda view: view.canvas.zoom_in()),
            "zoom_out": lambda: self._with_view(lambda view: view.canvas.zoom_out()),
            "fit": lambda: self._with_view(lambda view: view.canvas.fit()),
            "full_size": lambda: self._with_view(lambda view: view.canvas.set_zoom(1.0)),
            "compare": lambda: self._with_view(lambda view: view.canvas.cycle_compare()),
        }

    def undo(self) -> None:
        self._with_photo(lambda photo: photo.undo())

    def redo(self) -> None:
        self._with_photo(lambda photo: photo.redo())

    def select_all(self) -> None:
        self._with_photo(lambda photo: photo.select(frozenset(hint.id for hint in photo.document.hints)))

    def duplicate(self) -> None:
        """Put copies of what is selected a little aside, and select them."""

        def act(photo: OpenPhoto) -> None:
            aside = _ASIDE * photo.photo.size.diagonal
            edit = duplicated(photo.history.current, photo.held.selection, by=Offset(aside, aside))
            if edit is not None:
                photo.do(edit)
                photo.select(frozenset(hint.id for hint in edit.hints))

        self._with_photo(act)

    def delete(self) -> None:
        self._do(lambda photo: removed(photo.history.current, photo.held.selection))

    def stage_strength(self, strength: float) -> None:
        """Show what is selected with another strength."""

        def act(photo: OpenPhoto) -> None:
            edit = with_strength(photo.history.current, photo.held.selection, strength=strength)
            if edit is None:
                photo.abort()
            else:
                photo.stage(edit)

        self._with_photo(act)

    def set_strength(self, strength: float) -> None:
        """Let what is selected count more or less: one step."""

        def act(photo: OpenPhoto) -> None:
            edit = with_strength(photo.history.current, photo.held.selection, strength=strength)
            if edit is None:
                photo.abort()
            else:
                photo.do(edit)

        self._with_photo(act)

    def stage_settings(self, settings: Settings, label: str) -> None:
        """Show the picture with other settings."""

        def act(photo: OpenPhoto) -> None:
            photo.stage(ChangeSettings(label, settings))

        self._with_photo(act)

    def set_settings(self, settings: Settings, label: str) -> None:
        """Give the picture other settings: one step."""
        self._with_photo(lambda photo: photo.change_settings(settings, label))

    def clear(self) -> None:
        self._do(lambda photo: cleared(photo.history.current))

    def swap(self) -> None:
        self._with_photo(
            lambda photo: photo.hold(replace(photo.held, color=photo.held.previous, previous=photo.held.color))
        )

    def hold_gray(self) -> None:
        self._with_photo(lambda photo: photo.take_color(Gray.KEEP))

    def _do(self, edit_of: Callable[[OpenPhoto], Edit | None]) -> None:
        def act(photo: OpenPhoto) -> None:
            edit = edit_of(photo)
            if edit is not None:
                photo.do(edit)

        self._with_photo(act)

    def _with_photo(self, act: Callable[[OpenPhoto], None]) -> None:
        view = self._shown()
        if view is not None:
            act(view.photo)

    def _with_view(self, act: Callable[[PhotoView], None]) -> None:
        view = self._shown()
        if view is not None:
            act(view)
