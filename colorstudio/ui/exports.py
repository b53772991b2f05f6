"""Exporting with the person: the dialog, once more in the same way, and the sentence that says where the picture is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from colorstudio.editor.notes import Note
from colorstudio.editor.studio import Studio
from colorstudio.ui.file_dialog import folder_for
from colorstudio.ui.look import Look
from colorstudio.ui.messages import Messages, Offer

if TYPE_CHECKING:  # knows the engine, which comes after the first paint
    from colorstudio.editor.exporting import Exported


class Exports(QObject):
    """What the File menu exports of the studio's photo."""

    def __init__(self, studio: Studio, look: Look, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._look, self._messages, self._window = studio, look, messages, window

    def ask(self) -> None:
        """Let the person say where and how."""
        from colorstudio.ui.export.dialog import ExportDialog

        photo = self._studio.photo
        if photo is None:
            return
        last = photo.exporting.last
        folder = folder_for(photo.photo.source.path) if last is None else last.path.parent
        dialog = ExportDialog(photo, folder, self._look, self._window)
        dialog.wished.connect(photo.exporting.export)
        dialog.open()

    def repeat(self) -> None:
        """Export as the last time; the first time there is something to ask."""
        if self._studio.photo is not None and not self._studio.photo.exporting.export_again():
            self.ask()

    def tell(self, exported: Exported) -> None:
        """Say where the picture is."""
        from colorstudio.editor.exporting import Occasion

        path = exported.path
        if exported.occasion is Occasion.AGAIN:
            done = self.tr("Exported again to {path}.").format(path=path)
        else:
            done = self.tr("{name} is written to {folder}.").format(name=path.name, folder=path.parent)
        show = Offer(self.tr("Show in Folder"), partial(_show, path.parent))
        self._messages.say(Note(" ".join((done, *exported.notes))), offer=show)


def _show(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
