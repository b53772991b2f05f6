"""The export dialog: where the picture goes and how, with a preview. It only asks: the photo's exporting writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from colorstudio.document.names import is_name
from colorstudio.editor.exporting import ExportWish
from colorstudio.imaging.formats import WRITABLE, Format, format_for
from colorstudio.support.atomic import Existing
from colorstudio.support.errors import BadInput
from colorstudio.ui.export.destination import Folder, folder_of, is_file_of, state_of
from colorstudio.ui.export.naming import finished, with_suffix
from colorstudio.ui.export.options import ExportOptions, in_words
from colorstudio.ui.export.preview import ExportPreview
from colorstudio.ui.file_dialog import file_dialog
from colorstudio.ui.look import Look
from colorstudio.ui.measures import GAP, INSET, MARGIN, WIDE
from colorstudio.ui.widgets.button import Button, ButtonSize, Weight
from colorstudio.ui.widgets.label import TextRole, label

if TYPE_CHECKING:
    from colorstudio.editor.open_photo import OpenPhoto
    from colorstudio.jobs.job import Job

_FORM_WIDTH: Final = 460
_BUTTON_PADDING: Final = 2 * (INSET + 1)


class ExportDialog(QDialog):
    """Asks how one photo is to be exported."""

    wished = Signal(object)  # ExportWish

    def __init__(self, photo: OpenPhoto, folder: Path, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._photo = photo
        self._proposed = folder
        self._replaces: Path | None = None  # what the person said may be replaced
        self._folder_state = Folder.WRITABLE
        self.preview = ExportPreview(photo, look)
        begin = photo.exporting.proposal(folder)
        self.name = QLineEdit(begin.path.name)
        self.name.setAccessibleName(self.tr("Name"))
        self.place = QLineEdit(str(folder))
        self.place.setAccessibleName(self.tr("Folder"))
        self.browse = Button(self.tr("Browse…"))
        self.options = ExportOptions(
            begin,
            look,
            size=photo.size,
            depth=photo.photo.depth,
            name=self.name,
            folder=_folder_row(self.place, self.browse),
        )
        self._where, self._hint = label("", TextRole.NOTE), label(self.tr("Drag to look elsewhere"), TextRole.NOTE)
        self._footer = label("")
        self._footer.setWordWrap(True)
        self._cancel = Button(self.tr("Cancel"), size=ButtonSize.DIALOG)
        self.export = Button(self.tr("Export"), weight=Weight.PRIMARY, size=ButtonSize.DIALOG)
        self.export.setDefault(True)
        self._estimating = QTimer(self, singleShot=True, interval=150)
        self._estimate_job: Job[int] | None = None
        self._lay_out()
        self._connect()
        self._select_stem()
        self._folder_changed()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self._where)
        below.addStretch(1)
        below.addWidget(self._hint)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.preview, 1)
        left.addLayout(below)
        self.options.setMinimumWidth(_FORM_WIDTH)
        halves = QHBoxLayout()
        halves.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        halves.setSpacing(2 * INSET)
        halves.addLayout(left, 1)
        halves.addWidget(self.options)
        line = QFrame()
        line.setProperty("role", "separator")
        line.setFixedHeight(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, INSET, MARGIN, INSET)
        foot.setSpacing(GAP)
        foot.addWidget(self._footer, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.export)
        title = label(self.tr("Export"), TextRole.DIALOG_TITLE)
        title.setContentsMargins(MARGIN, WIDE, MARGIN, INSET)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(title)
        whole.addLayout(halves, 1)
        whole.addWidget(line)
        whole.addLayout(foot)
        self.export.ensurePolished()
        both = (self.tr("Replace"), self.tr("Export"))  # the button keeps its place when it is named anew
        self.export.setMinimumWidth(max(map(self.export.fontMetrics().horizontalAdvance, both)) + _BUTTON_PADDING)

    def _connect(self) -> None:
        self.browse.clicked.connect(self._browse)
        self._cancel.clicked.connect(self.reject)
        self.export.clicked.connect(self._wish)
        self.name.textEdited.connect(self._name_edited)
        self.name.editingFinished.connect(self._finish_name)
        self.place.textEdited.connect(self._folder_changed)
        self.options.changed.connect(self._changed)
        self.options.format_changed.connect(self._take_suffix)
        self.options.failed.connect(self._say)
        self.preview.moved.connect(self._moved)
        self._estimating.timeout.connect(self._estimate)
        self.finished.connect(self._let_go)

    def _wish_of(self, path: Path, existing: Existing) -> ExportWish:
        chosen = self.options.choices()
        return ExportWish(path, chosen.options, existing, chosen.long_side, chosen.keeping, chosen.is_marked)

    def _path(self) -> Path:
        return self._folder() / finished(self.name.text(), self._suffix())

    def _folder(self) -> Path:
        return folder_of(self.place.text(), beside=self._proposed)

    def _suffix(self) -> str:
        return WRITABLE[self._format()].suffixes[0]

    def _wish(self) -> None:
        """Say what is wished, unless a file is in the way that nobody said may go."""
        self._folder_changed()  # it may have changed by itself
        if self._problem():
            return
        path = self._path()
        if path.exists() and path != self._replaces:
            self._replaces = path
            self.export.setText(self.tr("Replace"))
            self._say(self.tr("{name} is there already. Replace it, or choose another name.").format(name=path.name))
            return
        existing = Existing.REPLACED if path == self._replaces else Existing.KEPT
        self.wished.emit(self._wish_of(path, existing))
        self.accept()

    def _problem(self) -> str:
        """What keeps it from being written; empty if nothing does."""
        path, name = self._path(), self.name.text().strip()
        if not name:
            return self.tr("Give the picture a name.")
        if not is_name(name):
            return self.tr("A file can't be called that: leave out / \\ and :")
        try:
            format_for(path)
        except BadInput as error:
            return error.sentence
        if self._folder_state is Folder.MISSING:
            return self.tr("There is no folder {folder}.").format(folder=path.parent)
        if self._folder_state is Folder.READ_ONLY:
            return self.tr("Can't write to this folder (read-only). Choose another.")
        if is_file_of(path, self._photo.photo.source.path):
            return self.tr("That is the photo itself. Choose another name.")
        return ""

    def _folder_changed(self) -> None:
        """See whether a file can be made there; not at each letter of the name, since it takes a try."""
        self._folder_state = state_of(self._folder())
        self._changed()

    def _changed(self) -> None:
        problem = self._problem()
        self.export.setEnabled(not problem)
        if self._path() != self._replaces:
            self._replaces = None
            self.export.setText(self.tr("Export"))
        self._footer.setText(problem)
        self._estimating.start()

    def _name_edited(self) -> None:
        try:
            format_ = format_for(self._path())
        except BadInput:
            format_ = None
        if format_ is not None and format_ is not self._format():
            self.options.show_format(format_)
        self._changed()

    def _finish_name(self) -> None:
        """Show the ending that the file will have."""
        self.name.setText(finished(self.name.text(), self._suffix()))

    def _format(self) -> Format:
        return self.options.choices().options.format

    def _take_suffix(self, suffix: str) -> None:
        self.name.setText(with_suffix(self.name.text(), suffix))
        self._changed()

    def _estimate(self) -> None:
        wish = self._wish_of(self._path(), Existing.KEPT)
        self._estimate_job = self._photo.exporting.estimate(wish, self._estimated)

    def _estimated(self, count: int) -> None:
        self.options.show_bytes(count)
        if not self._problem() and self._path() != self._replaces:
            self._footer.setText(
                self.tr("1 file, about {size}. The original stays as it is.").format(size=in_words(count))
            )

    def _let_go(self) -> None:
        """Ask for nothing more: answers would come to a dialog that is gone."""
        self.preview.let_go()
        self._estimating.stop()
        if self._estimate_job is not None:
            self._estimate_job.cancel()

    def _moved(self, x: int, y: int) -> None:
        self._where.setText(self.tr("100 % at {x}, {y}").format(x=x, y=y))

    def _browse(self) -> None:
        dialog = file_dialog(self, self.tr("Choose a folder"), QFileDialog.FileMode.Directory)
        dialog.setDirectory(str(self._folder()))
        dialog.fileSelected.connect(self._browsed)
        dialog.open()

    def _browsed(self, chosen: str) -> None:
        self.place.setText(chosen)
        self._folder_changed()

    def _select_stem(self) -> None:
        self.name.setFocus()
        self.name.setSelection(0, len(Path(self.name.text()).stem))

    def _say(self, sentence: str) -> None:
        self._footer.setText(sentence)


def _folder_row(place: QLineEdit, browse: Button) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    layout.addWidget(place, 1)
    layout.addWidget(browse)
    return row
