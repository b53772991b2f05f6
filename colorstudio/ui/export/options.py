"""What the export dialog lets a person choose of the file, and how it hangs together: no quality where none is lost."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from colorstudio.imaging.file_options import FileOptions, Subsampling
from colorstudio.imaging.formats import WRITABLE, Format
from colorstudio.imaging.metadata.keeping import Keeping
from colorstudio.imaging.profiles import P3, SRGB, Profile, profile_from
from colorstudio.support.errors import ColorstudioError
from colorstudio.support.geometry import Size
from colorstudio.ui.look import Look
from colorstudio.ui.measures import GAP, INSET
from colorstudio.ui.widgets.label import TextRole, label
from colorstudio.ui.widgets.number_format import PLAIN
from colorstudio.ui.widgets.slider import Slider
from colorstudio.ui.widgets.span import Span
from colorstudio.ui.widgets.value_field import ValueField

_WITH_QUALITY: Final = (Format.JPEG, Format.WEBP, Format.AVIF)
_WITH_SUBSAMPLING: Final = (Format.JPEG, Format.AVIF)
_LONG_SIDES: Final = (4000, 2048, 1080)
_QUALITY: Final = Span(1, 100, FileOptions(Format.JPEG).quality)


@dataclass(frozen=True, slots=True)
class FileChoices:
    """All that was chosen."""

    options: FileOptions
    long_side: int | None
    keeping: Keeping
    is_marked: bool


class ExportOptions(QWidget):
    """The form without name and folder."""

    changed = Signal()
    format_changed = Signal(str)  # the suffix
    failed = Signal(str)

    def __init__(self, size: Size, depth: int, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.format, self.bits, self.subsampling = QComboBox(), QComboBox(), QComboBox()
        self.quality = Slider(_QUALITY, look, name=self.tr("Quality"))
        self.quality_field = ValueField(_QUALITY, PLAIN, name=self.tr("Quality"))
        self.bytes = label("", TextRole.LABEL)
        self.long_side, self.profile = QComboBox(), QComboBox()
        self.keep = {
            Keeping.CAMERA: QCheckBox(self.tr("Camera and scan")),
            Keeping.CAPTION: QCheckBox(self.tr("Caption")),
            Keeping.PLACE: QCheckBox(self.tr("Place")),
        }
        self.mark = QCheckBox(self.tr("Mark as colorized"))
        self._fill(size, depth)
        self._lay_out()
        self._connect()
        self._adapt()

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
            self.profile.currentData(),
        )
        return FileChoices(options, self.long_side.currentData(), keeping, self.mark.isChecked())

    def show_format(self, format_: Format) -> None:
        """Take a format that the name asks for."""
        with QSignalBlocker(self.format):
            self.format.setCurrentIndex(self.format.findData(format_))
        self._adapt()

    def show_bytes(self, count: int) -> None:
        self.bytes.setText(self.tr("about {size}").format(size=in_words(count)))

    def _fill(self, size: Size, depth: int) -> None:
        for format_ in WRITABLE:
            self.format.addItem(format_.label, format_)
        self.subsampling.addItem("4:4:4", Subsampling.FULL)
        self.subsampling.addItem("4:2:0", Subsampling.QUARTER)
        self._photo_depth = depth
        self.long_side.addItem(self.tr("Full size, {size}").format(size=size), None)
        longest = max(size.width, size.height)
        for side in _LONG_SIDES:
            if side < longest:
                self.long_side.addItem(self.tr("{side} pixels on the longer side").format(side=side), side)
        self.profile.addItem("sRGB", SRGB)
        self.profile.addItem("Display P3", P3)
        self.profile.addItem(self.tr("Choose a profile…"), None)
        for check in (*self.keep.values(), self.mark):
            check.setChecked(True)
        for name, box in (
            (self.tr("Format"), self.format),
            (self.tr("Bits per color"), self.bits),
            (self.tr("Colors per pixel"), self.subsampling),
            (self.tr("Size"), self.long_side),
            (self.tr("Profile"), self.profile),
        ):
            box.setAccessibleName(name)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(2 * INSET)
        form.setVerticalSpacing(INSET)
        kind = _row(self.format, self.bits, self.subsampling)
        kind.setStretch(0, 1)
        form.addRow(label(self.tr("Format"), TextRole.LABEL), kind)
        quality = _row(self.quality, self.quality_field, self.bytes)
        quality.setStretch(0, 1)
        self.bytes.setMinimumWidth(100)
        form.addRow(label(self.tr("Quality"), TextRole.LABEL), quality)
        form.addRow(label(self.tr("Size"), TextRole.LABEL), self.long_side)
        form.addRow(label(self.tr("Profile"), TextRole.LABEL), self.profile)
        keep = _row(*self.keep.values())
        keep.addStretch(1)
        form.addRow(label(self.tr("Keep"), TextRole.LABEL), keep)
        marking = QVBoxLayout()
        marking.setSpacing(2)
        marking.addWidget(self.mark)
        why = label(self.tr("The file says in its metadata that its colors were added later."), TextRole.NOTE)
        why.setWordWrap(True)
        why.setContentsMargins(24, 0, 0, 0)
        marking.addWidget(why)
        form.addRow(label("", TextRole.LABEL), marking)

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(self._format_chosen)
        self.profile.activated.connect(self._profile_chosen)
        for box in (self.bits, self.subsampling, self.long_side):
            box.currentIndexChanged.connect(self.changed)
        self.quality.moved.connect(self._quality_moved)
        self.quality_field.edited.connect(self._quality_typed)
        for check in (*self.keep.values(), self.mark):
            check.toggled.connect(self.changed)

    def _format_chosen(self) -> None:
        self._adapt()
        self.format_changed.emit(WRITABLE[self.format.currentData()].suffixes[0])
        self.changed.emit()

    def _adapt(self) -> None:
        """Offer what the format can hold."""
        format_ = self.format.currentData()
        most = 16 if max(WRITABLE[format_].depths) > 8 else 8
        with QSignalBlocker(self.bits):
            self.bits.clear()
            for depth in (8, 16):
                if depth <= most:
                    self.bits.addItem(self.tr("{depth} bit").format(depth=depth), depth)
            self.bits.setCurrentIndex(self.bits.findData(min(self._photo_depth, most)))
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

    def _profile_chosen(self, index: int) -> None:
        if self.profile.itemData(index) is None:
            dialog = QFileDialog(self, self.tr("Choose a color profile"))
            dialog.setNameFilters([self.tr("Color profiles (*.icc *.icm)")])
            dialog.fileSelected.connect(self._profile_file)
            dialog.rejected.connect(self._first_profile)
            dialog.open()
        else:
            self.changed.emit()

    def _profile_file(self, chosen: str) -> None:
        try:
            self._add_profile(profile_from(chosen))
        except ColorstudioError as error:
            self._first_profile()
            self.failed.emit(error.sentence)

    def _add_profile(self, profile: Profile) -> None:
        at = self.profile.count() - 1
        self.profile.insertItem(at, profile.name, profile)
        self.profile.setCurrentIndex(at)
        self.changed.emit()

    def _first_profile(self) -> None:
        self.profile.setCurrentIndex(0)


def in_words(count: int) -> str:
    """Bytes as people read them."""
    if count < 100_000:
        return f"{max(count / 1000, 1):.0f} kB"
    return f"{count / 1e6:.1f} MB" if count < 1e9 else f"{count / 1e9:.2f} GB"


def with_suffix(name: str, suffix: str) -> str:
    """A name with the ending of another format."""
    return str(Path(name).with_suffix(suffix)) if name.strip() else name


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    for part in parts:
        row.addWidget(part)
    return row
