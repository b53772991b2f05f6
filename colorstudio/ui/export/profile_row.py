"""The color space of the file: sRGB, Display P3, or an ICC profile that the person has."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QWidget

from colorstudio.imaging.profiles import P3, SRGB, Profile, profile_from
from colorstudio.support.errors import BadInput
from colorstudio.ui.file_dialog import file_dialog


class ProfileRow(QWidget):
    """Offers the profiles that travel with the program, and a file."""

    changed = Signal()
    refused = Signal(str)  # why a file is no profile for pictures

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        self._profiles = [SRGB, P3]
        self.combo = QComboBox()
        self.combo.setAccessibleName(self.tr("Color profile"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo)
        self._profile = profile
        if profile not in self._profiles:
            self._profiles.append(profile)
        self._offer()
        self.combo.activated.connect(self._choose)

    @property
    def profile(self) -> Profile:
        return self._profile

    def take(self, path: str) -> None:
        """Take a profile from a file."""
        try:
            profile = profile_from(path)
        except BadInput as error:
            self.refused.emit(error.sentence)
            return
        if profile not in self._profiles:
            self._profiles.append(profile)
        self._profile = profile
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        self.combo.clear()
        for profile in self._profiles:
            self.combo.addItem(profile.name)
        self.combo.addItem(self.tr("Choose an .icc file…"))
        self.combo.setCurrentIndex(self._profiles.index(self._profile))

    def _choose(self, at: int) -> None:
        if at < len(self._profiles):
            self._profile = self._profiles[at]
            self.changed.emit()
            return
        self.combo.setCurrentIndex(self._profiles.index(self._profile))
        dialog = file_dialog(self, self.tr("Choose a color profile"), QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Color profiles (*.icc *.icm)"))
        dialog.fileSelected.connect(self.take)
        dialog.open()
