"""What the export dialog lets a person choose of the file, and how it hangs together: no quality where none is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from colorstudio.editor.exporting import ExportWish
from colorstudio.imaging.file_options import FileOptions, Subsampling
from colorstudio.imaging.formats import WRITABLE, Format
from colorstudio.imaging.metadata.keeping import Keeping
from colorstudio.support.geometry import Size
from colorstudio.ui.export.profile_row import ProfileRow
from colorstudio.ui.export.sizes import SizeRow
from colorstudio.ui.look import Look
from colorstudio.ui.measures import GAP, INSET, TIGHT, WIDE
from colorstudio.ui.widgets.label import TextRole, label
from colorstudio.ui.widgets.number_format import PLAIN
from colorstudio.ui.widgets.slider import Slider
from colorstudio.ui.widgets.span import Span
from colorstudio.ui.widgets.value_field import ValueField

_WITH_QUALITY: Final = (Format.JPEG, Format.WEBP, Format.AVIF)
_WITH_SUBSAMPLING: Final = (Format.JPEG, Format.AVIF)
_QUALITY: Final = Span(1, 100, FileOptions(Format.JPEG).quality)
_LABEL_WIDTH: Final = 68


@dataclass(frozen=True, slots=True)
class FileChoices:
    """All that was chosen."""

    options: FileOptions
    long_side: int | None
    keeping: Keeping
    is_marked: bool


class ExportOptions(QWidget):
    """The form; the fields of name and folder, which mean something to the dialog alone, are laid out with the rest."""

    changed = Signal()
    format_changed = Signal(str)  # the suffix
    failed = Signal(str)

    def __init__(
        self, begin: ExportWish, look: Look, *, size: Size, depth: int, name: QWidget, folder: QWidget
    ) -> None:
        super().__init__()
        self.format, self.bits, self.subsampling = QComboBox(), QComboBox(), QComboBox()
        self.quality = Slider(_QUALITY, look, name=self.tr("Quality"))
        self.quality_field = ValueField(_QUALITY, PLAIN, name=self.tr("Quality"))
        self.bytes = label("", TextRole.LABEL)
        self.size_row = SizeRow(size, begin.long_side)
        self.profile_row = ProfileRow(begin.options.profile)
        self.keep = {
            Keeping.CAMERA: QCheckBox(self.tr("Camera and scan")),
            Keeping.CAPTION: QCheckBox(self.tr("Caption")),
            Keeping.PLACE: QCheckBox(self.tr("Place")),
        }
        self.mark = QCheckBox(self.tr("Mark as colorized"))
        self._depth = depth
        self._fill(begin)
        self._lay_out(name, folder)
        self._adapt(begin.options.depth or depth)
        self._connect()

    def choices(self) -> FileChoices:
        """What is chosen now."""
        keeping = Keeping.NOTHING
        for group, check in self.keep.items():
            if check.isChecked():
                keeping |= group
        options = FileOptions(
            self.format.currentData(),
            self.bits.currentData(),
            round(self.quality.amount),
            self.subsampling.currentData(),
            self.profile_row.profile,
        )
        return FileChoices(options, self.size_row.long_side, keeping, self.mark.isChecked())

    def show_format(self, format_: Format) -> None:
        """Take a format that the name asks for."""
        with QSignalBlocker(self.format):
            self.format.setCurrentIndex(self.format.findData(format_))
        self._adapt(self._wanted_depth())

    def show_bytes(self, count: int) -> None:
        self.bytes.setText(self._in_words(count))

    def _in_words(self, count: int) -> str:
        return self.tr("about {size}").format(size=in_words(count))

    def _fill(self, begin: ExportWish) -> None:
        for format_ in WRITABLE:
            self.format.addItem(format_.label, format_)
        self.subsampling.addItem("4:4:4", Subsampling.FULL)
        self.subsampling.addItem("4:2:0", Subsampling.QUARTER)
        self.subsampling.setToolTip(
            self.tr("4:4:4: each pixel has its own color. 4:2:0: four share one, the file is smaller.")
        )
        self.format.setCurrentIndex(self.format.findData(begin.options.format))
        self.subsampling.setCurrentIndex(self.subsampling.findData(begin.options.subsampling))
        self.quality.set_amount(begin.options.quality)
        self.quality_field.set_amount(begin.options.quality)
        for group, check in self.keep.items():
            check.setChecked(group in begin.keeping)
        self.mark.setChecked(begin.is_marked)
        for name, box in (
            (self.tr("Format"), self.format),
            (self.tr("Bits per color"), self.bits),
            (self.tr("Colors per pixel"), self.subsampling),
        ):
            box.setAccessibleName(name)

    def _lay_out(self, name: QWidget, folder: QWidget) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(INSET)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        self.bytes.setMinimumWidth(self.bytes.fontMetrics().horizontalAdvance(self._in_words(999_000_000)))
        keep = _row(*self.keep.values(), apart=WIDE)
        rows: tuple[tuple[str, QWidget, int], ...] = (
            (self.tr("Name"), name, 0),
            (self.tr("Folder"), folder, GAP),
            (self.tr("Format"), _row(self.format, self.bits, self.subsampling, wide=self.format), 0),
            (self.tr("Quality"), _row(self.quality, self.quality_field, self.bytes, wide=self.quality), 0),
            (self.tr("Size"), self.size_row, 0),
            (self.tr("Profile"), self.profile_row, TIGHT),
            (self.tr("Keep"), keep, 0),
            ("", self._marking(), 0),
        )
        for at, (words, row, room_below) in enumerate(rows):
            name_label = label(words, TextRole.LABEL)
            name_label.setContentsMargins(0, 0, 0, room_below)
            row.setContentsMargins(0, 0, 0, room_below)
            grid.addWidget(name_label, at, 0)
            grid.addWidget(row, at, 1)
        grid.setRowStretch(len(rows), 1)

    def _marking(self) -> QWidget:
        why = label(self.tr("The file says in its metadata that its colors were added later."), TextRole.NOTE)
        why.setWordWrap(True)
        why.setContentsMargins(24, 0, 0, 0)
        self.mark.setAccessibleDescription(why.text())
        marking = QWidget()
        column = QVBoxLayout(marking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.mark)
        column.addWidget(why)
        return marking

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(self._format_chosen)
        self.size_row.changed.connect(self.changed)
        self.profile_row.changed.connect(self.changed)
        self.profile_row.refused.connect(self.failed)
        for box in (self.bits, self.subsampling):
            box.currentIndexChanged.connect(self.changed)
        self.quality.moved.connect(self._quality_moved)
        self.quality_field.edited.connect(self._quality_typed)
        for check in (*self.keep.values(), self.mark):
            check.toggled.connect(self.changed)

    def _format_chosen(self) -> None:
        self._adapt(self._wanted_depth())
        self.format_changed.emit(WRITABLE[self.format.currentData()].suffixes[0])
        self.changed.emit()

    def _wanted_depth(self) -> int:
        """What was chosen where there was a choice, else what the photo has."""
        chosen: int = self.bits.currentData()
        return chosen if self.bits.count() > 1 else self._depth

    def _adapt(self, depth: int) -> None:
        """Offer what the format can hold; 12 bits are made of 16."""
        format_ = self.format.currentData()
        with QSignalBlocker(self.bits):
            self.bits.clear()
            for bits in WRITABLE[format_].depths:
                self.bits.addItem(self.tr("{depth} bit").format(depth=bits), 8 if bits == 8 else 16)
            self.bits.setCurrentIndex(max(self.bits.findData(depth), 0))
        self.bits.setEnabled(self.bits.count() > 1)
        self.subsampling.setEnabled(format_ in _WITH_SUBSAMPLING)
        for part in (self.quality, self.quality_field):
            part.setEnabled(format_ in _WITH_QUALITY)

    def _quality_moved(self, amount: float) -> None:
        self.quality_field.set_amount(amount)
        self.changed.emit()

    def _quality_typed(self, amount: float) -> None:
        self.quality.set_amount(amount)
        self.changed.emit()


def in_words(count: int) -> str:
    """Bytes as people read them."""
    if count < 100_000:
        return f"{max(count / 1000, 1):.0f} kB"
    return f"{count / 1e6:.1f} MB" if count < 1e9 else f"{count / 1e9:.2f} GB"


def _row(*parts: QWidget, wide: QWidget | None = None, apart: int = GAP) -> QWidget:
    """Parts side by side; one of them takes the room that is left, or none."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(apart)
    for part in parts:
        layout.addWidget(part, 1 if part is wide else 0)
    if wide is None:
        layout.addStretch(1)
    return row
