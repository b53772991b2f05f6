"""Opening, saving and closing with the person: file dialogs, and the question before work gets lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from colorstudio.editor.notes import Note
from colorstudio.editor.studio import Studio
from colorstudio.support.errors import ColorstudioError
from colorstudio.ui.asking import Option, Question
from colorstudio.ui.file_dialog import file_dialog, folder_for

if TYPE_CHECKING:
    from colorstudio.editor.opening import PhotoIsGone

PROJECT: Final = ".colorstudio"
READ: Final = (
    "*.jpg *.jpeg *.png *.tif *.tiff *.webp *.avif *.heic *.heif *.jxl *.gif *.bmp *.ppm *.pgm *.jp2 *.dng *.nef *.cr2 "
    "*.arw"
)
_ROLE = QMessageBox.ButtonRole


class Files(QObject):
    """What the File menu does with the studio's photo."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        studio.photo_is_gone.connect(self._ask_for_the_photo)
        studio.ask_to_leave = self.leave

    def open(self) -> None:
        """Let the person choose a photo or a project."""
        dialog = file_dialog(self._window, self.tr("Open a photo"), QFileDialog.FileMode.ExistingFile)
        photos = self.tr("Photos and projects")
        dialog.setNameFilters([f"{photos} ({READ} *{PROJECT})", self.tr("All files (*)")])
        dialog.fileSelected.connect(self._open_chosen)
        dialog.open()

    def open_path(self, path: Path) -> None:
        """Open a file; before it takes the place of what is open, that may have to be saved."""
        self._studio.open(path)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save the project where it was saved last."""
        photo = self._studio.photo
        if photo is None:
            return
        if photo.saving.path is None:
            self.save_as(then)
        else:
            photo.save(photo.saving.path, done=then or _nothing, failed=self._say)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Let the person choose where to save the project."""
        photo = self._studio.photo
        if photo is not None:
            self._choose_project(
                self.tr("Save the project"),
                lambda path: photo.save(path, done=then or _nothing, failed=self._say),
            )

    def save_copy(self) -> None:
        """Let the person choose where a copy goes; the work goes on in the file of before."""
        photo = self._studio.photo
        if photo is not None:
            self._choose_project(
                self.tr("Save a copy"), lambda path: photo.save_copy(path, done=_nothing, failed=self._say)
            )

    def close(self) -> None:
        """Close the photo."""
        self.leave(self._studio.close)

    def leave(self, then: Callable[[], None], otherwise: Callable[[], None] | None = None) -> None:
        """Do what takes the photo away, after asking what becomes of unsaved work and of an export under way."""
        photo = self._studio.photo
        if photo is not None and photo.exporting.busy is not None:
            self._ask_about_export(then, otherwise)
            return
        if photo is None or photo.saving.is_saved:
            then()
            return
        name = photo.document.photo.name if photo.saving.path is None else photo.saving.path.name
        question = Question(
            self._window,
            self.tr("Save your work on {name}?").format(name=name),
            self.tr("What you have done since the last save is lost otherwise."),
            (
                Option(self.tr("Save"), _ROLE.AcceptRole, lambda: self.save(lambda: self.leave(then, otherwise))),
                Option(self.tr("Cancel"), _ROLE.RejectRole, otherwise),
                Option(self.tr("Don’t save"), _ROLE.DestructiveRole, then),
            ),
        )
        question.open()

    def _ask_about_export(self, then: Callable[[], None], otherwise: Callable[[], None] | None) -> None:
        photo = self._studio.photo
        assert photo is not None

        def stop() -> None:
            photo.exporting.cancel()
            self.leave(then, otherwise)

        question = Question(
            self._window,
            self.tr("A picture is still being written."),
            self.tr("If you stop now, it is not there; what was there before stays."),
            (
                Option(self.tr("Go on writing"), _ROLE.RejectRole, otherwise),
                Option(self.tr("Stop it"), _ROLE.DestructiveRole, stop),
            ),
        )
        question.open()

    def _open_chosen(self, chosen: str) -> None:
        self.open_path(Path(chosen))

    def _ask_for_the_photo(self, gone: PhotoIsGone) -> None:
        question = Question(
            self._window,
            gone.sentence,
            self.tr("Your work on it is safe."),
            (
                Option(self.tr("Find the photo…"), _ROLE.AcceptRole, partial(self._find, gone)),
                Option(self.tr("Cancel"), _ROLE.RejectRole),
            ),
        )
        question.open()

    def _find(self, gone: PhotoIsGone) -> None:
        name = gone.name
        dialog = file_dialog(
            self._window, self.tr("Where is {name}?").format(name=name), QFileDialog.FileMode.ExistingFile
        )
        dialog.setNameFilters([f"{name} (*{Path(name).suffix})", self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda chosen: self._studio.open_with(gone, Path(chosen)))
        dialog.open()

    def _choose_project(self, title: str, save: Callable[[Path], None]) -> None:
        photo = self._studio.photo
        assert photo is not None
        dialog = file_dialog(self._window, title, QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{self.tr('colorstudio projects')} (*{PROJECT})"])
        dialog.setDefaultSuffix(PROJECT[1:])
        path = photo.saving.path
        dialog.setDirectory(str(folder_for(photo.photo.source.path) if path is None else path.parent))
        dialog.selectFile(Path(photo.document.photo.name).stem + PROJECT)
        dialog.fileSelected.connect(lambda chosen: self._save_to(Path(chosen), save))
        dialog.open()

    def _save_to(self, path: Path, save: Callable[[Path], None]) -> None:
        """Save under the project's own ending, whatever was typed: another would hide what the file is."""
        project = path if path.suffix == PROJECT else path.with_name(path.name + PROJECT)
        if project == path or not project.exists():
            save(project)
            return
        question = Question(
            self._window,
            self.tr("{name} is there already.").format(name=project.name),
            self.tr("Replace it?"),
            (
                Option(self.tr("Cancel"), _ROLE.RejectRole),
                Option(self.tr("Replace"), _ROLE.DestructiveRole, partial(save, project)),
            ),
        )
        question.open()

    def _say(self, error: ColorstudioError) -> None:
        self._studio.noted.fire(Note.of(error))


def _nothing() -> None:
    pass
