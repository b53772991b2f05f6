"""The menu of hints: strength, hide, duplicate, delete, and the note that says how a color is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from colorstudio.document.edits import Edit
from colorstudio.document.eye import Eye
from colorstudio.document.ids import HintId
from colorstudio.editor.notes import Note
from colorstudio.support.errors import BadInput
from colorstudio.tools.changes import removed, with_eye, with_note, with_strength

if TYPE_CHECKING:
    from colorstudio.editor.open_photo import OpenPhoto

_STRENGTHS: Final = (1.0, 0.75, 0.5, 0.25)


class HintMenu(QObject):
    """Acts on the hints that are selected."""

    def __init__(self, shown: Callable[[], OpenPhoto | None], duplicate: QAction, window: QWidget) -> None:
        super().__init__(window)
        self._shown, self._duplicate, self._window = shown, duplicate, window

    def open_at(self, at: QPoint) -> None:
        """Show the menu at a point of the screen."""
        photo = self._shown()
        if photo is None or not photo.held.selection:
            return
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        strengths = menu.addMenu(self.tr("Strength"))
        for strength in _STRENGTHS:
            action = strengths.addAction(f"{100 * strength:.0f} %")
            action.setData(strength)
            action.triggered.connect(self._set_strength)
        is_open = any(hint.eye is Eye.OPEN for hint in photo.document.hints if hint.id in photo.held.selection)
        hide = menu.addAction(self.tr("Hide") if is_open else self.tr("Show"))
        hide.triggered.connect(self.turn_eyes)
        menu.addAction(self.tr("Note…")).triggered.connect(self._ask_note)
        menu.addSeparator()
        menu.addAction(self._duplicate)
        menu.addAction(self.tr("Delete")).triggered.connect(self._delete)
        menu.popup(at)

    def turn_eyes(self) -> None:
        """Hide what is selected, or show it if all of it is hidden."""
        photo = self._shown()
        if photo is not None:
            selection = photo.held.selection
            is_open = any(hint.eye is Eye.OPEN for hint in photo.document.hints if hint.id in selection)
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
        notes = [hint.note for hint in photo.document.hints if hint.id in photo.held.selection]
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

    def _delete(self) -> None:
        photo = self._shown()
        if photo is not None:
            self._do(removed(photo.history.current, photo.held.selection))
            photo.select(frozenset())

    def _do(self, edit: Edit | None) -> None:
        photo = self._shown()
        if edit is not None and photo is not None:
            photo.do(edit)
