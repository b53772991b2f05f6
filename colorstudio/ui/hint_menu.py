"""The menu of hints: another color, strength, hide, duplicate, delete, and the note that says how a color is known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from colorstudio.document.edits import Edit
from colorstudio.document.eye import Eye
from colorstudio.document.hints import Barrier, ColorHint
from colorstudio.document.ids import HintId
from colorstudio.editor.notes import Note
from colorstudio.support.errors import BadInput
from colorstudio.support.geometry import PhotoPoint
from colorstudio.tools.changes import with_eye, with_note, with_strength
from colorstudio.tools.extent import line_of

if TYPE_CHECKING:
    from colorstudio.editor.open_photo import OpenPhoto
    from colorstudio.ui.photo_view import PhotoView

_STRENGTHS: Final = (1.0, 0.75, 0.5, 0.25)


class HintMenu(QObject):
    """Acts on the hints that are selected."""

    def __init__(
        self,
        view: Callable[[], PhotoView | None],
        commands: Mapping[str, QAction],
        recolor: Callable[[], None],
        window: QWidget,
    ) -> None:
        """`recolor` leads to the color dock."""
        super().__init__(window)
        self._view, self._commands, self._recolor, self._window = view, commands, recolor, window
        self._place: PhotoPoint | None = None

    def open_at(self, at: QPoint, place: PhotoPoint | None = None) -> None:
        """Show the menu at a point of the screen; `place` is that of the photo, where it was opened there."""
        photo = self._shown()
        if photo is None or not photo.selected:
            return
        self._place = place
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if any(isinstance(hint, ColorHint) for hint in photo.selected):
            menu.addAction(self.tr("Recolor…")).triggered.connect(self._recolor)
            menu.addAction(self.tr("Possible colors here…")).triggered.connect(self._ask_colors)
        self._add_strengths(menu, {hint.strength for hint in photo.selected if not isinstance(hint, Barrier)})
        is_open = any(hint.eye is Eye.OPEN for hint in photo.selected)
        hide = menu.addAction(self.tr("Hide") if is_open else self.tr("Show"))
        hide.triggered.connect(self.turn_eyes)
        menu.addAction(self.tr("Note…")).triggered.connect(self._ask_note)
        menu.addSeparator()
        menu.addAction(self._commands["duplicate"])
        menu.addAction(self._commands["delete"])
        menu.popup(at)

    def _add_strengths(self, menu: QMenu, now: Collection[float]) -> None:
        strengths = menu.addMenu(self.tr("Strength"))
        strengths.setEnabled(bool(now))
        for strength in _STRENGTHS:
            action = strengths.addAction(f"{100 * strength:.0f} %")
            action.setData(strength)
            action.setCheckable(True)
            action.setChecked(set(now) == {strength})
            action.triggered.connect(self._set_strength)

    def _shown(self) -> OpenPhoto | None:
        view = self._view()
        return None if view is None else view.photo

    def _ask_colors(self) -> None:
        view = self._view()
        if view is None:
            return
        hint = next((hint for hint in reversed(view.photo.selected) if isinstance(hint, ColorHint)), None)
        if hint is not None:
            line = line_of(hint)
            view.ask_about(hint.id, self._place or line[len(line) // 2])

    def turn_eyes(self) -> None:
        """Hide what is selected, or show it if all of it is hidden."""
        photo = self._shown()
        if photo is not None:
            selection = photo.held.selection
            is_open = any(hint.eye is Eye.OPEN for hint in photo.selected)
            self._do(with_eye(photo.history.current, selection, eye=Eye.CLOSED if is_open else Eye.OPEN))

    def turn_eye(self, hint_id: HintId) -> None:
        """Hide or show one hint, or all that are selected with it."""
        photo = self._shown()
        if photo is None:
            return
        hint = next(hint for hint in photo.document.hints if hint.id == hint_id)
        ids = photo.held.selection if hint_id in photo.held.selection else frozenset((hint_id,))
        self._do(with_eye(photo.history.current, ids, eye=Eye.CLOSED if hint.eye is Eye.OPEN else Eye.OPEN))

    def _set_strength(self) -> None:
        action, photo = self.sender(), self._shown()
        if photo is not None and isinstance(action, QAction):
            self._do(with_strength(photo.history.current, photo.held.selection, strength=action.data()))

    def _ask_note(self) -> None:
        photo = self._shown()
        if photo is None:
            return
        notes = [hint.note for hint in photo.selected]
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Note"))
        dialog.setLabelText(self.tr("How is this color known? For example: uniform, field gray, regimental museum."))
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setTextValue(notes[0] if len(set(notes)) == 1 else "")
        dialog.textValueSelected.connect(self._set_note)
        dialog.open()

    def _set_note(self, note: str) -> None:
        photo = self._shown()
        if photo is None:
            return
        try:
            self._do(with_note(photo.history.current, photo.held.selection, note=note))
        except BadInput as error:
            photo.noted.fire(Note.of(error))

    def _do(self, edit: Edit | None) -> None:
        photo = self._shown()
        if edit is not None and photo is not None:
            photo.do(edit)
